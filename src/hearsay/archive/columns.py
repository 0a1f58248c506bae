"""Columns of some nodes out of the shards' tables: reads the shards that hold them, and only the columns asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from hearsay.link.shingles import among

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
    """Only row groups that hold some of the nodes are read."""
    file = pq.ParquetFile(path)
    if not _may_hold(file, nodes):
        return pa.table({c: [] for c in columns})
    here = _among(file.read(["node"])["node"].to_numpy(), nodes)
    edges = np.cumsum([0, *(file.metadata.row_group(g).num_rows for g in range(file.num_row_groups))])
    groups = [g for g in range(file.num_row_groups) if here[edges[g] : edges[g + 1]].any()]
    if not groups:
        return pa.table({c: [] for c in columns})
    kept = np.concatenate([here[edges[g] : edges[g + 1]] for g in groups])
    return file.read_row_groups(groups, list(columns)).filter(pa.array(kept))


def _may_hold(file: pq.ParquetFile, nodes: Nodes) -> bool:
    """Whether some of the nodes lie between the file's first and last, by its own word; `node` is the first column."""
    groups = [file.metadata.row_group(g) for g in range(file.num_row_groups)]
    found = [s for g in groups if g.num_rows and (s := g.column(0).statistics) is not None]
    if not found:
        return any(g.num_rows for g in groups)
    least, most = found[0].min, found[-1].max
    return bool(np.searchsorted(nodes, least) < np.searchsorted(nodes, most, side="right"))


def _among(own: Nodes, nodes: Nodes) -> NDArray[np.bool_]:
    if not len(own):
        return np.zeros(0, np.bool_)
    a, b = np.searchsorted(nodes, (own[0], own[-1] + 1))
    return among(own, nodes[a:b])
