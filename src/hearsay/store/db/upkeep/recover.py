"""Save what can be saved of a damaged store into a new file.

Rows are read from the pages themselves, so a damaged page loses its own rows and no others: not even a damaged root
hides what hangs under it. A row without a tree is known by its shape: how many fields, of which kinds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hearsay.errors import StoreError

from ..connection import Connection, Opening
from ..migrate import migrate
from .contents import CONTENTS, wrong
from .pages import Damaged, Pages, RawRow
from .settled import settled
from .whole import appearing

_KINDS: Mapping[str, type | tuple[type, ...]] = {"INTEGER": int, "TEXT": str, "BLOB": bytes, "REAL": (float, int)}


_MADE_ANEW = """
INSERT INTO members (document, story) SELECT p.document, p.story FROM placements p
    WHERE p.number = (SELECT max(number) FROM placements WHERE document = p.document)
    AND p.document NOT IN (SELECT document FROM members);
DELETE FROM features;
DELETE FROM keywords;
DELETE FROM spread;
DELETE FROM turns;
INSERT INTO waiting (document) SELECT DISTINCT document FROM reports WHERE true ON CONFLICT DO NOTHING;
INSERT INTO due (story) SELECT DISTINCT story FROM members WHERE true ON CONFLICT DO NOTHING;
"""
"""Where anything was lost: reports stand where they were last put, and what follows from them is made anew."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a recovery."""

    kept: Mapping[str, int]
    """Table → rows that are in the new store."""
    damaged: tuple[str, ...]
    """Pages and rows that could not be read, each as a sentence."""
    unfit: tuple[str, ...]
    """Rows that could be read but not kept, each with the reason."""


@dataclass(frozen=True, slots=True)
class _Shape:
    """What rows of a table look like."""

    table: str
    fields: tuple[tuple[str, str, bool], ...]
    """Name, type, whether it may be empty."""
    key: int | None
    """Index of the field that is the row's number, which is empty on the page."""

    def fits(self, row: RawRow) -> bool:
        """Whether a row may be one of this table."""
        return len(row.values) == len(self.fields) and all(
            value is None if i == self.key else (value is None and empty) or isinstance(value, _KINDS[kind])
            for i, (value, (_, kind, empty)) in enumerate(zip(row.values, self.fields, strict=True))
        )


@dataclass(slots=True)
class _Haul:
    """What was found on the pages."""

    rows: dict[str, dict[int, RawRow]] = field(default_factory=dict)
    damaged: list[str] = field(default_factory=list)
    unfit: list[str] = field(default_factory=list)


def recover(path: Path, target: Path) -> Saved:
    """Read a store's file page by page and write what is whole into a new store. The old file is not touched.

    Raises StoreError when the target is there already, or either cannot be read or written.
    """
    if not path.is_file():
        raise StoreError(f"{path} does not exist: name a store's file")
    with appearing(target) as part:
        new = Connection(part, Opening(create=True))
        try:
            migrate(new)
            haul = _gather(path, _shapes(new))
            kept = _put(new, haul)
            new.script("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE")
        finally:
            new.close()
    return Saved(kept, tuple(haul.damaged), tuple(haul.unfit))


def _shapes(c: Connection) -> dict[str, _Shape]:
    """Our tables, without what SQLite keeps for the indexes of words: these are made anew."""
    names = [n for (n,) in c.rows("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")]
    shapes = {}
    for n in (n for n in names if not n.startswith("sqlite_")):
        columns = c.rows('SELECT name, type, "notnull", pk FROM pragma_table_info(?) ORDER BY cid', (n,))
        key = next((i for i, (_, kind, _, pk) in enumerate(columns) if pk and kind == "INTEGER"), None)
        shapes[n] = _Shape(n, tuple((name, kind, not must) for name, kind, must, _ in columns), key)
    return shapes


def _gather(path: Path, shapes: Mapping[str, _Shape]) -> _Haul:
    haul = _Haul()
    with settled(path) as pages:
        seen: set[int] = set()
        for table, root in pages.roots().items():
            leaves, damaged = pages.tree(root)
            seen.update(leaves)
            if table in shapes:
                haul.damaged += [f"Page {n} of {table} is damaged." for n in damaged]
                for leaf in leaves:
                    _take(pages, leaf, haul, [shapes[table]])
        for n in range(1, pages.count + 1):
            if n not in seen and pages.is_leaf(n):
                _take(pages, n, haul, list(shapes.values()))
    return haul


def _take(pages: Pages, n: int, haul: _Haul, shapes: list[_Shape]) -> None:
    for row in pages.rows(n):
        if isinstance(row, Damaged):
            haul.damaged.append(f"{str(row)[:1].upper()}{str(row)[1:]}.")
            continue
        fitting = [s for s in shapes if s.fits(row)]
        if len(fitting) == 1:
            haul.rows.setdefault(fitting[0].table, {}).setdefault(row.number, row)
        elif len(shapes) == 1 or fitting:
            haul.unfit.append(f"Row {row.number} on page {n} is none of {shapes[0].table}, or of several tables.")


def _put(c: Connection, haul: _Haul) -> dict[str, int]:
    kept: Counter[str] = Counter()
    shapes = _shapes(c)
    c.run("PRAGMA foreign_keys = OFF")
    with c.writing():
        for table, shape in shapes.items():
            for row in haul.rows.get(table, {}).values():
                why = _wrong(shape, row) or _insert(c, shape, row)
                if why:
                    haul.unfit.append(f"Row {row.number} of {table} {why}.")
                else:
                    kept[table] += 1
        for table, number, other in _orphans(c):
            c.run("INSERT INTO forgetting DEFAULT VALUES")
            c.run(f"DELETE FROM {table} WHERE rowid = ?", (number,))
            c.run("DELETE FROM forgetting")
            kept[table] -= 1
            haul.unfit.append(f"Row {number} of {table} points at a row of {other} that was lost.")
        if haul.damaged or haul.unfit:
            c.script(_MADE_ANEW)
        else:
            _as_before(c, haul, shapes)
    c.run("PRAGMA foreign_keys = ON")
    return {t: n for t, n in kept.items() if n}


def _as_before(c: Connection, haul: _Haul, shapes: Mapping[str, _Shape]) -> None:
    """Nothing was lost: only what had work ahead of it before has so now, whatever putting rows in again set off."""
    for table in ("waiting", "due"):
        c.run(f"DELETE FROM {table}")
        for row in haul.rows.get(table, {}).values():
            _insert(c, shapes[table], row)


def _orphans(c: Connection) -> Iterator[tuple[str, int, str]]:
    """Rows whose row in another table was lost, until there are none."""
    while found := c.rows("PRAGMA foreign_key_check"):
        yield from dict.fromkeys((t, n, other) for t, n, other, _ in found)


def _insert(c: Connection, shape: _Shape, row: RawRow) -> str | None:
    names = ["rowid", *(n for i, (n, _, _) in enumerate(shape.fields) if i != shape.key)]
    values: list[Any] = [row.number, *(v for i, v in enumerate(row.values) if i != shape.key)]
    marks = ", ".join("?" * len(values))
    try:
        c.run(f"INSERT OR REPLACE INTO {shape.table} ({', '.join(names)}) VALUES ({marks})", values)
    except StoreError as e:
        return f"could not be kept ({e})"
    return None


def _wrong(shape: _Shape, row: RawRow) -> str | None:
    """Why a row that could be read is not what was stored."""
    if shape.table not in CONTENTS:
        return None
    by_name = dict(zip((name for name, _, _ in shape.fields), row.values, strict=True))
    return wrong(shape.table, [by_name[c] for c in CONTENTS[shape.table].columns])
