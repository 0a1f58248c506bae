"""Reports as they come: in any order, near-identical events apart, ids that stay, rulings that hold."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.link.grouping import Feature, Rules, Shelf, StorySummary, feature_of, group
from hearsay.model import Moment, Report

MAY = date(2031, 5, 3)


@dataclass(frozen=True)
class Sinking:
    """An event of one kind."""

    place: str = "Orva"
    day: date = MAY
    who: str = "Ana Ruiz"
    ship: str = "Aurora"


OTHER = Sinking("Kerra", who="Bo Lind", ship="Petrel")


def ferry(name: str, of: Sinking = Sinking(), later: int = 0, dead: int = 9) -> Feature:
    """A report in words that are the same for every event of the kind, but for names, numbers and days."""
    text = (
        f"{of.place.upper()} - {dead} people died when the ferry {of.ship} went down off {of.place} on {of.day:%A}. "
        f"{of.who}, who heads the {of.place} coastguard, said the pump had failed. The ferry was bound for the isles. "
        f"The divers searched the wreck for those still missing when the night fell. Nothing was heard of the crew."
    )
    published = Moment(of.day + timedelta(later))
    return feature_of(Report(id=name, text=text, title=f"Ferry goes down off {of.place}", published=published))


def together(*features: Feature) -> bool:
    return len(group(features)) == 1


def test_reports_of_one_event_days_apart_are_one_story() -> None:
    assert together(ferry("a"), ferry("b", later=1), ferry("c", later=2, dead=11))


@pytest.mark.parametrize(
    "other",
    [OTHER, replace(OTHER, day=MAY + timedelta(1)), Sinking(day=MAY + timedelta(40), who="Bo Lind", ship="Petrel")],
    ids=["place and parties", "the day after", "weeks later at one place"],
)
def test_near_identical_events_are_told_apart_each_with_reasons(other: Sinking) -> None:
    found = group([ferry("a"), ferry("b", later=1), ferry("c", other, dead=31), ferry("d", other, dead=31)])
    assert [s.reports for s in found] == [("a", "b"), ("c", "d")]
    assert all(m.reasons for s in found for m in s.members)


def test_what_differs_is_said() -> None:
    found = group([ferry("a"), ferry("b"), ferry("c", OTHER, dead=31), ferry("d", OTHER, dead=31)])
    said = " ".join(r.text for r in found[1].members[0].reasons)
    assert "That story names" in said
    assert "Kerra" in said
    assert "opens with the number" in said


def stories(shelf: Shelf) -> set[frozenset[str]]:
    return {frozenset(s.reports) for s in shelf.stories()}


def test_any_order_gives_the_same_stories() -> None:
    others = [ferry(n, OTHER, dead=31) for n in "cd"]
    features = [ferry("a"), ferry("b"), *others, ferry("e", later=1, dead=10)]
    for order in permutations(features):
        shelf = Shelf()
        for f in order:
            shelf.add(f)
        assert stories(shelf) == {frozenset("abe"), frozenset("cd")}


def test_a_report_wakes_a_story_that_sleeps() -> None:
    late = ferry("c", later=60)
    (story,) = group([ferry("a"), ferry("b"), late])
    assert any(r.rule == "story-woken" and "quiet for 60 days" in r.text for r in story.members[-1].reasons)
    assert StorySummary.of("s", [ferry("a")]).is_asleep(MAY + timedelta(15))
    assert not StorySummary.of("s", [ferry("a")]).is_asleep(MAY + timedelta(14))


def test_a_story_keeps_its_id_while_it_grows() -> None:
    shelf = Shelf()
    first = shelf.add(ferry("a"))
    assert first.is_new
    for n in range(4):
        placed = shelf.add(ferry(f"b{n}", dead=9 + n, later=n))
        assert (placed.story, placed.is_new) == (first.story, False)


NAMES = "abcd"
APART = st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("cd")), max_size=3)
TOGETHER = st.sampled_from([[], ["ab"], ["cd"], ["ab", "cd"]])


@settings(max_examples=40, deadline=None)
@given(TOGETHER, APART, st.permutations(NAMES))
def test_no_rule_of_grouping_breaks_what_the_user_ruled(
    sets: Sequence[str], apart: list[tuple[str, str]], order: list[str]
) -> None:
    features = {f.report: f for f in [ferry(n) for n in NAMES]}
    shelf = Shelf(rules=Rules.of(sets, apart))
    for n in order:
        shelf.add(features[n])
    shelf.settle()
    found = stories(shelf)
    assert all(any(set(s) <= g for g in found) for s in sets)
    assert not any(set(p) <= g for p in apart for g in found)
    assert sorted(n for g in found for n in g) == list(NAMES)
