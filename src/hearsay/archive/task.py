"""One shard's work as any executor does it: the same function, wherever it runs."""

from __future__ import annotations

import os
import time
import traceback
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from hearsay.errors import HearsayError, InputError

from .code import code_key
from .commit import commit
from .contract import Place, Settings, Shard


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A shard to be done, and where; what an executor hands to a worker."""

    folder: str
    settings: Settings
    shard: Shard
    keys: Mapping[str, str]
    """The hashes that its marker shall have: of input, code and settings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a task."""

    number: int
    fault: str = ""
    """Why it was not done; empty where it was."""
    mendable: bool = False
    """Whether the user can mend it; else it is a bug."""
    seconds: float = 0.0
    """Processor seconds, child processes included."""
    wall: float = 0.0
    """Seconds on the clock."""
    peak: int = 0
    """Most memory that the process ever held, in bytes; 0 where the system does not tell."""


class Executor(Protocol):
    """Whoever does tasks."""

    def run(self, tasks: Sequence[Task]) -> Iterator[Outcome]:
        """Do the tasks, in any order, and give one outcome for each as it comes."""
        ...

    def close(self) -> None:
        """Let go of what it holds; it can be used again."""
        ...


def do(task: Task) -> Outcome:
    """Work a shard and put its product on disk. Whatever goes wrong stands in the outcome."""
    from .plan import BY_NAME

    stage = BY_NAME[task.shard.stage]
    place = Place(folder=Path(task.folder), settings=task.settings)
    cpu, wall = _seconds(), time.perf_counter()
    try:
        if code_key(stage) != task.keys["code"]:
            raise InputError("hearsay or a library changed during the run, or is another on this worker")
        commit(place.folder, task.shard, dict(task.keys), stage.work(task.shard, place))
    except (HearsayError, OSError, MemoryError) as e:
        return Outcome(number=task.shard.number, fault=f"{type(e).__name__}: {e}", mendable=True)
    except Exception:  # noqa: BLE001 a bug in one shard must not lose the others' work; the driver raises it
        return Outcome(number=task.shard.number, fault=traceback.format_exc())
    return Outcome(
        number=task.shard.number, seconds=_seconds() - cpu, wall=time.perf_counter() - wall, peak=_peak()
    )  # fmt: skip


def _seconds() -> float:
    """Processor seconds of this process; the parser's process is added when it ends, so its share comes late."""
    t = os.times()
    return t.user + t.system + t.children_user + t.children_system


def _peak() -> int:
    try:
        with Path("/proc/self/status").open() as status:
            return next((int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM")), 0)
    except OSError:
        return 0
