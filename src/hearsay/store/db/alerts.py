"""Changes that the user wants to be told of, and which of them they were told already."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from hearsay.model.kept import Change, PageState

from .claims import Claims
from .connection import Connection
from .feeds import Feeds

_MARKER = "hearsay:alerts"
_TOLD = frozenset({"corrected", "withdrawn"})
_BATCH = 500
_NEVER = datetime(9999, 12, 31, tzinfo=UTC)


class Alerts:
    """The shelf of alerts."""

    def __init__(self, connection: Connection, claims: Claims, feeds: Feeds) -> None:
        self._c, self._claims, self._feeds = connection, claims, feeds

    def last(self) -> int:
        """Number of the last change; 0 where there is none."""
        return int(self._c.value("SELECT max(number) FROM claim_states") or 0)

    def since(self, number: int) -> list[Change]:
        """Alerts after the change of a number, first first."""
        found, after = list[Change](), number
        while batch := self._claims.changes(after=after, limit=_BATCH):
            found += [c for c in batch if is_alert(c)]
            after = batch[-1].number
        return found

    def latest(self, most: int) -> list[Change]:
        """The latest alerts, first first."""
        found: list[Change] = []
        for number in self._candidates():
            if len(found) >= most:
                break
            found += [c for c in self._claims.changes(after=number - 1, limit=1) if is_alert(c)]
        return found[::-1]

    def told(self) -> int | None:
        """Number of the last change of which the user's command was told; None where it never was."""
        row = self._feeds.page(_MARKER)
        return int(row.etag) if row else None

    def tell(self, number: int) -> None:
        """Their command was told of all changes up to this one."""
        self._feeds.keep_page(PageState(url=_MARKER, etag=str(number), next_at=_NEVER))

    def _candidates(self) -> Iterator[int]:
        sql = "SELECT number FROM claim_states WHERE kind IN ('status', 'marks', 'gone', 'back') ORDER BY number DESC"
        return (n for (n,) in self._c.each(f"{sql} LIMIT 5000"))


def is_alert(c: Change) -> bool:
    """Whether a change is one of status, a correction or a withdrawal: what is new, or told once more, is none."""
    if c.before is None:
        return False
    return c.before.status != c.now.status or bool((set(c.now.marks) - set(c.before.marks)) & _TOLD)
