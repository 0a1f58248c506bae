"""Every reason behind the bounds is told once, under what it did; every party says how surely it counts."""

from dataclasses import replace

import pytest

from hearsay.model import Story
from hearsay.model.answers import Explanation
from hearsay.weigh import merge, separate, weigh
from hearsay.weigh.explain import explain
from tests.weigh.invented import dam, one, party, scene_of


def explained(s: Story) -> Explanation:
    return explain(weigh(s).claims[0], scene_of(s))


STORIES = [
    dam(one("Orva Daily", "Ana Ruiz"), one("Kerra Post", "Bo Lind")),
    dam(one("Orva Daily", "Ana Ruiz", "unnamed:two guards"), one("Kerra Post", "unnamed:a nurse", "own")),
    dam(one("Orva Daily", "own"), one("Kerra Post", "own")),
    dam(one("Orva Daily", "Ana Ruiz"), one("Kerra Post", "Ana Ruiz")),
    party(dam(one("Orva Daily", "Ana Ruiz", "organisation:Tarn Water")), "Ana Ruiz", speaks_for="Tarn Water"),
]


@pytest.mark.parametrize("s", STORIES)
def test_no_reason_is_lost_or_told_twice(s: Story) -> None:
    e = explained(s)
    told = [r.text for r in (*e.merged, *e.separated, *e.absorbed, *e.added)]
    assert sorted(told) == sorted(r.text for r in e.claim.reasons)


@pytest.mark.parametrize("s", STORIES)
def test_upper_bound_is_reached_by_the_parties_listed(s: Story) -> None:
    e = explained(s)
    counted = 2 if any("two" in (x.name or "") for x in e.standings) else 1
    assert e.claim.origins.high == len(e.standings) + counted - 1


def test_reasons_stand_under_what_they_did() -> None:
    e = explained(STORIES[1])
    assert {r.rule for r in e.absorbed} == {"may_be_the_same"}
    assert {r.rule for r in e.added} == {"may_be_another"}
    assert {r.rule for r in e.separated} <= {"counted_sources", *(x.__name__ for x in separate.RULES)}
    assert [r.rule for r in explained(STORIES[4]).merged] == [merge.one_line.__name__]


def test_how_surely_a_party_counts() -> None:
    found = {s.name: (s.certain, s.why) for s in explained(STORIES[1]).standings}
    assert found["Ana Ruiz"] == (True, "Named, and said to state it.")
    assert found["two guards"] == (False, "Described, not named.")


def test_own_words_and_doubtful_readings_say_so() -> None:
    assert "its own words" in explained(STORIES[2]).standings[0].why
    s = STORIES[0]
    doubted = tuple(replace(r, attributions=tuple(replace(a, doubt=0.6) for a in r.attributions)) for r in s.readings)
    assert explained(replace(s, readings=doubted)).standings[0].why == (
        "It is doubtful that it says this: read with 60% doubt."
    )
