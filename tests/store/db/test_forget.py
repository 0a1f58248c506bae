"""Confidential material goes for good: no word of it is left in the file or its log."""

from collections.abc import Iterable

import pytest

from hearsay import newsroom
from hearsay.decide.meant import claim_anchors, party_anchor
from hearsay.decide.record import with_id
from hearsay.errors import StoreBusyError, StoreError
from hearsay.model import Confirm, Report, Same
from hearsay.model.kept import Came, Notice, PageState
from hearsay.store.db import Store
from hearsay.store.db.upkeep.check import check
from hearsay.store.db.upkeep.forget import doomed, forget, wipe
from tests.decide.invented import base

from .made import CHEESE, TOWN, WALL, add, at, desk, filled

SECRET = (
    "The harbour wall at Orva broke on Monday. Zelda Quistgaard said the smugglers of Brovandia broke the harbour wall."
)
PLACE = "https://xylophone.example/confidential-letter"
WORDS = ("quistgaard", "smuggler", "brovandia", "xylophone", "whistleblowing", "kryptonite", "mastodon")


def traces(store: Store, words: Iterable[str] = WORDS) -> set[str]:
    """The words that stand anywhere in the store's files, in any case, in UTF-8 or UTF-16."""
    store.connection.value("SELECT 1")
    data = b"".join(p.read_bytes().lower() for p in store.path.parent.glob(store.path.name + "*"))
    return {w for w in words if any(w.encode(code) in data for code in ("utf-8", "utf-16-le"))}


@pytest.fixture
def full(store: Store) -> Store:
    """A story of three reports, of which the one at PLACE, in two versions and with decisions on it, is secret."""
    filled(store, WALL, CHEESE, TOWN)
    add(store, SECRET, PLACE, 1, title="Whistleblowing at Orva", author="Ida Kryptonite", outlet="Mastodon Mail")
    newsroom.catch_up(desk(store), at(1))
    add(store, SECRET + " The smugglers fled.", PLACE, 2, title="Whistleblowing at Orva", outlet="Mastodon Mail")
    newsroom.catch_up(desk(store), at(2))
    name = store.reports.at_place(PLACE) or ""
    store.reports.note(name, Notice(kind="corrected", at=at(3), why="Mastodon Mail corrected it."))
    brief = newsroom.brief_of(desk(store), store.stories.of(name) or "", at(3))
    (smugglers,) = [
        c.claim for c in brief.claims if "smugglers of Brovandia" in " ".join(m.evidence.text for m in c.claim.mentions)
    ]
    store.rulings.add(with_id(Confirm(**base(1, "Quistgaard told me"), claim=claim_anchors(smugglers, brief))))
    store.rulings.add(
        with_id(Same(**base(2), parties=(party_anchor("Zelda Quistgaard", brief), party_anchor("Ana Ruiz", brief))))
    )
    newsroom.catch_up(desk(store), at(4))
    story = store.stories.get(store.stories.of(name) or "")
    store.stories.split(story.id, [name], "Quistgaard is another story.", at(5))
    newsroom.catch_up(desk(store), at(5))
    store.feeds.keep_page(PageState(url=PLACE, title="Whistleblowing"))
    return store


def test_a_report_is_forgotten_by_id_or_place_with_every_trace(full: Store) -> None:
    assert traces(full) >= {"quistgaard", "smuggler", "xylophone", "whistleblowing"}
    before = {r.id: r for r in full.reports.all() if r.path != PLACE}
    name = full.reports.at_place(PLACE) or ""
    assert doomed(full, name) == doomed(full, PLACE)
    chosen = doomed(full, PLACE)
    assert [r[1] for r in chosen.reports] == [PLACE]
    assert {kind for _, kind in chosen.decisions} == {"confirm", "same"}
    forget(full, chosen, at(6))
    assert traces(full) == set()
    assert {r.id: r for r in full.reports.all()} == before
    assert check(full.path) == ()
    newsroom.catch_up(desk(full), at(7))
    assert traces(full) == set()
    assert full.search.reports("smuggler*").hits == ()


def test_what_was_forgotten_is_not_taken_in_again(full: Store) -> None:
    forget(full, doomed(full, PLACE), at(6))
    assert add(full, "Something else now.", PLACE, 7).status == "forgotten"
    assert add(full, SECRET, "https://mirror.example/copy", 7).status == "forgotten"
    assert traces(full) == set()


def test_a_party_is_forgotten_with_every_report_that_names_it(full: Store) -> None:
    add(full, "Bo Lind met Zelda Quistgaard on the quay.", "elsewhere", 6)
    newsroom.catch_up(desk(full), at(6))
    chosen = doomed(full, "zelda  quistgaard")
    assert {place for _, place, _ in chosen.reports} == {PLACE, "elsewhere"}
    forget(full, chosen, at(7))
    newsroom.catch_up(desk(full), at(8))
    assert traces(full, ["quistgaard"]) == set()
    assert full.reports.at_place("p2")
    assert check(full.path) == ()


def test_what_others_tell_too_stays_with_its_words(full: Store) -> None:
    forget(full, doomed(full, PLACE), at(6))
    newsroom.catch_up(desk(full), at(7))
    told = {c.text for s in full.stories.all() for c in full.claims.of_story(s.id) if c.present}
    assert any("harbour wall" in t for t in told)
    assert {h.place for h in full.search.reports("harbour wall").hits} == {"p0", "p2"}
    name = add(full, WALL + " It rains.", "later", 8).id
    newsroom.catch_up(desk(full), at(8))
    assert full.stories.of(name) == full.stories.of(full.reports.at_place("p0") or "")


def test_a_report_that_comes_later_is_not_taken_for_one_that_was_forgotten(full: Store) -> None:
    last = max(c.number for c in full.claims.changes())
    number = full.reports.document(full.reports.at_place(PLACE) or "")
    forget(full, doomed(full, PLACE), at(6))
    name = add(full, CHEESE + " It rains.", "later", 7).id
    changes = newsroom.catch_up(desk(full), at(7))
    assert full.reports.document(name) == number
    assert full.stories.of(name) == full.stories.of(full.reports.at_place("p1") or "")
    assert number not in {d for pair in full.stories.pins.holding().apart for d in pair}
    assert changes
    assert min(c.number for c in changes) > last
    assert full.claims.changes(after=last) == changes


def test_a_name_that_is_part_of_another_is_not_meant(full: Store) -> None:
    add(full, "Quistgaarden is a park in Kerra.", "park", 6)
    assert "park" not in {place for _, place, _ in doomed(full, "Quistgaard").reports}


@pytest.mark.parametrize("what", ["Nobody Known", "rabc", "https://other.example/"])
def test_what_is_not_there_is_nothing(full: Store, what: str) -> None:
    assert not doomed(full, what)


def test_nothing_is_named_by_nothing(full: Store) -> None:
    with pytest.raises(StoreError, match="nothing is named"):
        doomed(full, " ")


def test_traces_in_the_log_are_told_while_another_program_reads(full: Store) -> None:
    chosen = doomed(full, PLACE)
    with Store.open(full.path, read_only=True) as other, other.viewing():
        other.reports.all()
        with pytest.raises(StoreBusyError, match=r"traces stay in .*-wal while another program"):
            forget(full, chosen, at(6))
        assert full.reports.at_place(PLACE) is None
    wipe(full)
    assert traces(full) == set()


def test_words_that_came_only_by_a_feed_go_too(store: Store) -> None:
    came = Came(place=PLACE, at=at(), feed="https://xylophone.example/feed", etag='"kryptonite"')
    store.reports.add(Report(id="r", text=SECRET), came)
    newsroom.catch_up(desk(store), at())
    forget(store, doomed(store, PLACE), at(1))
    assert traces(store) == set()
