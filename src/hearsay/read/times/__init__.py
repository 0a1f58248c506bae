"""Time expressions of news text: found by shape, valued as TIMEX3, resolved against the report's or entry's day.

In: a report with its words and sentences. Out: `TimeExpression`s in text order, not overlapping. What they date is
found later, by the parse (`read.dating`).
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from hearsay.model import Report, Span, TimeExpression, Word

from .patterns import NAMES, PATTERN
from .resolve import RULES
from .resolved import Resolved, Scene

__all__ = ["times_of"]

_AHEAD = re.compile(
    r"\b(?:will|shall|going to|due (?:on|in|by|next)|(?:is|are|was|were) (?:set|due) (?:to|for)|scheduled|expected to"
    r"|expects? to|plans? to|planned for|to be held|upcoming)\b|\w['’]ll\b",
    re.I,
)
_REACH = 70
"""Code points before an expression, within its sentence, in which a verb that looks ahead governs it."""


def times_of(report: Report, words: Sequence[Word], sentences: Sequence[Span]) -> tuple[TimeExpression, ...]:
    """Find and resolve the time expressions of a report."""
    text = report.text
    starts = [s.start for s in sentences]
    out: list[TimeExpression] = []
    last = spoken = None
    for m in PATTERN.finditer(text):
        name = next(n for n in NAMES if m[n])
        sentence_start = starts[bisect_right(starts, m.start()) - 1] if starts and starts[0] <= m.start() else 0
        anchor = _anchor(report, m.start())
        ahead = bool(_AHEAD.search(text, max(sentence_start, m.start() - _REACH), m.start()))
        found = RULES[name](m.groupdict(), Scene(anchor, last, spoken, ahead))
        if found is None:
            continue
        start, end = _trim(text, m.start(), m.end())
        out.append(_expression(report, start, end, found))
        if found.type == "DATE" and found.interval:
            spoken = found.interval.start
            last = spoken if found.precision == "day" else last
    return tuple(out)


def _anchor(report: Report, at: int) -> date | None:
    """The day of the entry that holds the place, else of the report."""
    for e in report.entries:
        if e.at and e.span.start <= at < e.span.end:
            return e.at.day
    return report.published.day if report.published else None


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    return start, end


def _expression(report: Report, start: int, end: int, r: Resolved) -> TimeExpression:
    return TimeExpression(
        evidence=report.cite(start, end),
        type=r.type,
        value=r.value,
        interval=r.interval,
        alternatives=r.alternatives,
        precision=r.precision,
        rule=r.rule,
    )
