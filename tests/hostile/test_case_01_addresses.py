"""Case 1, addresses of private and special networks: refused, told, and no packet sent."""

import socket
from collections.abc import Iterator
from ipaddress import ip_address

import pytest

from hearsay.fetch import Answer, Ask, Failed, Fetcher, FetchPolicy
from hearsay.fetch.addresses import why_special
from tests.fetch.site import Names, Site, TestClock, serving

pytestmark = pytest.mark.hostile
SPECIAL = """127.0.0.1 127.255.255.254 10.0.0.1 10.255.255.255 172.16.0.1 172.31.255.255 192.168.0.1 169.254.169.254
100.64.0.1 100.127.255.255 0.0.0.0 0.1.2.3 224.0.0.1 240.0.0.1 255.255.255.255 192.0.0.8 198.18.0.1 ::1 :: fc00::1
fdff::1 fe80::1 febf::1 fec0::1 ff02::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:169.254.169.254 64:ff9b::7f00:1
64:ff9b::a00:1 64:ff9b:1::1 ::7f00:1 2002:7f00:1:: 2001::1 2001:db8::1 100::1 4000::1""".split()
PUBLIC = """9.255.255.255 11.0.0.0 172.15.255.255 172.32.0.0 192.167.255.255 100.63.255.255 100.128.0.0 128.0.0.1
169.253.0.1 1.1.1.1 2606:4700::1111 2a00:1450::1 ::ffff:1.1.1.1""".split()
LITERALS = """127.1 127.0.1 2130706433 0x7f000001 0x7f.0.0.1 0177.0.0.1 017700000001 0x7F.1 [::1] [::ffff:127.0.0.1]
[::ffff:7f00:1] 127.0.0.1. 0 0x0 10.1 167772161 [64:ff9b::7f00:1]""".split()


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as made:
        yield made


@pytest.fixture
def dialled(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Every attempt of this process to open a connection, none of which is let through."""
    attempts: list[object] = []

    def refuse(self: socket.socket, address: object) -> None:
        attempts.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket.socket, "connect", refuse)
    return attempts


def fetch(url: str, names: Names | None = None, *opened: str) -> object:
    policy = FetchPolicy(allow_private=frozenset(opened))
    shared = {"resolve": names} if names else {}
    with Fetcher(clock=TestClock(), policy=policy, **shared).line() as line:
        return line.get(Ask(url=url, named=True))


@pytest.mark.parametrize("address", SPECIAL)
def test_a_name_that_leads_to_a_special_network_is_refused(address: str, dialled: list[object]) -> None:
    found = fetch("http://news.example/feed", Names({"news.example": [address]}))
    assert isinstance(found, Failed)
    assert found.kind == "address"
    assert "news.example leads to" in found.reason
    assert "--allow-private news.example" in found.reason
    assert dialled == []


@pytest.mark.parametrize("address", SPECIAL)
def test_one_special_address_among_public_ones_is_enough(address: str, dialled: list[object]) -> None:
    found = fetch("http://news.example/feed", Names({"news.example": ["1.1.1.1", "2606:4700::1111", address]}))
    assert isinstance(found, Failed)
    assert (found.kind, dialled) == ("address", [])


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_are_dialled_as_they_were_checked(address: str, dialled: list[object]) -> None:
    found = fetch("http://news.example/feed", Names({"news.example": [address]}))
    assert isinstance(found, Failed)
    assert found.kind == "connect"
    assert [ip_address(a[0]) for a in dialled] == [ip_address(address)]  # type: ignore[index]


@pytest.mark.parametrize("host", LITERALS)
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_an_address_in_any_writing_is_refused_by_the_systems_own_resolver(
    scheme: str, host: str, dialled: list[object]
) -> None:
    found = fetch(f"{scheme}://{host}/feed")
    assert isinstance(found, Failed)
    assert found.kind in ("address", "scheme")  # by the guard, or because it is no address at all
    assert dialled == []


def test_localhost_is_refused_and_nobody_knocks() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)
        found = fetch(f"http://localhost:{listener.getsockname()[1]}/feed")
        with pytest.raises(BlockingIOError):
            listener.accept()
    assert isinstance(found, Failed)
    assert found.kind == "address"


def test_the_user_opens_hosts_by_name_and_no_others(site: Site) -> None:
    site.say("/feed", "words")
    site.say("/feed", "words", host="other.example")
    assert isinstance(fetch(site.url("/feed"), Names(), "news.example"), Answer)
    assert isinstance(fetch(site.url("/feed"), Names(), "NEWS.example."), Answer)
    closed = fetch(site.url("/feed", "other.example"), Names(), "news.example")
    assert isinstance(closed, Failed)
    assert closed.kind == "address"
    assert [s.host for s in site.seen] == ["news.example"] * 2


def test_a_host_may_be_opened_for_one_port_only(site: Site) -> None:
    url = site.say("/feed", "words")
    assert isinstance(fetch(url, Names(), f"news.example:{site.port}"), Answer)
    with serving() as inner:
        inner.say("/feed", "inner words")
        closed = fetch(inner.url("/feed"), Names(), f"news.example:{site.port}")
        assert isinstance(closed, Failed)
        assert (closed.kind, inner.seen) == ("address", [])
        assert f"--allow-private news.example:{inner.port} opens it" in closed.reason


@pytest.mark.parametrize(
    ("url", "opened", "kind"),
    [
        ("http://[::1]:8000/", "[::1]:8000", "connect"),
        ("http://[::1]:8000/", "[::1]", "connect"),
        ("http://[::1]:8001/", "[::1]:8000", "address"),
        ("http://127.0.0.1:8000/", "127.0.0.1:8000", "connect"),
        ("http://127.0.0.1/", "127.0.0.1:8000", "address"),
        ("http://127.0.0.1/", "127.0.0.1:80", "connect"),
        ("http://127.0.0.2:8000/", "127.0.0.1:8000", "address"),
    ],
)
def test_a_host_is_opened_as_it_is_written(url: str, opened: str, kind: str, dialled: list[object]) -> None:
    found = fetch(url, None, opened)
    assert isinstance(found, Failed)
    assert (found.kind, bool(dialled)) == (kind, kind == "connect")


def test_a_secret_in_the_address_is_not_in_the_message() -> None:
    found = fetch("http://ann:hunter2@127.1/feed?token=hunter2")
    assert isinstance(found, Failed)
    assert "hunter2" not in found.reason


def test_the_table_covers_all_that_the_standard_library_calls_private() -> None:
    for n in range(0, 1 << 32, 65_537 * 251):
        address = ip_address(n)
        assert why_special(address) or (address.is_global and not address.is_multicast)
