"""Headlines that end in who says it: "Death toll of the quay blast hits 43 – Monitor" is told whole.

In: attributions as word spans. Out: the same; where no cue ties a source to the words before it, all words from the
beginning of the line are told.
"""

from collections.abc import Sequence
from dataclasses import replace

from .attribute import Found, Words
from .describe import Page

_LEAST = 3
"""Words that such a headline tells at least."""


def whole_headlines(page: Page, bounds: Sequence[Words], found: Sequence[Found]) -> list[Found]:
    """Begin a content without a cue where its sentence begins, unless somebody else tells words of it."""
    starts = [a for a, b in bounds for _ in range(a, b)]
    busy = {i for f in found for span in (*f.cue, *f.source) for i in range(*span)}
    return [_whole(page, f, starts, busy) for f in found]


def _whole(page: Page, f: Found, starts: Sequence[int], busy: set[int]) -> Found:
    if f.cue or not f.source or len(f.content) != 1 or f.type != "statement":
        return f
    (a, b), source = f.content[0], f.source[0][0]
    start = starts[a]
    between = [i for i in range(b, source) if page.word(i)[0].isalnum()]
    if (
        starts[source] not in (start, source)
        or source < b
        or between
        or b - start < _LEAST
        or busy & set(range(start, a))
    ):
        return f
    return replace(f, content=((start, b),))
