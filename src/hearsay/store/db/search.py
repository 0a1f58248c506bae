"""Looking for claims and reports: words, speakers, relays, status, origins, dates. Never longer than two seconds."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, get_args

from hearsay.errors import InputError
from hearsay.model import Status
from hearsay.model.kept import Found, FoundReport, Question

from .claims import state_of
from .codec import moment, stamp
from .connection import Connection, Row
from .words import first_place, match_query

LIMIT_S = 2.0
"""A search that takes longer is stopped."""
MOST = 200
"""Hits of one page."""
_AROUND = 80
"""Letters of a snippet before and behind the words."""
_CURSOR = re.compile(r"[0-9]{1,18}", re.ASCII)
_CLAIMS = (
    "SELECT c.latest, c.state, c.at, t.speakers, t.relays, coalesce(b.title, '') FROM picked"
    " JOIN claims c ON c.number = picked.number"
    " JOIN claim_texts t ON t.claim = c.number LEFT JOIN briefs b ON b.story = c.story"
)
_REPORTS = (
    "SELECT r.number, r.id, r.title, r.outlet, d.place, r.at, r.text FROM picked"
    " JOIN reports r ON r.number = picked.number JOIN documents d ON d.number = r.document"
)
_MANY = 2000
"""Claims with a word from which on it is cheaper to go through all claims, the latest first, until enough have it."""
_BY_LATEST = "claims c INDEXED BY claims_by_latest"
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[T]):
    """Some hits, and where to go on."""

    hits: tuple[T, ...]
    """What was found; what changed or came in last stands first."""
    next: str | None
    """Cursor of the hits that follow; None where there are no more."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A query in SQL: numbers are picked first, so that only what is shown is read whole."""

    table: str
    """What is picked from."""
    sql: str
    """What is read of the rows in `picked`."""
    key: str
    """The column by which hits are ordered and a cursor goes on."""
    wheres: list[str]
    values: dict[str, Any]


class Search:
    """Looks for things in a store."""

    def __init__(self, connection: Connection) -> None:
        self._c = connection

    def claims(self, question: Question, *, limit: int = 20, cursor: str = "") -> Page[Found]:
        """Claims that fit, as they now stand; the one that changed last stands first.

        Raises InputError for a query without words, a limit or cursor that is none; StoreError when it takes too long.
        """
        wheres, values = _conditions(question)
        table = _BY_LATEST if self._are_many(values) else "claims c"
        return self._page(_Asked(table, _CLAIMS, "c.latest", wheres, values), _found, limit, cursor)

    def _are_many(self, values: dict[str, Any]) -> bool:
        """Whether very many claims have each of the words asked for."""
        sql = "SELECT count(*) FROM (SELECT 1 FROM claim_words WHERE claim_words MATCH ? LIMIT ?)"
        asked = [values[n] for n in _MATCHED if n in values]
        with self._c.limited(LIMIT_S):
            return bool(asked) and all(self._c.value(sql, (words, _MANY)) == _MANY for words in asked)

    def reports(self, words: str, *, limit: int = 20, cursor: str = "") -> Page[FoundReport]:
        """Reports, each in its latest version, with these words in headline or text; what came in last stands first.

        Raises as `claims` does.
        """
        wheres = [
            "r.number IN (SELECT rowid FROM report_words WHERE report_words MATCH :words)",
            "r.version = (SELECT max(version) FROM reports WHERE document = r.document)",
        ]
        asked = _Asked("reports r", _REPORTS, "r.number", wheres, {"words": match_query(words)})
        return self._page(asked, lambda row: _found_report(row, words), limit, cursor)

    def _page(self, asked: _Asked, read: Callable[[Row], T], limit: int, cursor: str) -> Page[T]:
        if not 1 <= limit <= MOST:
            raise InputError(f"{limit} hits cannot be shown at once: ask for 1 to {MOST}, and go on with the cursor")
        wheres, values = list(asked.wheres), {**asked.values, "limit": limit + 1}
        if cursor:
            if not _CURSOR.fullmatch(cursor):
                raise InputError(f"“{cursor}” is no cursor: give the one that the last search ended with")
            wheres.append(f"{asked.key} < :cursor")
            values["cursor"] = int(cursor)
        where, order = " AND ".join(wheres) or "true", f"ORDER BY {asked.key} DESC"
        name = f"{asked.key.partition('.')[0]}.number"
        picked = f"WITH picked AS (SELECT {name} FROM {asked.table} WHERE {where} {order} LIMIT :limit)"
        with self._c.limited(LIMIT_S):
            rows = self._c.rows(f"{picked} {asked.sql} {order}", values)
        more = len(rows) > limit
        return Page(hits=tuple(read(r) for r in rows[:limit]), next=str(rows[limit - 1][0]) if more else None)


_MATCHED = ("words", "speaker", "relay")
"""Values of a question for claims that are looked up in the index of words."""


def _conditions(q: Question) -> tuple[list[str], dict[str, Any]]:
    wheres: list[str] = []
    values: dict[str, Any] = {}
    for name, typed, column in (
        ("words", q.words, "text"),
        ("speaker", q.speaker, "speakers"),
        ("relay", q.relay, "relays"),
    ):
        if typed:
            wheres.append(f"c.number IN (SELECT rowid FROM claim_words WHERE claim_words MATCH :{name})")
            values[name] = match_query(typed, column)
    if q.status:
        wheres.append("c.present AND c.status IN (SELECT value FROM json_each(:status))")
        values["status"] = json.dumps(_known(q.status))
    if q.origins is not None:
        low, high = q.origins
        wheres.append("c.low BETWEEN :low AND :high")
        values |= {"low": low, "high": high if high is not None else 2**31}
    for name, at, where in (("since", q.since, "c.changed_at >= :since"), ("until", q.until, "c.at < :until")):
        if at is not None:
            wheres.append(where)
            values[name] = stamp(at)
    return wheres, values


def _known(status: tuple[Status, ...]) -> tuple[Status, ...]:
    for s in status:
        if s not in get_args(Status):
            raise InputError(f"“{s}” is no status: there are {', '.join(get_args(Status))}")
    return status


def _found(row: Row) -> Found:
    _, state, at, speakers, relays, title = row
    return Found(
        state=state_of(state),
        title=title,
        speakers=tuple(speakers.splitlines()),
        relays=tuple(relays.splitlines()),
        first_seen=moment(at),
    )


def _found_report(row: Row, words: str) -> FoundReport:
    _, name, title, outlet, place, at, text = row
    return FoundReport(
        report=name, title=title, outlet=outlet, place=place, at=moment(at), snippet=_snippet(text, words)
    )


def _snippet(text: str, words: str) -> str:
    """The words around the first that was looked for, on one line."""
    at = first_place(text, words)
    start, end = max(0, at - _AROUND), min(len(text), at + 2 * _AROUND)
    shown = " ".join(text[start:end].split())
    return f"{'…' if start else ''}{shown}{'…' if end < len(text) else ''}"
