"""Two sayings told by one cue: "“A,” she said. “B.”" tells A and B, and each may be claimed, denied or repeated alone.

In: attributions as word spans. Out: the same, with whole quotations that stand in sentences of their own told apart;
they share source and cue.
"""

from collections.abc import Sequence
from dataclasses import replace

from .attribute import Found, Words
from .describe import Page
from .quotes import is_direct, opens

_LEAST = 5
"""Words with its marks that a saying of its own has at least."""


def sayings(page: Page, bounds: Sequence[Words], found: Sequence[Found]) -> list[Found]:
    """Tell apart what one cue tells in several whole quotations."""
    return [replace(f, content=parts) for f in found for parts in _apart(page, f)]


def _apart(page: Page, f: Found) -> list[tuple[Words, ...]]:
    """The content cut where a whole quotation begins a sentence behind another one."""
    out: list[tuple[Words, ...]] = []
    for part in f.content:
        last = out[-1][-1] if out else None
        if last and not (_is_saying(page, last) and _is_saying(page, part) and _begins(page, last, part)):
            out[-1] = (*out[-1], part)
        else:
            out.append((part,))
    return out


def _is_saying(page: Page, part: Words) -> bool:
    a, b = part
    return b - a >= _LEAST and opens(page, a) and is_direct(page, part) and _says(page, part)


def _says(page: Page, part: Words) -> bool:
    """Whether it has a verb with a subject: bits of a sentence are told together with the rest of it."""
    return any(page.words[i].relation.startswith("nsubj") for i in range(*part))


def _begins(page: Page, last: Words, part: Words) -> bool:
    """Whether a quotation begins a sentence behind the one before: a stop stands before it, or the parse says so."""
    before = page.word(part[0] - 1)
    return before[-1] in ".:!?" or page.sentence[part[0]] != page.sentence[part[0] - 1]
