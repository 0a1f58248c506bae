"""A copy of a store's file with its write-ahead log worked in, to be read page by page."""

from __future__ import annotations

import mmap
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import apsw

from hearsay.errors import StoreError

from .pages import Pages


@contextmanager
def settled(path: Path) -> Iterator[Pages]:
    """The pages of a store as they now are. The store itself is not touched; the copy lies beside it meanwhile.

    Raises StoreError when there is no room or right for the copy.
    """
    try:
        with TemporaryDirectory(prefix=".hearsay-", dir=path.parent) as folder:
            copy = Path(folder) / "copy"
            for end in ("", "-wal"):
                if path.with_name(path.name + end).exists():
                    shutil.copyfile(path.with_name(path.name + end), copy.with_name(copy.name + end))
            _work_in_log(copy)
            with copy.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
                yield Pages(data)  # type: ignore[arg-type]
    except OSError as e:
        raise StoreError(f"{path} cannot be copied beside itself ({e.strerror or e}): make room there") from e


def _work_in_log(copy: Path) -> None:
    try:
        db = apsw.Connection(str(copy), apsw.SQLITE_OPEN_READWRITE)
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        db.close()
    except apsw.Error:  # a header that SQLite does not know: the log is left aside
        return
