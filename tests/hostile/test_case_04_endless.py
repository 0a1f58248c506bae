"""Case 4, answers that never end or lie about their length: the deadline is total, what had come is dropped."""

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace

import pytest

from hearsay.fetch import Answer, Ask, Failed, Fetcher, FetchPolicy
from tests.fetch.site import Names, Site, TestClock, serving

pytestmark = pytest.mark.hostile
DEADLINE_S = 0.6
OK = b"HTTP/1.1 200 OK\r\n"


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as made:
        yield made


@pytest.fixture
def clock() -> TestClock:
    return TestClock()


@pytest.fixture
def fetcher(clock: TestClock) -> Fetcher:
    policy = FetchPolicy(
        allow_private=frozenset({"news.example"}), deadline_s=DEADLINE_S, max_raw_bytes=200_000, max_head_bytes=20_000
    )
    return Fetcher(clock=clock, policy=policy, resolve=Names(), jitter=lambda: 0.5)


def get(fetcher: Fetcher, url: str) -> Failed:
    """The failure that a fetch must end in, before its deadline and a little more are over."""
    began = time.monotonic()
    with fetcher.line() as line:
        found = line.get(Ask(url=url, named=True))
    assert time.monotonic() - began < DEADLINE_S + 1.0
    assert isinstance(found, Failed)
    return found


def drip(start: bytes, piece: bytes, pause_s: float, site: Site) -> Callable[[socket.socket], None]:
    """Send a start, and then a piece again and again until the client or the test goes away."""

    def answer(connection: socket.socket) -> None:
        with suppress(OSError):
            connection.sendall(start)
            while not site.ended.wait(pause_s):
                connection.sendall(piece)

    return answer


@pytest.mark.parametrize(
    ("start", "piece"),
    [
        (OK + b"Content-Length: 9999\r\n\r\n", b"x"),
        (OK + b"\r\n", b"x"),
        (OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
        (OK + b"Content-Encoding: gzip\r\n\r\n\x1f\x8b\x08\0\0\0\0\0\0\0", b"\0\0\0\xff\xff"),
        (OK, b"A: b\r\n"),
        (OK + b"A: ", b"b"),
        (b"", b"H"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        (b"", b""),
    ],
    ids="length close chunked gzip headers header status interim nothing".split(),
)
def test_a_slow_drip_ends_with_the_deadline(site: Site, fetcher: Fetcher, start: bytes, piece: bytes) -> None:
    found = get(fetcher, site.raw("/a", drip(start, piece, 0.05, site)))
    assert found.kind in ("timeout", "protocol")


@pytest.mark.parametrize(
    ("start", "piece"),
    [
        (OK + b"\r\n", b"x" * 8000),
        (OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1f40\r\n" + b"x" * 8000 + b"\r\n"),
        (OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1;" + b"y" * 8000 + b"\r\nx\r\n"),
        (OK, b"A: " + b"b" * 2000 + b"\r\n"),
        (OK + b"A: ", b"b" * 2000),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 100),
    ],
    ids="close chunked extensions headers header interim".split(),
)
def test_a_flood_ends_with_the_size(site: Site, fetcher: Fetcher, start: bytes, piece: bytes) -> None:
    found = get(fetcher, site.raw("/a", drip(start, piece, 0.0, site)))
    assert found.kind in ("too_large", "protocol")


def test_a_length_over_the_limit_is_not_waited_for(site: Site, fetcher: Fetcher) -> None:
    found = get(fetcher, site.raw("/a", drip(OK + b"Content-Length: 999999999\r\n\r\n", b"x" * 1000, 0.05, site)))
    assert found.kind == "too_large"


@pytest.mark.parametrize("length", ["99", "-1", "1e9", "0x10", "9" * 400, "4, 5", " "])
def test_a_length_that_is_not_kept_or_no_number_drops_the_answer(site: Site, fetcher: Fetcher, length: str) -> None:
    found = get(
        fetcher, site.raw("/a", lambda c: c.sendall(OK + f"Content-Length: {length}\r\n\r\n".encode() + b"four"))
    )
    assert found.kind in ("protocol", "too_large")


def test_what_comes_behind_the_length_is_not_taken_for_the_next_answer(site: Site, fetcher: Fetcher) -> None:
    lie = OK + b"Content-Length: 4\r\n\r\nfour" + OK + b"Content-Length: 6\r\n\r\nforged"
    site.raw("/a", lambda c: c.sendall(lie))
    site.say("/b", "true")
    fetcher.policy = replace(fetcher.policy, deadline_s=20.0)  # both answer at once, however busy this computer is
    with fetcher.line() as line:
        first = line.get(Ask(url=site.url("/a"), named=True))
        second = line.get(Ask(url=site.url("/b"), named=True))
    assert isinstance(first, Answer)
    assert isinstance(second, Answer)
    assert (first.data, second.data) == (b"four", b"true")


def test_the_deadline_holds_over_all_redirects(site: Site, fetcher: Fetcher) -> None:
    def late(to: str) -> Callable[[socket.socket], None]:
        def answer(connection: socket.socket) -> None:
            site.ended.wait(0.25)
            connection.sendall(f"HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n".encode())

        return answer

    for n in range(5):
        site.raw(f"/{n}", late(f"/{n + 1}"))
    site.say("/5", "words")
    assert get(fetcher, site.url("/0")).kind == "timeout"


def test_a_host_that_drips_is_left_alone_for_longer_each_time(site: Site, fetcher: Fetcher, clock: TestClock) -> None:
    url = site.raw("/a", drip(OK + b"\r\n", b"x", 0.05, site))
    for _ in range(3):
        get(fetcher, url)
    assert clock.slept == [5.0, 10.0]


def test_another_host_is_served_meanwhile(site: Site, fetcher: Fetcher) -> None:
    get(fetcher, site.raw("/a", drip(OK + b"\r\n", b"x", 0.05, site)))
    other = Fetcher(clock=TestClock(), policy=FetchPolicy(allow_private=frozenset({"b.example"})), resolve=Names())
    with other.line() as line:
        assert isinstance(line.get(Ask(url=site.say("/b", "words", host="b.example"), named=True)), Answer)
