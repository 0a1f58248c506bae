"""Kill a program at random points of its work on a store: is anything lost or doubled that was acknowledged?

    python -m evaluation.durability.kills --count 300 --seed 1
    python -m evaluation.durability.kills --only add migrate

Each point is a process of its own that works on a fresh store and is ended by kill -9 after a random part of the time
that the work takes. It tells through a pipe what was acknowledged. Then the store is checked, page by page, the work is
taken up again, and must end as if nothing had happened. Ends with 1 where anything went wrong.

A kill leaves in the system's memory what is not yet on the disk, so this says nothing of a power cut: against it stands
only what SQLite promises for `synchronous = FULL`.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import shutil
import signal
import sys
import time
from collections import Counter
from multiprocessing.connection import Connection as Pipe
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hearsay.store.db.upkeep.check import check

from .every import WORKS
from .works import Work

_CONTEXT = multiprocessing.get_context("fork")


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--count", type=int, default=60, help="points at which to kill, shared among the works")
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--only", nargs="+", choices=WORKS, default=list(WORKS), metavar="WORK", help=", ".join(WORKS))
    args = ap.parse_args()
    wrong = run(args.count, args.seed, args.only, print)
    return 1 if wrong else 0


def run(count: int, seed: int, names: list[str], tell: object = None) -> list[str]:
    """Kill so often, the works in turn. Returns what went wrong, a sentence each."""
    say = tell if callable(tell) else lambda line: None
    draw, wrong, cut = Random(seed), list[str](), Counter[str]()
    began = time.monotonic()
    with TemporaryDirectory(prefix="hearsay-kills-") as folder:
        for name in names:
            work = WORKS[name](Path(folder) / name)
            points = count // len(names) + (names.index(name) < count % len(names))
            whole = _time_of(work)
            for n in range(points):
                told, ended = _killed(work, draw.uniform(0, whole * 1.02))
                cut[name] += not ended
                found = [*(f.what for f in check(work.store)), *work.wrong(told)]
                wrong += [f"{name}, point {n + 1}: {w}" for w in found]
            say(f"{name:8} {points:4} points, {cut[name]:4} cut it short; the whole work takes {whole:.2f} s")
            shutil.rmtree(work.folder)
    for w in wrong:
        say(w)
    say(f"{count} points, seed {seed}: {len(wrong)} went wrong; {time.monotonic() - began:.0f} s")
    return wrong


def _time_of(work: Work) -> float:
    """Seconds that the work takes when nobody ends it; the least of three."""
    return min(_timed(work) for _ in range(3))


def _timed(work: Work) -> float:
    work.prepare()
    process, pipe = _begun(work)
    began = time.monotonic()
    process.join()
    took = time.monotonic() - began
    told = _told(pipe)
    if process.exitcode or work.wrong(told):
        raise SystemExit(f"the work fails when nobody ends it: {process.exitcode}, {work.wrong(told)}")
    return took


def _killed(work: Work, after: float) -> tuple[list[str], bool]:
    """Begin the work and end it. Returns what was acknowledged, and whether it had come to its end before."""
    work.prepare()
    process, pipe = _begun(work)
    time.sleep(after)
    ended = not process.is_alive()
    if process.pid and not ended:
        os.kill(process.pid, signal.SIGKILL)
    process.join()
    return _told(pipe), ended


def _begun(work: Work) -> tuple[multiprocessing.process.BaseProcess, Pipe]:
    here, there = _CONTEXT.Pipe(duplex=False)
    process = _CONTEXT.Process(target=_work, args=(work, there))
    process.start()
    there.close()
    here.recv_bytes()
    return process, here


def _work(work: Work, pipe: Pipe) -> None:
    pipe.send_bytes(b"begun")
    work.do(lambda told: pipe.send_bytes(told.encode()))


def _told(pipe: Pipe) -> list[str]:
    """Everything that was sent whole before the end."""
    found: list[str] = []
    try:
        while True:
            found.append(pipe.recv_bytes().decode())
    except (EOFError, OSError):
        return found
    finally:
        pipe.close()


if __name__ == "__main__":
    sys.exit(main())
