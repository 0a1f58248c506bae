"""Waiting ends when somebody wants an end, even where a signal says so to the thread that waits."""

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import closing

import pytest

from hearsay.fetch import Stopped, SystemClock


@pytest.fixture
def clock() -> Iterator[SystemClock]:
    with closing(SystemClock()) as made:
        yield made


def test_waiting_comes_to_its_end(clock: SystemClock) -> None:
    clock.sleep(0.0)
    clock.sleep(-1.0)


def test_a_stop_ends_every_wait(clock: SystemClock) -> None:
    clock.stop()
    for _ in range(2):
        with pytest.raises(Stopped):
            clock.sleep(60.0)


def test_a_signal_handled_while_waiting_stops_the_wait(clock: SystemClock) -> None:
    before = signal.signal(signal.SIGTERM, lambda number, frame: clock.stop())
    try:
        threading.Timer(0.05, os.kill, (os.getpid(), signal.SIGTERM)).start()
        with pytest.raises(Stopped):
            clock.sleep(60.0)
    finally:
        signal.signal(signal.SIGTERM, before)
