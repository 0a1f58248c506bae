"""Case 16: the search box and what stands behind a question mark. Nothing is SQL or FTS5 syntax, nothing takes long."""

import time

import pytest

from .conftest import Desk

SYNTAX = (
    "' OR 1=1 --",
    '"; DROP TABLE claims; --',
    "wall AND",
    "wall OR (broke",
    "NEAR(wall broke, 2)",
    "text : wall",
    "^wall",
    "wall*",
    "-wall",
    "{text speakers} : wall",
    '"unfinished',
    "%" * 500,
    "_" * 500 + "wall",
    "* " * 500,
    "wall\x00broke",
    "(" * 900,
    "\u202ewall",
    "ẞ" * 900,
)


@pytest.mark.parametrize("typed", SYNTAX)
@pytest.mark.parametrize("name", ["q", "speaker", "relay", "like"])
def test_no_syntax_is_taken_for_more_than_words(desk: Desk, typed: str, name: str) -> None:
    start = time.monotonic()
    for path in ("/sources", "/api/sources") if name == "like" else ("/search", "/api/search/claims"):
        answer = desk.client.get(path, params={name: typed})
        assert answer.status_code in (200, 400), answer.text
    if name == "q":
        for path in ("/search?in=reports", "/api/search/reports"):
            assert desk.client.get(path, params={"q": typed}).status_code in (200, 400)
    assert time.monotonic() - start < 2
    assert "Boats sink at Orva" in desk.get("/")


def test_quotes_around_words_find_just_these(desk: Desk) -> None:
    assert "in two places" in desk.get('/search?q="broke in two"')
    assert "0 claims" in desk.get('/search?q="two in broke"')


@pytest.mark.parametrize("number", ["1000000", "999999999999999999", "-1", "0", "1e6", "١", "NaN", "x" * 500, ""])
def test_page_numbers_that_are_none_show_a_page_or_an_error(desk: Desk, number: str) -> None:
    for path in ("/?before=", "/changes?before=", "/checks?before=", "/live?after=", "/search?q=wall&cursor="):
        assert desk.client.get(path + number).status_code in (200, 204, 400), path
    for path in ("/api/stories?cursor=", "/api/changes?cursor=", "/api/sources?cursor=", "/api/stories?limit="):
        assert desk.client.get(path + number).status_code in (200, 400), path


def test_too_many_words_are_told(desk: Desk) -> None:
    for typed in ("wall " * 33, "w" * 1001):
        answer = desk.client.get("/search", params={"q": typed})
        assert answer.status_code == 400
        assert 'role="alert"' in answer.text


def test_nothing_sorts_by_what_is_asked(desk: Desk) -> None:
    assert desk.client.get("/api/stories?sort=id;drop").status_code == 400
    assert desk.get("/?sort=(select 1)").count('class="card"') == 2
