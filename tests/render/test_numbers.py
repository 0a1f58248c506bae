"""A claim has one number, whatever is shown."""

from hearsay.render.contract import brief_dict
from hearsay.render.numbers import SECTIONS, numbers_of
from hearsay.render.view import view
from hearsay.weigh import weigh
from tests import factory
from tests.weigh.invented import claims_told


def test_numbers_are_the_same_with_all_claims_shown() -> None:
    told = claims_told(*(f"the number {i} gate is {'not ' * (i % 3)}shut" for i in range(30)))
    for b in (factory.bridge(), factory.many(200), weigh(told)):
        few, every = ({c.text: c.number for c in view(b, e).all_claims()} for e in (False, True))
        assert few == every
        assert sorted(few.values()) == list(range(1, len(b.claims) + 1))
        assert {c["id"]: c["number"] for c in brief_dict(b)["claims"]} == numbers_of(b)


def test_numbers_rise_within_a_section() -> None:
    for s in view(factory.many(200), everything=True).sections:
        assert [c.number for c in s.claims] == sorted(c.number for c in s.claims)


def test_every_status_has_one_section() -> None:
    statuses = [s for _, given in SECTIONS for s in given]
    assert sorted(statuses) == ["contested", "corroborated", "denied", "reported", "single-source", "unconfirmed"]
