"""What is followed, and what is known of addresses that are asked again: the latest state only."""

import json
from datetime import datetime
from typing import Literal, TypeVar

from hearsay.model.kept import FeedState, Fetched

from .codec import decode, encode, stamp
from .connection import Connection

S = TypeVar("S", bound=Fetched)


class Feeds:
    """The shelf of feeds and pages."""

    def __init__(self, connection: Connection) -> None:
        self._c = connection

    def get(self, url: str) -> FeedState | None:
        """A feed that is followed, or None."""
        return self._get("feeds", url, FeedState)

    def keep(self, *states: FeedState) -> None:
        """Follow feeds, or keep how asking them went. Several are kept in one transaction."""
        with self._c.writing():
            for s in states:
                self._c.run(
                    "INSERT INTO feeds (url, next_at, paused, state) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (url)"
                    " DO UPDATE SET next_at = ?2, paused = ?3, state = ?4",
                    (s.url, _turn(s), int(s.paused), _text(s)),
                )

    def drop(self, url: str) -> bool:
        """Follow a feed no longer; its reports stay. Whether it was followed."""
        with self._c.writing():
            there = self.get(url) is not None
            self._c.run("DELETE FROM feeds WHERE url = ?", (url,))
        return there

    def all(self, *, due: datetime | None = None) -> list[FeedState]:
        """All feeds in the order in which they were added; with `due` only those whose turn it is by then."""
        where, values = ("", ()) if due is None else ("WHERE NOT paused AND next_at <= ?", (stamp(due),))
        return [
            _state(t, FeedState) for (t,) in self._c.rows(f"SELECT state FROM feeds {where} ORDER BY number", values)
        ]

    def page(self, url: str) -> Fetched | None:
        """What is known of a page, or None."""
        return self._get("pages", url, Fetched)

    def keep_page(self, *states: Fetched) -> None:
        """Keep how asking for pages went. Several are kept in one transaction."""
        with self._c.writing():
            for s in states:
                self._c.run(
                    "INSERT INTO pages (url, next_at, state) VALUES (?1, ?2, ?3) ON CONFLICT (url)"
                    " DO UPDATE SET next_at = ?2, state = ?3",
                    (s.url, _turn(s), _text(s)),
                )

    def _get(self, table: Literal["feeds", "pages"], url: str, kind: type[S]) -> S | None:
        text = self._c.value(f"SELECT state FROM {table} WHERE url = ?", (url,))
        return None if text is None else _state(text, kind)


def _turn(state: Fetched) -> str:
    return stamp(state.next_at) if state.next_at else ""


def _text(state: Fetched) -> str:
    return json.dumps(encode(state, named=True), ensure_ascii=True)


def _state(text: str, kind: type[S]) -> S:
    return decode(kind, json.loads(text))
