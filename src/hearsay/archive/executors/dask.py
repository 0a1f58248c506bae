"""The shards on a Dask cluster: a thin adapter, for who has one. The run's folder and the inputs must be reachable
from every worker under the same paths.

The model is loaded once a worker process, as everywhere. Shards whose worker is lost are done anew by Dask.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ..errors import needs
from ..task import Outcome, Task, do

LOST_WORKERS = 12
"""Workers that may die with a shard before it is given up."""


class Dask:
    """An executor on the scheduler at `address`, or on `workers` processes of this machine."""

    def __init__(self, address: str = "", workers: int = 2) -> None:
        needs("distributed")
        self._address, self._workers = address, workers
        self._client: Any = None

    def run(self, tasks: Sequence[Task]) -> Iterator[Outcome]:
        """Do the tasks."""
        import distributed

        self._client = self._client or self._connected()
        with self._client.as_current():
            futures = {self._client.submit(do, t, pure=False): t for t in tasks}
            each: Any = distributed.as_completed
            for future in each(futures):
                yield _outcome(future, futures[future])

    def close(self) -> None:
        """Leave the cluster; one that was started here ends."""
        if self._client is not None:
            self._client.close()
        self._client = None

    def _connected(self) -> Any:
        import dask
        import distributed

        client: Any = distributed.Client
        if self._address:
            return client(self._address, set_as_default=False)
        with dask.config.set({"distributed.scheduler.allowed-failures": LOST_WORKERS}):
            return client(n_workers=self._workers, threads_per_worker=1, dashboard_address=None, set_as_default=False)


def _outcome(future: Any, task: Task) -> Outcome:
    if future.status == "finished":
        found: Outcome = future.result()
        return found
    return Outcome(number=task.shard.number, fault=f"the cluster gave it up: {future.exception()}", mendable=True)
