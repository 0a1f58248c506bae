"""Nodes that share keys → pairs of nodes, with the number of keys they share.

A key of few nodes pairs them all; a hot one only ties each to the first or to the next, so that pairs stay linear in
the postings whatever the texts are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from .postings import Keys, Nodes

PAIRS = pa.schema([("later", pa.int64()), ("first", pa.int64()), ("shared", pa.int32())])
"""`first` has the lower rank: it is the original, if one of the two is."""
_CHUNK = 4_000_000
"""Pairs that are held uncounted at once."""
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """What is done with a key that many nodes share."""

    hot: int
    """Nodes above which a key is hot."""
    ties: Literal["first", "next"]
    """To which node a hot key ties each of its nodes: the first of all, or the one before it."""


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Pairs, each once, and how many keys each shares."""

    later: Nodes
    first: Nodes
    shared: Ints
    hot: int = 0
    """Keys that were hot."""

    def table(self, partitions: int, shards: int) -> tuple[pa.Table, list[int]]:
        """As a table cut by partition of the later node, and the length of each part."""
        part = partition_of(self.later, partitions, shards)
        order = np.lexsort((self.first, self.later, part))
        columns = [self.later[order], self.first[order], self.shared[order].astype(np.int32)]
        return pa.table(columns, schema=PAIRS), np.bincount(part, minlength=partitions).tolist()


def partition_of(nodes: Nodes, partitions: int, shards: int) -> Ints:
    """A part for each node, by the shard of texts that it stands in: what lies together is read together.

    Archives come in order of time, so copies and stories lie near each other.
    """
    found: Ints = (nodes >> 32) * partitions // max(1, shards)
    return found


def pairs_of(keys: Keys, nodes: Nodes, guard: Guard) -> Pairs:
    """Pairs within the keys; postings come sorted by key, rank and node."""
    names, where = np.unique(nodes, return_inverse=True)
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]]) if len(keys) else np.zeros(0, np.int64)
    sizes = np.diff(np.r_[starts, len(keys)])
    counted = [_count(c) for c in _codes(where.astype(np.int64), (starts, sizes), len(names), guard)]
    codes, shared = _sum(counted)
    n = max(1, len(names))
    return Pairs(names[codes // n], names[codes % n], shared, int((sizes > guard.hot).sum()))


def summed(pairs: Pairs) -> Pairs:
    """Pairs that came from several partitions, each once."""
    order = np.lexsort((pairs.first, pairs.later))
    later, first, shared = pairs.later[order], pairs.first[order], pairs.shared[order]
    if not len(later):
        return pairs
    starts = np.flatnonzero(np.r_[True, (later[1:] != later[:-1]) | (first[1:] != first[:-1])])
    return Pairs(later[starts], first[starts], np.add.reduceat(shared, starts), pairs.hot)


def _codes(where: Ints, buckets: tuple[Ints, Ints], n: int, guard: Guard) -> Iterator[Ints]:
    """Codes later * n + first of pairs, in pieces of bounded size."""
    starts, sizes = buckets
    for size in np.unique(sizes[sizes > 1]).tolist():
        at = starts[sizes == size]
        step = max(1, _CHUNK // (size if size > guard.hot else size * (size - 1) // 2))
        for i in range(0, len(at), step):
            held = where[at[i : i + step, None] + np.arange(size)]
            left, right = _tied(size, guard)
            yield (held[:, right] * n + held[:, left]).ravel()


def _tied(size: int, guard: Guard) -> tuple[Ints, Ints]:
    if size <= guard.hot:
        left, right = np.triu_indices(size, 1)
        return left, right
    right = np.arange(1, size)
    return (np.zeros(size - 1, np.int64) if guard.ties == "first" else right - 1), right


def _count(codes: Ints) -> tuple[Ints, Ints]:
    found, counts = np.unique(codes, return_counts=True)
    return found, counts.astype(np.int64)


def _sum(counted: list[tuple[Ints, Ints]]) -> tuple[Ints, Ints]:
    if not counted:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    codes, counts = (np.concatenate([c[i] for c in counted]) for i in (0, 1))
    order = np.argsort(codes, kind="stable")
    codes, counts = codes[order], counts[order]
    starts = np.flatnonzero(np.r_[True, codes[1:] != codes[:-1]])
    return codes[starts], np.add.reduceat(counts, starts)
