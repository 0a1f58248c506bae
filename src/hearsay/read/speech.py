"""Who tells a quotation: contents fitted to the quotation marks, and quotations handed on to the teller before.

In: quotations and the attributions found. Out: the attributions with contents that begin and end where their
quotations do. A quotation with no telling of its own goes on speaking for the one before it in the same paragraph.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from .attribute import Found, Words, runs
from .describe import Page
from .quotes import is_direct, quotations
from .tellers import Told, with_tellers

_NEAR = 15
"""Words at most between a cue and the quotation that it introduces ("told his listeners on Monday, “…”")."""
_CARRIED = 6
"""Words with its marks that a quotation without a teller needs to count as speech."""
_STOPS = '.?!…”"»'
_MARKS = ("”", "“", '"', "''", "``", "»", "«")


def fit_to_quotations(page: Page, paragraphs: Sequence[bool], found: Sequence[Found]) -> list[Found]:
    """Make contents and quotations agree, then hand on quotations that nobody tells."""
    quoted = quotations(page, paragraphs)
    if not quoted:
        return list(found)
    at = {i: n for n, (a, b) in enumerate(quoted) for i in range(a, b)}
    fitted = [_fit(page, f, quoted, at) for f in found]
    return _carry_on(page, paragraphs, with_tellers(page, paragraphs, fitted, quoted), quoted)


def _fit(page: Page, f: Found, quoted: Sequence[Words], at: dict[int, int]) -> Found:
    """Widen each part that covers most of a quotation, or that its cue stands beside, to all of it.

    Beside speech that is quoted whole, unquoted words are the report's own, and so are bits quoted further on.
    """
    busy = {i for span in (*f.cue, *f.source) for i in range(*span)}
    words = {i for span in f.content for i in range(*span)}
    told: list[Words] = []
    for n in sorted({at[i] for i in words if i in at}):
        a, b = quoted[n]
        if any(a <= i < b for i in busy):
            continue
        beside = _beside(page, f, quoted[n], at)
        if beside or sum(i in words for i in range(a, b)) * 2 >= b - a:
            words |= set(range(a, b))
        if beside or (told and _follows(page, max(*busy, told[-1][1] - 1), a)):
            told.append(quoted[n])
    if any(is_direct(page, q) for q in told):
        words = {i for a, b in told for i in range(a, b)}
    return replace(f, content=_parts(words - busy)) if words - busy else f


def _follows(page: Page, last: int, start: int) -> bool:
    """Whether a quotation goes on with what was said up to `last`: in the next sentence, or with no verb between."""
    if page.sentence[start + 1] - page.sentence[last] <= 1 and page.word(start - 1)[0] in _STOPS:
        return True
    return not any(page.words[i].pos == "VERB" for i in range(last + 1, start)) and start - last <= _NEAR


def _beside(page: Page, f: Found, quotation: Words, at: dict[int, int]) -> bool:
    """Whether nothing but names and times stands between an attribution's cue and the quotation."""
    a, b = quotation
    own = [i for span in (*f.cue, *f.source) for i in range(*span)]
    before, behind = (
        max((i for i in own if i < a), default=a - 1 - _NEAR),
        min((i for i in own if i >= b), default=b + _NEAR),
    )
    return any(
        len(gap) < _NEAR and not any(page.words[i].pos == "VERB" or page.word(i)[0] in ".?!" or i in at for i in gap)
        for gap in (range(before + 1, a), range(b, behind))
    )


def _parts(words: set[int]) -> tuple[Words, ...]:
    """The words as spans, without crumbs beside a long one."""
    out = runs(words)
    longest = max(b - a for a, b in out)
    return tuple((a, b) for a, b in out if b - a > 2 or longest <= 4)


def _carry_on(page: Page, paragraphs: Sequence[bool], found: list[Found], quoted: Sequence[Words]) -> list[Found]:
    """Give a quotation without a teller to the last quoted attribution of its paragraph."""
    told = Told(found)
    paragraph = list(accumulate(map(int, paragraphs)))
    ends = sorted((f.content[-1][1], n) for n, f in enumerate(found) if f.type == "statement")
    for a, b in quoted:
        if not told.untold((a, b)):
            continue
        n = _teller(page, found, ends, paragraph, a)
        if n is not None and b - a >= _CARRIED and (is_direct(page, (a, b)) or _follows(page, _last(found[n], a), a)):
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


def _last(f: Found, before: int) -> int:
    """The last word of an attribution before a place."""
    return max(i for span in (*f.content, *f.cue, *f.source) for i in range(*span) if i < before)


def _quotes(page: Page, f: Found) -> bool:
    a, b = f.content[-1]
    return page.word(b - 1) in _MARKS or page.word(a) in _MARKS
