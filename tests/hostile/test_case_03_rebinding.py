"""Case 3, DNS rebinding: a name that is public when checked and private when dialled."""

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from ipaddress import ip_address

import pytest
import trustme
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


@contextmanager
def secure(server: ssl.SSLContext) -> Iterator[int]:
    """A TLS server on loopback that answers one request with "words"; gives its port."""

    def serve(listener: socket.socket) -> None:
        with suppress(OSError, ssl.SSLError), listener.accept()[0] as bare:
            bare.settimeout(5)
            with server.wrap_socket(bare, server_side=True) as connection:
                connection.recv(65536)
                connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nwords")

    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(5)
        thread = threading.Thread(target=serve, args=(listener,), daemon=True)
        thread.start()
        yield int(listener.getsockname()[1])
        thread.join(5)


@pytest.mark.parametrize(
    ("name", "known", "fits"), [("news", True, True), ("other", True, False), ("news", False, False)]
)
def test_a_certificate_must_bear_the_hosts_name_and_be_vouched_for(name: str, known: bool, fits: bool) -> None:
    authority, client, server = trustme.CA(), ssl.create_default_context(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(f"{name}.example").configure_cert(server)
    if known:
        authority.configure_trust(client)
    policy = FetchPolicy(allow_private=frozenset({"news.example"}))
    with secure(server) as port, Fetcher(clock=TestClock(), policy=policy, resolve=Names(), tls=client).line() as line:
        found = line.get(Ask(url=f"https://news.example:{port}/", named=True))
    assert isinstance(found, Answer if fits else Failed)
    assert isinstance(found, Answer) or "certificate verify failed" in found.reason
