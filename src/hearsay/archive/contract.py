"""The shard contract, free of any engine.

A stage plans shards; a shard is a pure function of its inputs and the settings; its product is tables and counts. Who
runs it, where and in which order makes no difference to a byte of what comes out.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

Counts = Mapping[str, int]
"""What was done and what was left out, by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What may be chosen about a run. Another choice is another run: its hash stands in every marker."""

    shard_bytes: int = 64_000_000
    """Bytes of an input file that one shard takes."""
    read_rows: int = 200
    """Texts that one shard reads."""
    partitions: int = 8
    """Parts into which a join is cut, so that one fits into memory; about one for each 200,000 texts is right."""
    weigh_stories: int = 200
    """Stories that one shard weighs."""
    least_reports: int = 2
    """Reports, copies counted, from which on a story is weighed: most reports of an archive stand alone, and weighing
    is the dearest stage."""
    most_reports: int = 200
    """Reports of a story that are weighed; the earliest are taken, and the others are counted."""
    outlet: str = ""
    """Outlet of the texts that do not name theirs."""
    outlets: str = ""
    """The user's own rows for the table of outlets, as `Tables.extended` takes them: local agencies, above all."""
    fenced: bool = True
    """Whether web pages are parsed in a limited process of their own."""
    reader: str = ""
    """`module:function` that makes another reader than the shipped one."""

    @property
    def key(self) -> str:
        """Hash of everything that is chosen."""
        return digest(asdict(self))


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A file that a shard reads, whole or in part."""

    path: str
    """Where it lies: absolute for inputs, relative to the run's folder for what a stage before made."""
    sha256: str
    """Hash of the file's bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """A numbered piece of a stage."""

    stage: str
    """Name of the stage."""
    number: int
    """From 0, without gaps within the stage."""
    inputs: tuple[Part, ...] = ()
    """All files that it reads."""
    given: Mapping[str, Any] = field(default_factory=dict)
    """What else it is told, as JSON has it: a range of bytes, rows, a partition."""

    @property
    def key(self) -> str:
        """Hash of what goes in: contents, not places."""
        return digest([self.stage, self.number, [p.sha256 for p in self.inputs], dict(self.given)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """What a shard made."""

    tables: Mapping[str, pa.Table]
    """Name → table, each of them a Parquet file."""
    counts: Counts = field(default_factory=dict)
    """What was done and left out."""
    groups: Mapping[str, Sequence[int]] = field(default_factory=dict)
    """Tables whose rows are cut into row groups of these lengths: a partition each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a shard works."""

    folder: Path
    """The run's folder."""
    settings: Settings
    """What was chosen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A step of the run."""

    name: str
    """Also the name of its folder."""
    work: Callable[[Shard, Place], Product]
    """The pure function: reads only the shard's inputs, writes nothing."""
    rooms: tuple[str, ...]
    """Packages whose code its product depends on."""
    packages: tuple[str, ...] = ("numpy", "pyarrow")
    """Distributions whose version its product depends on."""
    reads: bool = False
    """Whether its product depends on the reader and its weights."""


def digest(value: Any) -> str:
    """Hash of a value that JSON has, as 64 hex digits."""
    return hashlib.sha256(json.dumps(value, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
