"""What of a report says which event it is about: its words and names, the numbers and days of its opening.

In: a report, or a reading, whose entities then say what is a name. Out: a `Feature`, small enough to keep for every
report. No network is needed: names are told by capital letters and by what news writes with small ones.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import islice
from math import log

from hearsay.model import Reading, Report
from hearsay.read.times import times_of
from hearsay.tables.words import Background, Counted, words_in

LENGTH = 300
"""Words of headline and text that are looked at: what a report is about stands at its beginning, the rest is context
that it shares with other events. Calibrated on two public sets of clustered reports, as NAMED."""
LEAD = 60
"""Words of headline and text that tell the event itself: where its numbers, days and places stand."""
NAMED = 1.3
"""How much more a name or a number counts than another word."""
RECENT = timedelta(days=10)
"""How long before publication an event may be for its day to tell reports apart."""

_STOP = frozenset(
    """the a an and or but if of to in on at by for with from as is are was were be been being it its this that these
    those he she they them his her their we our you your i my me not no had has have having will would could
    should can could may might do does did so than then there here when where who whom which what why how all any both
    each few more most other some such only own same too very just also about after before over under again into
    out up down off said says say told s t mr mrs ms""".split()
)
_CALENDAR = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december today yesterday tomorrow""".split()
)
_BREAK = re.compile(r"[.!?][\"”’)]*\s+|\n")
_SHOUTED = 0.6
"""Share of capital words from which a line is a headline, in which capitals tell nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """What a report is grouped by."""

    report: str
    """Id of the report."""
    day: date | None = None
    """Day of publication; None when unknown."""
    terms: Mapping[str, float] = field(default_factory=dict)
    """Word → how much the report makes of it (1 + log of the count, more for names and numbers)."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Those of the words that are written as names (parties and places) → the whole name that they first stand in."""
    lead_names: frozenset[str] = frozenset()
    """The names of the opening."""
    lead_numbers: frozenset[str] = frozenset()
    """The numbers of the opening."""
    lead_days: frozenset[date] = frozenset()
    """Days shortly before publication that the opening names."""


def feature_of(report: Report | Reading, background: Background | None = None) -> Feature:
    """Take from a report what it is grouped by. `background` None means the shipped table of common words."""
    known = Background.shipped() if background is None else background
    plain = report.report if isinstance(report, Reading) else report
    text = f"{plain.title}\n{plain.text}"
    words = list(islice(words_in(text), LENGTH))
    text = text[: words[-1].start + len(words[-1].text)] if words else ""
    named = _names_read(report) if isinstance(report, Reading) else _names_written(text, words, known)
    counts = Counter(w.key for w in words if w.key not in _STOP)
    lead = {w.key for w in words[:LEAD]}
    names = {w: named[w] for w in named if w in counts and w not in _CALENDAR}
    return Feature(
        report=plain.id,
        day=plain.published.day if plain.published else None,
        terms={w: (1 + log(n)) * (NAMED if w in names or _is_number(w) else 1.0) for w, n in counts.items()},
        names=names,
        lead_names=frozenset(names.keys() & lead),
        lead_numbers=frozenset(w for w in lead if _is_number(w)),
        lead_days=_days(plain, words),
    )


def _is_number(key: str) -> bool:
    return key[0].isdecimal()


def _names_read(reading: Reading) -> dict[str, str]:
    """Words of the entities → the first entity that they stand in."""
    names: dict[str, str] = {}
    for e in reading.entities:
        for w in words_in(e.evidence.text):
            names.setdefault(w.key, e.evidence.text)
    return names


def _names_written(text: str, words: list[Counted], known: Background) -> dict[str, str]:
    """Words with a capital where it tells a name: within a sentence, or where nobody writes the word small.

    Each comes with the capitalised words that it first stands among.
    """
    small = {w.key for w in words if w.text[0].islower() or w.key in known.small}
    names: dict[str, str] = {}
    for line in _lines(text, words):
        shouted = _is_headline(line)
        sure = [w for w in line if w.text[0].isupper() and w.key not in _STOP]
        sure = [w for w in sure if w.key not in small or not (shouted or w is line[0])]
        for run in _runs(text, sure):
            whole = text[run[0].start : run[-1].start + len(run[-1].text)]
            for w in run:
                names.setdefault(w.key, whole)
    return names


def _runs(text: str, words: Sequence[Counted]) -> list[list[Counted]]:
    """Words with nothing but a space between them, together."""
    runs: list[list[Counted]] = []
    for w in words:
        before = runs[-1][-1] if runs else None
        if before and text[before.start + len(before.text) : w.start] == " ":
            runs[-1].append(w)
        else:
            runs.append([w])
    return runs


def _lines(text: str, words: list[Counted]) -> list[list[Counted]]:
    """The words by sentence and line."""
    breaks = [m.start() for m in _BREAK.finditer(text)]
    lines: list[list[Counted]] = [[] for _ in range(len(breaks) + 1)]
    at = 0
    for w in words:
        while at < len(breaks) and breaks[at] < w.start:
            at += 1
        lines[at].append(w)
    return [x for x in lines if x]


def _is_headline(line: list[Counted]) -> bool:
    telling = [w for w in line if w.text[0].isalpha() and w.key not in _STOP]
    return len(telling) < 3 or sum(w.text[0].isupper() for w in telling) > _SHOUTED * len(telling)


def _days(report: Report, words: list[Counted]) -> frozenset[date]:
    """Days that the opening dates something to, no later than publication."""
    if report.published is None or not words:
        return frozenset()
    day = report.published.day
    end = words[:LEAD][-1].start - len(report.title) - 1
    opening = replace(report, text=report.text[: max(end, 0)], entries=())
    found = (t.interval.start for t in times_of(opening, (), ()) if t.precision == "day" and t.interval)
    return frozenset(d for d in found if day - RECENT <= d <= day)
