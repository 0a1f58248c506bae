"""A listening socket on another loopback address that nobody may knock at."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress

INNER = "127.0.0.2"


class Trap:
    """Counts connections."""

    def __init__(self, listener: socket.socket) -> None:
        self._listener = listener
        self.port = int(listener.getsockname()[1])

    @property
    def knocks(self) -> int:
        """How many connections were made since the last look."""
        made = 0
        with suppress(BlockingIOError):
            while True:
                self._listener.accept()[0].close()
                made += 1
        return made


@contextmanager
def trap() -> Iterator[Trap]:
    with socket.create_server((INNER, 0), backlog=64) as listener:
        listener.setblocking(False)
        yield Trap(listener)
