"""What is followed, and what is known of addresses that are asked again: the latest state only."""

import json
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Literal, TypeVar

from hearsay.model.kept import FeedState, Fetched, PageState

from .codec import decode, encode, moment, stamp
from .connection import Connection
from .reports import mark_of

_NEVER = "9999"
S = TypeVar("S", bound=Fetched)
_DUE = f"(next_at <= ?1 OR next_at > ?2 AND next_at < '{_NEVER}')"
_FARTHEST = timedelta(days=8)
"""No turn is set so far ahead: one that seems so was set before the clock went back, and has come."""


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
        """Follow a feed no longer; its reports stay, and its pages are asked no more. Whether it was followed."""
        with self._c.writing():
            there = self.get(url) is not None
            self._c.run("DELETE FROM feeds WHERE url = ?", (url,))
            self._c.run("DELETE FROM pages WHERE json_extract(state, '$.feed') = ?", (url,))
        return there

    def move(self, old: str, new: str) -> None:
        """A feed has another address for good; where that is followed already, the old one goes."""
        with self._c.writing():
            state = self.get(old)
            self._c.run("DELETE FROM feeds WHERE url = ?", (old,))
            if state is not None and self.get(new) is None:
                self.keep(replace(state, url=new))
            sql = "UPDATE pages SET state = json_set(state, '$.feed', ?2) WHERE json_extract(state, '$.feed') = ?1"
            self._c.run(sql, (old, new))

    def all(self, *, due: datetime | None = None) -> list[FeedState]:
        """All feeds in the order in which they were added; with `due` only those whose turn it is by then."""
        where, values = ("", ()) if due is None else (f"WHERE NOT paused AND {_DUE}", _until(due))
        return [
            _state(t, FeedState) for (t,) in self._c.rows(f"SELECT state FROM feeds {where} ORDER BY number", values)
        ]

    def page(self, url: str) -> PageState | None:
        """What is known of a page, or None."""
        return self._get("pages", url, PageState)

    def keep_page(self, *states: PageState) -> None:
        """Keep how asking for pages went. Several are kept in one transaction."""
        with self._c.writing():
            for s in states:
                self._c.run(
                    "INSERT INTO pages (url, next_at, state) VALUES (?1, ?2, ?3) ON CONFLICT (url)"
                    " DO UPDATE SET next_at = ?2, state = ?3",
                    (s.url, _turn(s), _text(s)),
                )

    def pages(self, due: datetime) -> list[PageState]:
        """Pages whose turn it is by then, those first that wait longest."""
        sql = f"SELECT state FROM pages WHERE {_DUE} ORDER BY next_at, number"
        return [_state(t, PageState) for (t,) in self._c.rows(sql, _until(due))]

    def drop_page(self, url: str) -> None:
        """Ask for a page no more, and know nothing of it."""
        with self._c.writing():
            self._c.run("DELETE FROM pages WHERE url = ?", (url,))

    def robots(self) -> list[PageState]:
        """What is known of sites' rules for programs: each under "robots:" and the address of its robots.txt."""
        sql = "SELECT state FROM pages WHERE url >= 'robots:' AND url < 'robots;'"
        return [_state(t, PageState) for (t,) in self._c.rows(sql)]

    def next_turn(self, now: datetime) -> datetime | None:
        """When the next feed or page is to be asked; None where none is. A moment long past is at once."""
        feeds = "SELECT min(next_at) AS turn FROM feeds WHERE NOT paused"
        sql = f"SELECT min(turn) FROM ({feeds} UNION SELECT min(next_at) FROM pages)"
        text: str | None = self._c.value(sql)
        if text is None:
            return None
        return now if text == "" or _until(now)[1] < text < _NEVER else moment(text)

    def report_titled(self, title: str, feed: str, outlet: str) -> str | None:
        """Id of the latest report of this headline that came by a feed or is an outlet's, or None."""
        name: str | None = self._c.value(
            "SELECT r.id FROM reports r WHERE lower(trim(r.title)) = lower(trim(?1)) AND (r.outlet = ?3 AND ?3 <> ''"
            " OR EXISTS (SELECT 1 FROM arrivals a WHERE a.report = r.number AND a.feed = ?2 AND ?2 <> ''))"
            " ORDER BY r.number DESC LIMIT 1",
            (title, feed, outlet),
        )
        return name

    def place_titled(self, title: str, feed: str) -> str | None:
        """Place of the report whose item has this headline in a feed, or None: its page may have another."""
        place: str | None = self._c.value(
            "SELECT json_extract(state, '$.place') AS place FROM pages WHERE json_extract(state, '$.feed') = ?2"
            " AND lower(trim(json_extract(state, '$.title'))) = lower(trim(?1)) AND place <> '' ORDER BY number DESC"
            " LIMIT 1",
            (title, feed),
        )
        return place

    def is_forgotten(self, place: str) -> bool:
        """Whether the user had the report of this place forgotten."""
        return self._c.value("SELECT 1 FROM forgotten WHERE mark = ?", (mark_of(place),)) is not None

    def _get(self, table: Literal["feeds", "pages"], url: str, kind: type[S]) -> S | None:
        text = self._c.value(f"SELECT state FROM {table} WHERE url = ?", (url,))
        return None if text is None else _state(text, kind)


def _until(due: datetime) -> tuple[str, str]:
    far = due if due.year >= 9998 else due + _FARTHEST
    return stamp(due), stamp(far)


def _turn(state: Fetched) -> str:
    return stamp(state.next_at) if state.next_at else ""


def _text(state: Fetched) -> str:
    return json.dumps(encode(state, named=True), ensure_ascii=True)


def _state(text: str, kind: type[S]) -> S:
    return decode(kind, json.loads(text))
