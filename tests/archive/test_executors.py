"""Serial, pool and Dask give the same bytes; a process that dies or takes too much costs another try and no more."""

import os
import signal
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from hearsay.archive.contract import Settings
from hearsay.archive.drive import run
from hearsay.archive.executors import Pool, PoolPolicy
from hearsay.archive.executors.dask import Dask
from hearsay.archive.task import Executor, Outcome, Task
from hearsay.errors import InputError, InternalError

from .news import SETTINGS, product, record, small, story, write_lines

COARSE = replace(SETTINGS, shard_bytes=20_000, read_rows=12, partitions=2, weigh_stories=20)


def expected(tmp_path: Path, settings: Settings = COARSE) -> dict[str, str]:
    small(tmp_path / "in", 10)
    run(tmp_path / "serial", [tmp_path / "in"], settings)
    return product(tmp_path / "serial")


def run_in(executor: Executor, out: Path, given: Path) -> None:
    try:
        run(out, [given], COARSE, executor)
    finally:
        executor.close()


def test_a_pool_gives_the_same_bytes(tmp_path: Path) -> None:
    wanted = expected(tmp_path)
    run_in(Pool(PoolPolicy(processes=2, tasks=8)), tmp_path / "pool", tmp_path / "in")
    assert product(tmp_path / "pool") == wanted


@pytest.mark.filterwarnings("ignore")
def test_dask_gives_the_same_bytes(tmp_path: Path) -> None:
    wanted = expected(tmp_path)
    run_in(Dask(workers=2), tmp_path / "dask", tmp_path / "in")
    assert product(tmp_path / "dask") == wanted


class Deadly(Pool):
    """A pool of which a process dies at each of the first tries."""

    def __init__(self, deaths: int, policy: PoolPolicy) -> None:
        super().__init__(policy)
        self.deaths = deaths

    def _hand_out(self, state: object) -> None:
        """Hold the idle processes while tasks are handed out, so that none is done before it is killed."""
        for hand in state.hands:  # type: ignore[attr-defined]
            if hand.task is None:
                _tell(hand.process.pid, signal.SIGSTOP)
        super()._hand_out(state)  # type: ignore[arg-type]
        for hand in state.hands:  # type: ignore[attr-defined]
            dies = hand.task is not None and self.deaths > 0
            self.deaths -= dies
            _tell(hand.process.pid, signal.SIGKILL if dies else signal.SIGCONT)


def _tell(process: int, what: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        os.kill(process, what)


def test_processes_that_are_killed_cost_nothing_but_time(tmp_path: Path) -> None:
    wanted = expected(tmp_path)
    run_in(Deadly(3, PoolPolicy(processes=2)), tmp_path / "pool", tmp_path / "in")
    assert product(tmp_path / "pool") == wanted


def test_a_shard_that_always_kills_is_given_up_and_named(tmp_path: Path) -> None:
    write_lines(tmp_path / "a.jsonl", [record(1, story(1))])
    with pytest.raises(InputError, match=r"shard 0: its process died 3 times.*smaller shards"):
        run_in(Deadly(10**9, PoolPolicy(tries=3)), tmp_path / "out", tmp_path / "a.jsonl")


@pytest.mark.parametrize(
    ("policy", "told"),
    [(PoolPolicy(memory=1), "more memory than 0 MB"), (PoolPolicy(seconds=0.0), "longer than 0 seconds")],
)
def test_a_process_over_its_memory_or_time_is_ended(tmp_path: Path, policy: PoolPolicy, told: str) -> None:
    write_lines(tmp_path / "a.jsonl", [record(1, story(1))])
    with pytest.raises(InputError, match=told):
        run_in(Pool(policy), tmp_path / "out", tmp_path / "a.jsonl")


def test_a_bug_in_one_shard_loses_no_other(tmp_path: Path) -> None:
    records = [record(n, story(n)) for n in range(12)]
    records[5]["text"] += " A bug was found in the tea."
    write_lines(tmp_path / "a.jsonl", records)
    with pytest.raises(InternalError, match=r"shard 1 of readings: (.|\n)*planted"):
        run(tmp_path / "out", [tmp_path / "a.jsonl"], replace(COARSE, read_rows=4))
    assert len(list((tmp_path / "out" / "readings").glob("*.json"))) == 2


class Unlucky:
    """An executor that does nothing: the disk is full."""

    def run(self, tasks: Sequence[Task]) -> Iterator[Outcome]:
        return (Outcome(number=t.shard.number, fault="OSError: no space left", mendable=True) for t in tasks)

    def close(self) -> None:
        pass


def test_what_the_user_can_mend_is_told_with_what_to_do(tmp_path: Path) -> None:
    write_lines(tmp_path / "a.jsonl", [record(1, story(1))])
    with pytest.raises(InputError, match=r"resume` tries again:\n  shard 0: OSError: no space left"):
        run(tmp_path / "out", [tmp_path / "a.jsonl"], COARSE, Unlucky())
