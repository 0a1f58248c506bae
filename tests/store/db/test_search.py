"""Looking for claims and reports."""

import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.errors import InputError, StoreError
from hearsay.model.kept import Question
from hearsay.store.db import Store
from hearsay.store.db.search import Page
from hearsay.store.db.words import MOST_WORDS, first_place, match_query

from .made import ANY_TEXT, CHEESE, TOWN, WALL, add, at, filled

BOATS = " Dee Park said four boats sank beside the lighthouse."


@pytest.fixture(scope="module")
def full() -> Iterator[Store]:
    with TemporaryDirectory() as folder, Store.open(Path(folder) / "s", create=True) as store:
        filled(store, WALL + BOATS, TOWN)
        filled(store, WALL + BOATS, TOWN, CHEESE, minute=30)
        yield store


def claims(store: Store, **asked: object) -> set[str]:
    return {f.state.text for f in store.search.claims(Question(**asked)).hits}  # type: ignore[arg-type]


def test_claims_by_their_words_in_any_order_and_form(full: Store) -> None:
    found = claims(full, words="lighthouses boat sank")
    assert found == claims(full, words='"four boats" lighthouse')
    assert len(found) == 1
    assert claims(full, words='"boats four"') == set()
    assert claims(full, words="kil*") == claims(full, words="kilo") != set()
    assert claims(full, words="kil") == set()


def test_claims_by_speaker_and_relay(full: Store) -> None:
    by_moe = claims(full, speaker="cy moe")
    assert len(by_moe) == 2
    assert any("ninety kilos" in c for c in by_moe)
    assert claims(full, speaker="p2") == set()
    assert claims(full, relay='"Outlet p2"') == claims(full) - claims(full, relay="outlet p0") - claims(
        full, relay="outlet p1"
    )


def test_claims_by_status_origins_and_dates(full: Store) -> None:
    every = full.search.claims(Question()).hits
    assert every
    for status in {f.state.status for f in every}:
        assert claims(full, status=(status,)) == {f.state.text for f in every if f.state.status == status}
    for n in range(3):
        assert claims(full, origins=(n, n)) == {f.state.text for f in every if f.state.origins.low == n}
        assert claims(full, origins=(n, None)) == {f.state.text for f in every if f.state.origins.low >= n}
    late = claims(full, since=at(30))
    assert late == claims(full, relay='"Outlet p2"')
    assert claims(full, until=at(30)) == {f.state.text for f in every} - late


@pytest.mark.parametrize("many", [0, 1, 2, 10_000])
def test_it_makes_no_difference_how_many_claims_have_a_word(
    full: Store, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    """Words that very many claims have are looked for along another way."""
    asked: list[dict[str, object]] = [
        {"words": "kilo*"},
        {"words": "boats", "speaker": '"Dee Park"'},
        {"words": "sank", "origins": (1, None), "status": ("single-source",)},
        {"relay": '"Outlet p2"', "since": at(30)},
        {"words": "nowhere"},
    ]

    def found() -> list[tuple[list[object], str | None]]:
        pages = [full.search.claims(Question(**a), limit=1 + n % 2) for n, a in enumerate(asked)]  # type: ignore[arg-type]
        return [([f.state for f in p.hits], p.next) for p in pages]

    before = found()
    assert [bool(hits) for hits, _ in before] == [True, True, True, True, False]
    monkeypatch.setattr("hearsay.store.db.search._MANY", many)
    assert found() == before


def test_pages_go_on_where_they_ended_and_hold_each_hit_once(full: Store) -> None:
    every = full.search.claims(Question()).hits
    pages: list[Page] = [full.search.claims(Question(), limit=1)]
    while pages[-1].next:
        pages.append(full.search.claims(Question(), limit=1, cursor=pages[-1].next))
    assert tuple(h for p in pages for h in p.hits) == every


def test_reports_by_words_in_their_latest_version_with_the_words_around(store: Store) -> None:
    add(store, "x " * 200 + WALL + " y" * 200, "a", title="The wall")
    add(store, TOWN, "b")
    (hit,) = store.search.reports("two places").hits
    assert hit.place == "a"
    assert "broke in two places" in hit.snippet
    assert len(hit.snippet) < 300
    add(store, "Nothing more.", "a", 1)
    assert store.search.reports("two places").hits == ()
    assert [h.place for h in store.search.reports('"harbour wall"').hits] == ["b"]


def test_accents_and_case_do_not_matter(store: Store) -> None:
    add(store, "El señor Muñoz habló.", "a")
    assert len(store.search.reports("MUNOZ senor").hits) == 1


@settings(max_examples=150, deadline=None)
@given(typed=ANY_TEXT | st.text("\"'()*:^-+ ANDORNEAR\0{}[]a", max_size=30))
def test_whatever_is_typed_is_words_or_a_clear_error(full: Store, typed: str) -> None:
    for search in (full.search.reports, lambda x: full.search.claims(Question(words=x, speaker=x, relay=x))):
        try:
            found = search(typed)
        except InputError as e:
            found = e
        assert not isinstance(found, StoreError)


@pytest.mark.parametrize("typed", ["", " ", "…", '""', "* ( )"])
def test_a_search_without_words_is_told(full: Store, typed: str) -> None:
    with pytest.raises(InputError, match="holds no word"):
        full.search.reports(typed)


def test_too_much_to_look_for_is_told() -> None:
    with pytest.raises(InputError, match="words"):
        match_query("a " * (MOST_WORDS + 1))
    with pytest.raises(InputError, match="too long"):
        match_query("a" * 1001)


@pytest.mark.parametrize("limit", [0, -1, 201])
def test_a_limit_that_is_none_is_told(full: Store, limit: int) -> None:
    with pytest.raises(InputError, match="1 to 200"):
        full.search.reports("wall", limit=limit)


@pytest.mark.parametrize("cursor", ["x", "-1", "1; DROP", "٣", "9" * 19])
def test_a_cursor_that_is_none_is_told(full: Store, cursor: str) -> None:
    with pytest.raises(InputError, match="is no cursor"):
        full.search.reports("wall", cursor=cursor)


def test_a_status_that_is_none_is_told(full: Store) -> None:
    with pytest.raises(InputError, match="there are reported"):
        claims(full, status=("true",))


def test_a_search_that_takes_too_long_is_stopped(full: Store) -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    began = time.monotonic()
    with full.connection.limited(0.1), pytest.raises(StoreError, match="takes too long"):
        full.connection.rows(endless)
    assert time.monotonic() - began < 5
    assert full.search.reports("wall").hits


def test_where_the_words_stand() -> None:
    assert first_place("A rescued crew", "rescue") == 2
    assert first_place("nothing", "rescue") == 0
