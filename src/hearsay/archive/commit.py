"""How a product comes to lie on disk: whole, or not at all.

Tables are written under temporary names, synced and renamed; last the marker, with the hashes of what went in and of
what came out. Where there is no marker, nothing was done. The same product gives the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from .contract import Part, Product, Settings, Shard, digest

_TEMPORARY = ".part-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """What stands beside the tables of a shard that is done."""

    stage: str
    number: int
    keys: dict[str, str]
    """Hashes of input, code and settings."""
    files: dict[str, dict[str, Any]]
    """Table → its file's name, hash, bytes and rows."""
    counts: dict[str, int]

    def part(self, table: str) -> Part:
        """The table's file, for a stage behind."""
        file = self.files[table]
        return Part(path=f"{self.stage}/{file['name']}", sha256=file["sha256"])


def keys_of(shard: Shard, code: str, settings: Settings) -> dict[str, str]:
    """The hashes that say whether a shard is done."""
    return {"input": shard.key, "code": code, "settings": settings.key}


def marker_path(folder: Path, stage: str, number: int) -> Path:
    """Where a shard's marker stands."""
    return folder / stage / f"{number:06d}.json"


def read_marker(folder: Path, stage: str, number: int) -> Marker | None:
    """The marker of a shard; None where there is none, or it is not as it was written: the disk may give anything."""
    try:
        plain = json.loads(marker_path(folder, stage, number).read_bytes())
        if not isinstance(plain, dict) or plain.pop("hash", None) != digest(plain):
            return None
        return Marker(**plain)
    except (OSError, ValueError, TypeError, RecursionError):
        return None


def done(folder: Path, shard: Shard, keys: dict[str, str], *, hashed: bool = False) -> Marker | None:
    """The marker of a shard that was done with just these hashes, its files all there in their length.

    With `hashed` all their bytes are read, and must have the hash that they had when they were written.
    """
    marker = read_marker(folder, shard.stage, shard.number)
    if marker is None or marker.keys != keys:
        return None
    for file in marker.files.values():
        path = folder / shard.stage / file["name"]
        if not path.is_file() or path.stat().st_size != file["bytes"]:
            return None
        if hashed and file_hash(path) != file["sha256"]:
            return None
    return marker


def commit(folder: Path, shard: Shard, keys: dict[str, str], product: Product) -> Marker:
    """Put a product on disk. Raises OSError when the disk refuses; then the shard counts as not done."""
    place = folder / shard.stage
    place.mkdir(parents=True, exist_ok=True)
    target = marker_path(folder, shard.stage, shard.number)
    old = read_marker(folder, shard.stage, shard.number)
    if old is not None and old.keys != keys:
        target.unlink(missing_ok=True)  # or the new tables would stand beside the old word for them
        _sync_folder(place)
    files = {name: _write_table(place, shard.number, name, product) for name in sorted(product.tables)}
    marker = {
        "stage": shard.stage,
        "number": shard.number,
        "keys": keys,
        "files": files,
        "counts": dict(sorted(product.counts.items())),
    }
    _sync_folder(place)
    with _renamed(target) as file:
        file.write(json.dumps({**marker, "hash": digest(marker)}, indent=1).encode())
    _sync_folder(place)
    return Marker(**marker)  # type: ignore[arg-type]


def sweep(folder: Path) -> None:
    """Take away what a killed run left half written. Only for whoever holds the folder's lock."""
    for left in folder.glob(f"*/{_TEMPORARY}*"):
        left.unlink(missing_ok=True)


def _write_table(place: Path, number: int, name: str, product: Product) -> dict[str, Any]:
    path = place / f"{number:06d}.{name}.parquet"
    table = product.tables[name]
    with _renamed(path) as file:
        groups = product.groups.get(name)
        with pq.ParquetWriter(file, table.schema, compression="zstd", compression_level=3) as writer:
            for piece in _groups(table, groups):
                writer.write_table(piece, row_group_size=max(1, len(piece)))
    return {"name": path.name, "sha256": file_hash(path), "bytes": path.stat().st_size, "rows": len(table)}


def _groups(table: pa.Table, lengths: Any) -> Iterator[pa.Table]:
    at = 0
    for n in lengths if lengths is not None else _of(len(table), 500):
        yield table.slice(at, n)
        at += n


def _of(rows: int, most: int) -> list[int]:
    return [min(most, rows - i) for i in range(0, rows, most)] or [0]


@contextmanager
def _renamed(path: Path) -> Iterator[BinaryIO]:
    """A file that bears its name only when it is whole and on disk."""
    temporary = path.with_name(f"{_TEMPORARY}{os.getpid()}-{path.name}")
    try:
        with temporary.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """Have the names in a folder on disk too; Windows neither needs nor can do it."""
    if os.name == "nt":
        return
    at = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(at)
    finally:
        os.close(at)


def file_hash(path: Path) -> str:
    """SHA-256 of a file, read in pieces."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_whole(path: Path, value: Any) -> None:
    """Write JSON so that the file is whole or the old one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with _renamed(path) as file:
        file.write(json.dumps(value, indent=1, sort_keys=True).encode())
    _sync_folder(path.parent)
