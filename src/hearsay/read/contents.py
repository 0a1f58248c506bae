"""Contents by the parse: two that hold each other, clauses that belong to somebody else, halves that were left out.

In: attributions as word spans. Out: the same with contents mended. Rules of `mend`.
"""

from collections.abc import Sequence
from dataclasses import replace

from .attribute import Found, Words
from .describe import Page


def in_each_other(page: Page, bounds: Sequence[Words], found: Sequence[Found]) -> list[Found]:
    """Of two attributions whose contents hold each other's cue, the one whose cue comes first tells the other: its
    source and cue are cut from the other's content ("A now reports that X, according to B")."""
    out = list(found)
    for i, a in enumerate(out):
        for j in range(i + 1, min(i + 6, len(out))):
            b = out[j]
            if a.cue and b.cue and _holds(a, b.anchor) and _holds(b, a.anchor):
                first = min((a, b), key=lambda f: f.anchor)
                behind = max(w for span in (*first.cue, *first.source) for w in span)
                n = j if first is a else i
                out[n] = _cut_to(page, out[n], behind)
    return out


def _holds(f: Found, word: int) -> bool:
    return any(a <= word < b for a, b in f.content)


def _cut_to(page: Page, f: Found, start: int) -> Found:
    while start < len(page.words) and page.words[start].pos in ("SCONJ", "PUNCT"):
        start += 1
    parts = tuple((max(a, start), b) for a, b in f.content if b > start)
    return replace(f, content=parts) if parts and all(a < b for a, b in parts) else f
