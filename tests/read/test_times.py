"""Time expressions: found, valued, and resolved against the day of the report or entry."""

import time
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.model import Entry, Moment, Report, Span, TimeExpression
from hearsay.read.times import times_of

WEDNESDAY = Moment(date(2024, 5, 15))


def times(text: str, published: Moment | None = WEDNESDAY) -> tuple[TimeExpression, ...]:
    return times_of(Report(id="r", text=text, published=published), (), ())


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It sank on 3 May 2023.", "3 May 2023", "2023-05-03"),
        ("It sank on May 3, 2023, police said.", "May 3, 2023", "2023-05-03"),
        ("Sun 16 Apr 2017 Toll rises", "Sun 16 Apr 2017", "2017-04-16"),
        ("1735 15.04.2017 updated", "15.04.2017", "2017-04-15"),
        ("It sank on Monday.", "Monday", "2024-05-13"),
        ("It sank on Wednesday.", "Wednesday", "2024-05-15"),
        ("They will meet on Monday.", "Monday", "2024-05-20"),
        ("Saturdays blast", "Saturdays", "2024-05-11"),
        ("on Tuesday morning", "Tuesday morning", "2024-05-14TMO"),
        ("It sank yesterday.", "yesterday", "2024-05-14"),
        ("It was founded in June.", "June", "2023-06"),
        ("late last year", "late last year", "2023"),
        ("16 months ago", "16 months ago", "2023-01"),
        ("last week", "last week", "2024-W19"),
        ("for six months", "six months", "P6M"),
        ("a two-year stay", "two-year", "P2Y"),
        ("every day", "every day", "P1D"),
        ("20 ships a year", "a year", "P1Y"),
        ("in 2011", "2011", "2011"),
        ("the 1990s", "the 1990s", "199"),
    ],
)
def test_values(text: str, words: str, value: str) -> None:
    assert (words, value) in [(t.evidence.text, t.value) for t in times(text)]


@pytest.mark.parametrize(
    "text", ["They may march.", "the second of them", "1,200 people", "the Sun rose", "at 12 Main St"]
)
def test_no_time_at_all(text: str) -> None:
    assert times(text) == ()


def test_fuzzy_parts_are_thirds() -> None:
    (t,) = times("in late May 2023")
    assert t.interval is not None
    assert (t.interval.start, t.interval.end) == (date(2023, 5, 21), date(2023, 5, 31))


def test_two_orders_of_day_and_month_are_both_named() -> None:
    (t,) = times("on 03.04.2023")
    assert t.value == "2023-04-03"
    assert [a.start for a in t.alternatives] == [date(2023, 3, 4)]


def test_without_a_date_relative_times_stay_relative() -> None:
    assert [t.interval for t in times("It sank on Monday, two days ago.", None)] == [None, None]


def test_an_entry_has_a_day_of_its_own() -> None:
    text = "It sank today."
    entry = Entry(kind="live", span=Span(0, len(text)), body=Span(0, len(text)), at=Moment(date(2020, 2, 2), 600))
    (t,) = times_of(Report(id="r", text=text, published=WEDNESDAY, entries=(entry,)), (), ())
    assert t.value == "2020-02-02"


def test_a_year_later_counts_from_the_date_spoken_of() -> None:
    assert [t.value for t in times("It opened in 2010. A year later it closed.")] == ["2010", "2011"]


@given(st.text(alphabet="0123456789 apmMaynutes-./:of thedyrs", max_size=80))
def test_spans_are_verbatim_and_apart(text: str) -> None:
    found = times(text)
    assert all(t.evidence.text == text[t.evidence.span.start : t.evidence.span.end] for t in found)
    assert all(a.evidence.span.end <= b.evidence.span.start for a, b in pairwise(found))


@pytest.mark.parametrize("unit", ["1", "of the ", "a:", "may ", "12:30 ", "early ", "two ", "last "])
def test_evil_text_takes_linear_time(unit: str) -> None:
    def seconds(n: int) -> float:
        began = time.process_time()
        times(unit * (n // len(unit)))
        return time.process_time() - began

    short, long = (min(seconds(n) for _ in range(2)) for n in (10_000, 40_000))
    assert long < 10 * short + 0.3  # four times the text; a quadratic search would take sixteen times as long
