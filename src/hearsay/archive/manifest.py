"""Inputs → manifest → shards of the first stage.

The manifest holds each input's length and hash; a file that did not change since is not hashed again.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from hearsay.errors import InputError

from .commit import file_hash, write_whole
from .contract import Part, Settings, Shard

KINDS = {
    ".warc.gz": "warc.gz", ".warc": "warc", ".wet.gz": "warc.gz", ".wet": "warc",
    ".jsonl": "jsonl", ".jsonl.gz": "jsonl.gz", ".parquet": "parquet",
}  # fmt: skip
"""Ending of a file's name → how it is read."""
_WHOLE = ("jsonl.gz",)
"""Kinds in which nothing can be found but from the beginning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One file of the archive."""

    path: str
    """Absolute."""
    name: str
    """Last part of the path: what ids and messages are made from."""
    kind: str
    """A value of KINDS."""
    size: int
    """Bytes."""
    changed: int
    """Time of its last change, in nanoseconds, as the file system tells it."""
    sha256: str
    """Hash of its bytes."""


def take_stock(paths: Sequence[str | Path], folder: Path) -> tuple[Input, ...]:
    """List the inputs, in order of their names, and write the manifest; what the run itself made is none of them.

    Raises InputError for what is no archive.
    """
    known = {i.path: i for i in manifest(folder)}
    every = {f for p in paths for f in _files(Path(p))}
    found = sorted((f for f in every if not f.is_relative_to(folder.resolve())), key=lambda f: (f.name, str(f)))
    if not found:
        raise InputError(f"no archive in {', '.join(map(str, paths)) or 'nothing'}: give files or folders of files "
                         f"that end in {', '.join(KINDS)}")  # fmt: skip
    inputs = tuple(_input(f, known.get(str(f))) for f in found)
    _check_names(inputs)
    if inputs != tuple(known.values()):
        write_whole(folder / "manifest.json", {"inputs": [asdict(i) for i in inputs]})
    return inputs


def manifest(folder: Path) -> tuple[Input, ...]:
    """The inputs as they were when the run began; none where it never did."""
    try:
        plain = json.loads((folder / "manifest.json").read_bytes())
        return tuple(Input(**i) for i in plain["inputs"])
    except FileNotFoundError:
        return ()
    except (ValueError, TypeError, KeyError) as e:
        raise InputError(
            f"{folder / 'manifest.json'} is no manifest ({e}): name the inputs to have it made anew"
        ) from e


def shards_of(inputs: Sequence[Input], settings: Settings) -> list[Shard]:
    """Ranges of the inputs: a record belongs to the shard in whose range it begins."""
    ranges = [(i, a, b) for i in inputs for a, b in _ranges(i, settings.shard_bytes)]
    return [
        Shard(
            stage="texts",
            number=n,
            inputs=(Part(path=i.path, sha256=i.sha256),),
            given={"name": i.name, "kind": i.kind, "start": a, "end": b},
        )
        for n, (i, a, b) in enumerate(ranges)
    ]


def _ranges(i: Input, size: int) -> Iterator[tuple[int, int]]:
    """Bytes; of a Parquet file, too: its row groups belong to the range that their first byte lies in."""
    if i.kind in _WHOLE:
        yield 0, i.size
        return
    for a in range(0, max(1, i.size), size):
        yield a, min(a + size, i.size)


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        return [f.resolve() for f in path.rglob("*") if f.is_file() and _kind(f) and not f.name.startswith(".")]
    if not path.is_file():
        raise InputError(f"{path} does not exist: check the path")
    if not _kind(path):
        raise InputError(f"{path} is no archive: a file's name must end in {', '.join(KINDS)}")
    return [path.resolve()]


def _kind(path: Path) -> str:
    return next((k for ending, k in KINDS.items() if path.name.lower().endswith(ending)), "")


def _input(path: Path, known: Input | None) -> Input:
    try:
        stat = path.stat()
        same = known is not None and (known.size, known.changed) == (stat.st_size, stat.st_mtime_ns)
        sha256 = known.sha256 if known is not None and same else file_hash(path)
    except OSError as e:
        raise InputError(f"{path} cannot be read ({e.strerror}): check that you may read it") from e
    return Input(path=str(path), name=path.name, kind=_kind(path), size=stat.st_size, changed=stat.st_mtime_ns,
                 sha256=sha256)  # fmt: skip


def _check_names(inputs: Sequence[Input]) -> None:
    names: dict[str, Input] = {}
    for i in inputs:
        other = names.setdefault(i.name, i)
        if other is not i:
            raise InputError(f"{other.path} and {i.path} have one name, and reports are named by it: rename one")
