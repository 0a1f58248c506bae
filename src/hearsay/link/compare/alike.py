"""Like words: how much of each wording has a word of like meaning on the other side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from hearsay.link.forms import Floats, Vocabulary

from .finding import Scene
from .pairs import Column, Ints, Pairs, Values

_BLOCK = 8192
"""Pairs whose words are compared at once, so that memory does not grow with the story."""


def like_words(pairs: Pairs, scene: Scene) -> Iterator[Column]:
    """Weight of the words that have a like word on the other side, seen from each side."""
    words = [np.array(f.words, np.int64) for f in pairs.forms]
    at = np.flatnonzero(pairs.both(lambda f: bool(f.words)))
    blocks = [at[k : k + _BLOCK] for k in range(0, len(at), _BLOCK)]
    found = [_covered(_side(words, pairs.left[b]), _side(words, pairs.right[b]), scene.vocabulary) for b in blocks]
    left, right = (np.concatenate([np.zeros(0), *(x[n] for x in found)]) for n in (0, 1))
    high, mean = np.maximum(left, right), (left + right) / 2
    none = np.zeros(len(at), np.bool_)
    yield Column(
        "like-words", at, mean, none, lambda k: f"{mean[k]:.0%} of their words have like words on the other side."
    )
    yield Column("like-words-one-way", at, high, none, lambda k: f"{high[k]:.0%} of one has like words in the other.")


@dataclass(frozen=True, slots=True, eq=False)
class _Side:
    """The wordings on one side of some pairs, each once."""

    place: Ints
    """For each pair the place of its wording."""
    distinct: Ints
    """The words of all of them, each once, as rows of the vocabulary."""
    flat: Ints
    """Their words one wording after the other, as places in `distinct`."""
    starts: Ints
    """Where each wording begins in `flat`."""
    sizes: Ints
    """How many words it has."""


def _side(words: Sequence[Ints], forms: Ints) -> _Side:
    used, place = np.unique(forms, return_inverse=True)
    sizes = np.array([len(words[f]) for f in used], np.int64)
    distinct, flat = np.unique(np.concatenate([words[f] for f in used]), return_inverse=True)
    return _Side(place, distinct, flat, np.cumsum(sizes) - sizes, sizes)


def _covered(a: _Side, b: _Side, vocabulary: Vocabulary) -> tuple[Values, Values]:
    """For each pair the share of either wording's weight that has a like word in the other."""
    alike = vocabulary.alike(a.distinct, b.distinct)
    nearest_in_a, nearest_in_b = _nearest(alike, a), _nearest(np.ascontiguousarray(alike.T), b)
    return _shares(a, (nearest_in_b, b.place), vocabulary), _shares(b, (nearest_in_a, a.place), vocabulary)


def _nearest(alike: Floats, side: _Side) -> Floats:
    """How like the likest word of each wording is to each word of the other side: a row a wording."""
    out = np.empty((len(side.starts), alike.shape[1]), np.float32)
    for row, start, size in zip(out, side.starts.tolist(), side.sizes.tolist(), strict=True):
        alike[side.flat[start : start + size]].max(axis=0, out=row)
    return out


def _shares(side: _Side, other: tuple[Floats, Ints], vocabulary: Vocabulary) -> Values:
    """Wordings of one length together: sums of rows of one length are rounded alike, whatever stands beside them."""
    nearest, facing = other
    out = np.zeros(len(facing))
    sizes = side.sizes[side.place]
    for size in np.unique(sizes).tolist():
        at = np.flatnonzero(sizes == size)
        word = side.flat[side.starts[side.place[at], None] + np.arange(size)]
        rarity = vocabulary.rarity[side.distinct[word]]
        out[at] = (nearest[facing[at, None], word] * rarity).sum(axis=1) / rarity.sum(axis=1)
    return out
