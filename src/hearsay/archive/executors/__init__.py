"""Who does the shards: this process, a pool of processes, or a Dask cluster of the user's."""

from .pool import Pool, PoolPolicy
from .serial import Serial

__all__ = ["Pool", "PoolPolicy", "Serial"]
