"""The driver: stage after stage, each shard once; what is done already is passed over.

Whatever dies, the driver too, a later run goes on where this one was: everything that it knows is on disk.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from hearsay.errors import InputError, InternalError

from .code import code_key
from .commit import Marker, done, keys_of, marker_path, read_marker, sweep, write_whole
from .contract import Place, Settings, Shard, Stage
from .executors import Serial
from .manifest import Input, manifest, take_stock
from .plan import STAGES, Known, Planner
from .task import Executor, Outcome, Task

Progress = Callable[[int, int, str], None]
"""Called with (shards done, of how many, stage)."""


class BusyError(InputError):
    """Another run is at work in the folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StageDone:
    """What became of a stage."""

    stage: str
    shards: int
    """How many it has."""
    made: int
    """How many of them were done now; the others were there."""
    counts: dict[str, int]
    """Counts of all its shards together."""
    seconds: float = 0.0
    """Processor seconds of those done now."""
    peak: int = 0
    """Most memory that a process held, in bytes."""


def run(
    folder: Path,
    paths: Sequence[str | Path],
    settings: Settings | None = None,
    executor: Executor | None = None,
    progress: Progress | None = None,
) -> list[StageDone]:
    """Do all that is to be done for the inputs at the paths, as `run_stages` does."""
    return list(run_stages(folder, paths, settings, executor, progress))


def run_stages(
    folder: Path,
    paths: Sequence[str | Path],
    settings: Settings | None = None,
    executor: Executor | None = None,
    progress: Progress | None = None,
) -> Iterator[StageDone]:
    """Do all that is to be done for the inputs at the paths, and tell of each stage when it is done.

    Without paths, or without settings, those that the folder's run began with. Raises InputError for inputs and
    settings that cannot be used, for shards that failed in a way that the user can mend, and BusyError while another
    run is at work; InternalError for bugs.
    """
    folder = folder.resolve()
    with _locked(folder):
        sweep(folder)
        settings = _settings(folder, settings)
        inputs = take_stock(paths or [i.path for i in _inputs(folder)], folder)
        known = Known(place=Place(folder=folder, settings=settings), inputs=inputs, done={})
        for stage, plan in STAGES:
            shards = plan(known)
            yield _stage(stage, shards, known, (executor or Serial(), progress))
            known = _with(known, stage, shards)


@dataclass(frozen=True, slots=True, kw_only=True)
class StageStatus:
    """How far a stage is."""

    stage: str
    shards: int | None
    """How many it has; None while a stage before it is not done."""
    done: int
    """How many are done."""
    old: int
    """How many there are of other inputs, settings or code: they would be done anew."""
    counts: dict[str, int]


def status(folder: Path) -> list[StageStatus]:
    """How far the run in a folder is. Changes nothing. Raises InputError where there is none."""
    known = Known(
        place=Place(folder=folder.resolve(), settings=_settings(folder, None)), inputs=_inputs(folder), done={}
    )
    told: list[StageStatus] = []
    whole = True
    for stage, plan in STAGES:
        shards = _planned(plan, known) if whole else None
        found = [m for s in shards or () if (m := _done(s, stage, known.place))]
        counts = _sum(m.counts for m in found)
        number = None if shards is None else len(shards)
        old = len(list((known.place.folder / stage.name).glob("[0-9]*.json"))) - len(found)
        told.append(StageStatus(stage=stage.name, shards=number, done=len(found), old=old, counts=counts))
        whole = whole and shards is not None and len(found) == len(shards)
        if whole and shards is not None:
            known = _with(known, stage, shards)
    return told


def _planned(plan: Planner, known: Known) -> list[Shard]:
    """What a stage has to do, from files that may be damaged since they were written."""
    try:
        return plan(known)
    except (OSError, ValueError) as e:
        told = "`hearsay archive resume` finds what is damaged by its hash, and makes it anew"
        raise InputError(f"a file of {known.place.folder} is damaged ({e}): {told}") from e


def _stage(stage: Stage, shards: list[Shard], known: Known, by: tuple[Executor, Progress | None]) -> StageDone:
    place = known.place
    _forget_beyond(place.folder, stage, len(shards))
    waiting = [s for s in shards if _done(s, stage, place, hashed=True) is None]
    total = len(shards)
    outcomes: list[Outcome] = []
    tasks = [_task(s, stage, place) for s in waiting]
    for outcome in by[0].run(tasks) if tasks else ():
        outcomes.append(outcome)
        _log(place.folder, stage, outcome)
        if by[1]:
            by[1](total - len(waiting) + len(outcomes), total, stage.name)
    _raise_faults(stage, outcomes)
    markers = [read_marker(place.folder, stage.name, s.number) for s in shards]
    return StageDone(
        stage=stage.name,
        shards=total,
        made=len(waiting),
        counts=_sum(m.counts for m in markers if m),
        seconds=sum(o.seconds for o in outcomes),
        peak=max((o.peak for o in outcomes), default=0),
    )


def _task(shard: Shard, stage: Stage, place: Place) -> Task:
    keys = keys_of(shard, code_key(stage), place.settings)
    return Task(folder=str(place.folder), settings=place.settings, shard=shard, keys=keys)


def _raise_faults(stage: Stage, outcomes: Sequence[Outcome]) -> None:
    failed = sorted((o for o in outcomes if o.fault), key=lambda o: o.number)
    bugs = [o for o in failed if not o.mendable]
    if bugs:
        raise InternalError(f"shard {bugs[0].number} of {stage.name}: {bugs[0].fault}")
    if failed:
        listed = "".join(f"\n  shard {o.number}: {o.fault}" for o in failed)
        told = f"{len(failed)} shards of {stage.name} were not done"
        raise InputError(f"{told}; `hearsay archive resume` tries again:{listed}")


def _with(known: Known, stage: Stage, shards: Sequence[Shard]) -> Known:
    markers = [read_marker(known.place.folder, stage.name, s.number) for s in shards]
    if None in markers:
        raise InternalError(f"a marker of {stage.name} is gone although its shard was done")
    kept: list[Marker] = [m for m in markers if m]
    return Known(place=known.place, inputs=known.inputs, done={**known.done, stage.name: kept})


def _done(shard: Shard, stage: Stage, place: Place, *, hashed: bool = False) -> Marker | None:
    return done(place.folder, shard, keys_of(shard, code_key(stage), place.settings), hashed=hashed)


def _forget_beyond(folder: Path, stage: Stage, shards: int) -> None:
    """Take away what a plan of more shards left."""
    for marker in sorted((folder / stage.name).glob("[0-9]*.json")):
        if int(marker.stem) >= shards:
            marker_path(folder, stage.name, int(marker.stem)).unlink(missing_ok=True)
            for table in (folder / stage.name).glob(f"{marker.stem}.*.parquet"):
                table.unlink(missing_ok=True)


def _log(folder: Path, stage: Stage, outcome: Outcome) -> None:
    """What each shard took: beside the product, for it is never twice the same."""
    line = {"stage": stage.name, **asdict(outcome)}
    with (folder / "log.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")


def _settings(folder: Path, given: Settings | None) -> Settings:
    """The settings of the run: those given, kept for the next time, else those kept."""
    path = folder / "settings.json"
    if given is not None:
        write_whole(path, asdict(given))
        return given
    try:
        return Settings(**json.loads(path.read_bytes()))
    except (OSError, ValueError, TypeError) as e:
        raise InputError(f"{folder} holds no run of an archive ({e}): begin one with `hearsay archive run`") from e


def _inputs(folder: Path) -> tuple[Input, ...]:
    found = manifest(folder)
    if not found:
        raise InputError(f"{folder} holds no run of an archive: begin one with `hearsay archive run`")
    return found


def _sum(counts: Iterable[Mapping[str, int]]) -> dict[str, int]:
    total: dict[str, int] = {}
    for one in counts:
        for name, n in one.items():
            total[name] = max(total.get(name, 0), n) if name == "largest" else total.get(name, 0) + n
    return dict(sorted(total.items()))


def _take(at: int, folder: Path) -> None:
    """Hold the lock until the file is closed, by whatever death. Windows has no such lock: there nobody is kept out."""
    try:
        import fcntl
    except ImportError:
        return
    try:
        fcntl.flock(at, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as e:
        raise BusyError(f"another run is at work in {folder}: wait for it, or stop it") from e


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        at = os.open(folder / ".lock", os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as e:
        raise InputError(f"{folder} cannot be written ({e.strerror}): give a folder that you may write") from e
    try:
        _take(at, folder)
        yield
    finally:
        os.close(at)
