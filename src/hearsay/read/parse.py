"""Scores of the words → sentences and a dependency tree for each (Universal Dependencies v2).

In: a report's word outputs. Out: sentence bounds in words, heads and relations. Heads are the best single-rooted tree
of each sentence: greedy where greedy gives one, else Chu-Liu/Edmonds (Chu and Liu 1965; Edmonds 1967).
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from .labels import RELATIONS
from .network import Floats

MAX_SENTENCE = 160
"""Words; longer ones are cut at their likeliest starts, so that no text makes the parser quadratic."""
_BLOCK = 96
"""Heads whose relations are scored together: what comes between fits into a cache."""
_ROOT = RELATIONS.index("root")


def sentences(start: Floats, gaps: Sequence[int]) -> list[tuple[int, int]]:
    """Cut words into sentences (half-open word ranges): where a start is likelier than not, or a paragraph begins.

    `start` holds the scores (words, 2) of not starting and starting a sentence.
    """
    n = len(start)
    if n == 0:
        return []
    margin = start[:, 1] - start[:, 0]
    bounds = [0, *(i for i in range(1, n) if margin[i] > 0 or gaps[i] == 3), n]
    out: list[tuple[int, int]] = []
    for a, b in pairwise(bounds):
        out.extend(_shorten(margin, a, b))
    return out


def _shorten(margin: Floats, a: int, b: int) -> list[tuple[int, int]]:
    out = []
    while b - a > MAX_SENTENCE:
        half = MAX_SENTENCE // 2
        cut = a + half + int(np.argmax(margin[a + half : a + MAX_SENTENCE]))
        out.append((a, cut))
        a = cut
    return [*out, (a, b)]


def parse(
    words: Mapping[str, Floats], bounds: Sequence[tuple[int, int]], biaffine: Mapping[str, Floats]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return each word's head (its own index for a root) and relation (index into RELATIONS)."""
    n = len(words["root"])
    heads = np.arange(n)
    if n == 0:
        return heads, heads.copy()
    dep, head = words["arc_dep"] @ biaffine["arc"], words["arc_head"]
    bias = head @ biaffine["arc_bias"]
    for a, b in bounds:
        scores = dep[a:b] @ head[a:b].T + bias[a:b]
        np.fill_diagonal(scores, words["root"][a:b, 0])
        heads[a:b] = tree(scores) + a
    return heads, _relations(words, heads, biaffine)


def _relations(
    words: Mapping[str, Floats], heads: NDArray[np.int64], biaffine: Mapping[str, Floats]
) -> NDArray[np.int64]:
    """Each word's likeliest relation. What a word says to whatever hangs on it is made once for all that do."""
    dep, head = words["rel_dep"], words["rel_head"]
    labels, width, _ = biaffine["rel"].shape
    products = biaffine["rel"].transpose(2, 0, 1).reshape(width, labels * width)
    scores = dep @ biaffine["rel_dep"].T + biaffine["rel_bias"] + head[heads] @ biaffine["rel_head"].T
    below = np.flatnonzero(heads != np.arange(len(heads)))
    below = below[np.argsort(heads[below], kind="stable")]
    parents, first = np.unique(heads[below], return_index=True)
    ends = [*first[1:].tolist(), len(below)]
    for a in range(0, len(parents), _BLOCK):
        sides = (head[parents[a : a + _BLOCK]] @ products).reshape(-1, labels, width)
        for side, start, end in zip(sides, first[a : a + _BLOCK].tolist(), ends[a : a + _BLOCK], strict=True):
            scores[below[start:end]] += dep[below[start:end]] @ side.T
    scores[:, _ROOT] = np.where(heads == np.arange(len(heads)), np.inf, -np.inf)
    best: NDArray[np.int64] = scores.argmax(axis=1)
    return best


def tree(scores: Floats) -> NDArray[np.int64]:
    """The best single-rooted tree of one sentence.

    `scores[d, h]` scores h as the head of d, the diagonal d as the root. Returns the heads, a root pointing to itself.
    """
    heads: NDArray[np.int64] = scores.argmax(axis=1)
    roots = np.flatnonzero(heads == np.arange(len(heads)))
    if len(roots) == 1 and not _has_cycle(heads):
        return heads
    root = int(np.argmax(np.diagonal(scores)))
    fixed = scores.copy()
    np.fill_diagonal(fixed, -np.inf)
    fixed[root] = -np.inf
    fixed[root, root] = 0.0
    return _edmonds(fixed, root)


def _has_cycle(heads: NDArray[np.int64]) -> bool:
    return bool(_cycle(heads))


def _cycle(heads: NDArray[np.int64]) -> list[int]:
    """The words of one cycle longer than one word; empty when there is none."""
    seen = np.zeros(len(heads), dtype=np.int64)
    for first in range(len(heads)):
        i, mark = first, first + 1
        while not seen[i]:
            seen[i] = mark
            i = int(heads[i])
        if seen[i] == mark and heads[i] != i:
            out, j = [i], int(heads[i])
            while j != i:
                out.append(j)
                j = int(heads[j])
            return out
    return []


def _edmonds(scores: Floats, root: int) -> NDArray[np.int64]:
    """Contract cycles until none is left; recursion is as deep as there are nested cycles."""
    heads: NDArray[np.int64] = scores.argmax(axis=1)
    heads[root] = root
    cycle = _cycle(heads)
    if not cycle:
        return heads
    rest = [i for i in range(len(heads)) if i not in set(cycle)]
    m = len(rest)
    small = np.full((m + 1, m + 1), -np.inf, dtype=scores.dtype)
    small[:m, :m] = scores[np.ix_(rest, rest)]
    inner = scores[cycle, heads[cycle]]
    into = scores[np.ix_(cycle, rest)] - inner[:, None]
    small[m, :m] = into.max(axis=0)
    small[:m, m] = scores[np.ix_(rest, cycle)].max(axis=1)
    reduced = _edmonds(small, rest.index(root))
    for place, d in enumerate(rest):
        h = reduced[place]
        heads[d] = rest[h] if h < m else cycle[int(np.argmax(scores[d, cycle]))]
    broken = cycle[int(np.argmax(into[:, reduced[m]]))]
    heads[broken] = rest[reduced[m]]
    heads[root] = root
    return heads
