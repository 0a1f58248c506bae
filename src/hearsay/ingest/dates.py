"""Dates and clock times as people write them → Moment: the one grammar that metadata, arguments and texts share.

Clock times are kept as the source told them, with no zone conversion. Three numbers with the day or the month first
("05/07/2016") are read only where one order is possible; dots ("05.07.2016") always mean the day first.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime

from hearsay.model import Moment

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
"""Names of months, long and short, for patterns that ignore case."""
WEEKDAY = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
)
"""Names of weekdays, long and short."""
_ZONE = (
    r"(?:z|[+-]\d\d:?\d\d"
    r"|(?:gmt|utc|bst|cest|cet|eest|eet|est|edt|et|cst|cdt|mst|mdt|pst|pdt|pt|msk|ist)(?:[+-]\d{1,2})?)"
)
_BEHIND_CLOCK = rf"(?:\s?(?P<half>[ap])\.?m\b\.?)?(?:\s?(?P<zone>{_ZONE})(?![a-z]))?(?:\s\([a-z]{{2,5}}\))?"
_SECONDS = r"(?::\d\d(?:[.,]\d{1,9})?)?(?!\d)"
CLOCK = rf"(?P<hour>\d{{1,2}})[:.](?P<minute>\d\d){_SECONDS}{_BEHIND_CLOCK}"
"""A clock time with perhaps seconds, am or pm and a zone; groups hour, minute, half, zone."""
CLOCK_OR_HOUR = rf"(?P<hour>\d{{1,2}})(?:(?P<sep>[:.])(?P<minute>\d\d))?{_SECONDS}{_BEHIND_CLOCK}"
"""A clock time or a full hour ("11 a.m."); groups as in `CLOCK`, and sep."""
_DATE = re.compile(
    rf"(?:(?P<weekday>{WEEKDAY})\.?,?\s+)?(?:the\s+)?(?:"
    r"(?P<y1>\d{4})(?P<sep1>[-/.])(?P<m1>\d\d?)(?P=sep1)(?P<d1>\d\d?)"
    rf"|(?P<d2>\d\d?)(?:st|nd|rd|th)?(?:\s+of)?[\s-]+(?P<m2>{MONTH})\b\.?,?[\s-]+(?P<y2>\d{{4}})"
    rf"|(?P<m3>{MONTH})\b\.?\s+(?P<d3>\d\d?)(?:st|nd|rd|th)?,?\s+(?P<y3>\d{{4}})"
    r"|(?P<n1>\d\d?)(?P<sep4>[-/.])(?P<n2>\d\d?)(?P=sep4)(?P<y4>\d{4})"
    r"|(?P<y5>(?:19|20)\d\d)(?P<m5>\d\d)(?P<d5>\d\d)"
    r")(?!\d)",
    re.IGNORECASE,
)
_GAP = r"\s*+(?:at\b|[-–—|·,T@])?\s*+"
_CLOCK_AFTER = re.compile(_GAP + CLOCK, re.IGNORECASE)
_CLOCK_BEFORE = re.compile(CLOCK + r"\s*(?:on\b|[-–—|·,])?\s*", re.IGNORECASE)
_BARE_CLOCK_AFTER = re.compile(r"(?:\s+at\s+|T)(?P<hour>\d\d)(?P<minute>\d\d)(?:\d\d)?Z?(?![\dA-Za-z])")
_EPOCH = re.compile(r"-?\d{9,10}(?:\.\d{1,6})?|\d{12,13}")
FORMATS = '"2012-07-12", "2012-07-12T09:59", "12 July 2012", "July 12, 2012", "12.07.2012" or seconds since 1970'
"""What to tell a user whose date was not understood."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date found in a text."""

    moment: Moment
    """The day, perhaps with a clock time."""
    end: int
    """Offset behind it."""
    weekday: bool = False
    """Whether a weekday that fits the date stands before it."""


def parse_moment(value: object) -> Moment | None:
    """The moment that a metadata field or an argument names, or None when its format is unknown or ambiguous.

    Midnight sharp in a field means that only the day is known. Numbers are seconds (or milliseconds) since 1970, UTC.
    """
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    words = str(value).strip()[:100]
    if _EPOCH.fullmatch(words):
        return _of_epoch(float(words))
    found = _clock_first(words) or date_at(words, 0)
    if found is None or words[found.end :].strip(" .)"):
        return None
    return Moment(found.moment.day) if found.moment.minute == 0 else found.moment


def date_at(text: str, start: int) -> Dated | None:
    """The full date (day, month and year) that starts exactly at `start`, with the clock time right after it.

    None where there is no date, no such day, or the order of its numbers is open.
    """
    match = _DATE.match(text, start)
    day = _day_of(match) if match else None
    if match is None or day is None:
        return None
    named = match["weekday"]
    fits = bool(named) and _DAYS[day.weekday()] == named[:3].lower()
    clock = _CLOCK_AFTER.match(text, match.end()) or _BARE_CLOCK_AFTER.match(text, match.end())
    minute = minute_of(clock)
    end = clock.end() if clock and minute is not None else match.end()
    return Dated(Moment(day, minute), end, fits)


def minute_of(clock: re.Match[str] | None) -> int | None:
    """Minutes after midnight of a match of `CLOCK` or `CLOCK_OR_HOUR`; None where there is none or no such time."""
    if clock is None:
        return None
    hour, minute = int(clock["hour"]), int(clock["minute"] or 0)
    half = (clock.groupdict().get("half") or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return hour * 60 + minute if hour < 24 and minute < 60 else None


def _clock_first(words: str) -> Dated | None:
    """A clock time and then a date, as old posts have it: "9:41 PM - 12 Jul 2012"."""
    clock = _CLOCK_BEFORE.match(words)
    found = date_at(words, clock.end()) if clock else None
    return Dated(Moment(found.moment.day, minute_of(clock)), found.end) if found else None


def _day_of(match: re.Match[str]) -> date | None:
    g = match.groupdict()
    for i in "15":
        if g[f"y{i}"]:
            return _day(g[f"y{i}"], int(g[f"m{i}"]), g[f"d{i}"])
    for i in "23":
        if g[f"y{i}"]:
            return _day(g[f"y{i}"], _MONTHS.index(g[f"m{i}"][:3].lower()) + 1, g[f"d{i}"])
    first, second = int(g["n1"]), int(g["n2"])
    day_first, month_first = _day(g["y4"], second, str(first)), _day(g["y4"], first, str(second))
    if g["sep4"] == "." or month_first is None or first == second:
        return day_first
    return month_first if day_first is None else None


def _day(year: str, month: int, day: str) -> date | None:
    try:
        return date(int(year), month, int(day))
    except ValueError:
        return None


def _of_epoch(seconds: float) -> Moment | None:
    try:
        at = datetime.fromtimestamp(seconds / 1000 if seconds > 1e11 else seconds, UTC)
    except (OverflowError, ValueError, OSError):
        return None
    return Moment(at.date(), at.hour * 60 + at.minute)
