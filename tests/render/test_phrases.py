"""Words fit to show: no cursor moves, no turned text, cut at words."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.render.phrases import bounds, count, listed, one_line, shorten, times, visible

ANY = st.text(st.characters())
DIRECTION = {chr(c) for c in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}


@given(ANY)
def test_nothing_that_moves_the_cursor_or_turns_text_is_left(text: str) -> None:
    shown = one_line(text)
    assert not any(unicodedata.category(c) in ("Cc", "Cs") for c in shown)
    assert not DIRECTION & set(shown)
    assert shown == one_line(shown)


@given(ANY)
def test_every_code_point_keeps_its_place(text: str) -> None:
    assert len(visible(text)) == len(text)


def test_lines_and_tabs_stay_visible() -> None:
    assert visible("a\n\tb\x1b[31mc\x0cd") == "a\n\tb�[31mc\nd"


@given(st.text(st.sampled_from("abc ,“")), st.integers(1, 40))
def test_shortened_text_fits_and_begins_as_it_did(text: str, limit: int) -> None:
    line = one_line(text)
    short = shorten(line, limit)
    assert len(short) <= limit
    assert line.startswith(short.removesuffix("…"))


@pytest.mark.parametrize(
    ("limit", "expected"),
    [(30, "The main span, cracked on both"), (29, "The main span, cracked on…"), (16, "The main span…"), (2, "T…")],
)
def test_cut_at_a_word(limit: int, expected: str) -> None:
    assert shorten("The main span, cracked on both", limit) == expected


def test_small_words() -> None:
    assert (count(1, "report"), count(2, "report")) == ("1 report", "2 reports")
    assert [times(n) for n in (1, 2, 3)] == ["once", "twice", "3 times"]
    assert listed(["a", "b", "c"], 2) == "a, b and 1 more"
    assert (bounds(1, 1), bounds(0, 3)) == ("1", "0–3")
