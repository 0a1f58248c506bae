"""The present moment and the waiting, as values: what runs on them can be tested without waiting."""

import os
import select
import weakref
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
        self._hears, self._says = os.pipe()
        self._close = weakref.finalize(self, _give_back, self._hears, self._says)

    def now(self) -> datetime:
        """The present moment, in UTC."""
        return datetime.now(UTC)

    def sleep(self, seconds: float) -> None:
        """Wait on the monotonic clock, which no change of the time of day disturbs."""
        heard, _, _ = select.select([self._hears], [], [], max(0.0, seconds))
        if heard:
            raise Stopped

    def stop(self) -> None:
        """End every wait that goes on or will begin.

        May be called where a signal is handled: no lock is taken, for the thread that waits may be the one that is
        called, and an event's lock is not to be had twice.
        """
        os.write(self._says, b".")

    def close(self) -> None:
        """Give back what waiting needs."""
        self._close()


def _give_back(*ends: int) -> None:
    for end in ends:
        os.close(end)
