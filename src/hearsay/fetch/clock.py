"""The present moment and the waiting, as values: what runs on them can be tested without waiting."""

import threading
import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time and lets it pass."""

    def now(self) -> datetime:
        """The present moment, in UTC."""

    def sleep(self, seconds: float) -> None:
        """Wait. Raises Stopped when somebody wants an end."""


class Stopped(Exception):
    """The user wants an end: nothing more is asked for."""


class SystemClock:
    """This computer's clock."""

    def __init__(self) -> None:
        self._stop = threading.Event()

    def now(self) -> datetime:
        """The present moment, in UTC."""
        return datetime.now(UTC)

    def sleep(self, seconds: float) -> None:
        """Wait on the monotonic clock, which no change of the time of day disturbs."""
        until = time.monotonic() + seconds
        if self._stop.wait(max(0.0, until - time.monotonic())):
            raise Stopped

    def stop(self) -> None:
        """End every wait that goes on or will begin."""
        self._stop.set()
