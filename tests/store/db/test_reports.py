"""Reports: kept whole, every version, never changed."""

from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.errors import HearsayError, StoreError
from hearsay.model import Report
from hearsay.model.kept import Came, Notice
from hearsay.store.db import Store
from hearsay.store.db.reports import content_of

from .made import WALL, add, as_kept, at, reports


@settings(max_examples=60, deadline=None)
@given(st.lists(reports(), min_size=1, max_size=4))
def test_what_goes_in_comes_out_to_the_letter(given_in: list[Report]) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "s"
        with Store.open(file, create=True) as store:
            names = [store.reports.add(r, Came(place=f"p{n}", at=at(n))).id for n, r in enumerate(given_in)]
        wanted = [as_kept(r, names[n], f"p{n}") for n, r in enumerate(given_in)]
        with Store.open(file, read_only=True) as store:
            assert [store.reports.get(n) for n in names] == wanted
            assert store.reports.all() == wanted


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from("abc"), min_size=1, max_size=8))
def test_versions_are_the_texts_that_stood_there_one_after_the_other(texts: list[str]) -> None:
    with TemporaryDirectory() as folder, Store.open(Path(folder) / "s", create=True) as store:
        added = [add(store, t, "p", n) for n, t in enumerate(texts)]
        runs = [texts[0], *(b for a, b in pairwise(texts) if a != b)]
        kept = store.reports.versions(added[-1].id)
        assert [store.reports.text(v.report) for v in kept] == runs
        assert [v.number for v in kept] == list(range(1, len(runs) + 1))
        assert len({v.report for v in kept}) == len(runs)
        assert [a.status for a in added].count("known") == len(texts) - len(runs)
        assert store.reports.at_place("p") == kept[-1].report
        assert [r.text for r in store.reports.all()] == [texts[-1]]
        assert [r.text for r in store.reports.all(versions=True)] == runs


def test_a_second_arrival_of_the_same_is_known_and_noted_once_for_each_feed(store: Store) -> None:
    r = Report(id="x", text=WALL)
    came = [Came(place="https://a.example/1", at=at(n), feed=f, etag='"e"') for n, f in enumerate(["f1", "f2", "f2"])]
    added = [store.reports.add(r, c) for c in came]
    assert [a.status for a in added] == ["new", "known", "known"]
    assert store.reports.arrivals(added[0].id) == came[:2]


@pytest.mark.parametrize("change", [{"title": "b"}, {"outlet": "b"}, {"author": "b"}, {"text": "b"}])
def test_whatever_its_outlet_changes_is_a_new_version(store: Store, change: dict[str, str]) -> None:
    first = add(store, "a", title="a", outlet="a", author="a")
    second = add(store, **{"text": "a", "title": "a", "outlet": "a", "author": "a", **change})  # type: ignore[arg-type]
    assert (second.status, second.previous) == ("version", first.id)


def test_its_own_id_path_and_notes_are_not_what_an_outlet_published() -> None:
    a = Report(id="x", text="t", path="here", notes=("read as utf-8",))
    assert content_of(a) == content_of(Report(id="y", text="t", path="there"))


def test_the_same_text_at_two_places_is_two_reports(store: Store) -> None:
    names = {add(store, WALL, p).id for p in "ab"}
    assert len(names) == 2
    assert len(store.reports.all()) == 2


def test_a_place_whose_bytes_are_no_utf8_is_kept_and_found_again(store: Store) -> None:
    names = [add(store, WALL, place).id for place in ("/in/\udcff.txt", "/in/\udcfe.txt")]
    assert [store.reports.at_place(p) for p in ("/in/\udcff.txt", "/in/\udcfe.txt")] == names
    assert store.reports.get(names[0]).path == "/in/\\udcff.txt"
    assert add(store, WALL, "/in/\udcff.txt").status == "known"


def test_ids_that_meet_by_chance_are_told_apart(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hearsay.store.db.reports.make_id", lambda kind, key: f"r{len(key)}")
    names = [add(store, WALL, p).id for p in "abc"]
    assert names == ["r3", "r4", "r5"]


def test_a_report_that_was_taken_back_stands_no_longer_until_it_is_restored(store: Store) -> None:
    name = add(store, WALL).id
    store.stories.place(name, None, [], at())
    (story,) = store.stories.all()
    kinds = ["corrected", "killed", "restored", "withdrawn"]
    stood = []
    for n, kind in enumerate(kinds):
        store.reports.note(name, Notice(kind=kind, at=at(n), why="It says so."))  # type: ignore[arg-type]
        stood.append(bool(store.reports.standing(story.id)))
    assert stood == [True, False, True, False]
    assert [n.kind for n in store.reports.notices(name)] == kinds
    assert len(store.reports.all(story=story.id)) == 1


def test_reports_since_a_moment(store: Store) -> None:
    add(store, "a", "a", 0)
    later = add(store, "b", "b", 10)
    assert [r.id for r in store.reports.all(since=at(10))] == [later.id]


@pytest.mark.parametrize("ask", ["get", "text", "document", "notices"])
def test_a_report_that_is_not_there_is_told(store: Store, ask: str) -> None:
    with pytest.raises(StoreError, match="the store has no report rabc"):
        getattr(store.reports, ask)("rabc")


def test_a_report_needs_a_place(store: Store) -> None:
    with pytest.raises(ValueError, match="place"):
        add(store, WALL, "")


ONLY_ADDED = (
    "reports",
    "arrivals",
    "notices",
    "readings",
    "placements",
    "story_states",
    "decisions",
    "claim_states",
    "pins",
)


@pytest.mark.parametrize("table", ONLY_ADDED)
@pytest.mark.parametrize("change", ["UPDATE {} SET at = 'x'", "DELETE FROM {}"])
def test_the_file_itself_refuses_to_change_what_happened(store: Store, table: str, change: str) -> None:
    _one_row_everywhere(store)
    before = store.connection.rows(f"SELECT * FROM {table}")
    assert before
    with pytest.raises(HearsayError, match="only added"), store.writing():
        store.connection.run(change.format(table))
    assert store.connection.rows(f"SELECT * FROM {table}") == before


def _one_row_everywhere(store: Store) -> None:
    c = store.connection
    name = add(store, WALL).id
    store.stories.place(name, None, [], at())
    store.stories.sleep(store.stories.all()[0].id, "quiet", at())
    store.reports.note(name, Notice(kind="corrected", at=at(), why="It says so."))
    c.run("INSERT INTO readings (report, reader, at, data) VALUES (1, 'r', 'a', x'00')")
    c.run("INSERT INTO decisions (id, at, kind, record) VALUES ('d', 'a', 'k', '{}')")
    c.run("INSERT INTO pins (at, kind, these, those, why) VALUES ('a', 'together', '[1]', '[]', 'w')")
    c.run(
        "INSERT INTO claims (id, story, at, changed_at, status, low, present, latest, state)"
        " VALUES ('k', 1, 'a', 'a', 's', 0, 1, 1, '{}')"
    )
    c.run("INSERT INTO claim_states (claim, story, at, kind, reason, state) VALUES (1, 1, 'a', 'new', 'w', '{}')")


def test_several_calls_are_one_transaction(store: Store) -> None:
    with pytest.raises(ZeroDivisionError):
        _add_and_break(store, "a")
    assert store.reports.all() == []
    with store.writing():
        add(store, "a", "a")
        with pytest.raises(ZeroDivisionError):  # a part that fails does not take the rest along
            _add_and_break(store, "b")
    assert [r.text for r in store.reports.all()] == ["a"]


def _add_and_break(store: Store, text: str) -> None:
    with store.writing():
        add(store, text, text)
        raise ZeroDivisionError
