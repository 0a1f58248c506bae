"""One address → its outcome: each hop checked, paced and bounded. The only place from which hearsay speaks to the net.

A `Fetcher` is what the threads of a run share; each has a `Line` of its own, with its own connections.
"""

import random
import ssl
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from types import TracebackType

import httpcore2
from httpx2 import URL

from .clock import Clock
from .heads import charset_of, header, kind_of, opening, status_told
from .inflate import inflated
from .manners import Jitter, Manners, retry_after
from .opened import hosts_opened
from .outcome import Answer, Ask, Failed, Outcome, Refusal, Unchanged
from .policy import DEFAULT_POLICY, FetchPolicy
from .resolve import Resolve, resolve
from .robots import Robots, Rules
from .url import address_of
from .wire import Allowance, GuardedBackend

_MOVED_FOR_GOOD = (301, 308)
_REDIRECTS = (301, 302, 303, 307, 308)
_FAULTS = (httpcore2.NetworkError, httpcore2.TimeoutException, httpcore2.ProtocolError, ssl.SSLError, OSError)
_HOST_FAILS = ("timeout", "connect", "protocol", "too_large", "encoding")
"""Failures after which a host is left alone for a while."""
Headers = Sequence[tuple[bytes, bytes]]
_FULL = (200, 203)
"""Statuses whose body is the whole of what was asked for."""


@dataclass(slots=True, kw_only=True)
class Fetcher:
    """What all threads of a run share: limits, clock, manners, robots.txt."""

    clock: Clock
    """Tells the time, and waits between two requests to a host."""
    policy: FetchPolicy = DEFAULT_POLICY
    """The limits."""
    resolve: Resolve = resolve
    """Finds a host's addresses."""
    jitter: Jitter = random.random
    """Spreads the moments at which hosts that failed are asked again."""
    tls: ssl.SSLContext = field(default_factory=httpcore2.default_ssl_context)
    """Whom to trust."""
    rules: Sequence[Rules] = ()
    """What an earlier run knew of the sites' rules."""
    manners: Manners = field(init=False)
    """What is known of the hosts."""
    robots: Robots = field(init=False)
    """What is known of the sites' rules."""

    def __post_init__(self) -> None:
        self.manners = Manners(self.policy.pause_s, self.policy.longest_pause_s, self.jitter)
        self.robots = Robots(self.policy, self.rules)

    def line(self) -> "Line":
        """Connections for one thread."""
        return Line(self)


class Line:
    """Connections of one thread: one request at a time. Close it, or use it in a `with`."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._shared, self._policy, self._clock = fetcher, fetcher.policy, fetcher.clock
        self._allowance = Allowance()
        self._host = ""
        backend = GuardedBackend(
            allowance=self._allowance,
            resolve=fetcher.resolve,
            open_hosts=hosts_opened(self._policy.allow_private),
            connect_s=self._policy.connect_s,
        )
        self._pool = httpcore2.ConnectionPool(
            ssl_context=fetcher.tls, max_connections=4, keepalive_expiry=15.0, network_backend=backend
        )

    def __enter__(self) -> "Line":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.close()

    def get(self, ask: Ask) -> Outcome:
        """Fetch an address, waiting for its host's turn. Raises Stopped when the clock is stopped meanwhile."""
        try:
            return self._follow(ask)
        except Refusal as e:
            host = self._host
            return Failed(url=ask.url, kind=e.kind, reason=e.reason, status=e.status, retry_s=e.retry_s, host=host)

    def _follow(self, ask: Ask) -> Outcome:
        url, steps, seconds = address_of(ask.url), list[int](), self._policy.deadline_s
        while True:
            if not ask.named:
                self._obey_robots(url)
            self._host = url.host
            self._take_turn(url.host)
            began = time.monotonic()
            response, body = self._hop(url, opening(ask, url, self._policy.agent), seconds)
            seconds -= time.monotonic() - began
            if response.status not in _REDIRECTS:
                return self._outcome(ask, url, response, body, steps)
            steps.append(response.status)
            if len(steps) > self._policy.max_redirects:
                raise Refusal("redirects", f"it is redirected more than {self._policy.max_redirects} times")
            url = address_of(header(response, "location"), str(url))

    def _obey_robots(self, url: URL) -> None:
        rules = self._shared.robots.of(url, self._clock.now(), lambda ask: self._robots_txt(ask, url.host))
        why_not = rules.why_not(str(url))
        if why_not:
            raise Refusal("robots", why_not)
        self._shared.manners.slow_down(url.host, rules.pause_s, self._clock.now())

    def _robots_txt(self, ask: Ask, host: str) -> Outcome:
        """Raises Refusal where the host itself may not be spoken to, which says more than that it has no robots.txt."""
        outcome = self.get(ask)
        if isinstance(outcome, Failed) and outcome.kind == "address" and outcome.host == host:
            raise Refusal("address", outcome.reason)
        return outcome

    def _take_turn(self, host: str) -> None:
        wait = self._shared.manners.turn(host, self._clock.now())
        if wait > self._policy.longest_pause_s:
            raise Refusal("busy", f"{host} is to be left alone for {wait:.0f} seconds", retry_s=wait)
        if wait > 0:
            self._clock.sleep(wait)

    def _hop(self, url: URL, headers: Headers, seconds: float) -> tuple[httpcore2.Response, bytes]:
        self._allowance.start(seconds)
        self._allowance.expect(self._policy.max_head_bytes, "headers")
        try:
            with self._pool.stream("GET", str(url.copy_with(userinfo=b"")), headers=headers) as response:
                self._allowance.expect(self._policy.max_raw_bytes, "a body")
                return response, self._body(response)
        except (Refusal, *_FAULTS) as e:
            told = e if isinstance(e, Refusal) else _told(e, url.host)
            if told.kind in _HOST_FAILS:
                self._shared.manners.failed(url.host, self._clock.now())
            raise told from e

    def _body(self, response: httpcore2.Response) -> bytes:
        """The body of a full answer; of others only the end, so that the connection can be used again."""
        if response.status == 304:
            return b"".join(response.iter_stream())
        if response.status not in _FULL:
            return b""
        declared = header(response, "content-length")
        if declared.isdigit() and int(declared[:18]) > self._policy.max_raw_bytes:
            raise Refusal("too_large", "it is larger than the limit: it was not fetched")
        return inflated(response.iter_stream(), header(response, "content-encoding"), self._policy)

    def _outcome(self, ask: Ask, url: URL, response: httpcore2.Response, body: bytes, steps: Sequence[int]) -> Outcome:
        manners, now, status = self._shared.manners, self._clock.now(), response.status
        retry_s = retry_after(header(response, "retry-after"), now)
        if status == 429 or status >= 500:
            manners.failed(url.host, now, retry_s)
        else:
            manners.answered(url.host, now)
        if status == 304 and (ask.etag or ask.last_modified):
            return Unchanged(url=ask.url)
        if status not in _FULL:
            raise Refusal("gone" if status == 410 else "status", status_told(status), status, retry_s)
        final = str(url.copy_with(userinfo=b""))
        return Answer(
            url=ask.url,
            final=final,
            data=body,
            kind=kind_of(response),
            charset=charset_of(response),
            etag=header(response, "etag"),
            last_modified=header(response, "last-modified"),
            moved=final if steps and all(s in _MOVED_FOR_GOOD for s in steps) else "",
        )


def _told(fault: Exception, host: str) -> Refusal:
    """A fault of the network as a refusal, in plain words."""
    if isinstance(fault, httpcore2.ConnectTimeout):
        return Refusal("timeout", f"{host} took no connection in time")
    if isinstance(fault, httpcore2.TimeoutException):
        return Refusal("timeout", f"{host} took too long to answer: what had come was dropped")
    if isinstance(fault, httpcore2.ConnectError):
        return Refusal("connect", f"no connection to {host} could be made ({_short(fault)})")
    if isinstance(fault, httpcore2.ProtocolError):
        return Refusal("protocol", f"{host} broke the rules of HTTP ({_short(fault)}): what had come was dropped")
    return Refusal("protocol", f"the connection to {host} broke off ({_short(fault)}): what had come was dropped")


def _short(fault: Exception) -> str:
    return " ".join(str(fault).split())[:100] or type(fault).__name__
