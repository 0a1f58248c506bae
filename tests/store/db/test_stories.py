"""Stories: stable ids, asleep and awake, what the user rules sticks."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay import newsroom
from hearsay.errors import StoreError
from hearsay.model.kept import Change
from hearsay.store.db import Store
from hearsay.store.db.pins import Pin, held

from .made import CHEESE, TOWN, WALL, add, at, desk, filled

BOATS = "The harbour wall at Orva broke on Monday. Four boats sank in the harbour of the town, Dee Park said."


def grouped(store: Store) -> list[set[str]]:
    return [set(s.reports) for s in store.stories.all()]


def test_reports_of_one_event_stand_together_each_with_its_reasons(store: Store) -> None:
    filled(store, WALL, CHEESE, TOWN)
    a, cheese, b = (r.id for r in store.reports.all())
    assert {frozenset(s) for s in grouped(store)} == {frozenset({a, b}), frozenset({cheese})}
    (placed,) = store.stories.placements(b)
    assert placed.by == "rule"
    assert any("words" in reason for reason in placed.reasons)


def test_a_story_keeps_its_id_while_it_grows(store: Store) -> None:
    filled(store, WALL)
    (before,) = store.stories.all()
    filled(store, WALL, TOWN, BOATS, minute=5)
    (after,) = store.stories.all()
    assert after.id == before.id
    assert after.latest == at(5)
    assert len(after.reports) == 3


def test_a_new_version_stays_in_the_story_and_takes_the_place_of_the_old(store: Store) -> None:
    filled(store, WALL, TOWN)
    (story,) = store.stories.all()
    new = add(store, WALL.replace("two places", "three places"), "p0", 5)
    newsroom.catch_up(desk(store), at(5))
    assert store.stories.of(new.id) == story.id
    assert new.id in store.stories.get(story.id).reports
    assert new.previous not in store.stories.get(story.id).reports


def test_a_story_sleeps_when_nothing_comes_and_wakes(store: Store) -> None:
    filled(store, WALL)
    (story,) = store.stories.all()
    days = 60 * 24
    assert newsroom.send_to_sleep(store, at(14 * days)) == []
    assert newsroom.send_to_sleep(store, at(15 * days)) == [story.id]
    assert store.stories.get(story.id).state == "asleep"
    assert newsroom.send_to_sleep(store, at(16 * days)) == []
    filled(store, WALL, WALL + " More rain is expected.", minute=20 * days)
    assert [s.state for s in store.stories.all()] == ["awake"]


def test_stories_since_a_moment_and_by_state(store: Store) -> None:
    filled(store, WALL)
    filled(store, WALL, CHEESE, minute=10)
    assert len(store.stories.all()) == 2
    (late,) = store.stories.all(since=at(10))
    assert "Kerra" in store.reports.text(late.reports[0])
    store.stories.sleep(late.id, "quiet", at(11))
    assert store.stories.all(state="asleep") == [store.stories.get(late.id)]


def test_what_is_split_off_stays_off_whatever_comes_in(store: Store) -> None:
    filled(store, WALL, TOWN)
    (story,) = store.stories.all()
    a, b = story.reports
    new = store.stories.split(story.id, [b], "Another wall.", at(1))
    filled(store, WALL, TOWN, BOATS, WALL + " It rains.", TOWN + " It rains.", minute=2)
    assert store.stories.of(a) == story.id
    assert store.stories.of(b) == new
    (*_, last) = store.stories.placements(b)
    assert (last.by, last.reasons) == ("user", ("Another wall.",))


def test_what_is_merged_stays_together_whatever_comes_in(store: Store) -> None:
    filled(store, WALL, CHEESE)
    cheese, wall = store.stories.all()
    store.stories.merge(wall.id, cheese.id, "One festival.", at(1))
    filled(store, WALL, CHEESE, TOWN, CHEESE + " It rained.", minute=2)
    home = {store.stories.of(r) for r in (*wall.reports, *cheese.reports)}
    assert len(home) == 1
    gone = store.stories.get(cheese.id)
    assert (gone.state, gone.into, gone.reports) == ("merged", wall.id, ())


def test_a_later_ruling_holds_over_an_earlier_one(store: Store) -> None:
    filled(store, WALL, CHEESE)
    cheese, wall = store.stories.all()
    store.stories.merge(wall.id, cheese.id, "One festival.", at(1))
    store.stories.split(wall.id, cheese.reports, "Two after all.", at(2))
    newsroom.catch_up(desk(store), at(3))
    assert store.stories.of(wall.reports[0]) != store.stories.of(cheese.reports[0])


def test_claims_go_with_the_reports_that_are_split_off(store: Store) -> None:
    filled(store, WALL, CHEESE)
    cheese, wall = store.stories.all()
    store.stories.merge(wall.id, cheese.id, "One.", at(1))
    newsroom.catch_up(desk(store), at(1))
    before = {c.claim for s in (wall, cheese) for c in store.claims.of_story(s.id)}
    new = store.stories.split(wall.id, cheese.reports, "Two.", at(2))
    changes = newsroom.catch_up(desk(store), at(2))
    after = {c.claim for s in (wall.id, new) for c in store.claims.of_story(s)}
    assert after == before
    assert lost(changes) == []


def lost(changes: Sequence[Change]) -> list[str]:
    return [c.now.text for c in changes if c.kind in ("gone", "new")]


@pytest.mark.parametrize("which", [slice(0, 0), slice(0, 2)])
def test_none_or_all_of_a_story_is_not_split_off(store: Store, which: slice) -> None:
    filled(store, WALL, TOWN)
    (story,) = store.stories.all()
    with pytest.raises(StoreError, match="can be split off"):
        store.stories.split(story.id, story.reports[which], "why", at(1))
    assert store.stories.pins.holding().apart == frozenset()


def test_a_report_of_another_story_is_not_split_off(store: Store) -> None:
    filled(store, WALL, TOWN, CHEESE)
    cheese, wall = sorted(store.stories.all(), key=lambda s: len(s.reports))
    with pytest.raises(StoreError, match=f"{cheese.reports[0]}: not in story {wall.id}"):
        store.stories.split(wall.id, [*wall.reports[:1], *cheese.reports], "why", at(1))


def test_a_story_that_was_merged_lives_in_the_other(store: Store) -> None:
    filled(store, WALL, CHEESE)
    cheese, wall = store.stories.all()
    store.stories.merge(wall.id, cheese.id, "One.", at(1))
    assert store.stories.living(cheese.id).id == store.stories.living(wall.id).id == wall.id


def test_a_story_is_not_merged_with_itself(store: Store) -> None:
    filled(store, WALL)
    (story,) = store.stories.all()
    with pytest.raises(StoreError, match="name two stories"):
        store.stories.merge(story.id, story.id, "why", at())


def test_a_story_that_is_not_there_is_told(store: Store) -> None:
    with pytest.raises(StoreError, match="no story sabc"):
        store.stories.get("sabc")


DOCUMENTS = st.permutations(range(1, 7))
PINS = st.builds(
    lambda kind, documents, n: Pin(kind, documents[:n], documents[n : n + 2]),
    st.sampled_from(["together", "apart"]),
    DOCUMENTS,
    st.integers(0, 3),
)


@given(st.lists(PINS, max_size=6))
def test_nothing_that_is_apart_is_together(pins: list[Pin]) -> None:
    now = held(pins)
    assert not any({a, b} <= s for a, b in now.apart for s in now.together)
    every = [d for s in now.together for d in s]
    assert len(every) == len(set(every))


@given(st.lists(PINS, max_size=5), PINS)
def test_the_last_ruling_holds_in_full(pins: list[Pin], last: Pin) -> None:
    now = held([*pins, last])
    these, those = set(last.these), set(last.those)
    if last.kind == "together":
        assert len(these | those) < 2 or any(these | those <= s for s in now.together)
    else:
        wanted = {(min(a, b), max(a, b)) for a in these for b in those if a != b}
        assert wanted <= now.apart
