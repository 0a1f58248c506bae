"""The stance of every attribution: what the words of its cue, in its content and behind it decide.

In: attributions as word spans. Out: the same with stances settled; hedges inside a content told by somebody else are
made that telling's stance. `stance` has the words.
"""

from collections.abc import Sequence
from dataclasses import replace

from hearsay.model import Stance

from .attribute import Found
from .describe import Page
from .stance import REACH, stance_of, unverified_at

_HEDGES = frozenset("allegedly supposedly purportedly".split())
_MOST = 0.6
"""Share of a content that a hedge inside it must cover to hedge all of it."""


def settle_stances(page: Page, found: Sequence[Found]) -> list[Found]:
    """Settle every stance, and fold hedges into the telling that they stand in."""
    settled = [replace(f, stance=_stance(page, f, found)) for f in found]
    hedges = {i: told for i, f in enumerate(settled) if (told := _hedged(page, f, settled)) is not None}
    doubted = {told for i, told in hedges.items() if _share(settled[i], settled[told]) >= _MOST}
    return [replace(f, stance="unconfirmed") if i in doubted else f for i, f in enumerate(settled) if i not in hedges]


def _stance(page: Page, f: Found, found: Sequence[Found]) -> Stance:
    cue = " ".join(_text(page, span) for span in f.cue)
    content = " ".join(_text(page, span) for span in f.content)
    end = page.words[max(b for _, b in (*f.content, *f.cue, *f.source)) - 1].span.end
    behind = page.text[end : end + REACH]
    at = unverified_at(behind)
    if at is not None and _is_told(page, end + at, [g for g in found if f.anchor not in _words(g)]):
        behind = ""
    return stance_of(f.stance, cue, behind, content)


def _text(page: Page, span: tuple[int, int]) -> str:
    return page.text[page.words[span[0]].span.start : page.words[span[1] - 1].span.end]


def _is_told(page: Page, at: int, found: Sequence[Found]) -> bool:
    """Whether a remark at a code point is somebody's own telling, and no remark of the report."""
    words = page.words
    return any(words[a].span.start <= at < words[b - 1].span.end for f in found if f.source for a, b in f.content)


def _hedged(page: Page, f: Found, found: Sequence[Found]) -> int | None:
    """The telling in whose content a hedge ("allegedly") stands."""
    if f.source or len(f.cue) != 1 or _text(page, f.cue[0]).lower() not in _HEDGES:
        return None
    return next((n for n, g in enumerate(found) if g.source and _share(f, g) > 0 and f.anchor in _words(g)), None)


def _share(inner: Found, outer: Found) -> float:
    """How much of a telling's content a hedge in it is about."""
    held = _words(outer)
    return len(held & (_words(inner) | {i for span in inner.cue for i in range(*span)})) / len(held)


def _words(f: Found) -> set[int]:
    return {i for span in f.content for i in range(*span)}
