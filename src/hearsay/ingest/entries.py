"""Find the parts of a plain text with a voice or a time of their own: embedded posts and live-blog entries.

A post is a paragraph with a signature behind it, "— Name (@handle) July 12, 2012". A live blog is two or more
paragraphs that open with a clock time, in order of time, upwards or downwards.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from hearsay.model import Entry, Moment, Report, Span

from .dates import CLOCK_OR_HOUR, date_at, minute_of, parse_moment

_SIGNATURE = re.compile(
    r"(?:[—–―]|(?<!\S)--?)[ \t]*(?P<name>[^\s()@—–―][^\n()@—–―]{0,80}?)[ \t]*\(@\w{1,30}\)"
    r"[ \t]*,?[ \t]*(?P<when>[^\n]{0,60})"
)
_LIVE = re.compile(rf"[ \t]*[\[(]?{CLOCK_OR_HOUR}[\])]?(?P<gap>[ \t]*[:|\-–—]?[ \t]*)(?P<more>[^\n]?)", re.IGNORECASE)
_BLANK_LINE = re.compile(r"\n[ \t>\r]*\n")
_LINE_END = re.compile(r"\n")
_LONGEST_POST = 5000
_LONGEST_DAY_LINE = 40
_HALF_DAY = 720
"""Minutes."""
_SPACE = " \t\r\n>"


def find_entries(report: Report) -> tuple[Entry, ...]:
    """The report's posts and live-blog entries in text order; an entry that holds another comes first."""
    found = (*find_posts(report), *find_live(report))
    return tuple(sorted(found, key=lambda e: (e.span.start, -e.span.end)))


def find_posts(report: Report) -> tuple[Entry, ...]:
    """Posts with a signature line, each with the paragraph before the signature as its body."""
    text, posts, done = report.text, [], 0
    paragraph_end = _BLANK_LINE if _BLANK_LINE.search(text) else _LINE_END
    for sign in _SIGNATURE.finditer(text):
        when, end = _when(text, sign)
        body = _body_before(text, done, sign.start(), paragraph_end) if end else None
        if body is None:
            continue
        author = report.cite(sign.start("name"), sign.end("name"))
        posts.append(Entry(kind="post", span=Span(body.start, end), body=body, at=when, author=author))
        done = end
    return tuple(posts)


def _when(text: str, sign: re.Match[str]) -> tuple[Moment | None, int]:
    """The signature's date, and where the signature ends; an end of 0 where it is no signature but running text."""
    words = sign["when"].rstrip(_SPACE)
    at = sign.start("when")
    if not words:
        return None, text.rindex(")", sign.start(), at) + 1
    moment = parse_moment(words)
    if moment:
        return moment, at + len(words)
    found = date_at(text, at)
    return (found.moment, found.end) if found else (None, 0)


def _body_before(text: str, floor: int, sign: int, paragraph_end: re.Pattern[str]) -> Span | None:
    """The paragraph that ends before the signature, not reaching back beyond `floor`."""
    end = floor + len(text[floor:sign].rstrip(_SPACE))
    near = max(floor, end - _LONGEST_POST)
    start = max([near, *(m.end() for m in paragraph_end.finditer(text, near, end))])
    start += len(text[start:end]) - len(text[start:end].lstrip(_SPACE))
    return Span(start, end) if start < end else None


@dataclass(frozen=True, slots=True)
class _Stamp:
    """A clock time that opens a line."""

    start: int
    """Offset of the line."""
    body: int
    """Offset behind the time."""
    minute: int
    """Minutes after midnight."""
    day: date | None
    """The day of the last line above that is a date; None where there is none."""

    @property
    def order(self) -> int:
        """Minutes on one scale over all days."""
        return self.minute + (self.day.toordinal() * 1440 if self.day else 0)


def find_live(report: Report) -> tuple[Entry, ...]:
    """Live-blog entries; none where fewer than two lines open with a time or the times are in no order.

    A line that is a date sets the day of what follows, else the report's day counts; over midnight the day is unknown.
    """
    stamps = list(_stamps(report.text))
    steps = [b.order - a.order for a, b in pairwise(stamps)]
    ordered = _is_ordered(steps)
    if len(stamps) < 2 or (not ordered and not _over_midnight(steps)):
        return ()
    ends = [*(s.start for s in stamps[1:]), len(report.text)]
    entries = (_live_entry(report, s, end, ordered) for s, end in zip(stamps, ends, strict=True))
    return tuple(e for e in entries if e is not None)


def _is_ordered(steps: list[int]) -> bool:
    one_leap = len(steps) == 1 and abs(steps[0]) > _HALF_DAY and abs(steps[0]) < 2 * _HALF_DAY
    return not one_leap and (all(s >= 0 for s in steps) or all(s <= 0 for s in steps))


def _over_midnight(steps: list[int]) -> bool:
    """Whether the times are in order but for one leap of more than half a day."""
    leaps = [s for s in steps if abs(s) > _HALF_DAY]
    rest = [s for s in steps if abs(s) <= _HALF_DAY]
    return len(leaps) == 1 and all((s >= 0) == (leaps[0] < 0) or s == 0 for s in rest)


def _stamps(text: str) -> Iterator[_Stamp]:
    at, day = 0, None
    for line in text.split("\n"):
        day = _day_line(line.strip()) or day
        match = _LIVE.match(line)
        minute = minute_of(match)
        if match and minute is not None and _is_stamp(match):
            yield _Stamp(at, at + match.start("more"), minute, day)
        at += len(line) + 1


def _day_line(line: str) -> date | None:
    found = date_at(line, 0) if len(line) < _LONGEST_DAY_LINE else None
    return found.moment.day if found and found.end == len(line) else None


def _is_stamp(match: re.Match[str]) -> bool:
    """Whether a line's opening number is a time of day, not "6.30 million" nor the time inside a sentence."""
    if not (match["half"] or (match["zone"] and match["sep"]) or match["sep"] == ":"):
        return False
    return not match["more"].strip() or (bool(match["gap"]) and not match["more"].islower())


def _live_entry(report: Report, stamp: _Stamp, end: int, dated: bool) -> Entry | None:
    text = report.text
    end = stamp.start + len(text[stamp.start : end].rstrip())
    body = stamp.body + len(text[stamp.body : end]) - len(text[stamp.body : end].lstrip())
    start = stamp.start + len(text[stamp.start : end]) - len(text[stamp.start : end].lstrip())
    if body >= end:
        return None
    day = stamp.day or (report.published.day if report.published and dated else None)
    at = Moment(day, stamp.minute) if day else None
    return Entry(kind="live", span=Span(start, end), body=Span(body, end), at=at)
