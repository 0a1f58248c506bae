"""Words: where they are cut, and that their spans are verbatim, ordered and found in linear time."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.read.tokens import GAPS, SHAPES, gap_before, shape_of, word_spans


def words(text: str) -> list[str]:
    return [text[s.start : s.end] for s in word_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She didn't go.", ["She", "did", "n't", "go", "."]),
        ("Oduya’s boat", ["Oduya", "’s", "boat"]),
        ("the EU-led force", ["the", "EU", "-", "led", "force"]),
        ("at 09.59 GMT, 1,200 left", ["at", "09.59", "GMT", ",", "1,200", "left"]),
        ("Dr. Lim of the U.N. said", ["Dr.", "Lim", "of", "the", "U.N.", "said"]),
        ("— Ana (@ana_r) 3 May", ["—", "Ana", "(", "@ana_r", ")", "3", "May"]),
        ("see https://example.org/a?b=c now", ["see", "https://example.org/a?b=c", "now"]),
        ("No!!! ... -- why", ["No", "!!!", "...", "--", "why"]),
        ("", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(st.text())
def test_spans_are_ordered_and_leave_only_space(text: str) -> None:
    spans = word_spans(text)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    taken = {i for s in spans for i in range(s.start, s.end)}
    assert all(c.isspace() or not c.isprintable() or i in taken for i, c in enumerate(text) if c.isalnum())


@given(st.text(min_size=1))
def test_every_word_has_a_shape_and_a_gap(text: str) -> None:
    last = 0
    for s in word_spans(text):
        assert 0 < shape_of(text[s.start : s.end]) < len(SHAPES)
        assert 0 <= gap_before(text, last, s.start) < len(GAPS)
        last = s.end


@pytest.mark.parametrize("unit", ["!", "(", "'s", "a:", "a", "a.", "1,", "a@", "a-", "n't", "_", "“", "@"])
def test_evil_text_takes_linear_time(unit: str) -> None:
    short, long = (min(_timed(unit * (n // len(unit))) for _ in range(3)) for n in (20_000, 80_000))
    assert long < 10 * short + 0.3  # four times the text; a quadratic search would take sixteen times as long


def _timed(text: str) -> float:
    began = time.process_time()
    word_spans(text)
    return time.process_time() - began
