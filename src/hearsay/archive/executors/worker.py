"""A process of the pool: does tasks until it is told to stop, and never outlives the one that started it."""

from __future__ import annotations

import os
import threading
import time
from multiprocessing.connection import Connection

_WATCH_SECONDS = 1.0


def main(pipe: Connection, parent: int) -> None:
    """Take tasks from the pipe and answer with their outcomes."""
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()
    from ..task import do

    while True:
        try:
            task = pipe.recv()
        except (EOFError, OSError):
            return
        if task is None:
            return
        pipe.send(do(task))


def _watch(parent: int) -> None:
    """End with the parent: one that was killed cannot say so."""
    while os.getppid() == parent:
        time.sleep(_WATCH_SECONDS)
    os._exit(1)
