"""Is a store sound? What is damaged is named: the page, the table, the report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from hearsay.errors import StoreDamagedError, StoreError

from ..connection import Connection, Opening
from ..migrate import form_of, migrations
from .contents import CONTENTS, wrong
from .pages import Damaged, RawRow
from .settled import settled

_PLACE = re.compile(r"Tree (\d+) page (\d+)|^Page (\d+)|page (\d+)")
_MOST = 100
"""Faults of one kind that are listed."""
_NAMED = ("reports", "decisions", "claims")
"""Tables whose rows have ids."""


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
    try:
        with closing(Connection(path, Opening(read_only=True))) as c:
            form = form_of(c)
            if form > len(migrations()):
                raise StoreError(f"{path} was written by a newer hearsay: update hearsay to check it")
            faults = [*_structure(c), *_references(c), *_contents(c, form)]
    except StoreDamagedError:
        faults = [Fault(what="The head of the file is damaged: nothing in it can be found.", page=1)]
    return tuple(_with_pages(path, faults))


def _structure(c: Connection) -> Iterator[Fault]:
    """What SQLite finds: trees, cells, free pages, indexes. What stops it in one table does not hide the others."""
    names: dict[int, str] = dict(c.rows("SELECT rootpage, name FROM sqlite_schema WHERE rootpage > 0"))
    tables = [t for (t,) in c.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    lines = _integrity(c)
    if lines is None:
        per_table = {t: _integrity(c, t) for t in tables}
        lines = [line for found in per_table.values() for line in found or ()]
        for t, found in per_table.items():
            if found is None:
                yield Fault(what=f"The table {t} is damaged and cannot be looked through.", table=t)
        yield from _unreadable(c.path)
    for line in dict.fromkeys(lines):
        m = _PLACE.search(line)
        tree, page = (int(m[1]), int(m[2])) if m and m[1] else (0, int(m[3] or m[4]) if m else None)
        yield Fault(what=line, page=page, table=names.get(tree), mendable=" missing from index " in line)


def _integrity(c: Connection, table: str = "") -> list[str] | None:
    """The lines of SQLite's own check; None where the damage stopped it."""
    what = f"'{table}'" if table else str(_MOST)
    try:
        found = c.rows(f"PRAGMA integrity_check({what})")
    except StoreDamagedError:
        return None
    lines = (x for (text,) in found for x in str(text).splitlines())
    return [x for x in lines if x != "ok" and not x.startswith("*** in ")]


def _unreadable(path: Path) -> Iterator[Fault]:
    """Pages of tables and indexes that make no sense, as far as they can be followed."""
    with settled(path) as pages:
        for name, root in pages.roots(("table", "index")).items():
            leaves, damaged = pages.tree(root)
            odd = [n for n in leaves if any(isinstance(r, Damaged) for r in pages.rows(n))]
            for n in (*damaged, *odd):
                yield Fault(what=f"Page {n} of {name} is damaged.", page=n, table=name)


def _references(c: Connection) -> Iterator[Fault]:
    try:
        rows = c.rows("PRAGMA foreign_key_check")
    except StoreError:
        return
    for table, row, other, _ in rows[:_MOST]:
        yield Fault(what=f"Row {row} of {table} points at a row of {other} that is not there.", table=table)


def _contents(c: Connection, form: int) -> Iterator[Fault]:
    """Every text against its hash, everything else whether it can be read."""
    for table, content in CONTENTS.items():
        if form < content.since:
            continue
        for number in _numbers(c, table):
            fault = _row_fault(c, table, number)
            if fault:
                yield fault


def _numbers(c: Connection, table: str) -> list[int]:
    """The rows of a table; where they cannot be listed, those on pages that can be read."""
    try:
        return [n for (n,) in c.rows(f"SELECT rowid FROM {table} NOT INDEXED")]
    except StoreError:
        return sorted(n for _, n in _places(c.path, {table}))


def _row_fault(c: Connection, table: str, number: int) -> Fault | None:
    content = CONTENTS[table]
    name = ""
    try:
        row = c.row(f"SELECT {', '.join(content.columns)} FROM {table} WHERE rowid = ?", (number,))
        told = "is not found where it should be" if row is None else wrong(table, row)
        name = _name(c, table, number) if told else ""
    except StoreError:
        told = "lies on a damaged page"
    if told is None:
        return None
    what = f"Row {number} of {table}{f' ({name})' if name else ''} {told}."
    return Fault(
        what=what, table=table, report=name if name and table == "reports" else None, mendable=content.mendable
    )


def _name(c: Connection, table: str, number: int) -> str:
    return c.value(f"SELECT id FROM {table} WHERE rowid = ?", (number,)) or "" if table in _NAMED else ""


def _with_pages(path: Path, faults: list[Fault]) -> Iterator[Fault]:
    """Name the pages of damaged rows, where SQLite did not."""
    wanted = {f.table for f in faults if f.page is None and f.table in CONTENTS}
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
    found: dict[tuple[str, int], tuple[int, ...]] = {}
    with settled(path) as pages:
        for table, root in pages.roots().items():
            for leaf in pages.tree(root)[0] if table in tables else ():
                found.update({(table, r.number): r.pages for r in pages.rows(leaf) if isinstance(r, RawRow)})
    return found
