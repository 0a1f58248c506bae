"""Sixth stage: a partition of the keys of readings → pairs of reports that may be of one story."""

from ..buckets import Guard, pairs_of
from ..contract import Place, Product, Shard, Stage
from ..postings import read_partition

HOT = 20
"""Reports that share a key above which each is only tied to the next in time: the story is great, or the words are."""


def work(shard: Shard, place: Place) -> Product:
    """Pair the reports that share keys of this partition."""
    shared = read_partition(place.folder, shard.inputs, int(shard.given["partition"]))
    found = pairs_of(shared.keys, shared.nodes, Guard(hot=HOT, ties="next"))
    pairs, groups = found.table(place.settings.partitions, int(shard.given["shards"]))
    counts = {"keys": shared.total, "shared": len(shared.keys), "pairs": len(pairs), "hot keys": found.hot}
    return Product(tables={"pairs": pairs}, counts=counts, groups={"pairs": groups})


STAGE = Stage(name="crossings", work=work, rooms=("hearsay.link.shingles",))
