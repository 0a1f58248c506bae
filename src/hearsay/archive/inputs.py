"""Input shards → items: one text or page each, with its place, or what was lost there.

In: a file and a range. Out: `Item`s that ingest takes, `Lost` places, and counts of what is no text.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

import pyarrow.parquet as pq

from hearsay.ingest import Limits

MARGIN = 1_000_000
"""Bytes that a record may have beside its page: headers of the archive and of the server."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One record that may be a report."""

    offset: int
    """Where it begins: a byte of the file; in a Parquet file the row."""
    kind: str
    """A kind of `ingest.FORMATS`: html, text or jsonl."""
    data: bytes
    given: str = ""
    """Its address, or the id that it has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """A place from which nothing came."""

    offset: int
    reason: str


@dataclass(slots=True)
class Tally:
    """Counts of records by what became of them."""

    counts: Counter[str] = field(default_factory=Counter)


def items(path: Path, given: Mapping[str, Any], tally: Tally) -> Iterator[Item | Lost]:
    """The items of a shard of the manifest."""
    where = (int(given["start"]), int(given["end"]))
    kind = str(given["kind"])
    if kind == "parquet":
        yield from _parquet(path, where)
        return
    with path.open("rb") as file:
        if kind in ("warc", "warc.gz"):
            yield from _warc(file, where, tally, zipped=kind == "warc.gz")
        elif kind == "jsonl":
            yield from _lines(file, where)
        else:
            yield from _zipped_lines(file)


def _warc(file: BinaryIO, where: tuple[int, int], tally: Tally, *, zipped: bool) -> Iterator[Item | Lost]:
    from . import warc
    from .warc.records import Other

    limits = Limits()
    for found in warc.pages(file, where, limits.max_html_bytes + MARGIN, zipped=zipped):
        if isinstance(found, Other):
            tally.counts[found.what] += 1
        elif isinstance(found, warc.Lost):
            yield Lost(offset=found.offset, reason=found.reason)
        else:
            yield Item(offset=found.offset, kind=found.kind, data=found.data, given=found.address)


def _lines(file: BinaryIO, where: tuple[int, int]) -> Iterator[Item]:
    """Lines that begin in the range."""
    start, end = where
    if start:
        file.seek(start - 1)
        file.readline()
    at = file.tell()
    while at < end:
        line = file.readline()
        if not line:
            return
        if line.strip():
            yield Item(offset=at, kind="jsonl", data=line, given=_id_of(line))
        at += len(line)


def _zipped_lines(file: BinaryIO) -> Iterator[Item | Lost]:
    """Lines of a compressed file; offsets count its unpacked bytes."""
    at = 0
    try:
        with gzip.GzipFile(fileobj=file) as unpacked:
            for line in unpacked:
                if line.strip():
                    yield Item(offset=at, kind="jsonl", data=line, given=_id_of(line))
                at += len(line)
    except (OSError, EOFError, ValueError) as e:
        yield Lost(offset=at, reason=f"and all behind it cannot be unpacked ({e})")


def _parquet(path: Path, where: tuple[int, int]) -> Iterator[Item]:
    """Rows of the groups that begin in the range."""
    file = pq.ParquetFile(path)
    row = 0
    for n in range(file.num_row_groups):
        group = file.metadata.row_group(n)
        begins = min(group.column(c).dictionary_page_offset or group.column(c).data_page_offset
                     for c in range(group.num_columns))  # fmt: skip
        if where[0] <= begins < where[1]:
            for i, plain in enumerate(file.read_row_group(n).to_pylist()):
                yield _row(plain, row + i)
        row += group.num_rows


def _row(plain: dict[str, Any], n: int) -> Item:
    name = str(plain.get("url") or plain.get("id") or "")
    if isinstance(plain.get("html"), str | bytes) and not plain.get("text"):
        page = plain["html"]
        return Item(offset=n, kind="html", data=page if isinstance(page, bytes) else page.encode(), given=name)
    record = {k: _plain(plain.get(k)) for k in ("id", "outlet", "published", "date", "title", "author", "text")}
    return Item(offset=n, kind="jsonl", data=json.dumps(record).encode(), given=name)


def _plain(value: object) -> object:
    return value if isinstance(value, str | int | float | None) else str(value)


def _id_of(line: bytes) -> str:
    """The record's own address or id, for people; ids of reports do not rest on it."""
    try:
        value = json.loads(line)
        return str(value.get("url") or value.get("id") or "") if isinstance(value, dict) else ""
    except (ValueError, RecursionError):
        return ""
