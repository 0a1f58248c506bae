"""robots.txt (RFC 9309): what a site lets programs fetch, and how slowly. Each is believed for a day."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from httpx2 import URL
from protego import Protego

from .outcome import Answer, Outcome
from .policy import AGENT, FetchPolicy

_SOON_S = 600.0
"""How long it is believed that a robots.txt cannot be had."""
_FAULTS = (ValueError, LookupError, AttributeError, TypeError, RecursionError)


@dataclass(frozen=True, slots=True)
class Rules:
    """What one site allows."""

    until: datetime
    """Until when this is believed."""
    parsed: Protego | None = None
    """The rules; None where there are none."""
    closed: str = ""
    """Why nothing at all may be fetched; empty otherwise."""

    def why_not(self, url: str) -> str:
        """Why an address may not be fetched; empty where it may."""
        if self.closed or self.parsed is None or self.parsed.can_fetch(url, AGENT):
            return self.closed
        return "its robots.txt asks programs not to fetch it"

    @property
    def pause_s(self) -> float:
        """Seconds between two requests that the site asks for."""
        return float(self.parsed.crawl_delay(AGENT) or 0.0) if self.parsed else 0.0


class Robots:
    """The rules of the sites met so far. May be used by several threads at once."""

    def __init__(self, policy: FetchPolicy) -> None:
        self._policy, self._known = policy, dict[str, Rules]()
        self._lock = threading.Lock()

    def of(self, url: URL, now: datetime, fetch: Callable[[str], Outcome]) -> Rules:
        """The rules of an address's site; `fetch` is asked for its robots.txt where it is not known."""
        site = str(url.copy_with(raw_path=b"/robots.txt", userinfo=b""))
        with self._lock:
            known = self._known.get(site)
        if known is None or known.until <= now:
            known = self._read(fetch(site), now)
            with self._lock:
                self._known[site] = known
        return known

    def _read(self, outcome: Outcome, now: datetime) -> Rules:
        day = now + timedelta(seconds=self._policy.robots_s)
        if isinstance(outcome, Answer):
            text = outcome.data[: self._policy.max_robots_bytes].decode("utf-8-sig", "replace")
            return Rules(day, _parsed(text))
        status = getattr(outcome, "status", 0)
        if 400 <= status < 500 and status != 429:
            return Rules(day)  # there is none: all may be fetched
        told = f"its robots.txt cannot be had ({getattr(outcome, 'reason', 'no answer')}): nothing there is fetched"
        return Rules(now + timedelta(seconds=_SOON_S), closed=told)


def _parsed(text: str) -> Protego | None:
    try:
        return Protego.parse(text)
    except _FAULTS:
        return None
