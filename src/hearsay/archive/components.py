"""Which nodes hang together: least labels, in rounds over pieces of the edges.

In: edges, in pieces that may be read again and again from disk. Out: for each node the least node of its component.
Labels lie in memory, or in a file where they are many; edges are never all in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Edges = Callable[[], Iterator[tuple[Ints, Ints]]]
"""Gives all edges anew at each call, in pieces: numbers of nodes from 0 to n - 1."""
IN_MEMORY = 50_000_000
"""Nodes whose labels are held in memory (8 bytes each)."""


def components(n: int, edges: Edges, spill: Path | None = None) -> Ints:
    """The label of each node: the least number in its component.

    Rounds end when no label changes; each also follows labels to their labels, so that a chain of k nodes takes about
    log k rounds. With `spill` and more than IN_MEMORY nodes, labels lie in that file.
    """
    labels = _labels(n, spill)
    changed = True
    while changed:
        changed = False
        for a, b in edges():
            changed |= _round(labels, a, b)
        _shorten(labels)
    return labels


def _labels(n: int, spill: Path | None) -> Ints:
    if spill is None or n <= IN_MEMORY:
        return np.arange(n, dtype=np.int64)
    labels = np.memmap(spill, np.int64, "w+", shape=(n,))
    for i in range(0, n, 1 << 22):
        labels[i : i + (1 << 22)] = np.arange(i, min(n, i + (1 << 22)))
    return labels


def _round(labels: Ints, a: Ints, b: Ints) -> bool:
    """Give both ends of each edge, and the nodes that they are called after, the lesser label."""
    left, right = labels[a], labels[b]
    apart = left != right
    if not apart.any():
        return False
    a, b, left, right = a[apart], b[apart], left[apart], right[apart]
    least = np.minimum(left, right)
    for place in (a, b, left, right):
        np.minimum.at(labels, place, least)
    return True


def _shorten(labels: Ints) -> None:
    """Call every node after the node that its label is called after, until that changes nothing."""
    while True:
        further = labels[labels]
        if np.array_equal(further, labels):
            return
        labels[:] = further
