"""Sums over what two sets of words share, for many pairs of sets at once.

Weights are added up one after the other in the order of the words, so that a sum depends on nothing but its words.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from .pairs import Ints, Values


def weight_of(words: frozenset[str], weights: Mapping[str, float]) -> float:
    """The words' weights together; a word that has none counts 1."""
    total = 0.0
    for w in sorted(words):
        total += weights.get(w, 1.0)
    return total


def shared(
    sets: Sequence[frozenset[str]], left: Ints, right: Ints, weights: Mapping[str, float]
) -> tuple[Ints, Values]:
    """For each pair of sets how many words both have, and their weight."""
    words = sorted({w for s in sets for w in s})
    number = {w: n for n, w in enumerate(words)}
    sizes = np.array([len(s) for s in sets], np.int64)
    rows = np.zeros((len(sets), sizes.max(initial=0)), np.int64)
    has = np.zeros((len(sets), len(words)), np.bool_)
    for n, s in enumerate(sets):
        rows[n, : len(s)] = sorted(number[w] for w in s)
        has[n, rows[n, : len(s)]] = True
    weigh = np.array([weights.get(w, 1.0) for w in words])
    count, total = np.zeros(len(left), np.int64), np.zeros(len(left))
    for k in range(rows.shape[1]):
        at = np.flatnonzero(sizes[left] > k)
        word = rows[left[at], k]
        both = has[right[at], word]
        count[at[both]] += 1
        total[at[both]] += weigh[word[both]]
    return count, total
