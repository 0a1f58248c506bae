"""One address to one outcome, over real sockets."""

import gzip
import json
import zlib

import brotli
import pytest

from hearsay.fetch import Answer, Failed, Unchanged
from hearsay.fetch.inflate import _zstd_module

from .conftest import Get
from .site import Names, Site, TestClock


def test_an_answer_has_its_body_and_what_to_ask_with_next_time(site: Site, get: Get) -> None:
    url = site.say("/a", "words", ETag='"1"', Last_Modified="Sat, 03 May 2031 10:00:00 GMT", Content_Type="A/B; x")
    found = get(url)
    assert found == Answer(
        url=url,
        final=url,
        data=b"words",
        kind="a/b",
        etag='"1"',
        last_modified="Sat, 03 May 2031 10:00:00 GMT",
    )
    assert site.seen[0].headers["user-agent"].startswith("hearsay/")
    assert site.seen[0].headers["host"] == f"news.example:{site.port}"


def test_nothing_new_is_asked_for_and_told(site: Site, get: Get) -> None:
    url = site.say("/a", "words", ETag='"1"')
    assert get(url, etag='"1"') == Unchanged(url=url)
    assert site.seen[0].headers["if-none-match"] == '"1"'
    assert isinstance(get(url, etag='"0"'), Answer)


def test_a_304_that_nobody_asked_for_is_a_failure(site: Site, get: Get) -> None:
    assert isinstance(get(site.say("/a", status=304)), Failed)


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", lambda d: zlib.compress(d)[2:-4]),
        ("br", brotli.compress),
        ("zstd", lambda d: _zstd_module().compress(d)),
        ("gzip, br", lambda d: brotli.compress(gzip.compress(d))),
    ],
)
def test_packed_bodies_are_unpacked(site: Site, get: Get, name: str, pack: object) -> None:
    words = json.dumps(list(range(50_000))).encode()
    found = get(site.say("/a", pack(words), Content_Encoding=name))  # type: ignore[operator]
    assert isinstance(found, Answer)
    assert found.data == words


@pytest.mark.parametrize("name", ["gzip", "br", "zstd"])
def test_what_is_packed_but_damaged_is_refused(site: Site, get: Get, name: str) -> None:
    found = get(site.say("/a", b"these are plain words", Content_Encoding=name))
    assert isinstance(found, Failed)
    assert found.kind == "encoding"


def test_redirects_are_followed_and_lasting_ones_are_told(site: Site, get: Get) -> None:
    site.say("/c", "words")
    site.say("/b", status=308, Location=site.url("/c", "other.example"))
    site.say("/c", "words", host="other.example")
    url = site.say("/a", status=301, Location="/b")
    found = get(url)
    assert isinstance(found, Answer)
    assert (found.final, found.moved) == (site.url("/c", "other.example"),) * 2
    site.say("/b", status=302, Location="/c")
    later = get(url)
    assert isinstance(later, Answer)
    assert (later.final, later.moved) == (site.url("/c"), "")


def test_a_status_without_a_body_is_a_failure_with_its_status(site: Site, get: Get) -> None:
    gone, absent = get(site.say("/a", status=410)), get(site.url("/none"))
    assert isinstance(gone, Failed)
    assert isinstance(absent, Failed)
    assert (gone.kind, gone.status) == ("gone", 410)
    assert (absent.kind, absent.status, absent.reason) == ("status", 404, "the server answers 404 (Not Found)")


def test_credentials_in_an_address_go_to_its_own_host_only(site: Site, get: Get) -> None:
    site.say("/b", "words", host="other.example")
    site.say("/a", status=302, Location=site.url("/b", "other.example"))
    found = get(f"http://ann:s%20cret@news.example:{site.port}/a")
    assert isinstance(found, Answer)
    assert found.final == site.url("/b", "other.example")
    first, second = site.seen
    assert first.headers["authorization"] == "Basic YW5uOnMgY3JldA=="
    assert "authorization" not in second.headers


def test_a_connection_is_used_again_and_asks_its_resolver_once(site: Site, names: Names, clock: TestClock) -> None:
    from hearsay.fetch import Ask, Fetcher

    from .conftest import POLICY

    url = site.say("/a", "words", ETag='"1"')
    with Fetcher(clock=clock, policy=POLICY, resolve=names).line() as line:
        for _ in range(3):
            assert line.get(Ask(url=url, etag='"1"', named=True)) == Unchanged(url=url)
    assert names.asked == ["news.example"]


def test_a_host_that_is_not_there_is_told(get: Get, names: Names) -> None:
    names.table["nowhere.example"] = []
    found = get("http://nowhere.example/")
    assert isinstance(found, Failed)
    assert (found.kind, found.reason) == ("resolve", "there is no host nowhere.example")
