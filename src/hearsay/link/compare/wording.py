"""Wording: how near the meanings lie, and how many rare words are shared."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from hearsay.link.forms import Floats

from .finding import Scene
from .pairs import Column, Ints, Pairs, Values
from .sums import shared, weight_of


def meaning(pairs: Pairs, scene: Scene) -> Iterator[Column]:
    """Sentence vectors, as they are and with the story's mean taken away."""
    whole, centred = (_cosines(v, pairs) for v in (_stacked([f.vector for f in pairs.forms]),
                                                   _stacked([f.centred for f in pairs.forms])))  # fmt: skip
    yield pairs.valued("meaning", whole, lambda k: f"Their meanings are {whole[k]:.0%} alike.")
    yield pairs.valued(
        "meaning-centred",
        centred,
        lambda k: f"Apart from what the whole story shares, they are {centred[k]:.0%} alike.",
    )


def _stacked(vectors: Sequence[Floats]) -> Floats:
    return np.stack(vectors) if vectors else np.zeros((0, 0), np.float32)


def _cosines(vectors: Floats, pairs: Pairs) -> Values:
    """One dot product a pair: a product of matrices would round the last digit as its shape wants it."""
    out = np.zeros(len(pairs.left))
    for i, at in _by_left(pairs.left):
        out[at] = np.matmul(vectors[pairs.right[at], None, :], vectors[i, :, None])[:, 0, 0]
    return out


def _by_left(left: Ints) -> Iterator[tuple[int, slice]]:
    """The runs of pairs that have one left side."""
    edges = [0, *(np.flatnonzero(np.diff(left)) + 1).tolist(), len(left)] if len(left) else []
    for a, b in pairwise(edges):
        yield int(left[a]), slice(a, b)


def shared_words(pairs: Pairs, scene: Scene) -> Iterator[Column]:
    """Weight of the shared words as a share of the shorter one's and of all the words of both."""
    stems = [f.stems for f in pairs.forms]
    _, both = shared(stems, pairs.left, pairs.right, scene.weights)
    each = np.array([weight_of(s, scene.weights) for s in stems])
    left, right = each[pairs.left], each[pairs.right]

    def words(k: int) -> str:
        found = stems[pairs.left[k]] & stems[pairs.right[k]]
        return ", ".join(sorted(found, key=lambda s: (-scene.weights.get(s, 1.0), s))[:4]) or "no words"

    yield pairs.valued(
        "words-shorter", _share(both, np.minimum(left, right)), lambda k: f"The shorter one shares {words(k)}."
    )
    yield pairs.valued("words-union", _share(both, left + right - both), lambda k: f"They share {words(k)}.")


def _share(part: Values, whole: Values) -> Values:
    return np.divide(part, whole, out=np.zeros_like(part), where=whole != 0)
