"""When a report was published: the user's argument, and what the text itself says where the metadata are silent.

The text's word is taken only where it dates the report as such: a line that is a date, a label such as "Published",
a date that opens the text, a full date in the dateline. A date inside a sentence dates an event.
"""

import re
from itertools import takewhile

from hearsay.errors import InputError
from hearsay.model import Moment

from .dates import FORMATS, MONTH, WEEKDAY, Dated, date_at, parse_moment

_LABEL = re.compile(
    r"(?:(?:first\s+)?(?:published|posted|issued|filed|released|updated|last\s+updated|modified)(?:\s+(?:on|at))?"
    r"|date(?:\s+of\s+publication)?|publication\s+date|publish\s+date)\s*[:\-–—|]?\s*",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"[ \t]*[A-Z][A-Z.'’\-]+(?:[ ,/]+[A-Za-z][\w.'’\-]*){0,6}?,\s+(?P<day>"
    rf"(?:(?:{WEEKDAY}),?\s+)?(?:{MONTH})\b\.?\s+\d\d?\b|\d\d?\s+(?:{MONTH})\b\.?)",
    re.IGNORECASE,
)
_DATELINE_END = re.compile(r",?\s*(?:\([^()\n]{2,40}\)\s*)?(?:--?|[–—―:])\s")
_NUMBERS = re.compile(r"\d\d?([/-])\d\d?\1\d{4}(?!\d)")
_YEAR_AFTER = re.compile(r",?\s+(?:19|20)\d\d\b")
_WEEKDAY = re.compile(rf"\b{WEEKDAY}\b", re.IGNORECASE)
_BYLINE = re.compile(r"by\s|[^|·•]{1,60}[|·•]", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*[,|·•–—-]\s*")
_LINKING = frozenset("on since until till by from of before after for to and or between last this next in at".split())
_OPENING_LINES = 8
_CLOSING_LINES = 4
_OPENING_CHARS = 250
_LONGEST_DATE_LINE = 90
_LONGEST_STANDFIRST = 250
"""A longer line is the body: dates below it date events."""


def published_argument(words: str | None) -> Moment | None:
    """The moment that the user's argument names; None where none is given. Raises InputError for an unknown format."""
    if words is None or not words.strip():
        return None
    found = parse_moment(words)
    if found is None:
        raise InputError(f'the published date "{words[:60]}" is in no format that hearsay knows: write {FORMATS}')
    return found


def published_in_text(text: str) -> Moment | None:
    """When the text says that it was published; None where it does not say, or not with the year."""
    first = next((m.start() for m in re.finditer(r"\S", text)), 0)
    return (
        _opening(text, first)
        or _date_line(text)
        or _dateline(text, first)
        or _weekday_stamp(text[first:_OPENING_CHARS])
    )


def undecided_date(text: str) -> str:
    """Why a date that the text gives does not settle when it was published, as a sentence; empty where none is open."""
    first = len(text) - len(text.lstrip())
    if numbers := _NUMBERS.match(text, first):
        return f'it starts with "{numbers[0]}", which may be read day first or month first'
    place = _DATELINE.match(text, first)
    if place and _is_place(text, place) and _DATELINE_END.match(text, place.end()):
        return f'its dateline says "{place["day"]}" without a year'
    return ""


def _opening(text: str, first: int) -> Moment | None:
    """A date at the very start, perhaps labelled: "Sun 16 Apr 2017 …", "Published July 5 2016 …"."""
    label = _LABEL.match(text, first)
    found = date_at(text, label.end() if label else first)
    if found is None:
        return None
    return found.moment if label or _begins_anew(text[found.end : found.end + 20]) else None


def _begins_anew(rest: str) -> bool:
    """Whether what follows a date is no continuation of a sentence that the date opens ("July 12, 2012 was …")."""
    after = rest.lstrip(" \t,|.·–—-")
    return not after or "\n" in rest[: len(rest) - len(after)] or not after[0].islower()


def _date_line(text: str) -> Moment | None:
    """A whole line among the first or last that is a date, perhaps with a label, a clock time or a byline before it."""
    lines = [line.strip() for line in text[:4000].split("\n") if line.strip()][:_OPENING_LINES]
    closing = [line.strip() for line in text[-1000:].split("\n")[1:] if line.strip()][-_CLOSING_LINES:]
    for line in takewhile(lambda x: len(x) <= _LONGEST_STANDFIRST, lines):
        if len(line) <= _LONGEST_DATE_LINE and (found := _whole_line(line)):
            return found
    return next((m for c in closing if _LABEL.match(c) and (m := _whole_line(c))), None)


def _whole_line(line: str) -> Moment | None:
    label = _LABEL.match(line)
    for at in (label.end() if label else 0, *_behind_byline(line)):
        whole = parse_moment(line[at:])
        found = date_at(line, at)
        if whole or (found and _is_second_stamp(line, found)):
            return whole or (found.moment if found else None)
    return None


def _behind_byline(line: str) -> list[int]:
    """Where a date may start in a line such as "By Jane Doe | 12 July 2012"."""
    return [m.end() for m in _SEPARATOR.finditer(line)] if _BYLINE.match(line) else []


def _is_second_stamp(line: str, found: Dated) -> bool:
    """Whether only a time, an "updated …" stamp or a byline follows the date."""
    rest = line[found.end :].strip(" .|,-–—·(").lower()
    return rest.startswith(("updated", "last updated", "modified", "by "))


def _dateline(text: str, first: int) -> Moment | None:
    """A dateline with its year: "NAIROBI, July 12, 2012 (Reuters) - …"."""
    place = _DATELINE.match(text, first)
    if place is None or not _is_place(text, place):
        return None
    year = _YEAR_AFTER.match(text, place.end())
    found = date_at(text, place.start("day")) if year else None
    return found.moment if found and _DATELINE_END.match(text, found.end) else None


def _is_place(text: str, match: re.Match[str]) -> bool:
    """A dateline's place starts in capitals: the pattern ignores case, this does not."""
    return text[match.start() : match.end()].strip().split(",")[0].split()[0].isupper()


def _weekday_stamp(opening: str) -> Moment | None:
    """A stamp that a stripped page left behind its headline: weekday and full date, then a new sentence."""
    for match in _WEEKDAY.finditer(opening):
        before = opening[: match.start()].split()[-1:]
        found = date_at(opening, match.start())
        if found and found.weekday and not (before and before[0].lower() in _LINKING):
            rest = opening[found.end :].lstrip(" ,|-–—")
            if rest[:1].isupper():
                return found.moment
    return None
