"""Contents by the parse: two that hold each other, clauses that belong to somebody else, halves that were left out.

In: attributions as word spans. Out: the same with contents mended. Rules of `mend`.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from . import nouns
from .attribute import Found, Words, runs
from .clauses import yields
from .describe import Page
from .verbs import ADDRESSING, is_denying

_UNCLEAR = re.compile(
    r"(?:but|though|although) (?:it|this|that) (?:was|is) not (?:\w+ ){0,2}(?:clear|known|possible)\b"
)
_QUESTION = 25
"""Words before a source within which it was asked about what it does not comment on."""
_HOLE = 20
"""Words that may be missing inside a content."""


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


def own_doubts(page: Page, bounds: Sequence[Words], found: Sequence[Found]) -> list[Found]:
    """End a content where the report adds that something is not clear ("it had resumed, but it was not clear …")."""
    return [f if (at := _doubt_at(page, f)) is None else _cut_before(f, at) for f in found]


def _doubt_at(page: Page, f: Found) -> int | None:
    """The word at which such an addition begins: "but", "though" or "although"."""
    for a, b in f.content:
        for i in range(a + 1, b - 3):
            follows = " ".join(page.word(k).lower() for k in range(i, min(b, i + 8)))
            if _UNCLEAR.match(follows):
                return i
    return None


def _cut_before(f: Found, end: int) -> Found:
    parts = tuple((a, min(b, end)) for a, b in f.content if a < end)
    return replace(f, content=parts) if parts else f


def judgements(page: Page, bounds: Sequence[Words], found: Sequence[Found]) -> list[Found]:
    """Take "as baseless" out of what is denied or dismissed."""
    return [replace(f, content=_without_judgement(page, f)) for f in found]


def _without_judgement(page: Page, f: Found) -> tuple[Words, ...]:
    denies = any(is_denying(page.word(i)) for span in f.cue for i in range(*span))
    out = []
    for a, b in f.content:
        if denies and b - a > 3:
            out.append((a + 2 * _is_judgement(page, a), b - 2 * _is_judgement(page, b - 2)))
        else:
            out.append((a, b))
    return tuple(out)


def _is_judgement(page: Page, i: int) -> bool:
    return page.word(i).lower() == "as" and page.word(i + 1).lower() in nouns.JUDGEMENTS


def asked_about(page: Page, bounds: Sequence[Words], found: Sequence[Found]) -> list[Found]:
    """What "had no comment" is about stands behind "asked about", where the refusal has no content of its own."""
    return [_with_question(page, f) for f in found]


def _with_question(page: Page, f: Found) -> Found:
    said = {page.word(i).lower() for a, b in f.content for i in range(a, b)}
    if not f.source or not said <= {"comment", "no", "immediate", "any"}:
        return f
    first = f.source[0][0]
    for i in range(max(0, first - _QUESTION), first - 2):
        if page.word(i).lower() == "asked" and page.word(i + 1).lower() in ("about", "on", "whether", "if"):
            end = first - 1 if page.word(first - 1) == "," else first
            return replace(f, content=((i + 2, end),)) if page.sentence[i] == page.sentence[first] else f
    return f


def raised(page: Page, bounds: Sequence[Words], found: Sequence[Found]) -> list[Found]:
    """Both halves of what is told in the passive: "the envoy is reported to have left" is told of the envoy."""
    at = {i: b for b in bounds for i in range(*b)}
    return [f if f.source or not f.cue else _both_halves(page, at, f) for f in found]


def _both_halves(page: Page, at: dict[int, Words], f: Found) -> Found:
    verb = next((i for span in f.cue for i in range(*span) if page.words[i].pos == "VERB"), None)
    if verb is None or page.word(verb).lower() in ADDRESSING:
        return f
    sentence = at[verb]
    below = yields(page.words, sentence)
    halves = []
    for relations in (("nsubj:pass",), ("xcomp", "ccomp")):
        child = next(
            (i for i in range(*sentence) if page.words[i].head == verb and page.words[i].relation in relations), None
        )
        if child is None or child == verb:
            return f
        halves.append(below[child - sentence[0]])
    busy = {i for span in f.cue for i in range(*span)}
    words = {i for span in (*f.content, *halves) for i in range(*span)} - busy
    return replace(f, content=runs(words))


def holes(page: Page, bounds: Sequence[Words], found: Sequence[Found]) -> list[Found]:
    """Fill what is missing between two parts of one sentence, unless another cue or source stands there."""
    told = {i for f in found for span in (*f.cue, *f.source) for i in range(*span)}
    return [replace(f, content=_filled(page, f, told)) for f in found]


def _filled(page: Page, f: Found, told: set[int]) -> tuple[Words, ...]:
    out: list[Words] = []
    for a, b in f.content:
        gap = range(out[-1][1], a) if out else range(0)
        whole = out and page.sentence[out[-1][0]] == page.sentence[a] and len(gap) <= _HOLE and not told & set(gap)
        if whole:
            out[-1] = (out[-1][0], b)
        else:
            out.append((a, b))
    return tuple(out)
