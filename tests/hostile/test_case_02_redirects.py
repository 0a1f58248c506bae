"""Case 2, redirects: from a public host to a private one, to other schemes, and without end. Refused at that hop."""

from collections.abc import Iterator

import pytest

from hearsay.fetch import Answer, Ask, Failed, Fetcher, FetchPolicy
from tests.fetch.site import Names, Site, TestClock, serving

pytestmark = pytest.mark.hostile


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as made:
        yield made


def fetch(url: str, named: bool = True) -> object:
    """The public host is opened, as it lies on loopback here; all others are judged as ever."""
    policy = FetchPolicy(allow_private=frozenset({"news.example"}))
    with Fetcher(clock=TestClock(), policy=policy, resolve=Names({"inner.example": ["10.0.0.7"]})).line() as line:
        return line.get(Ask(url=url, named=named))


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "2130706433", "inner.example", "other.example"])
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_public_host_cannot_lead_inside(site: Site, host: str, status: int) -> None:
    found = fetch(site.say("/a", status=status, Location=f"http://{host}:{site.port}/inner"))
    assert isinstance(found, Failed)
    assert found.kind == "address"
    assert [s.path for s in site.seen] == ["/a"]


def test_a_chain_is_refused_at_the_hop_that_leads_inside(site: Site) -> None:
    site.say("/b", status=302, Location="/c")
    site.say("/c", status=302, Location=f"http://127.0.0.1:{site.port}/inner")
    found = fetch(site.say("/a", status=302, Location="/b"))
    assert isinstance(found, Failed)
    assert (found.kind, [s.path for s in site.seen]) == ("address", ["/a", "/b", "/c"])


@pytest.mark.parametrize(
    "location",
    [
        "file:///etc/passwd",
        "gopher://news.example/1",
        "ftp://news.example/",
        "javascript:alert(1)",
        "data:,x",
        "//",
        "",
    ],
)
def test_other_schemes_are_not_followed(site: Site, location: str) -> None:
    found = fetch(site.say("/a", status=302, Location=location))
    assert isinstance(found, Failed)
    assert found.kind in ("scheme", "redirects")


def test_the_sixth_redirect_is_not_followed(site: Site) -> None:
    for n in range(9):
        site.say(f"/{n}", status=302, Location=f"/{n + 1}")
    site.say("/9", "words")
    found = fetch(site.url("/0"))
    assert isinstance(found, Failed)
    assert (found.kind, [s.path for s in site.seen]) == ("redirects", [f"/{n}" for n in range(6)])
    assert isinstance(fetch(site.url("/4")), Answer)


def test_a_circle_ends(site: Site) -> None:
    site.say("/b", status=301, Location="/a")
    found = fetch(site.say("/a", status=301, Location="/b"))
    assert isinstance(found, Failed)
    assert (found.kind, len(site.seen)) == ("redirects", 6)


def test_robots_txt_cannot_lead_inside_either(site: Site) -> None:
    site.say("/robots.txt", status=302, Location=f"http://127.0.0.1:{site.port}/inner")
    found = fetch(site.say("/a", "words"), named=False)
    assert isinstance(found, Failed)
    assert (found.kind, [s.path for s in site.seen]) == ("robots", ["/robots.txt"])
