"""robots.txt (RFC 9309): what a site lets programs fetch, and how slowly. Each is believed for a day."""

import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from httpx2 import URL
from protego import Protego

from .outcome import Answer, Ask, Outcome, Unchanged
from .policy import AGENT, FetchPolicy

_SOON_S = 600.0
"""How long it is believed that a robots.txt cannot be had."""
_FAULTS = (ValueError, LookupError, AttributeError, TypeError, RecursionError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What one site allows."""

    site: str
    """Address of its robots.txt."""
    until: datetime
    """Until when this is believed."""
    text: str = ""
    """The rules as they were sent; empty where there are none, and all may be fetched."""
    etag: str = ""
    """To be asked with next time."""
    last_modified: str = ""
    """To be asked with next time."""
    closed: str = ""
    """Why nothing at all may be fetched; empty otherwise."""
    parsed: Protego | None = None
    """The rules, read; None where there are none."""

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

    def __init__(self, policy: FetchPolicy, kept: Iterable[Rules] = ()) -> None:
        self._policy = policy
        self._known = {r.site: r for r in kept}
        self._lock = threading.Lock()

    def kept(self) -> list[Rules]:
        """What is worth keeping until the next run: rules, and that there are none."""
        with self._lock:
            return [replace(r, parsed=None) for r in self._known.values() if not r.closed]

    def of(self, url: URL, now: datetime, fetch: Callable[[Ask], Outcome]) -> Rules:
        """The rules of an address's site; `fetch` is asked for its robots.txt where it is not known, or too old."""
        site = str(url.copy_with(raw_path=b"/robots.txt", userinfo=b""))
        with self._lock:
            known = self._known.get(site) or Rules(site=site, until=now)
        longest = timedelta(seconds=self._policy.robots_s)
        if not now < known.until <= now + longest:  # too old, or of a clock that went back
            ask = Ask(url=site, etag=known.etag, last_modified=known.last_modified, named=True)
            known = self._read(known, fetch(ask), now)
        elif known.text and known.parsed is None:
            known = replace(known, parsed=_parsed(known.text))
        with self._lock:
            self._known[site] = known
        return known

    def _read(self, known: Rules, outcome: Outcome, now: datetime) -> Rules:
        day = (now + timedelta(seconds=self._policy.robots_s)).replace(microsecond=0)
        if isinstance(outcome, Unchanged):
            return replace(known, until=day, parsed=_parsed(known.text))
        if isinstance(outcome, Answer):
            text = outcome.data[: self._policy.max_robots_bytes].decode("utf-8-sig", "replace")
            etag, modified = outcome.etag, outcome.last_modified
            read = Rules(site=known.site, until=day, text=text, etag=etag, last_modified=modified)
            return replace(read, parsed=_parsed(text))
        if 400 <= outcome.status < 500 and outcome.status != 429:
            return Rules(site=known.site, until=day)  # there is none: all may be fetched
        told = f"its robots.txt cannot be had ({outcome.reason}): nothing there is fetched"
        return Rules(site=known.site, until=now + timedelta(seconds=_SOON_S), closed=told)


def _parsed(text: str) -> Protego | None:
    try:
        return Protego.parse(text)
    except _FAULTS:
        return None
