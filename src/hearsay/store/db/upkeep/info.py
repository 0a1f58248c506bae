"""What a store holds, in figures."""

from dataclasses import dataclass
from pathlib import Path

import apsw

from ..store import Store

_COUNTED = (
    ("reports", "SELECT count(*) FROM documents"),
    ("versions", "SELECT count(*) FROM reports"),
    ("readings", "SELECT count(*) FROM readings"),
    ("stories", "SELECT count(DISTINCT story) FROM members"),
    ("claims", "SELECT count(*) FROM claims WHERE present"),
    ("changes", "SELECT count(*) FROM claim_states"),
    ("decisions", "SELECT count(*) FROM decisions"),
    ("feeds", "SELECT count(*) FROM feeds"),
    ("waiting", "SELECT count(*) FROM waiting"),
    ("due", "SELECT count(*) FROM due"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Info:
    """Figures about a store."""

    path: Path
    """Where it lies."""
    form: int
    """Number of the last script of its form."""
    sqlite: str
    """Version of SQLite that reads it."""
    size: int
    """Bytes of the file."""
    log: int
    """Bytes of the write-ahead log beside it."""
    counts: dict[str, int]
    """How many reports, versions, readings, …"""
    first: str | None
    """When the first report came in."""
    last: str | None
    """When the last one did."""
    clock_back: int
    """How often a report came in at an earlier time than the one before it: the clock was set back."""


def info(store: Store) -> Info:
    """Count everything."""
    c = store.connection
    log = store.path.with_name(store.path.name + "-wal")
    with store.viewing():
        return Info(
            path=store.path,
            form=c.value("PRAGMA user_version"),
            sqlite=apsw.sqlite_lib_version(),
            size=store.path.stat().st_size,
            log=log.stat().st_size if log.exists() else 0,
            counts={name: c.value(sql) for name, sql in _COUNTED},
            first=c.value("SELECT min(at) FROM reports"),
            last=c.value("SELECT max(at) FROM reports"),
            clock_back=c.value(
                "SELECT count(*) FROM (SELECT at, lag(at) OVER (ORDER BY number) AS before FROM reports)"
                " WHERE at < before"
            ),
        )
