"""A report's text with the cited words marked, each a target of links, and behind it links back to what cites it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from hearsay.model import Evidence, Report, Span

from ..view import View
from .anchors import Anchors, safe


@dataclass(slots=True)
class Cite:
    """Who cites one span; filled while a view is gone through."""

    claims: list[int] = field(default_factory=list)
    """Numbers of claims."""
    dates: list[int] = field(default_factory=list)
    """Numbers of timeline rows."""


Cites = Mapping[str, Mapping[Span, Cite]]


def cites_of(view: View) -> Cites:
    """All that a view cites, by report id and span. Words that only a reason rests on have an empty `Cite`."""
    found: dict[str, dict[Span, Cite]] = {}

    def at(e: Evidence) -> Cite:
        return found.setdefault(e.report, {}).setdefault(e.span, Cite())

    for c in view.all_claims():
        for w in (w for v in c.voices for w in v.words):
            _add(at(w.evidence).claims, c.number)
        for e in (e for r in c.reasons for e in r.evidence):
            at(e)
    for n, t in enumerate((*view.timeline, *view.others), 1):
        for e in t.evidence:
            _add(at(e).dates, n)
    return found


def _add(numbers: list[int], n: int) -> None:
    if n not in numbers:
        numbers.append(n)


def marked(report: Report, cites: Mapping[Span, Cite], anchors: Anchors) -> str:
    """The text as HTML. Spans may nest and overlap: one that would cross another's end is closed and opened again."""
    out: list[str] = []
    stack: list[Span] = []
    starts: dict[int, list[Span]] = {}
    for s in sorted(cites, key=lambda s: (s.start, -s.end)):
        starts.setdefault(s.start, []).append(s)
    at = 0
    for cut in sorted({*starts, *(s.end for s in cites), len(report.text)}):
        out.append(safe(report.text[at:cut]))
        at = cut
        out += _close(stack, cut, cites)
        for s in starts.get(cut, ()):
            stack.append(s)
            out.append(_open(cites[s], f' id="{anchors.words(report.cite(s.start, s.end))}"'))
    return "".join(out)


def _close(stack: list[Span], cut: int, cites: Mapping[Span, Cite]) -> Iterable[str]:
    """Close every span that ends here; those that lie on top of one and go on are opened again, without their id."""
    ending = [s for s in stack if s.end == cut]
    if not ending:
        return
    lowest = min(stack.index(s) for s in ending)
    above = stack[lowest:]
    del stack[lowest:]
    yield from (f"</{_tag(cites[s])}>" for s in reversed(above))
    yield from (_back(cites[s]) for s in above if s.end == cut)
    for s in above:
        if s.end != cut:
            stack.append(s)
            yield _open(cites[s], "")


def _tag(c: Cite) -> str:
    return "mark" if c.claims else "span"


def _open(c: Cite, name: str) -> str:
    kind = ' class="told"' if c.dates and not c.claims else ""
    return f"<{_tag(c)}{name}{kind}>"


def _back(c: Cite) -> str:
    claims = (f'<a class="back" href="#c{n}" aria-label="back to claim {n}">{n}</a>' for n in c.claims)
    dates = (f'<a class="back" href="#t{n}" aria-label="back to the timeline">t{n}</a>' for n in c.dates)
    return "".join((*claims, *dates))
