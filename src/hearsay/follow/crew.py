"""Threads that fetch: several hosts at a time, each by one thread at a time, so that a slow one holds up no other."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from queue import Full, Queue
from types import TracebackType

from hearsay.fetch import Ask, Fetcher, Outcome, host_of

_AGAIN_S = 0.5


class Crew:
    """Fetches what is added, and gives each outcome; more may be added meanwhile. Use it in a `with`.

    Few outcomes are held at once: threads wait until those before were taken.
    """

    def __init__(self, fetcher: Fetcher, threads: int) -> None:
        self._fetcher, self._threads = fetcher, max(1, threads)
        self._lanes: dict[str, deque[Ask]] = {}
        self._ready: deque[str] = deque()
        self._open = self._done = 0
        self._over = False
        self._turn = threading.Condition()
        self._found: Queue[Outcome | BaseException] = Queue(maxsize=2 * self._threads)

    def __enter__(self) -> Crew:
        for n in range(self._threads):
            threading.Thread(target=self._work, daemon=True, name=f"hearsay-fetch-{n}").start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._turn:
            self._over = True
            self._turn.notify_all()

    @property
    def done(self) -> int:
        """Outcomes that were given."""
        return self._done

    @property
    def total(self) -> int:
        """Asks that were added."""
        return self._done + self._open

    def add(self, ask: Ask) -> None:
        """Have an address fetched."""
        host = host_of(ask.url)
        with self._turn:
            self._open += 1
            if host in self._lanes:
                self._lanes[host].append(ask)
                return
            self._lanes[host] = deque([ask])
            self._ready.append(host)
            self._turn.notify()

    def outcomes(self) -> Iterator[Outcome]:
        """Each outcome as it comes, until all that was added is done. Raises what a thread raised, Stopped too."""
        while self._open:
            found = self._found.get()
            if isinstance(found, BaseException):
                raise found
            self._open -= 1
            self._done += 1
            yield found

    def _work(self) -> None:
        try:
            with self._fetcher.line() as line:
                while (host := self._next()) is not None:
                    self._put(line.get(self._lanes[host].popleft()))
                    self._give_back(host)
        except BaseException as e:  # noqa: BLE001 told where the outcomes are taken, not lost with the thread
            self._put(e)

    def _next(self) -> str | None:
        """The next host that no thread speaks to; None at the end."""
        with self._turn:
            while not self._ready and not self._over:
                self._turn.wait()
            return None if self._over else self._ready.popleft()

    def _give_back(self, host: str) -> None:
        with self._turn:
            if self._lanes[host]:
                self._ready.append(host)
                self._turn.notify()
            else:
                del self._lanes[host]

    def _put(self, found: Outcome | BaseException) -> None:
        while not self._over:
            try:
                self._found.put(found, timeout=_AGAIN_S)
            except Full:
                continue
            return
