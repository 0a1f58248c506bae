"""What a shape may begin with is looked at before the shapes themselves; none may be lost by it."""

import re

import pytest

from hearsay.read.times.patterns import NAMES, OPENING, PATTERN, PATTERNS, SHAPES

EXAMPLES = {
    "iso": ["2017-04-04"],
    "dotted": ["4.4.2017", "12/7/2012"],
    "day_month": ["Tuesday, 4 April 2017", "the 4th of April", "3 Sept."],
    "month_day": ["Friday, Dec. 30", "July 4th, 2019"],
    "month_year": ["early May 2014", "the end of June 2011", "Oct. of 1999"],
    "quarter": ["the third quarter of 2009", "first half of the year"],
    "season": ["last summer", "mid this winter", "in autumn of 2008", "the fall 2015"],
    "fuzzy_year": ["late 2013", "the middle of 1998", "beginning of 2001"],
    "decade": ["the late 1960s", "1980s"],
    "end_of": ["by end of the week", "the start of next month", "at middle of this year"],
    "every": ["every two weeks", "each Monday morning"],
    "for_a": ["for a week", "than a month"],
    "per": ["per day", "a year", "an hour ago"],
    "offset": ["more than three years ago", "an hour earlier", "up to ten days later", "nearly twelve months before"],
    "next_day": ["the following day", "that night", "same evening", "previous week"],
    "rolling": ["the past few weeks", "coming five days", "first 100 days"],
    "shifted": ["earlier this month", "the last year", "mid next March", "later in the day", "past decades"],
    "weekday": ["late on Thursday night", "next Sunday", "Wednesdays"],
    "deictic": ["early today", "yesterday morning", "tomorrow", "overnight", "tonight", "this afternoon", "last night"],
    "fuzzy_month": ["early March", "the beginning of August"],
    "month": ["since November", "until February"],
    "clock": ["09:30 GMT", "11 p.m.", "0915 local time", "noon", "midnight"],
    "year": ["in 1993", "2011"],
    "duration": ["about two decades", "a couple of centuries", "several hours", "half an hour", "two-week long"],
    "vague_duration": ["for weeks", "over the years", "months-long"],
    "set": ["daily", "annually", "hourly"],
    "reference": ["now", "at the moment", "in recent years", "soon", "previously"],
}
BARE = re.compile(rf"(?<![\w@#])(?:{SHAPES})(?!\w)", re.I)


def found(pattern: re.Pattern[str], text: str) -> list[tuple[str, tuple[int, int]]]:
    return [(next(n for n in NAMES if m[n]), m.span()) for m in pattern.finditer(text)]


def test_every_shape_has_its_examples() -> None:
    assert set(EXAMPLES) == set(NAMES)
    for name, texts in EXAMPLES.items():
        shape = re.compile(dict(PATTERNS)[name], re.I)
        assert any(shape.search(f"for {t}") for t in texts), name


@pytest.mark.parametrize("text", [t for texts in EXAMPLES.values() for t in texts])
@pytest.mark.parametrize("case", [str, str.upper, str.lower], ids=["as it is", "upper", "lower"])
def test_all_that_the_shapes_find_is_found(text: str, case: type[str]) -> None:
    for before in ("", "They left for ", "It was (in ", "@", "#x "):
        assert found(PATTERN, case(before + text)) == found(BARE, case(before + text))


def test_no_word_of_the_shapes_is_missing_from_what_they_may_begin_with() -> None:
    """Every word of the shapes, put before each thing that a shape may go on with."""
    words = set(re.findall(r"[a-z]{2,}", SHAPES.lower())) | OPENING
    rests = (
        "",
        " of the year",
        " the week",
        " few days",
        " three weeks ago",
        " Monday",
        " 2011",
        " May 2012",
        " of May",
    )
    for word in sorted(words):
        for rest in rests:
            assert found(PATTERN, word + rest) == found(BARE, word + rest), word + rest
