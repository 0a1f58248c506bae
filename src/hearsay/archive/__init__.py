"""The same reading over an archive: shards on one machine, or on an engine of the user's.

An edge: it touches disk and processes. In: WARC, JSONL or Parquet files. Out: a folder of Parquet files, one set a
shard, that DuckDB answers questions from. Nothing here reads, links or weighs by rules of its own: the rooms below do.

    contract   what a stage, a shard and its product are, and how a product comes to lie on disk whole or not at all
    manifest   inputs → shards
    stages/    texts → pairs → copies → fates → readings → crossings → blocks → stories → claims
    executors/ serial, pool, dask: who does the shards; none changes a byte of what comes out
    drive      stage after stage; what is done is passed over
"""

from .errors import needs

__all__ = ["needs"]
