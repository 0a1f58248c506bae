"""Files that appear under their name only when they are whole: written beside it, synced, then renamed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hearsay.errors import StoreError

_PART = ".partial-"


@contextmanager
def appearing(target: Path) -> Iterator[Path]:
    """A path to write a file or folder to, which becomes the target when the block ends without an error.

    Raises StoreError when the target is there already, or cannot be written. What a killed process left half-written
    beside it is cleared away.
    """
    if os.path.lexists(target):
        raise StoreError(f"{target} is there already: give another name")
    _clear(target)
    part = target.with_name(f".{target.name}{_PART}{os.getpid()}")
    try:
        yield part
        _sync(part)
        os.rename(part, target)
        _sync_one(target.parent)
    except OSError as e:
        raise StoreError(f"{target} cannot be written ({e.strerror or e}): check the folder and the room there") from e
    finally:
        _remove(part)


def _clear(target: Path) -> None:
    begin = f".{target.name}{_PART}"
    for left in target.parent.iterdir() if target.parent.is_dir() else ():
        process = left.name.removeprefix(begin)
        if left.name.startswith(begin) and process.isdecimal() and not _runs(int(process)):
            _remove(left)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def _remove(path: Path) -> None:
    for extra in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
        if extra.is_dir() and not extra.is_symlink():
            shutil.rmtree(extra, ignore_errors=True)
        else:
            extra.unlink(missing_ok=True)


def _sync(path: Path) -> None:
    if path.is_dir():
        for inner in sorted(path.iterdir()):
            _sync_one(inner)
    _sync_one(path)


def _sync_one(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
