"""Eighth stage, one shard: edges → blocks, within which stories are looked for.

A block is a component; one that is too large to be grouped at once is cut by asking for more shared keys, and at last
by time. What blocks part can never be one story, so they are rather too large than too small.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from ..components import Edges, components
from ..contract import Place, Product, Shard, Stage

MOST = 1500
"""Reports in a block: grouping so many takes seconds."""
STEPS = (1, 2, 3, 6, 10, 15, 21, 28)
"""Keys that two reports of one block must share, one step after the other. n words in common make n(n-1)/2 keys, twice
where the reports are of one week."""
BLOCKS = pa.schema([("node", pa.int64()), ("block", pa.int64())])
Ints = NDArray[np.int64]
_Stronger = Callable[[int], Iterator[tuple[Ints, Ints]]]
"""Gives the edges of at least this strength, in pieces."""


def work(shard: Shard, place: Place) -> Product:
    """Cut all reports that were read into blocks."""
    readings = [p for p in shard.inputs if p.path.startswith("readings/")]
    files = [place.folder / p.path for p in shard.inputs if p.path.startswith("edges/")]
    nodes = np.sort(np.concatenate([np.zeros(0, np.int64), *(_nodes(place.folder / p.path) for p in readings)]))

    def edges_of(least: int) -> Iterator[tuple[Ints, Ints]]:
        return _edges(files, nodes, least)

    labels, cut = _cut(len(nodes), edges_of)
    table = pa.table([nodes, nodes[labels] if len(nodes) else labels], schema=BLOCKS)
    sizes = np.unique(labels, return_counts=True)[1]
    counts = {"reports": len(nodes), "blocks": len(sizes), "largest": int(sizes.max(initial=0)), "cut by time": cut}
    return Product(tables={"blocks": table}, counts=counts)


def _nodes(path: Path) -> Ints:
    found: Ints = pq.read_table(path, columns=["node"])["node"].to_numpy()
    return found


def _cut(n: int, edges_of: _Stronger) -> tuple[Ints, int]:
    """Labels of blocks none of which is too large, and how many had to be cut by time."""
    labels = np.zeros(n, np.int64)
    open_ = np.ones(n, np.bool_)
    for least in STEPS:
        inside = open_.copy()
        found = components(n, _within(edges_of, least, inside))
        labels[inside] = found[inside]
        sizes = np.bincount(labels[inside], minlength=n)
        open_ = inside & (sizes[labels] > MOST)
        if not open_.any():
            return labels, 0
    return _by_time(labels, open_)


def _within(edges_of: _Stronger, least: int, inside: NDArray[np.bool_]) -> Edges:
    def edges() -> Iterator[tuple[Ints, Ints]]:
        for a, b in edges_of(least):
            kept = inside[a] & inside[b]
            yield a[kept], b[kept]

    return edges


def _by_time(labels: Ints, open_: NDArray[np.bool_]) -> tuple[Ints, int]:
    """Slices of MOST reports in order of node, which is the order of the archive."""
    cut = 0
    for label in np.unique(labels[open_]).tolist():
        members = np.flatnonzero(labels == label)
        cut += 1
        for i in range(0, len(members), MOST):
            labels[members[i : i + MOST]] = members[i]
    return labels, cut


def _edges(files: list[Path], nodes: Ints, least: int) -> Iterator[tuple[Ints, Ints]]:
    """Edges of at least this strength, a row group at a time, as places in `nodes`."""
    for path in files:
        file = pq.ParquetFile(path)
        for group in range(file.num_row_groups):
            t = file.read_row_group(group)
            strong = t["shared"].to_numpy() >= least
            ends = (t[c].to_numpy()[strong] for c in ("later", "first"))
            a, b = (np.searchsorted(nodes, e) for e in ends)
            yield a, b


STAGE = Stage(name="blocks", work=work, rooms=())
