"""A whole copy of a store, while others go on using it."""

import os
from pathlib import Path

import apsw

from hearsay.errors import StoreDamagedError

from .. import faults
from ..store import Store
from .whole import appearing

_STEP = 1000
"""Pages that are copied before others are let in."""


def backup(store: Store, target: Path) -> None:
    """Copy a store to a new file, as it is at one moment. The copy was looked through before it bears its name.

    Raises StoreError when the target is there already or cannot be written, StoreDamagedError when the copy is not
    sound.
    """
    with appearing(target) as part:
        try:
            _copy(store, part)
        except apsw.Error as e:
            raise faults.told(e, target) from e


def _copy(store: Store, part: Path) -> None:
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    copy = apsw.Connection(str(part), apsw.SQLITE_OPEN_READWRITE)
    try:
        with copy.backup("main", store.connection.db, "main") as going:
            while not going.done:
                going.step(_STEP)
        copy.execute("PRAGMA journal_mode = DELETE").fetchall()  # one file, without a log beside it
        found = [line for (line,) in copy.execute("PRAGMA quick_check(1)")]
    finally:
        copy.close()
    if found != ["ok"]:
        raise StoreDamagedError(f"{store.path} is damaged and was not copied ({found[0]}): see `hearsay store check`")
