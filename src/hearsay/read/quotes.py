"""Quotations: stretches between quotation marks, over paragraphs too, and what they say about contents.

In: words and the attributions found. Out: the attributions with contents that begin and end where their quotations
do. A quotation with no telling of its own goes on speaking for the one before it in the same paragraph.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from .attribute import Found, Words
from .describe import Page

_OPEN = {"“": "”", "«": "»", "„": "“", "``": "''"}
_STRAIGHT = ('"', "''")
_MAX_QUOTATION = 350
"""Words: a mark that finds no partner within them was lost or stands for inches."""
_LEAST_QUOTED = 3
"""Words that a quotation has at least; shorter ones are scare quotes and titles."""
_CARRIED = 6
"""Words with its marks that a quotation without a teller needs to count as speech."""


def quotations(page: Page, paragraphs: Sequence[bool]) -> list[Words]:
    """Word spans from opening to closing mark, both included, in text order, not overlapping.

    `paragraphs` tells for each word whether a paragraph or line begins at it. A quotation whose paragraph ends open
    goes on in the next when that opens with a mark again.
    """
    out: list[Words] = []
    i, n = 0, len(page.words)
    while i < n:
        word = page.word(i)
        end = _close(page, paragraphs, i, _OPEN.get(word, word)) if word in _OPEN or word in _STRAIGHT else None
        if end is None:
            i += 1
            continue
        if end - i - 2 >= _LEAST_QUOTED:
            out.append((i, end))
        i = end
    return out


def _close(page: Page, paragraphs: Sequence[bool], start: int, closing: str) -> int | None:
    opening = page.word(start)
    for i in range(start + 1, min(len(page.words), start + _MAX_QUOTATION)):
        word = page.word(i)
        if paragraphs[i] and word != opening:
            return None
        if word == closing and not (paragraphs[i] and word == opening):
            return i + 1
    return None


def fit_to_quotations(page: Page, paragraphs: Sequence[bool], found: Sequence[Found]) -> list[Found]:
    """Make contents and quotations agree, then hand on quotations that nobody tells."""
    quoted = quotations(page, paragraphs)
    if not quoted:
        return list(found)
    at = {i: n for n, (a, b) in enumerate(quoted) for i in range(a, b)}
    fitted = [_fit(f, quoted, at) for f in found]
    return _carry_on(page, paragraphs, fitted, quoted)


def _fit(f: Found, quoted: Sequence[Words], at: dict[int, int]) -> Found:
    """Widen each part that covers most of a quotation to all of it; drop crumbs outside it."""
    busy = {i for span in (*f.cue, *f.source) for i in range(*span)}
    words = {i for span in f.content for i in range(*span)}
    for n in sorted({at[i] for i in words if i in at}):
        a, b = quoted[n]
        inside = sum(i in words for i in range(a, b))
        own_cue_inside = any(a <= i < b for i in busy)
        if not own_cue_inside and inside * 2 >= b - a:
            words |= set(range(a, b))
    return replace(f, content=_runs(words - busy)) if words - busy else f


def _runs(words: set[int]) -> tuple[Words, ...]:
    out: list[Words] = []
    for i in sorted(words):
        if out and out[-1][1] == i:
            out[-1] = (out[-1][0], i + 1)
        else:
            out.append((i, i + 1))
    longest = max(b - a for a, b in out)
    return tuple((a, b) for a, b in out if b - a > 2 or longest <= 4)


def _carry_on(page: Page, paragraphs: Sequence[bool], found: list[Found], quoted: Sequence[Words]) -> list[Found]:
    """Give a quotation without a teller to the last quoted attribution of its paragraph."""
    told = {i for f in found for span in f.content for i in range(*span)}
    paragraph = list(accumulate(map(int, paragraphs)))
    ends = sorted((f.content[-1][1], n) for n, f in enumerate(found) if f.type == "statement")
    for a, b in quoted:
        free = sum(i not in told for i in range(a, b))
        if free < b - a:
            continue
        n = _teller(page, found, ends, paragraph, a)
        if n is not None and b - a >= _CARRIED:
            found[n] = replace(found[n], content=(*found[n].content, (a, b)))
    return found


def _teller(
    page: Page, found: Sequence[Found], ends: Sequence[tuple[int, int]], paragraph: Sequence[int], at: int
) -> int | None:
    """The last attribution with a quotation that ends before `at` in the same paragraph."""
    for end, n in reversed(ends[: bisect_right(ends, (at, len(found)))]):
        if paragraph[end - 1] != paragraph[at]:
            return None
        if _quotes(page, found[n]):
            return n
    return None


def _quotes(page: Page, f: Found) -> bool:
    a, b = f.content[-1]
    return page.word(b - 1) in ("”", '"', "''", "»") or page.word(a) in ("“", '"', "``", "«")
