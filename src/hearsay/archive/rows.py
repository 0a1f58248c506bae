"""Reports ⇄ rows of the table `texts`, and the numbers by which joins know them.

A node is a report's number in the run: its shard in the upper half, its row in the lower. It depends on nothing but the
input.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pyarrow as pa

from hearsay.model import Entry, Moment, Report
from hearsay.store.db.codec import decode, encode

TEXTS = pa.schema(
    [
        ("node", pa.int64()),
        ("id", pa.string()),
        ("place", pa.string()),
        ("given", pa.string()),
        ("outlet", pa.string()),
        ("outlet_from", pa.string()),
        ("published", pa.string()),
        ("published_from", pa.string()),
        ("title", pa.string()),
        ("author", pa.string()),
        ("words", pa.int32()),
        ("chars", pa.int32()),
        ("sha256", pa.string()),
        ("rank", pa.uint64()),
        ("wires", pa.list_(pa.string())),
        ("bound", pa.uint64()),
        ("sketch", pa.list_(pa.uint32())),
        ("entries", pa.string()),
        ("notes", pa.list_(pa.string())),
        ("text", pa.string()),
    ]
)
"""`place`: file and offset of the record; `given`: address or id that the record has; `rank`: who came first, see
`rank_of`; `wires`: agencies that the text credits as a whole; `entries`: JSON."""
READING = ("node", "id", "given", "outlet", "outlet_from", "published", "published_from", "title", "author", "entries",
           "notes", "text")  # fmt: skip
"""Columns that a report is made from."""
_LATE = (1 << 32) - 1
_LONGEST = (1 << 31) - 1
_FIRST_DAY = date(1600, 1, 1)


def node_of(shard: int, row: int) -> int:
    """The number of a report."""
    return shard << 32 | row


def rank_of(published: Moment | None, words: int, *, is_wire: bool) -> int:
    """Orders reports as originals: agencies first, then the earlier (undated ones last), then the longer."""
    minutes = _LATE
    if published is not None:
        minutes = max(0, (published.day - _FIRST_DAY).days) * 1440 + (published.minute or 0)
    return (0 if is_wire else 1) << 63 | min(minutes, _LATE) << 31 | (_LONGEST - min(words, _LONGEST))


def moment_of(iso: str) -> Moment | None:
    """What `Moment.iso` gave; None for nothing."""
    if not iso:
        return None
    day, _, clock = iso.partition("T")
    minute = int(clock[:2]) * 60 + int(clock[3:5]) if clock else None
    return Moment(date.fromisoformat(day), minute)


def entries_of(report: Report) -> str:
    """Entries as JSON; nothing where there are none, as nearly always."""
    return json.dumps(encode(report.entries), separators=(",", ":")) if report.entries else ""


def reports_of(rows: Iterable[dict[str, Any]]) -> list[Report]:
    """The reports of rows that have the columns READING."""
    return [_report(r) for r in rows]


def _report(row: dict[str, Any]) -> Report:
    plain = Report(
        id=row["id"],
        text=row["text"],
        title=row["title"],
        outlet=row["outlet"],
        outlet_from=row["outlet_from"],
        published=moment_of(row["published"]),
        published_from=row["published_from"],
        author=row["author"],
        path=row["given"],
        notes=tuple(row["notes"]),
    )
    if not row["entries"]:
        return plain
    hint: Any = tuple[Entry, ...]
    return replace(plain, entries=decode(hint, json.loads(row["entries"]), plain))


def table(schema: pa.Schema, rows: Sequence[dict[str, Any]]) -> pa.Table:
    """Rows as a table of just this schema."""
    return pa.Table.from_pylist(list(rows), schema=schema)
