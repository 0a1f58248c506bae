"""A server, a clock and names for each test, and a fetcher over them."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from hearsay.fetch import Ask, Fetcher, FetchPolicy, Outcome

from .site import Names, Site, TestClock, serving

HOSTS = frozenset({"news.example", "other.example", "127.0.0.1"})
POLICY = FetchPolicy(allow_private=HOSTS, deadline_s=20.0)
Get = Callable[..., Outcome]


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as made:
        yield made


@pytest.fixture
def clock() -> TestClock:
    return TestClock()


@pytest.fixture
def names() -> Names:
    return Names()


@pytest.fixture
def get(clock: TestClock, names: Names) -> Get:
    """Fetch an address; `limits` are fields of the policy."""
    fetchers: dict[str, Fetcher] = {}

    def fetch(url: str, *, etag: str = "", last_modified: str = "", named: bool = True, **limits: object) -> Outcome:
        key = str(sorted(limits))
        if key not in fetchers:
            policy = replace(POLICY, **limits)  # type: ignore[arg-type]
            fetchers[key] = Fetcher(clock=clock, policy=policy, resolve=names, jitter=lambda: 0.5)
        with fetchers[key].line() as line:
            return line.get(Ask(url=url, etag=etag, last_modified=last_modified, named=named))

    return fetch
