"""One SQLite connection: how it is set up, its transactions, and SQLite's errors as errors of ours.

What a transaction did is on disk when its `with` block ends without an error (WAL, synchronous=FULL); else none is.
Only this module and those that repair files speak to apsw.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import apsw

from hearsay.errors import StoreError

from . import faults
from .holder import Holder

Row = tuple[Any, ...]
Values = Sequence[Any] | Mapping[str, Any]
PRAGMAS = """
PRAGMA synchronous = FULL;
PRAGMA foreign_keys = ON;
PRAGMA secure_delete = ON;
PRAGMA trusted_schema = OFF;
PRAGMA cell_size_check = ON;
PRAGMA temp_store = MEMORY;
"""
"""Deleted words are overwritten, a damaged page is met with an error, nothing is spilled into other files."""
_STEPS = 20_000
"""Steps of SQLite's machine between two looks at the clock in `limited`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """How a file is to be opened."""

    create: bool = False
    """Whether to make it where it is not there."""
    read_only: bool = False
    """Whether nothing will be written."""
    wait_s: float = 10.0
    """How long to wait for another writer."""
    vfs: str | None = None
    """Name of another of SQLite's file layers, for tests of faults."""


class Connection:
    """A connection to one store file."""

    def __init__(self, path: Path, how: Opening) -> None:
        self.path, self.how = path, how
        self._depth = 0
        self._holder = Holder(path)
        self._db = _open(path, how)

    @property
    def db(self) -> apsw.Connection:
        """The bare connection, for backups and checks."""
        return self._db

    def close(self) -> None:
        """Close the file; an open transaction is given up."""
        with self._told():
            self._db.close()

    def rows(self, sql: str, values: Values = ()) -> list[Row]:
        """All rows of a query."""
        with self._told():
            return list(self._execute(sql, values))

    def each(self, sql: str, values: Values = ()) -> Iterator[Row]:
        """The rows of a query one after the other, for large answers."""
        with self._told():
            yield from self._execute(sql, values)

    def row(self, sql: str, values: Values = ()) -> Row | None:
        """The first row of a query, or None."""
        found = self.rows(sql, values)
        return found[0] if found else None

    def value(self, sql: str, values: Values = ()) -> Any:
        """The first field of the first row, or None."""
        found = self.row(sql, values)
        return found[0] if found else None

    def run(self, sql: str, values: Values = ()) -> int:
        """Run one statement. Returns the number of the row that was last put in."""
        with self._told():
            self._execute(sql, values).fetchall()
            return self._db.last_insert_rowid()

    def script(self, sql: str) -> None:
        """Run several statements."""
        with self._told():
            self._db.execute(sql).fetchall()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """A transaction that writes: all of it or nothing. Inside another one it is a part of that.

        Raises StoreBusyError when another process does not let go, naming it.
        """
        if self._depth:
            with self._part():
                yield
            return
        if self.how.read_only:
            raise StoreError(f"{self.path} was opened for reading only")
        with self._told():
            self._db.execute("BEGIN IMMEDIATE")
        self._holder.take()
        self._depth = 1
        try:
            yield
            with self._told():
                self._db.execute("COMMIT")
        finally:
            self._depth = 0
            self._give_up()
            self._holder.release()

    @contextmanager
    def viewing(self) -> Iterator[None]:
        """Everything read inside is of one moment, whatever others write meanwhile."""
        if self._db.in_transaction:
            yield
            return
        with self._told():
            self._db.execute("BEGIN")
        try:
            yield
        finally:
            self._give_up()

    @contextmanager
    def limited(self, seconds: float) -> Iterator[None]:
        """Queries inside are stopped after so long. Raises StoreError then."""
        end = time.monotonic() + seconds
        self._db.set_progress_handler(lambda: time.monotonic() > end, _STEPS)
        try:
            yield
        finally:
            self._db.set_progress_handler(None)

    def _execute(self, sql: str, values: Values) -> apsw.Cursor:
        """Run a statement. Halves of surrogate pairs in its values (bytes of a file's name that are no UTF-8), which
        SQLite's text cannot hold, are written as escapes: the same when they are stored and when they are looked for.
        """
        try:
            return self._db.execute(sql, values)
        except UnicodeEncodeError:
            return self._db.execute(sql, _escaped(values))

    @contextmanager
    def _part(self) -> Iterator[None]:
        name = f"part{self._depth}"
        self._depth += 1
        self.run(f"SAVEPOINT {name}")
        try:
            yield
        except BaseException:
            if self._db.in_transaction:
                self.script(f"ROLLBACK TO {name}; RELEASE {name}")
            raise
        else:
            self.run(f"RELEASE {name}")
        finally:
            self._depth -= 1

    def _give_up(self) -> None:
        """End a transaction that is still open. A failing disk may fail here too: closing the file then ends it."""
        if self._db.in_transaction:
            try:
                self._db.execute("ROLLBACK")
            except apsw.Error:
                self._db.close(True)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except apsw.Error as e:
            raise faults.told(e, self.path, self._holder.who()) from e
        except UnicodeDecodeError as e:  # bytes of another page in the middle of a text
            raise faults.damaged(self.path) from e


def _escaped(values: Values) -> Values:
    def one(value: Any) -> Any:
        return value.encode("utf-8", "backslashreplace").decode() if isinstance(value, str) else value

    if isinstance(values, Mapping):
        return {k: one(v) for k, v in values.items()}
    return tuple(one(v) for v in values)


def _open(path: Path, how: Opening) -> apsw.Connection:
    if how.create and not how.read_only:
        _make_folder(path)
    else:
        _look_for(path)
    try:
        db = _connect(path, how)
        db.set_busy_timeout(round(how.wait_s * 1000))
        db.execute(PRAGMAS)
        if not how.read_only:
            db.execute("PRAGMA journal_mode = WAL").fetchall()
    except apsw.Error as e:
        raise faults.told(e, path, Holder(path).who()) from e
    return db


def _look_for(path: Path) -> None:
    try:
        if path.is_file():
            return
        what = "is a folder" if path.is_dir() else "does not exist"
    except OSError as e:
        raise StoreError(f"{path} cannot be reached ({e.strerror}): check the permissions of its folders") from e
    raise StoreError(f"{path} {what}: name a store's file, or make one with `hearsay add PATHS --store FILE`")


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as e:
        raise StoreError(f"{path} cannot be made ({e.strerror}): give another place with --store") from e


def _connect(path: Path, how: Opening) -> apsw.Connection:
    if not how.read_only:
        return apsw.Connection(str(path), apsw.SQLITE_OPEN_READWRITE, how.vfs)
    flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
    db = apsw.Connection(_uri(path), flags, how.vfs)
    try:
        db.execute("SELECT count(*) FROM sqlite_schema").fetchall()
    except (apsw.CantOpenError, apsw.ReadOnlyError):
        db.close()
        if _has_log(path):
            raise
        db = apsw.Connection(_uri(path) + "?immutable=1", flags, how.vfs)
    return db


def _uri(path: Path) -> str:
    return path.absolute().as_uri()


def _has_log(path: Path) -> bool:
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0
