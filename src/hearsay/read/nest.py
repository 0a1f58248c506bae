"""Which attribution sits inside which, and which say nothing of their own.

In: attributions as word spans. Out: for each the index of the one it is told through, and whether it only relays.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from .attribute import Found, Words

_MAX_DEPTH = 8
_REACH = 400
"""Words before a cue at which a content that holds it may begin: more than any window is long."""
_OWN_WORDS = 1
"""Words with a meaning of their own beyond the inner attribution that an outer one may hold and still only relay."""


def within(found: Sequence[Found], through: Mapping[int, int] = MappingProxyType({})) -> list[int | None]:
    """For each attribution the smallest other content in which its cue stands; None for the outermost.

    Two that stand in each other's content are settled by size: the longer content is the outer one. `through` says
    which are told through another of the same content.
    """
    sizes = [_size(f.content) for f in found]
    spans = sorted((s, e, j) for j, f in enumerate(found) for s, e in f.content)
    out: list[int | None] = [None] * len(found)
    for i, f in enumerate(found):
        best = through.get(i)
        for _, end, j in spans[bisect_left(spans, (f.anchor - _REACH,)) : bisect_left(spans, (f.anchor + 1,))]:
            if j != i and f.anchor < end and sizes[j] > sizes[i] and (best is None or sizes[j] < sizes[best]):
                best = j
        out[i] = best
    return out


def relays_only(found: Sequence[Found], outer: Sequence[int | None], function_words: Sequence[bool]) -> list[bool]:
    """Whether an attribution asserts nothing but one attribution inside it; one without a source ("the reported leak")
    leaves its teller more to say.

    `function_words` tells for every word of the report whether it carries no content of its own (UPOS).
    """
    out = [False] * len(found)
    for i, o in enumerate(outer):
        if o is not None and _both_tell(found[i], found[o]) and found[o].stance not in ("denies", "declines"):
            inner = found[i]
            covered = {w for part in (*inner.cue, *inner.source, *inner.content, *inner.relay) for w in range(*part)}
            own = [w for part in found[o].content for w in range(*part) if w not in covered and not function_words[w]]
            out[o] = out[o] or len(own) <= (_OWN_WORDS if inner.source else 0)
    return out


def _both_tell(inner: Found, outer: Found) -> bool:
    """Whether both are statements: who says what somebody hopes, believes or does not say says it, and relays none."""
    return inner.type == outer.type == "statement" and inner.stance != "declines"


def outwards(index: int, outer: Sequence[int | None]) -> list[int]:
    """The attributions that one is told through, nearest first."""
    out: list[int] = []
    at = outer[index]
    while at is not None and at not in out and at != index and len(out) < _MAX_DEPTH:
        out.append(at)
        at = outer[at]
    return out


def _size(spans: Sequence[Words]) -> int:
    return sum(b - a for a, b in spans)
