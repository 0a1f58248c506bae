"""Who only passes words on, where the reading gives two sources for the same words.

In: the mentions of a claim in its story. Out: for each mention the one that carries it. "Radio Orba reported, citing
Ana Ruiz" is one origin, Ana Ruiz, by way of Radio Orba, however it was read.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from hearsay.link.roles import BODIES
from hearsay.model import Attribution, Mention, Party, Story

_CITES = re.compile(r"\s*(?:as\s+)?(?:cit(?:es|ed|ing)|quot(?:es|ed|ing))\b", re.I)
_REPORTS = re.compile(r"\s*(?:ha[sd]\s+)?report(?:s|ed|ing)?\s*$", re.I)
_ACCORDING = re.compile(r"\s*according\s+to\b", re.I)
_BODY = re.compile(rf"\b{BODIES}\b", re.I)
_SAME = 0.8
"""Share of the longer mention that two mentions of the same words have in common."""


def carried_by(mentions: Sequence[Mention], attributions: Mapping[str, Attribution]) -> dict[Mention, Mention]:
    """For each mention whose source another one passes on, that other one: the carrier.

    Of two sources of the same words it is the one that stands nearest before "citing" or "quoting"; of two tellings one
    within the other the outer one ("Radio Orba reported that Ana Ruiz said …").
    """
    told = [m for m in mentions if m.attribution]
    out: dict[Mention, tuple[int, int]] = {}
    for cited, carrier in _overlapping(told):
        at = _distance((told[carrier], told[cited]), attributions)
        if at is not None:
            out[told[cited]] = min(out.get(told[cited], (at, carrier)), (at, carrier))
    return {m: told[carrier] for m, (_, carrier) in out.items()}


def _overlapping(mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Index pairs, both ways round, of mentions that share words of one report: no others can carry each other."""
    open_: list[int] = []
    for i in sorted(range(len(mentions)), key=lambda i: (mentions[i].report, mentions[i].evidence.span)):
        at = mentions[i]
        open_ = [
            j
            for j in open_
            if mentions[j].report == at.report and mentions[j].evidence.span.end > at.evidence.span.start
        ]
        for j in open_:
            yield i, j
            yield j, i
        open_.append(i)


def are_same_words(a: Mention, b: Mention) -> bool:
    """Whether one report credits the same words twice, in two attributions."""
    if a.report != b.report or a.attribution == b.attribution:
        return False
    x, y = a.evidence.span, b.evidence.span
    return min(x.end, y.end) - max(x.start, y.start) >= _SAME * max(len(x), len(y))


def _distance(pair: tuple[Mention, Mention], attributions: Mapping[str, Attribution]) -> int | None:
    """How far the first mention's source stands before the second's; None where the first does not carry the second."""
    outer, inner = (attributions[m.attribution or ""] for m in pair)
    if not outer.source or not inner.source or outer.id == inner.id:
        return None
    if pair[0].evidence.span.holds(pair[1].evidence.span) and pair[0].evidence.span.holds(inner.source[0].span):
        return inner.source[0].span.start - outer.source[-1].span.end if not _is_before(inner, outer) else 0
    cue = next((e for e in inner.cue if _CITES.match(e.text)), None)
    if cue is None or not are_same_words(*pair) or any(_CITES.match(e.text) for e in outer.cue):
        return None
    return cue.span.start - outer.source[-1].span.end if _is_before(outer, inner) else None


def _is_before(a: Attribution, b: Attribution) -> bool:
    return a.source[-1].span.end <= b.source[0].span.start


def only_reporting(story: Story) -> frozenset[str]:
    """Ids of the parties that only ever "report", or are only cited and pass on elsewhere, and are no body by their
    name: outlets, most likely, that no table knows. Where they have it from is not told."""
    known = {a.id: a for r in story.readings for a in r.attributions}
    return frozenset(p.id for p in story.parties if _only_reports(p, known))


def _only_reports(p: Party, known: Mapping[str, Attribution]) -> bool:
    if p.kind not in ("person", "organisation") or not p.links or _BODY.search(p.name or ""):
        return False
    origins = [known[x.attribution] for x in p.links if x.position == len(known[x.attribution].chain) - 1]
    cues = [" ".join(e.text for e in a.cue) for a in origins]
    passes_on = len(origins) < len(p.links)
    return all(_REPORTS.match(c) or (passes_on and (_CITES.match(c) or _ACCORDING.match(c))) for c in cues)
