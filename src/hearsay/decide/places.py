"""Anchors → the words that they name in the reports of this run.

Words are found by the hash of their report's text and their place. Where that text is not among the reports any more
(it was edited, or another is given), they are found by themselves, wherever they stand.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from hearsay.model import Anchor, Evidence, Report, Span

_NEARLY = 0.5
"""Share of the longer span from which two spans are taken for one, when another reading cut the words elsewhere."""


class Places:
    """The reports of a run, by the hash of their text. Own checks are no reports: nothing is anchored in them but
    their own parties."""

    def __init__(self, reports: Iterable[Report]) -> None:
        self._reports = sorted(reports, key=lambda r: r.id)
        self._by_hash: dict[str, list[Report]] = defaultdict(list)
        for r in self._reports:
            self._by_hash[r.sha256].append(r)

    def find(self, anchor: Anchor) -> tuple[Evidence, ...]:
        """All the words that the anchor may name: one place if its report is here, else every place of the words."""
        same_text = self._by_hash.get(anchor.sha256, [])
        named = [r for r in same_text if r.id == anchor.report] or same_text
        exact = [r.cite(anchor.span.start, anchor.span.end) for r in named if anchor.span.end <= len(r.text)]
        if exact:
            return tuple(e for e in exact if e.text == anchor.text)
        return tuple(e for r in self._reports for e in _everywhere(r, anchor.text))


def anchor_of(evidence: Evidence, report: Report) -> Anchor:
    """The anchor of words in a report."""
    return Anchor(report=report.id, sha256=report.sha256, span=evidence.span, text=evidence.text)


def nearest(span: Span, among: Sequence[Span]) -> Span | None:
    """The span itself, else the one that shares most with it, at least half of the longer; None where none does."""
    if span in among:
        return span
    best = max(among, key=lambda s: (_shared(span, s), -s.start, -s.end), default=None)
    return best if best is not None and _shared(span, best) >= _NEARLY else None


def short(words: str) -> str:
    """Words as sentences quote them."""
    line = " ".join(words.split())
    return f"“{line}”" if len(line) <= 60 else f"“{line[:59].rstrip()}…”"


def _shared(a: Span, b: Span) -> float:
    return max(0, min(a.end, b.end) - max(a.start, b.start)) / max(len(a), len(b))


def _everywhere(report: Report, words: str) -> Iterable[Evidence]:
    at = report.text.find(words) if words else -1
    while at >= 0:
        yield report.cite(at, at + len(words))
        at = report.text.find(words, at + len(words))
