"""Pairs of a partition, from all shards of the stage before."""

from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq

from .buckets import Pairs, summed
from .contract import Part


def read_pairs(folder: Path, parts: Iterable[Part], partition: int) -> Pairs:
    """The pairs whose later node falls into the partition, each once, in order of their nodes."""
    tables = [pq.ParquetFile(folder / p.path).read_row_group(partition) for p in parts]
    later, first, shared = (
        np.concatenate([np.zeros(0, np.int64), *(t.column(c).to_numpy().astype(np.int64) for t in tables)])
        for c in ("later", "first", "shared")
    )
    return summed(Pairs(later, first, shared))
