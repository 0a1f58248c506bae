"""Everything in a store as JSON lines, in a folder or a ZIP file: readable without hearsay.

One file for each sort of record, and `manifest.json` with counts and hashes. Without texts, words are told by the hash
of their report's text and their offsets in it.
"""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import IO, Any

from ..store import Store
from .records import RECORDS
from .whole import appearing
from .without_text import without_text

SCHEMA = "hearsay/export/1"
Json = dict[str, Any]
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
"""The same store gives the same bytes, whenever it is exported."""


def export(store: Store, target: Path, *, text: bool = True) -> dict[str, int]:
    """Write everything as it is at one moment to a new folder, or a ZIP file where the name ends so.

    Returns how many records each file has. Raises StoreError when the target is there already or cannot be written;
    nothing half-written ever bears its name.
    """
    write = _zip if target.suffix.lower() == ".zip" else _folder
    with appearing(target) as part, store.viewing(), write(part) as put:
        counts: dict[str, int] = {}
        hashes: dict[str, str] = {}
        for name, records in RECORDS.items():
            found = (r if text else without_text(name, r) for r in records(store))
            counts[name], hashes[name] = put(f"{name}.jsonl", _lines(found))
        put("manifest.json", [_line(_manifest(counts, hashes, text))])
    return counts


def _manifest(counts: dict[str, int], hashes: dict[str, str], text: bool) -> Json:
    files = {f"{n}.jsonl": {"records": counts[n], "sha256": hashes[n]} for n in counts}
    return {"schema": SCHEMA, "hearsay": version("hearsay"), "text": text, "files": files}


Put = Callable[[str, Iterable[bytes]], tuple[int, str]]
"""Writes a file of these lines. Returns how many they are, and their hash."""


@contextmanager
def _folder(part: Path) -> Iterator[Put]:
    part.mkdir(mode=0o700)

    def put(name: str, lines: Iterable[bytes]) -> tuple[int, str]:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
        with os.fdopen(os.open(part / name, flags, 0o600), "wb") as file:
            return _write(file, lines)

    yield put


@contextmanager
def _zip(part: Path) -> Iterator[Put]:
    handle = os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:

        def put(name: str, lines: Iterable[bytes]) -> tuple[int, str]:
            entry = zipfile.ZipInfo(name, _ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(entry, "w", force_zip64=True) as inner:
                return _write(inner, lines)

        yield put


def _write(file: IO[bytes], lines: Iterable[bytes]) -> tuple[int, str]:
    digest, n = hashlib.sha256(), 0
    for line in lines:
        file.write(line)
        digest.update(line)
        n += 1
    return n, digest.hexdigest()


def _lines(records: Iterable[Json]) -> Iterator[bytes]:
    return (_line(r) for r in records)


def _line(record: Json) -> bytes:
    return json.dumps(record, ensure_ascii=True).encode() + b"\n"
