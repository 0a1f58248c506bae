"""Time expressions → the timeline: what is said to have happened when, and what was said when.

In: the readings of a story and its claims. Out: entries in order of time; those that nothing dates stand last. Equal
days of one claim are one entry with several evidences.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from datetime import date

from hearsay.model import Claim, Evidence, Reading, Span, TimeExpression, TimelineEntry

from .scene import Scene

_LAST = date.max


def timeline_of(claims: Sequence[Claim], scene: Scene) -> tuple[TimelineEntry, ...]:
    """All dated events and tellings of the story."""
    spots = _spots(claims)
    entries = [
        _entry(r, t, spots)
        for r in scene.story.readings
        for t in r.times
        if t.type in ("DATE", "TIME") and _is_dated(t) and _tells(r, t)
    ]
    return tuple(sorted(_merged(entries), key=_order))


def _is_dated(t: TimeExpression) -> bool:
    return t.interval is not None or t.value.startswith(("XXXX", "PXX")) or t.precision != "unknown"


def _tells(r: Reading, t: TimeExpression) -> bool:
    """Whether anything happens in the clause: a dateline or a signature's date is no event."""
    if t.event is None or not r.words:
        return True
    first = bisect_left(r.words, t.event.start, key=lambda w: w.span.start)
    last = bisect_left(r.words, t.event.end, key=lambda w: w.span.start)
    return any(w.pos in ("VERB", "AUX") for w in r.words[first:last])


def _spots(claims: Sequence[Claim]) -> Mapping[str, list[tuple[Span, str]]]:
    out: dict[str, list[tuple[Span, str]]] = {}
    for c in claims:
        for m in c.mentions:
            out.setdefault(m.report, []).append((m.evidence.span, c.id))
    return out


def _entry(r: Reading, t: TimeExpression, spots: Mapping[str, list[tuple[Span, str]]]) -> TimelineEntry:
    span = t.event or _sentence(r, t.evidence.span)
    evidence = r.report.cite(span.start, span.end)
    return TimelineEntry(
        of=t.of,
        start=t.interval.start if t.interval else None,
        end=t.interval.end if t.interval else None,
        precision=t.precision,
        text=evidence.text,
        evidence=(evidence,),
        time_text=t.evidence.text,
        rule=t.rule,
        claim=_claim_at(t.evidence.span, span, spots.get(r.report.id, [])) if t.of == "event" else None,
    )


def _sentence(r: Reading, span: Span) -> Span:
    n = bisect_right(r.sentences, span.start, key=lambda s: s.end)
    return r.sentences[n] if n < len(r.sentences) and r.sentences[n].overlaps(span) else span


def _claim_at(at: Span, event: Span, spots: Sequence[tuple[Span, str]]) -> str | None:
    """The claim of the shortest mention that holds the time words, else of the one that overlaps the event most."""
    holding = [(len(s), c) for s, c in spots if s.holds(at)]
    if holding:
        return min(holding)[1]
    shared = [(min(s.end, event.end) - max(s.start, event.start), c) for s, c in spots if s.overlaps(event)]
    return max(shared)[1] if shared else None


def _merged(entries: Sequence[TimelineEntry]) -> list[TimelineEntry]:
    """Join entries of one claim and the same days."""
    out: dict[object, TimelineEntry] = {}
    for n, e in enumerate(entries):
        key: object = (e.claim, e.of, e.start, e.end) if e.claim and e.start else n
        before = out.get(key)
        out[key] = e if before is None else _joined(before, e)
    return list(out.values())


def _joined(a: TimelineEntry, b: TimelineEntry) -> TimelineEntry:
    evidence: tuple[Evidence, ...] = tuple(dict.fromkeys((*a.evidence, *b.evidence)))
    return TimelineEntry(
        of=a.of,
        start=a.start,
        end=a.end,
        precision=a.precision,
        text=a.text,
        evidence=evidence,
        time_text=a.time_text,
        rule=a.rule,
        claim=a.claim,
    )


def _order(e: TimelineEntry) -> tuple[date, date, str, int]:
    first = e.evidence[0]
    return (e.start or _LAST, e.end or _LAST, first.report, first.span.start)
