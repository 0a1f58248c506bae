"""Which pairs of wordings are worth comparing: near in meaning, or sharing a rare word or a number.

In: forms. Out: pairs of indexes. Without this every story would need all pairs; a small story gets them all.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np

from .forms import Form

ALL_PAIRS = 400
"""Up to so many forms every pair is compared."""
NEAREST = 25
"""Neighbours by meaning that each form is compared with."""
HOT = 40
"""A word in more forms than this finds no pairs."""
_BLOCK = 512


def candidate_pairs(forms: Sequence[Form]) -> list[tuple[int, int]]:
    """Pairs (i, j), i < j, in order."""
    n = len(forms)
    if n <= ALL_PAIRS:
        return [(i, j) for i in range(n) for j in range(i + 1, n)]
    return sorted({(min(p), max(p)) for p in (*_near(forms), *_sharing(forms)) if p[0] != p[1]})


def _near(forms: Sequence[Form]) -> Iterable[tuple[int, int]]:
    vectors = np.stack([f.centred for f in forms])
    for start in range(0, len(forms), _BLOCK):
        scores = vectors[start : start + _BLOCK] @ vectors.T
        best = np.argsort(-scores, axis=1, kind="stable")[:, : NEAREST + 1]
        for i, row in enumerate(best.tolist(), start):
            yield from ((i, j) for j in row)


def _sharing(forms: Sequence[Form]) -> Iterable[tuple[int, int]]:
    holders: dict[object, list[int]] = defaultdict(list)
    for i, f in enumerate(forms):
        keys: set[object] = {*f.stems, *((q.sort, q.base) for q in f.quantities)}
        for key in keys:
            holders[key].append(i)
    for at in holders.values():
        if 1 < len(at) <= HOT:
            yield from ((a, b) for x, a in enumerate(at) for b in at[x + 1 :])
