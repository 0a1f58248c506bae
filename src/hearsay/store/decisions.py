"""The file of decisions: one JSON object a line, only ever added to.

It lies in the folder of the story, as `.hearsay/decisions.jsonl`, so that it moves with the reports and what is decided
on one story never meets another. Each line says its schema; who adds one holds a lock and the line is on disk when the
call returns.
"""

import json
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from hearsay.decide.record import SCHEMA, from_dict, to_dict
from hearsay.errors import InputError
from hearsay.model import Decision, Skipped

PLACE = Path(".hearsay", "decisions.jsonl")
_SCHEMA = re.compile(r"hearsay/decision/(\d{1,9})")


def place_of(paths: Sequence[Path | str]) -> Path:
    """Where the decisions on a story lie: in the first folder among the paths, else beside the first file, else (for
    standard input alone) in the current folder."""
    given = [Path(p) for p in paths if str(p) != "-"]
    folder = next((p for p in given if p.is_dir()), given[0].parent if given else Path())
    return folder / PLACE


def load(path: Path) -> tuple[tuple[Decision, ...], tuple[Skipped, ...]]:
    """All records of a file in order, undone ones and `Undo`s too, and the lines that hold none, each with its number.

    A file that is not there holds nothing. Raises InputError when it cannot be read, or when a newer hearsay wrote in
    it: half of the user's decisions would be a brief that nobody decided on.
    """
    try:
        lines = path.read_bytes().split(b"\n")
    except FileNotFoundError:
        return (), ()
    except OSError as e:
        raise InputError(f"{path} cannot be read ({e.strerror}): check that it may be read, or give another") from e
    found: list[Decision] = []
    broken: list[Skipped] = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            one = _record(line, f"{path}, line {number}")
            (found if isinstance(one, Decision) else broken).append(one)  # type: ignore[arg-type]
    return tuple(found), tuple(broken)


def append(path: Path, decision: Decision) -> None:
    """Add a decision at the end of the file, which is made where it is not there. On disk when this returns.

    Raises InputError when the file cannot be written, or a newer hearsay wrote in it.
    """
    load(path)
    line = json.dumps(to_dict(decision), ensure_ascii=True).encode() + b"\n"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a+b") as file, _locked(file):
            file.write((b"" if _ends_whole(file) else b"\n") + line)
            file.flush()
            os.fsync(file.fileno())
        _sync_folder(path.parent)
    except OSError as e:
        raise InputError(f"{path} cannot be written ({e.strerror}): check the folder, or give another file") from e


def _record(line: bytes, where: str) -> Decision | Skipped:
    try:
        record = json.loads(line)
        schema = record.get("schema") if isinstance(record, dict) else None
        _refuse_newer(schema, where)
        if schema != SCHEMA:
            raise ValueError(f"its schema is {schema!r}, not {SCHEMA!r}")
        return from_dict(record)
    except (ValueError, RecursionError) as e:
        reason = f"is no decision and was left out ({e}): mend the line or delete it"
        return Skipped(what=where, reason=reason)


def _refuse_newer(schema: object, where: str) -> None:
    m = _SCHEMA.fullmatch(schema) if isinstance(schema, str) else None
    if m and int(m[1]) > int(SCHEMA.rpartition("/")[2]):
        raise InputError(f"{where} was written by a newer hearsay ({schema}): update hearsay to use these decisions")


def _ends_whole(file: BinaryIO) -> bool:
    """Whether the last line is whole: a write that was cut off must not swallow the next."""
    size = file.seek(0, os.SEEK_END)
    if not size:
        return True
    file.seek(size - 1)
    return file.read(1) == b"\n"


@contextmanager
def _locked(file: BinaryIO) -> Iterator[None]:
    """Hold the file against other processes; waits until it is free."""
    try:
        import fcntl
    except ImportError:  # Windows has no flock: there a short append is one write
        yield
        return
    fcntl.flock(file, fcntl.LOCK_EX)
    try:
        yield
    finally:
        fcntl.flock(file, fcntl.LOCK_UN)


def _sync_folder(folder: Path) -> None:
    """Make the file's name durable, where the system lets a folder be synced."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass
    finally:
        os.close(handle)
