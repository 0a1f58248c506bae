"""Turns with a host, back-off, robots.txt; the clock never waits."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.fetch import Answer, Failed
from hearsay.fetch.manners import back_off, retry_after

from .conftest import Get
from .site import Site, TestClock

NOW = datetime(2031, 5, 3, 12, 0, tzinfo=UTC)


def test_two_requests_to_a_host_have_a_pause_between_them(site: Site, get: Get, clock: TestClock) -> None:
    url = site.say("/a", "words")
    other = site.say("/a", "words", host="other.example")
    get(url), get(url), get(other)
    assert clock.slept == [1.0]


def test_crawl_delay_makes_the_pause_longer(site: Site, get: Get, clock: TestClock) -> None:
    site.say("/robots.txt", "User-agent: *\nCrawl-delay: 7\n")
    url = site.say("/a", "words")
    get(url, named=False), get(url, named=False)
    assert clock.slept == [1.0, 7.0]
    assert len(site.asked("/robots.txt")) == 1


def test_robots_txt_is_obeyed_but_where_the_user_named_the_address(site: Site, get: Get, clock: TestClock) -> None:
    site.say("/robots.txt", "User-agent: hearsay\nDisallow: /inner\n")
    url = site.say("/inner/a", "words")
    refused = get(url, named=False)
    assert isinstance(refused, Failed)
    assert (refused.kind, site.asked("/inner/a")) == ("robots", [])
    assert isinstance(get(url, named=True), Answer)


def test_robots_txt_is_read_anew_after_a_day(site: Site, get: Get, clock: TestClock) -> None:
    url = site.say("/a", "words")
    assert isinstance(get(url, named=False), Answer)
    site.say("/robots.txt", "User-agent: *\nDisallow: /\n")
    assert isinstance(get(url, named=False), Answer)
    clock.pass_by(days=1.1)
    assert isinstance(get(url, named=False), Failed)


@pytest.mark.parametrize(("status", "open_to_us"), [(404, True), (403, True), (503, False), (429, False)])
def test_a_robots_txt_that_is_not_there_opens_all_one_that_fails_closes_all(
    site: Site, get: Get, status: int, open_to_us: bool
) -> None:
    site.say("/robots.txt", status=status)
    assert isinstance(get(site.say("/a", "words"), named=False), Answer) == open_to_us
    assert len(site.asked("/a")) == open_to_us


def test_a_host_that_asks_to_be_left_alone_is_left_alone(site: Site, get: Get, clock: TestClock) -> None:
    url = site.say("/a", status=503, Retry_After="600")
    first = get(url)
    assert isinstance(first, Failed)
    assert first.retry_s == 600
    second = get(site.say("/b", "words"))
    assert isinstance(second, Failed)
    assert (second.kind, second.retry_s, len(site.seen)) == ("busy", 600, 1)
    clock.pass_by(seconds=601)
    assert isinstance(get(site.url("/b")), Answer)


def test_a_short_back_off_is_waited_for(site: Site, get: Get, clock: TestClock) -> None:
    get(site.say("/a", status=500))
    assert isinstance(get(site.say("/b", "words")), Answer)
    assert clock.slept == [5.0]


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120),
        ("Sat, 03 May 2031 12:01:00 GMT", 60),
        ("Sat, 03 May 2031 11:00:00 GMT", 0),
        ("soon", 0),
        ("", 0),
        ("-5", 0),
        ("9" * 400, 86_400),
    ],
)
def test_retry_after_is_seconds_or_a_date(header: str, seconds: float) -> None:
    assert retry_after(header, NOW) == seconds


@given(st.integers(1, 10_000), st.floats(0, 1))
def test_back_off_grows_and_has_an_end(failures: int, jitter: float) -> None:
    wait = back_off(failures, 900, 86_400, jitter)
    assert 0.75 * 900 <= wait <= 1.25 * 86_400
    assert wait <= back_off(failures + 1, 900, 86_400, jitter)


def test_a_host_that_may_not_be_spoken_to_says_so_rather_than_that_it_has_no_robots_txt(get: Get) -> None:
    found = get("http://inner.example/a", named=False)
    assert isinstance(found, Failed)
    assert (found.kind, found.host) == ("address", "inner.example")
    assert found.reason.startswith("inner.example leads to")
