"""Columns of some nodes out of the shards' tables: reads the shards that hold them, and only the columns asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from .contract import Part
from .postings import Nodes


def rows_of(folder: Path, parts: Iterable[Part], nodes: Nodes, columns: Sequence[str]) -> pa.Table:
    """The rows of nodes (sorted, each once), in order of node; nodes that no file has are left out.

    Every table has a column `node`, which is sorted within a file.
    """
    found = [t for p in parts if len(t := _of_file(folder / p.path, nodes, columns))]
    if not found:
        return pa.table({c: [] for c in columns})
    table = pa.concat_tables(found)
    return table.take(pa.array(np.argsort(table["node"].to_numpy(), kind="stable")))


def _of_file(path: Path, nodes: Nodes, columns: Sequence[str]) -> pa.Table:
    file = pq.ParquetFile(path)
    tables = []
    for group in range(file.num_row_groups):
        own = file.read_row_group(group, ["node"])["node"].to_numpy()
        if not len(own):
            continue
        here = _among(own, nodes)
        if here.any():
            tables.append(file.read_row_group(group, list(columns)).filter(pa.array(here)))
    return pa.concat_tables(tables) if tables else pa.table({c: [] for c in columns})


def _among(own: Nodes, nodes: Nodes) -> NDArray[np.bool_]:
    a, b = np.searchsorted(nodes, (own[0], own[-1] + 1))
    found: NDArray[np.bool_] = np.isin(own, nodes[a:b], assume_unique=True) if b > a else np.zeros(len(own), np.bool_)
    return found
