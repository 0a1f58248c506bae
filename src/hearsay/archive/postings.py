"""Keys of nodes, cut by partition: the shuffle of every join, on plain files.

A table of postings has one row group for each partition, so that the task of a partition reads its part of every shard
and nothing else. Rows are sorted, so that the bytes are always the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from hearsay.link.shingles import among, once

from .contract import Part

KEYS = pa.schema([("key", pa.uint64()), ("node", pa.int64()), ("rank", pa.uint64())])
Keys = NDArray[np.uint64]
Nodes = NDArray[np.int64]
Known = tuple[Nodes, Keys]
"""Nodes and their ranks."""


def by_partition(keys: Sequence[Keys], known: Known, partitions: int) -> tuple[pa.Table, list[int]]:
    """The postings of nodes, each with its keys, and how many rows each partition has."""
    counts = [len(k) for k in keys]
    flat = np.concatenate([np.zeros(0, np.uint64), *keys])
    return cut(flat, np.repeat(known[0], counts), np.repeat(known[1], counts), partitions)


def cut(flat: Keys, nodes: Nodes, ranks: Keys, partitions: int) -> tuple[pa.Table, list[int]]:
    """The same of postings that are columns already: a key, its node and the node's rank in each row."""
    order = np.lexsort((nodes, flat))
    flat, nodes, ranks = flat[order], nodes[order], ranks[order]
    edges = np.searchsorted(flat, lower_bounds(partitions))
    groups = np.diff(np.r_[edges, len(flat)]).tolist()
    return pa.table([flat, nodes, ranks], schema=KEYS), groups


def lower_bounds(partitions: int) -> Keys:
    """The least key of each partition: equal parts of all 64-bit numbers."""
    return np.array([(n << 64) // partitions for n in range(partitions)], np.uint64)


@dataclass(frozen=True, slots=True, eq=False)
class Shared:
    """The postings of a partition whose key more than one node has, sorted by key, rank and node."""

    keys: Keys
    nodes: Nodes
    total: int
    """Postings of the partition, those that stand alone too."""


def read_partition(folder: Path, parts: Iterable[Part], partition: int) -> Shared:
    """Read a partition over all shards. Most keys stand alone, so these go before anything dear is done."""
    tables = [pq.ParquetFile(folder / p.path).read_row_group(partition) for p in parts]
    keys, nodes, ranks = (
        np.concatenate([np.zeros(0, kind), *(t.column(name).to_numpy() for t in tables)])
        for name, kind in (("key", np.uint64), ("node", np.int64), ("rank", np.uint64))
    )
    ordered = np.sort(keys)
    twice = once(ordered[1:][ordered[1:] == ordered[:-1]])
    kept = among(keys, twice)
    total = len(keys)
    keys, nodes, ranks = keys[kept], nodes[kept], ranks[kept]
    order = np.lexsort((nodes, ranks, keys))
    return Shared(keys[order], nodes[order], total)
