"""A real HTTP server on loopback whose pages a test writes and changes, and hosts that all lead to it.

What it sends is up to the test, rule-breaking bytes among it; what it was asked is recorded.
"""

import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address

from hearsay.fetch.addresses import IPAddress
from hearsay.fetch.outcome import Refusal

Raw = Callable[[socket.socket], None]
"""Answers a request by itself."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One request as it came."""

    host: str
    path: str
    headers: Mapping[str, str]


@dataclass(slots=True)
class Site:
    """Pages by host and path; `say` and `raw` set them."""

    port: int = 0
    pages: dict[str, tuple[int, list[tuple[str, str]], bytes] | Raw] = field(default_factory=dict)
    seen: list[Seen] = field(default_factory=list)
    ended: threading.Event = field(default_factory=threading.Event)

    def url(self, path: str, host: str = "news.example") -> str:
        return f"http://{host}:{self.port}{path}"

    def say(
        self, path: str, body: str | bytes = b"", status: int = 200, host: str = "news.example", **more: str
    ) -> str:
        """Set what a path answers; header names with underscores. Conditional requests are answered by its ETag."""
        data = body.encode() if isinstance(body, str) else body
        self.pages[host + path] = (status, [(k.replace("_", "-"), v) for k, v in more.items()], data)
        return self.url(path, host)

    def raw(self, path: str, answer: Raw, host: str = "news.example") -> str:
        """Set a path that answers in its own way."""
        self.pages[host + path] = answer
        return self.url(path, host)

    def asked(self, path: str = "", host: str = "") -> list[Seen]:
        """Requests for a path or host, robots.txt aside unless asked for."""
        return [
            s
            for s in self.seen
            if (s.path == path if path else s.path != "/robots.txt") and (not host or s.host == host)
        ]


@contextmanager
def serving() -> Iterator[Site]:
    """Run a server until the block ends."""
    with socket.create_server(("127.0.0.1", 0), backlog=256) as listener:
        site = Site(port=listener.getsockname()[1])
        thread = threading.Thread(target=_accept, args=(listener, site), daemon=True)
        thread.start()
        try:
            yield site
        finally:
            site.ended.set()
            with suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
            thread.join(5)


def _accept(listener: socket.socket, site: Site) -> None:
    while not site.ended.is_set():
        try:
            connection, _ = listener.accept()
        except OSError:
            return
        threading.Thread(target=_serve, args=(connection, site), daemon=True).start()


def _serve(connection: socket.socket, site: Site) -> None:
    with connection, suppress(OSError):
        connection.settimeout(30)
        rest = b""
        while True:
            while b"\r\n\r\n" not in rest:
                came = connection.recv(65536)
                if not came:
                    return
                rest += came
            head, _, rest = rest.partition(b"\r\n\r\n")
            if not _answer(connection, site, head.decode("latin-1")):
                return


def _answer(connection: socket.socket, site: Site, head: str) -> bool:
    """Answer one request; whether the connection may go on."""
    first, *lines = head.split("\r\n")
    headers = {k.strip().lower(): v.strip() for k, _, v in (x.partition(":") for x in lines)}
    host, path = headers.get("host", "").partition(":")[0], first.split(" ")[1]
    site.seen.append(Seen(host, path, headers))
    page = site.pages.get(host + path, (404, [], b"no such page"))
    if not isinstance(page, tuple):
        page(connection)
        return False
    status, more, body = page
    etag = dict(more).get("ETag", "")
    if etag and headers.get("if-none-match") == etag:
        status, body = 304, b""
    told = "".join(f"{k}: {v}\r\n" for k, v in more)
    length = "" if status == 304 else f"Content-Length: {len(body)}\r\n"
    connection.sendall(f"HTTP/1.1 {status} It\r\n{told}{length}\r\n".encode("latin-1") + body)
    return True


@dataclass(slots=True)
class TestClock:
    """A clock that stands still but for what is slept, which takes no time."""

    __test__ = False
    at: datetime = datetime(2031, 5, 3, 12, 0, tzinfo=UTC)
    slept: list[float] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def now(self) -> datetime:
        return self.at

    def sleep(self, seconds: float) -> None:
        with self.lock:
            self.slept.append(seconds)
            self.at += timedelta(seconds=seconds)

    def pass_by(self, **how_long: float) -> None:
        """Let time go by between two runs."""
        self.at += timedelta(**how_long)


@dataclass(slots=True)
class Names:
    """A resolver with a table of its own, and a record of what it was asked. Names that it lacks are loopback's."""

    table: dict[str, list[str]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def __call__(self, host: str, seconds: float) -> list[IPAddress]:
        self.asked.append(host)
        found = [ip_address(a) for a in self.table.get(host, ["127.0.0.1"])]
        if not found:
            raise Refusal("resolve", f"there is no host {host}")
        return found
