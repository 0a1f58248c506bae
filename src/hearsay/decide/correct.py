"""Corrections of what was read, before anything is linked.

A corrected attribution keeps its id and is taken as sure: the user has looked at it. Its reasons say what was changed.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from hearsay.model import (
    Attribution,
    Correct,
    Evidence,
    Link,
    Named,
    Outcome,
    Reading,
    Report,
    Role,
    Span,
)

from .places import Places, nearest, short
from .told import outcome, reason_for


def correct(
    readings: Sequence[Reading], decisions: Sequence[Correct]
) -> tuple[tuple[Reading, ...], tuple[Outcome, ...]]:
    """Apply corrections in the order in which they were made; a later one of the same thing stands."""
    desk = _Desk(readings)
    outcomes = tuple(desk.apply(d) for d in decisions)
    return desk.readings(), outcomes


class _Desk:
    """The attributions as they stand while corrections are made."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._given = readings
        self._places = Places(r.report for r in readings)
        self._reports = {r.report.id: r.report for r in readings}
        self._read = {a.id: a for r in readings for a in r.attributions}
        self._now = dict(self._read)

    def readings(self) -> tuple[Reading, ...]:
        return tuple(
            replace(r, attributions=tuple(self._now[a.id] for a in r.attributions)) if _any_changed(r, self._now) else r
            for r in self._given
        )

    def apply(self, d: Correct) -> Outcome:
        meant = self._find(d)
        words = short(d.attribution.content.text)
        if len(meant) != 1:
            many = f"{len(meant)} attributions have the words {words}, and nothing tells which was meant: decide anew"
            none = f"no attribution of these reports has the words {words}: give the report that they stood in, or undo"
            return outcome(d, "not-applied", many if meant else none)
        a = self._now[meant[0]]
        content = self._content(d, a)
        if content is None:
            return outcome(d, "not-applied", f"{short(d.content.text if d.content else '')} is not in {a.report}")
        changed = replace(_corrected(a, d, self._reports[a.report]), content=content)
        if _bare(changed) == _bare(a):
            return outcome(d, "already-so")
        why = reason_for(d, (*content, *changed.source), _what(d))
        self._now[a.id] = replace(changed, doubt=0.0, reasons=(*a.reasons, why))
        return outcome(d, "applied")

    def _find(self, d: Correct) -> list[str]:
        """Ids of the attributions that may be meant: by content as read or as corrected, then by source."""
        found: list[str] = []
        for place in self._places.find(d.attribution.content):
            here = [a for a in self._read.values() if a.report == place.report]
            spans = [e.span for a in here for e in (*a.content[:1], *self._now[a.id].content[:1])]
            span = nearest(place.span, spans)
            found += [a.id for a in here if span in (a.content[0].span, self._now[a.id].content[0].span)]
        source = d.attribution.source
        by_source = [i for i in found if source and _has_source(self._read[i], source.text)]
        return list(dict.fromkeys(by_source if source else found))

    def _content(self, d: Correct, a: Attribution) -> tuple[Evidence, ...] | None:
        """The new content; the old one where it is not corrected, None where its words are not in the report."""
        if d.content is None:
            return a.content
        anchor = replace(d.content, report=a.report)
        found = [e for e in self._places.find(anchor) if e.report == a.report]
        return (min(found, key=lambda e: abs(e.span.start - a.content[0].span.start)),) if found else None


def _any_changed(reading: Reading, now: dict[str, Attribution]) -> bool:
    return any(now[a.id] is not a for a in reading.attributions)


def _has_source(a: Attribution, words: str) -> bool:
    return any(e.text == words for e in a.source)


def _bare(a: Attribution) -> Attribution:
    return replace(a, doubt=0.0, reasons=())


def _corrected(a: Attribution, d: Correct, report: Report) -> Attribution:
    relays, origin = a.chain[:-1], a.chain[-1]
    if d.relays is not None:
        relays = tuple(_link(n, "relay", a, report, None) for n in d.relays)
    if d.origin is not None:
        origin = _link(d.origin, "origin", a, report, origin)
    stance = a.stance if d.stance is None else d.stance
    return replace(a, chain=(*relays, origin), stance=stance, relays_only=False)


def _link(named: Named, role: Role, a: Attribution, report: Report, old: Link | None) -> Link:
    """A link as the user names it, at the place of the name that is nearest to the content; where the report does not
    have the name, at the words that were read as its source, or as the cue, or at the content itself."""
    stood = (old.evidence if old else ()) or a.source or a.cue or a.content[:1]
    near = _nearest_name(named.name, a.content[0].span, report)
    evidence = () if named.kind == "unknown" else (near,) if near else stood
    return Link(name=None if named.kind == "unknown" else named.name, kind=named.kind, role=role, evidence=evidence)


def _nearest_name(name: str, to: Span, report: Report) -> Evidence | None:
    start = min(_starts(report.text, name), key=lambda i: (abs(i - to.start), i), default=None)
    return None if start is None else report.cite(start, start + len(name))


def _starts(text: str, name: str) -> list[int]:
    out, at = [], text.find(name)
    while at >= 0:
        out.append(at)
        at = text.find(name, at + len(name))
    return out


def _what(d: Correct) -> str:
    fields = ("origin", "relays", "stance", "content")
    return ", ".join(f for f in fields if cast(object, getattr(d, f)) is not None)
