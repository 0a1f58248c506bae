"""Is a store sound? What is damaged is named: the page, the table, the report."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hearsay.decide.record import from_dict
from hearsay.errors import StoreDamagedError, StoreError

from ..claims import state_of
from ..codec import unsqueeze
from ..connection import Connection, Opening, Row
from ..migrate import form_of, migrations
from .settled import settled

_PLACE = re.compile(r"Tree (\d+) page (\d+)|^Page (\d+)|page (\d+)")
_MOST = 100
"""Faults of one kind that are listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something that is damaged."""

    what: str
    """One plain sentence."""
    page: int | None = None
    """Number of the page, the file's first is 1; None where it lies in no single one."""
    table: str | None = None
    """The table or index."""
    report: str | None = None
    """Id of the report that it hits, where that is known."""
    mendable: bool = False
    """Whether it can be made anew from what is whole: an index, a reading."""


def check(path: Path) -> tuple[Fault, ...]:
    """Look at every page, row, text and reference. Nothing is changed. No fault: the store is sound.

    Raises StoreError when there is no such file, or it is no store or a newer one.
    """
    c = Connection(path, Opening(read_only=True))
    try:
        form = form_of(c)
        if form > len(migrations()):
            raise StoreError(f"{path} was written by a newer hearsay: update hearsay to check it")
        faults = [*_structure(c), *_references(c), *_contents(c, form)]
    except StoreDamagedError:
        faults = [Fault(what="The head of the file is damaged: nothing in it can be found.", page=1)]
    finally:
        c.close()
    return tuple(_with_pages(path, faults))


def _structure(c: Connection) -> Iterator[Fault]:
    """What SQLite finds: trees, cells, free pages, indexes."""
    names: dict[int, str] = {}
    try:
        names = dict(c.rows("SELECT rootpage, name FROM sqlite_schema WHERE rootpage > 0"))
        found = [str(line) for (line,) in c.rows(f"PRAGMA integrity_check({_MOST})")]
    except StoreDamagedError:
        found = ["Page 1: the list of tables is damaged"]
    for line in (x for text in found for x in text.splitlines() if x != "ok" and not x.startswith("*** in ")):
        m = _PLACE.search(line)
        tree, page = (int(m[1]), int(m[2])) if m and m[1] else (0, int(m[3] or m[4]) if m else None)
        yield Fault(what=line, page=page, table=names.get(tree), mendable=" missing from index " in line)


def _references(c: Connection) -> Iterator[Fault]:
    try:
        rows = c.rows("PRAGMA foreign_key_check")
    except StoreError:
        return
    for table, row, other, _ in rows[:_MOST]:
        yield Fault(what=f"Row {row} of {table} points at a row of {other} that is not there.", table=table)


def _contents(c: Connection, form: int) -> Iterator[Fault]:
    """Every text against its hash, everything else whether it can be read."""
    for table, (sql, least, read) in _READERS.items():
        if form < least:
            continue
        for number in _numbers(c, table):
            if number is None:
                yield Fault(what=f"Rows of {table} cannot be listed.", table=table)
                continue
            fault = _row_fault(c, table, number, (sql, read))
            if fault:
                yield fault


def _numbers(c: Connection, table: str) -> Iterator[int | None]:
    try:
        for (number,) in c.each(f"SELECT rowid FROM {table} NOT INDEXED"):
            yield number
    except StoreError:
        yield None


def _row_fault(c: Connection, table: str, number: int, how: tuple[str, Callable[[Row], str | None]]) -> Fault | None:
    sql, read = how
    name = None
    try:
        row = c.row(sql, (number,))
        if row is None:
            return Fault(what=f"Row {number} of {table} is not found where it should be.", table=table)
        name = row[0]
        wrong = read(row)
    except (StoreError, ValueError, TypeError, LookupError) as e:
        wrong = f"cannot be read ({e})" if not isinstance(e, StoreError) else "lies on a damaged page"
    if wrong is None:
        return None
    mendable = table in ("readings", "briefs")
    told = f"Row {number} of {table}{f' ({name})' if name else ''} {wrong}."
    return Fault(what=told, table=table, report=name if table == "reports" else None, mendable=mendable)


def _text(row: Row) -> str | None:
    _, text, exact, sha256 = row
    data = text.encode("utf-8") if exact is None else exact
    return None if hashlib.sha256(data).hexdigest() == sha256 else "has another text than the one that was stored"


def _about(read: Callable[[Any], Any]) -> Callable[[Row], str | None]:
    def wrong(row: Row) -> str | None:
        read(row[1])
        return None

    return wrong


_READERS: dict[str, tuple[str, int, Callable[[Row], str | None]]] = {
    "reports": ("SELECT id, text, exact, sha256 FROM reports WHERE rowid = ?", 1, _text),
    "readings": ("SELECT NULL, data FROM readings WHERE rowid = ?", 1, _about(unsqueeze)),
    "decisions": ("SELECT id, record FROM decisions WHERE rowid = ?", 1, _about(lambda x: from_dict(json.loads(x)))),
    "claim_states": ("SELECT NULL, state FROM claim_states WHERE rowid = ?", 2, _about(state_of)),
    "briefs": ("SELECT NULL, data FROM briefs WHERE rowid = ?", 2, _about(unsqueeze)),
}
"""Table → how a row of it is read, since which form of the store, and what is wrong with it."""


def _with_pages(path: Path, faults: list[Fault]) -> Iterator[Fault]:
    """Name the pages of damaged rows, where SQLite did not."""
    wanted = {f.table for f in faults if f.page is None and f.table in _READERS}
    if not wanted:
        yield from faults
        return
    places = _places(path, {str(t) for t in wanted})
    for f in faults:
        m = re.match(r"Row (-?\d+) of ", f.what)
        pages = places.get((f.table or "", int(m[1]))) if m and f.page is None else None
        if not pages:
            yield f
            continue
        listed = f"page {pages[0]}" if len(pages) == 1 else f"pages {', '.join(map(str, sorted(pages)))}"
        what = f"{f.what[:-1]}: it lies on {listed}."
        yield Fault(what=what, page=pages[0], table=f.table, report=f.report, mendable=f.mendable)


def _places(path: Path, tables: set[str]) -> dict[tuple[str, int], tuple[int, ...]]:
    """Table and row → the pages that hold it."""
    from .pages import RawRow

    found: dict[tuple[str, int], tuple[int, ...]] = {}
    with settled(path) as pages:
        schema = [r.values for n in pages.tree(1)[0] for r in pages.rows(n) if isinstance(r, RawRow)]
        roots = {v[1]: v[3] for v in schema if len(v) >= 5 and v[0] == "table" and v[1] in tables}
        for table, root in roots.items():
            for leaf in pages.tree(root)[0]:
                for r in pages.rows(leaf):
                    if isinstance(r, RawRow):
                        found[table, r.number] = r.pages
    return found
