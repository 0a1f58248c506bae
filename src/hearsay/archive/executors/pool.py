"""Processes on this machine: each does one shard at a time, is renewed after some, and is held to memory and time.

A process that dies, for whatever reason, costs its shard another try and nothing else.
"""

from __future__ import annotations

import multiprocessing
import os
import time
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path

from ..task import Outcome, Task
from .worker import main

_LOOK_SECONDS = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class PoolPolicy:
    """How many processes, and what each may take."""

    processes: int = 1
    """Processes at once."""
    tasks: int = 50
    """Shards after which a process is replaced by a fresh one."""
    memory: int = 4_000_000_000
    """Bytes that a process may hold; one that holds more is ended."""
    seconds: float = 3600.0
    """Wall clock for one shard."""
    tries: int = 12
    """Times that a shard's process may die before the shard is given up."""
    own_fault_tries: int = 2
    """Times that it may die of its own memory or time."""


@dataclass(slots=True, eq=False)
class _Hand:
    """One process and what it is doing."""

    process: SpawnProcess
    pipe: Connection
    task: Task | None = None
    since: float = 0.0
    done: int = 0


@dataclass(slots=True)
class _State:
    waiting: deque[Task]
    hands: list[_Hand]
    deaths: Counter[int] = field(default_factory=Counter)
    own: Counter[int] = field(default_factory=Counter)


class Pool:
    """An executor of processes."""

    def __init__(self, policy: PoolPolicy = PoolPolicy()) -> None:
        self.policy = policy
        self._context = multiprocessing.get_context("spawn")
        self._hands: list[_Hand] = []

    def run(self, tasks: Sequence[Task]) -> Iterator[Outcome]:
        """Do the tasks. Processes stay for the next run, with what they have loaded, until `close`."""
        state = _State(deque(tasks), self._hands)
        try:
            while state.waiting or any(h.task for h in state.hands):
                self._hire(state)
                self._hand_out(state)
                yield from self._listen(state)
        finally:
            for hand in [h for h in self._hands if h.task is not None]:
                self._dismiss(hand, state)

    def close(self) -> None:
        """End the processes; a run after that starts others."""
        for hand in self._hands:
            _end(hand)
        self._hands.clear()

    def _hire(self, state: _State) -> None:
        busy = sum(h.task is not None for h in state.hands)
        wanted = min(self.policy.processes, busy + len(state.waiting))
        while len(state.hands) < wanted:
            ours, theirs = self._context.Pipe()
            process = self._context.Process(target=main, args=(theirs, os.getpid()), daemon=True)
            process.start()
            theirs.close()
            state.hands.append(_Hand(process, ours))

    def _hand_out(self, state: _State) -> None:
        for hand in state.hands:
            if hand.task is None and state.waiting:
                hand.task, hand.since = state.waiting.popleft(), time.monotonic()
                with suppress(OSError):  # it is dead: listening finds that out
                    hand.pipe.send(hand.task)

    def _listen(self, state: _State) -> Iterator[Outcome]:
        wait([x for h in state.hands for x in (h.pipe, h.process.sentinel)], _LOOK_SECONDS)
        for hand in list(state.hands):
            told = _told(hand)
            if told is not None:
                hand.task, hand.done = None, hand.done + 1
                yield told
                if hand.done >= self.policy.tasks:
                    self._dismiss(hand, state)
            elif not hand.process.is_alive():
                yield from self._died(hand, state, "")
            elif hand.task is not None and (why := self._over(hand)):
                hand.process.kill()
                hand.process.join()
                yield from self._died(hand, state, why)

    def _over(self, hand: _Hand) -> str:
        """What a process takes more of than it may; empty where nothing."""
        if time.monotonic() - hand.since > self.policy.seconds:
            return f"took longer than {self.policy.seconds:g} seconds"
        if _resident(hand.process.pid or 0) > self.policy.memory:
            return f"needed more memory than {self.policy.memory // 1_000_000} MB"
        return ""

    def _died(self, hand: _Hand, state: _State, why: str) -> Iterator[Outcome]:
        task = hand.task
        self._dismiss(hand, state)
        if task is None:
            return
        number = task.shard.number
        state.deaths[number] += 1
        state.own[number] += bool(why)
        if state.deaths[number] >= self.policy.tries or state.own[number] >= self.policy.own_fault_tries:
            told = why or f"its process died {state.deaths[number]} times"
            yield Outcome(number=number, fault=f"{told}: give smaller shards, more memory or more time", mendable=True)
        else:
            state.waiting.append(task)

    def _dismiss(self, hand: _Hand, state: _State) -> None:
        state.hands.remove(hand)
        _end(hand)


def _told(hand: _Hand) -> Outcome | None:
    """The outcome that a process has sent; None where it has sent none, or died in the middle of it."""
    try:
        if hand.pipe.poll():
            found: Outcome = hand.pipe.recv()
            return found
    except (EOFError, OSError):
        hand.process.join(1)
    return None


def _end(hand: _Hand) -> None:
    with suppress(OSError):
        hand.pipe.close()  # an idle process ends by itself
    if hand.task is not None:
        hand.process.kill()
    hand.process.join(5)
    if hand.process.is_alive():
        hand.process.kill()
        hand.process.join()


def _resident(pid: int) -> int:
    """Bytes that a process holds now; 0 where the system does not tell."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError, ValueError):
        return 0
