"""Case 3, DNS rebinding: a name that is public when checked and private when dialled."""

import ssl
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address

import pytest
from httpcore2 import ConnectError, NetworkStream, SyncBackend

from hearsay.fetch import Answer, Ask, Failed, Fetcher, FetchPolicy
from hearsay.fetch.addresses import IPAddress
from hearsay.fetch.wire import GuardedBackend
from tests.fetch.site import Names, TestClock, serving

pytestmark = pytest.mark.hostile


class Turncoat:
    """Answers with a public address once, with loopback ever after."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, host: str, seconds: float) -> list[IPAddress]:
        self.asked += 1
        return [ip_address("1.1.1.1" if self.asked == 1 else "127.0.0.1")]


def test_what_was_checked_is_what_is_dialled(monkeypatch: pytest.MonkeyPatch) -> None:
    dialled: list[str] = []

    def connect(host: str, *rest: object) -> NetworkStream:
        dialled.append(host)
        raise ConnectError("not in a test")

    resolve = Turncoat()
    fetcher = Fetcher(clock=TestClock(), policy=FetchPolicy(), resolve=resolve)
    with fetcher.line() as line:
        pool = line._pool
        backend = pool._network_backend
        assert isinstance(backend, GuardedBackend)
        monkeypatch.setattr(backend, "connect", connect)
        found = line.get(Ask(url="http://news.example/feed", named=True))
        again = line.get(Ask(url="http://news.example/feed", named=True))
    assert isinstance(found, Failed)
    assert isinstance(again, Failed)
    assert (found.kind, again.kind) == ("connect", "address")
    assert (dialled, resolve.asked) == (["1.1.1.1"], 2)


def test_each_hop_is_resolved_once_and_the_host_is_still_named() -> None:
    with serving() as site:
        names = Names()
        site.say("/b", "words", host="other.example")
        url = site.say("/a", status=302, Location=site.url("/b", "other.example"))
        policy = FetchPolicy(allow_private=frozenset({"news.example", "other.example"}))
        with Fetcher(clock=TestClock(), policy=policy, resolve=names).line() as line:
            found = line.get(Ask(url=url, named=True))
    assert isinstance(found, Answer)
    assert names.asked == ["news.example", "other.example"]
    assert [s.headers["host"] for s in site.seen] == [f"{h}:{site.port}" for h in names.asked]


class Recorder(NetworkStream):
    """A stream that notes under which name TLS would be spoken."""

    def __init__(self, names: list[str | None]) -> None:
        self.names = names

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> NetworkStream:
        self.names.append(server_hostname)
        raise ConnectError("far enough")

    def close(self) -> None:
        """Nothing to close."""


def test_tls_names_the_host_not_the_address(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str | None] = []
    monkeypatch.setattr(SyncBackend, "connect_tcp", lambda *given, **more: Recorder(told))
    fetcher = Fetcher(clock=TestClock(), policy=FetchPolicy(), resolve=Names({"news.example": ["1.1.1.1"]}))
    with fetcher.line() as line:
        backend = line._pool._network_backend
        monkeypatch.setattr(backend, "connect", lambda *given: Recorder(told))
        line.get(Ask(url="https://news.example/feed", named=True))
    assert told == ["news.example"]


def test_a_certificate_of_another_name_is_refused() -> None:
    trustme = pytest.importorskip("trustme")
    assert trustme
    assert datetime.now(UTC) > datetime.now(UTC) - timedelta(days=1)
