"""Quotations: stretches between quotation marks, over paragraphs too.

In: a page and where its paragraphs begin. Out: word spans from opening to closing mark. Marks inside a quotation are
its own affair ("he said “the “wave” came”"); a mark that finds no partner was lost, and opens nothing.
"""

from collections.abc import Sequence

from .attribute import Words
from .describe import Page

_CLOSING = {"“": "”", "«": "»", "„": "“", "``": "''"}
_SINGLE = {"‘": "’", "'": "'"}
STRAIGHT = ('"', "''")
"""Marks that look the same at both ends."""
_MAX_QUOTATION = 350
"""Words: a mark that finds no partner within them was lost or stands for inches."""
_LEAST_QUOTED = 3
"""Words that a quotation has at least; shorter ones are scare quotes and titles."""
_STOPS = frozenset(".,!?…—–-")


def quotations(page: Page, paragraphs: Sequence[bool]) -> list[Words]:
    """Word spans from opening to closing mark, both included, in text order, not overlapping.

    `paragraphs` tells for each word whether a paragraph or line begins at it. A quotation whose paragraph ends open
    goes on in the next when that opens with a mark again.
    """
    out: list[Words] = []
    i, n = 0, len(page.words)
    while i < n:
        end = _end(page, paragraphs, i) if opens(page, i) else None
        if end is None:
            i += 1
            continue
        if end - i - 2 >= _LEAST_QUOTED:
            out.append((i, end))
        i = end
    return out


def opens(page: Page, i: int) -> bool:
    """Whether a word is a mark that may open a quotation; a closing one may where it was typed for an opening one."""
    word = page.word(i)
    if word in _SINGLE or word == "”":
        return _faces(page, i, 1)
    return word in _CLOSING or (word in STRAIGHT and not _faces(page, i, -1))


def is_direct(page: Page, quotation: Words) -> bool:
    """Whether it quotes whole sentences, not bits of one: from a capital to a stop or comma, or with a verb (scraping
    loses commas)."""
    a, b = quotation
    first = next((page.word(i) for i in range(a + 1, b) if page.word(i)[0].isalnum()), "")
    last = page.word(b - 1 if page.word(b - 1)[0] in _STOPS else b - 2)
    verb = any(page.words[i].pos in ("VERB", "AUX") for i in range(a, b))
    return first[:1].isupper() and (verb or last[-1] in _STOPS)


def _end(page: Page, paragraphs: Sequence[bool], start: int) -> int | None:
    """Behind the mark that closes a quotation, marks within it being paired first where that comes out even."""
    return _close(page, paragraphs, start, nesting=True) or _close(page, paragraphs, start, nesting=False)


def _close(page: Page, paragraphs: Sequence[bool], start: int, nesting: bool) -> int | None:
    opening = page.word(start)
    depth = 1
    for i in range(start + 1, min(len(page.words), start + _MAX_QUOTATION)):
        if paragraphs[i]:
            if page.word(i) != opening:
                return None
        elif nesting and _opens_again(page, i, opening):
            depth += 1
        elif _closes(page, i, opening, strict=nesting):
            depth -= 1
            if not depth:
                return i + 1
    return None


def _opens_again(page: Page, i: int, opening: str) -> bool:
    return page.word(i) == opening and (opening in _CLOSING or _faces(page, i, 1))


def _closes(page: Page, i: int, opening: str, strict: bool) -> bool:
    """Whether a mark closes what `opening` opened; unless `strict`, a straight mark may close what a curly one opened.

    A single mark closes only behind a stop or comma: elsewhere it is an apostrophe.
    """
    word = page.word(i)
    if opening in _SINGLE:
        return word == _SINGLE[opening] and page.word(i - 1)[0] in _STOPS
    return word == _CLOSING.get(opening, opening) or (not strict and word in STRAIGHT and _faces(page, i, -1))


def _faces(page: Page, i: int, way: int) -> bool:
    """Whether a mark is joined to the word on one side (1: behind it, -1: before it) and not to the other."""
    words = page.words
    before = i > 0 and words[i - 1].span.end == words[i].span.start
    behind = i + 1 < len(words) and words[i].span.end == words[i + 1].span.start
    return (behind and not before) if way > 0 else (before and not behind)
