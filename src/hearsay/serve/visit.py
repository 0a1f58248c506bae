"""What a browser has seen: a cookie with numbers of changes, kept by the browser alone.

A visit ends when nothing was looked at for half an hour. `since` is the latest change that was there when the visit
before this one ended: what came after it is new.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

COOKIE = "hearsay_visit"
QUIET = timedelta(minutes=30)
_FIRST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A visit to the page."""

    since: int
    """Number of the latest change that was seen before this visit."""
    seen: int
    """Number of the latest change when something was last looked at."""
    at: datetime
    """When that was."""

    def cookie(self) -> str:
        """As the browser keeps it."""
        return f"{self.since}.{self.seen}.{int(self.at.timestamp())}"


def visit_of(cookie: str, latest: int, at: datetime) -> Visit:
    """The visit that a request is part of. A cookie that is none, or comes from another store, begins anew."""
    known = _read(cookie)
    if known is None or known.seen > latest:
        return Visit(since=latest, seen=latest, at=at)
    since = known.seen if at - known.at > QUIET else known.since
    return Visit(since=since, seen=latest, at=at)


def _read(cookie: str) -> Visit | None:
    parts = cookie.split(".")
    if len(parts) != _FIRST or not all(p.isascii() and p.isdecimal() and len(p) < 16 for p in parts):
        return None
    since, seen, at = map(int, parts)
    try:
        return Visit(since=since, seen=seen, at=datetime.fromtimestamp(at, UTC))
    except (OverflowError, ValueError, OSError):
        return None
