"""Status by precedence, marks, history."""

from dataclasses import replace

import pytest

from hearsay.weigh import weigh
from tests import factory as f
from tests.weigh.invented import by_id, claims_told, dam, first, one

ORVA, KERRA = "Orva Daily", "Kerra Post"


@pytest.mark.parametrize(
    ("tellings", "status"),
    [
        (["own"], "reported"),
        ([""], "reported"),
        (["Ana Ruiz"], "single-source"),
        (["unnamed:an engineer"], "single-source"),
        (["Ana Ruiz", "Ben Okoro"], "corroborated"),
    ],
)
def test_status_by_origins(tellings: list[str], status: str) -> None:
    assert first(dam(one(ORVA, *tellings))).status == status


def test_unverified_wins_over_corroborated() -> None:
    r, mentions, (a, b) = one(ORVA, "Ana Ruiz", "Ben Okoro")
    assert first(dam((r, mentions, [a, replace(b, stance="unconfirmed")]))).status == "unconfirmed"


def test_a_remark_behind_the_claim_marks_it_as_unverified() -> None:
    r = f.report("r", "The dam has a crack, Ana Ruiz said. The claim could not be independently verified.", ORVA)
    a = f.told(r, "The dam has a crack", "Ana Ruiz")
    assert first(f.story(f.reading(r, a), claims=[f.claim("c", f.mention(a))])).status == "unconfirmed"


def test_a_rival_account_wins_over_unverified() -> None:
    b = weigh(claims_told("The fire killed 12 people", "The fire killed 15 people"))
    assert {c.status for c in b.claims} == {"contested"}


def test_a_denial_wins_over_all() -> None:
    r, mentions, (a, b) = one(ORVA, "Ana Ruiz", "Ben Okoro")
    s = dam((r, [mentions[0], replace(mentions[1], polarity="denies")], [a, replace(b, stance="denies")]))
    assert first(s).status == "denied"


def test_only_somebody_concerned_can_deny_a_claim_in_a_claim_of_his_own() -> None:
    texts = ("Mayor Brand took bribes from builders", "Brand never took bribes from builders", "The port is shut")
    s = claims_told(*texts)
    outsider = by_id(weigh(s))
    assert [outsider[c].status for c in ("c0", "c1")] == ["contested", "contested"]
    named = replace(s, parties=tuple(replace(p, name="Ivo Brand") if p.name == "Person B" else p for p in s.parties))
    concerned = by_id(weigh(named))
    assert [concerned[c].status for c in ("c0", "c1")] == ["denied", "contested"]


def test_marks() -> None:
    r, mentions, (a, b) = one(ORVA, "unnamed:an engineer", "Ben Okoro")
    assert "confirmed-by-party" in first(dam((r, mentions, [a, replace(b, stance="confirms")]))).marks
    assert first(dam(one(ORVA, "Ana Ruiz"), one(KERRA, "Ana Ruiz"))).marks == ("echo",)
    updated = weigh(claims_told("The fire killed 12 people", "The fire killed 15", day=["2031-05-01", "2031-05-02"]))
    assert all("updated" in c.marks for c in updated.claims)


@pytest.mark.parametrize(("lead", "mark"), [("Correction, corrected to say: ", "corrected"),
                                            ("It has retracted its story that ", "withdrawn")])  # fmt: skip
def test_marks_of_words_before(lead: str, mark: str) -> None:
    r = f.report("r", f"{lead}the dam has a crack.", ORVA)
    assert (
        mark in first(f.story(f.reading(r), claims=[f.claim("c", f.mention(f.cite(r, "the dam has a crack")))])).marks
    )


def test_history_weighs_anew_at_each_moment() -> None:
    s = dam(
        one(ORVA, "own", day="2031-05-01"),
        one(KERRA, "Ana Ruiz", day="2031-05-02"),
        one("Sound FM", "Ben Okoro", day="2031-05-03"),
        one("Late News", "Ben Okoro", day="2031-05-04"),
    )
    steps = [(h.status, h.at) for h in first(s).history]
    assert steps == [("reported", "2031-05-01"), ("single-source", "2031-05-02"), ("corroborated", "2031-05-03")]


def test_history_ends_with_the_status_and_a_rival_brings_a_step() -> None:
    s = claims_told("The fire killed 12 people", "The fire killed 15 people", day=["2031-05-01", "2031-05-02"])
    c = by_id(weigh(s))["c0"]
    assert [h.status for h in c.history] == ["single-source", "contested"]
    assert c.history[-1].status == c.status


def test_what_nothing_dates_stands_at_the_end_without_a_day() -> None:
    s = dam(one(ORVA, "Ana Ruiz", day="2031-05-01"), one(KERRA, "Ben Okoro"))
    assert [(h.status, h.at) for h in first(s).history] == [("single-source", "2031-05-01"), ("corroborated", None)]
