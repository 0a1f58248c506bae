"""Claims over time: known again, compared, each change dated with its reason."""

from dataclasses import replace

import pytest

from hearsay import newsroom
from hearsay.model import Brief, WeighedClaim
from hearsay.model.kept import Change, Notice
from hearsay.store.db import Store
from tests import factory

from .made import TOWN, WALL, add, at, desk, filled

WORDS = "broke in two places"


@pytest.fixture
def story(store: Store) -> str:
    name = add(store, WALL, "a").id
    return store.stories.place(name, None, [], at())


def weighed(store: Store, status: str = "single-source", low: int = 1, words: str = WORDS, **more: object) -> Brief:
    """A brief with one claim in these words, in the latest version of the report at "a"."""
    report = store.reports.get(store.reports.at_place("a") or "")
    c = factory.claim("c1", factory.mention(factory.cite(report, words)))
    claims = [factory.weighed(c, low, max(low, 2), status, **more)]
    return factory.brief(factory.story(factory.reading(report)), *claims)


def kept(store: Store, story: str, made: Brief, minute: float) -> Change | None:
    changes = store.claims.keep(story, made, at(minute))
    assert len(changes) < 2
    return changes[0] if changes else None


def test_what_is_new_is_told_with_who_brought_it(store: Store, story: str) -> None:
    change = kept(store, story, weighed(store), 1)
    assert change
    assert (change.kind, change.before, change.now.at) == ("new", None, at(1))
    assert change.report == store.reports.at_place("a")
    assert change.reason == "Outlet a has it."
    assert store.claims.of_story(story) == [change.now]


def test_what_stays_is_no_change(store: Store, story: str) -> None:
    kept(store, story, weighed(store), 1)
    assert kept(store, story, weighed(store), 2) is None
    assert len(store.claims.changes()) == 1


@pytest.mark.parametrize(
    ("then", "kind", "reason"),
    [
        ({"status": "contested"}, "status", "single-source → contested"),
        ({"low": 2}, "origins", "Independent origins: 2; before: 1 to 2."),
        ({"marks": ("corrected",)}, "marks", "Marked corrected."),
        ({"status": "denied", "low": 2, "marks": ("loop",)}, "status", "single-source → denied"),
    ],
)
def test_what_changed_most_is_told(store: Store, story: str, then: dict[str, object], kind: str, reason: str) -> None:
    first = kept(store, story, weighed(store), 1)
    change = kept(store, story, weighed(store, **then), 2)  # type: ignore[arg-type]
    assert first
    assert change
    assert (change.kind, change.reason, change.before) == (kind, reason, first.now)
    assert change.now.claim == first.now.claim


def test_a_claim_that_no_report_tells_any_more_is_gone_and_comes_back(store: Store, story: str) -> None:
    kept(store, story, weighed(store), 1)
    nothing = replace(weighed(store), claims=())
    gone = kept(store, story, nothing, 2)
    back = kept(store, story, weighed(store), 3)
    assert gone
    assert back
    assert [gone.kind, back.kind] == ["gone", "back"]
    assert gone.reason == "No report of the story tells it any more."
    assert kept(store, story, weighed(store), 4) is None
    (now,) = store.claims.of_story(story)
    assert now.present
    assert [c.kind for c in store.claims.history(now.claim)] == ["new", "gone", "back"]


def test_a_claim_is_known_again_when_its_report_is_reworded_a_little(store: Store, story: str) -> None:
    first = kept(store, story, weighed(store), 1)
    add(store, WALL.replace(WORDS, "broke in the two places"), "a", 2)
    change = kept(store, story, weighed(store, words="broke in the two places", status="contested"), 2)
    assert first
    assert change
    assert change.now.claim == first.now.claim


@pytest.mark.parametrize(
    ("before", "after"), [("in 2 places", "in 3 places"), ("in two places", "in nine places"), ("broke", "never broke")]
)
def test_another_number_or_negation_is_another_claim(store: Store, story: str, before: str, after: str) -> None:
    add(store, WALL.replace("broke in two places", f"quite suddenly {before} near the old town"), "a", 1)
    kept(store, story, weighed(store, words=f"quite suddenly {before} near the old town"), 1)
    add(store, WALL.replace("broke in two places", f"quite suddenly {after} near the old town"), "a", 2)
    new, gone = store.claims.keep(story, weighed(store, words=f"quite suddenly {after} near the old town"), at(2))
    assert (new.kind, gone.kind) == ("new", "gone")
    assert gone.reason == "Outlet a no longer has these words since its report was edited."


def test_the_claim_of_a_report_that_was_taken_back_is_marked_and_gone(store: Store, story: str) -> None:
    kept(store, story, weighed(store), 1)
    name = store.reports.at_place("a") or ""
    store.reports.note(name, Notice(kind="killed", at=at(2), why="The wire says kill."))
    change = kept(store, story, replace(weighed(store), claims=()), 2)
    assert change
    assert (change.kind, change.now.marks) == ("gone", ("withdrawn",))
    assert change.reason == "Its report was killed: The wire says kill."


def test_two_claims_that_become_one_say_so(store: Store, story: str) -> None:
    report = store.reports.get(store.reports.at_place("a") or "")
    cited = [factory.cite(report, w) for w in (WORDS, "The harbour wall at Orva")]
    apart = [factory.weighed(factory.claim(f"c{n}", factory.mention(e))) for n, e in enumerate(cited)]
    one = factory.weighed(factory.claim("c", *map(factory.mention, cited)))
    base = factory.story(factory.reading(report))
    store.claims.keep(story, factory.brief(base, *apart), at(1))
    (gone,) = store.claims.keep(story, factory.brief(base, one), at(2))
    assert gone.kind == "gone"
    assert gone.reason == f"It is told as one with “{WORDS}” now."


def test_changes_are_found_by_time_story_and_number(store: Store, story: str) -> None:
    for n, status in enumerate(["reported", "contested", "denied"]):
        kept(store, story, weighed(store, status), n)
    every = store.claims.changes()
    assert [c.number for c in every] == [1, 2, 3]
    assert [c.before for c in every] == [None, every[0].now, every[1].now]
    assert store.claims.changes(since=at(1)) == every[1:]
    assert store.claims.changes(since=at(9)) == []
    assert store.claims.changes(after=2) == every[2:]
    assert store.claims.changes(after=2, since=at(0)) == every[2:]
    assert store.claims.changes(limit=2) == every[:2]
    assert store.claims.changes(story=story) == every
    assert store.claims.changes(story="sabc") == []


def test_a_clock_that_was_set_back_hides_no_change(store: Store, story: str) -> None:
    for minute, status in ((50, "reported"), (60, "contested"), (0, "denied"), (1, "reported")):
        kept(store, story, weighed(store, status), minute)
    every = store.claims.changes()
    assert [c.number for c in every] == [1, 2, 3, 4]
    assert store.claims.changes(since=at(60)) == every[1:]


def claims(store: Store) -> dict[str, WeighedClaim]:
    """Words of each claim that newsroom weighs → the claim, to see what a whole round does."""
    (s,) = store.stories.all()
    return {c.claim.text: c for c in newsroom.brief_of(desk(store), s.id, at()).claims}


def test_a_whole_round_an_edit_and_a_withdrawal(store: Store) -> None:
    filled(store, WALL + " Dee Park said two boats sank.", TOWN)
    told = {s.text for s in store.claims.of_story(store.stories.all()[0].id)}
    assert told == set(claims(store))
    edited = WALL + " Dee Park said nine boats sank."
    new = add(store, edited, "p0", 5)
    changes = newsroom.catch_up(desk(store), at(5))
    assert {c.kind for c in changes} >= {"new", "gone"}
    assert {c.report for c in changes if c.kind == "new"} == {new.id}
    store.reports.note(new.id, Notice(kind="withdrawn", at=at(6), why="It is not at its address any more."))
    changes = newsroom.catch_up(desk(store), at(6))
    assert any("withdrawn" in c.now.marks for c in changes)
    (s,) = store.stories.all()
    brief = store.briefs.get(s.id)
    assert brief
    assert [x["reason"] for x in brief["skipped"]] == ["was taken back by its outlet: it counts no longer"]


def test_only_the_story_of_a_new_report_is_weighed_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(store, WALL, "Kerra held its cheese fair on Friday. Cy Moe said the oldest cheese weighed ninety kilos.")
    weighed_now: list[str] = []
    real = newsroom.weigh
    monkeypatch.setattr(newsroom, "weigh", lambda d, s, when: weighed_now.append(s) or real(d, s, when))  # type: ignore[func-returns-value]
    name = add(store, TOWN, "later", 5).id
    newsroom.catch_up(desk(store), at(5))
    assert weighed_now == [store.stories.of(name)]
    assert newsroom.catch_up(desk(store), at(6)) == []
    assert len(weighed_now) == 1


def test_what_others_bring_while_a_story_is_weighed_leaves_it_due(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(store, WALL)
    (story,) = store.stories.all()
    real = newsroom.brief_of

    def brief_of(*given: object) -> Brief:
        made = real(*given)  # type: ignore[arg-type]
        with Store.open(store.path) as other:
            other.reports.note(story.reports[0], Notice(kind="killed", at=at(1), why="Kill."))
        return made

    monkeypatch.setattr(newsroom, "brief_of", brief_of)
    newsroom.weigh(desk(store), story.id, at(1))
    monkeypatch.undo()
    assert store.briefs.due() == [story.id]
    newsroom.catch_up(desk(store), at(2))
    assert store.briefs.due() == []
    assert not any(c.present for c in store.claims.of_story(story.id))


def test_work_that_was_cut_off_is_taken_up(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    add(store, WALL, "a")
    add(store, TOWN, "b")
    monkeypatch.setattr(store.briefs, "keep", lambda *a: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        newsroom.catch_up(desk(store), at(1))
    assert store.briefs.waiting() == []
    assert len(store.briefs.due()) == 1
    assert store.claims.changes() == []
    monkeypatch.undo()
    assert newsroom.catch_up(desk(store), at(2))
    assert store.briefs.due() == []
