"""Seventh stage: pairs of a partition from all shards → edges with their strength, each once."""

import pyarrow as pa

from ..buckets import PAIRS
from ..contract import Place, Product, Shard, Stage
from ..pairing import read_pairs


def work(shard: Shard, place: Place) -> Product:
    """Add up what a pair shares."""
    pairs = read_pairs(place.folder, shard.inputs, int(shard.given["partition"]))
    table = pa.table([pairs.later, pairs.first, pairs.shared.astype("int32")], schema=PAIRS)
    return Product(tables={"edges": table}, counts={"edges": len(table)})


STAGE = Stage(name="edges", work=work, rooms=())
