"""Gold attributions → Readings and a Story: what the program would have, had it read without a mistake.

Who is who and what is copied is found by `link`; claims are the true ones.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from hearsay.link.copies import copies_of
from hearsay.link.parties import parties_of
from hearsay.model import (
    Attribution,
    Claim,
    Evidence,
    Link,
    Mention,
    Moment,
    Reading,
    Report,
    Span,
    Statement,
    Story,
)
from hearsay.tables import Tables

from .stories import SynthStory
from .write import Placed, Range, Written

_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*[”\"]?")
_STANCE = {"denial": "denies", "confirmation": "confirms", "unconfirmed": "unconfirmed"}


@dataclass(frozen=True, slots=True)
class Gold:
    """One telling as the program would read it: two sources side by side are two attributions."""

    placed: Placed
    report: str
    chains: tuple[tuple[Link, ...], ...]
    sources: tuple[tuple[Evidence, ...], ...]


def story_of_gold(s: SynthStory, tables: Tables) -> Story:
    """The linked story of perfect readings, with the true claims under their keys."""
    readings = [_reading(w) for w in s.reports]
    claims = [_claim(key, readings, s) for key in s.truth]
    reports = [r.report for r in readings]
    return Story(
        id=s.id,
        title=s.id,
        readings=tuple(readings),
        parties=parties_of(readings, tables),
        copies=copies_of(reports, tables),
        claims=tuple(claims),
    )


def report_of(w: Written) -> Report:
    """The report as the program would take it in."""
    return Report(
        id=w.id,
        text=w.text,
        title=w.title,
        outlet=w.outlet,
        outlet_from="metadata",
        published=Moment(w.published),
        published_from="metadata",
    )


def _reading(w: Written) -> Reading:
    report = report_of(w)
    told = [a for n, p in enumerate(w.placed) for a in _attributions(p, n, w, report)]
    sentences = [Span(m.start(), m.end()) for m in _SENTENCE.finditer(w.text) if m[0].strip()]
    taken = [e.span for a in told for e in a.content]
    own = [s for s in sentences if not any(s.overlaps(t) for t in taken)]
    return Reading(
        report=report,
        sentences=tuple(sentences),
        attributions=tuple(sorted(told, key=lambda a: (a.content[0].span, a.id))),
        statements=tuple(Statement(evidence=report.cite(s.start, s.end)) for s in own),
    )


def _attributions(p: Placed, n: int, w: Written, report: Report) -> list[Attribution]:
    if not p.told.attributed:
        return []
    ends = p.sources or (None,)
    return [
        Attribution(
            id=f"{w.id}.{n}.{i}",
            report=w.id,
            source=tuple(report.cite(*r) for r in (at or (p.relays[0] if p.relays else None),) if r),
            cue=tuple(report.cite(*r) for r in p.cue),
            content=(report.cite(*p.content),),
            chain=_chain(p, i, at, report),
            stance=_STANCE.get(p.told.shape, "asserts"),  # type: ignore[arg-type]
        )
        for i, at in enumerate(ends)
    ]


def _chain(p: Placed, i: int, at: Range | None, report: Report) -> tuple[Link, ...]:
    """Relays as they stand, then the origin."""
    told = p.told
    passed = [
        Link(name=name, kind="outlet", role="relay", evidence=(report.cite(*r),))
        for name, r in zip(told.relays, p.relays, strict=True)
    ]
    if told.shape == "cited":
        return (Link(name=told.relays[0], kind="outlet", role="origin", evidence=passed[0].evidence),)
    if told.shape == "unknown":
        return (Link(name=None, kind="unknown", role="origin"),)
    words = (report.cite(*at),) if at else ()
    if told.shape == "witness":
        return (Link(name=next(iter(told.knowers)), kind="outlet", role="origin", evidence=words),)
    face = told.faces[i]
    return (*passed, Link(name=face.name, kind=face.kind, role="origin", evidence=words))  # type: ignore[arg-type]


def _claim(key: str, readings: list[Reading], s: SynthStory) -> Claim:
    mentions = []
    for w, r in zip(s.reports, readings, strict=True):
        by_id = {a.id: a for a in r.attributions}
        for n, p in enumerate(w.placed):
            if p.told.claim != key:
                continue
            content = r.report.cite(*p.content)
            polarity = "supports" if p.told.supports else "denies"
            mine = [i for i in by_id if i.startswith(f"{w.id}.{n}.")] or [None]
            mentions += [Mention(report=w.id, evidence=content, attribution=i, polarity=polarity) for i in mine]
    return Claim(id=key, text=mentions[0].evidence.text, kind="fact", mentions=tuple(mentions))
