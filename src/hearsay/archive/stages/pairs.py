"""Second stage: a partition of the keys of all texts → pairs of texts that may be copies."""

from ..buckets import Guard, pairs_of
from ..contract import Place, Product, Shard, Stage
from ..postings import read_partition

HOT = 20
"""Texts that share a key above which each of them is only compared with the first of them."""


def work(shard: Shard, place: Place) -> Product:
    """Pair the texts that share keys of this partition."""
    shared = read_partition(place.folder, shard.inputs, int(shard.given["partition"]))
    found = pairs_of(shared.keys, shared.nodes, Guard(hot=HOT, ties="first"))
    pairs, groups = found.table(place.settings.partitions, int(shard.given["shards"]))
    counts = {"keys": shared.total, "shared": len(shared.keys), "pairs": len(pairs), "hot keys": found.hot}
    return Product(tables={"pairs": pairs}, counts=counts, groups={"pairs": groups})


STAGE = Stage(name="pairs", work=work, rooms=("hearsay.link.shingles",))
