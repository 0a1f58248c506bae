"""Keys of nodes, cut by partition: the shuffle of every join, on plain files.

A table of postings has one row group for each partition, so that the task of a partition reads its part of every shard
and nothing else. Rows are sorted, so that the bytes are always the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

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
    nodes, ranks = (np.repeat(x, counts) for x in known)
    return cut(flat, nodes, ranks, partitions)


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


def read_partition(folder: Path, parts: Iterable[Part], partition: int) -> tuple[Keys, Nodes, Keys]:
    """Keys, nodes and ranks of a partition over all shards, sorted by key, rank and node."""
    tables = [pq.ParquetFile(folder / p.path).read_row_group(partition) for p in parts]
    columns = [
        np.concatenate([np.zeros(0, kind), *(t.column(name).to_numpy() for t in tables)])
        for name, kind in (("key", np.uint64), ("node", np.int64), ("rank", np.uint64))
    ]
    order = np.lexsort((columns[1], columns[2], columns[0]))
    return columns[0][order], columns[1][order], columns[2][order]
