"""Let every call to the disk fail in turn, in three works on a store; then the store must be whole and go on.

    python -m evaluation.io_faults                        # every call of add, export and fetch: long
    python -m evaluation.io_faults --every 25 --only add  # each 25th
    python -m evaluation.io_faults --every 25 --start 1 --only add  # those behind them; 25 such turns are all

Each call fails once in one run, and in another it and all that follow. An error must be one of ours, in words. Exit
code 1 where anything went wrong.
"""

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path

from evaluation.durability.every import WORKS
from evaluation.durability.works import Work
from hearsay.errors import HearsayError
from hearsay.store.db.upkeep.check import check

from .layer import Disk, in_place

SCRIPTS = ("add", "fetch", "export")


def main() -> int:
    """Fail, check, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--every", type=int, default=1, help="fail at each so-manieth call")
    parser.add_argument("--start", type=int, default=0, help="number of the first call that fails")
    parser.add_argument("--only", action="append", choices=SCRIPTS)
    given = parser.parse_args()
    bad: list[str] = []
    sys.unraisablehook = lambda broken: None  # connections that fail once more while they are given up
    for name in given.only or SCRIPTS:
        with tempfile.TemporaryDirectory() as folder:
            work = WORKS[name](Path(folder) / name)
            wrong, points, calls = run(work, given.every, given.start)
            print(f"{name:8} {points:6} points, {sum(calls.values()):6} calls in one run: {dict(calls)}", flush=True)
            bad += [f"{name}: {w}" for w in wrong]
    for line in bad[:20]:
        print(line)
    print(f"{len(bad)} went wrong")
    return 1 if bad else 0


def run(work: Work, every: int = 1, start: int = 0) -> tuple[list[str], int, Counter[str]]:
    """Fail at every so-manieth call of a work. Returns what went wrong, how often a call failed, the calls of a run."""
    wrong, whole = _tried(work, Disk())
    if wrong or not whole.seen.count("xWrite") + whole.seen.count("xRead"):
        raise SystemExit(f"the work fails without any fault, or is not seen: {wrong}")
    points = 0
    for n in range(start, whole.calls, every):
        for for_good in (False, True):
            found, _ = _tried(work, Disk(fails_at=n, for_good=for_good))
            wrong += [f"call {n} ({whole.seen[n]}){' and all behind it' if for_good else ''}: {w}" for w in found]
            points += 1
    return wrong, points, Counter(whole.seen)


def _tried(work: Work, disk: Disk) -> tuple[list[str], Disk]:
    work.prepare()
    told: list[str] = []
    wrong: list[str] = []
    with in_place(disk):
        try:
            work.do(told.append)
        except HearsayError:
            pass
        except Exception as e:  # noqa: BLE001 anything else is what is looked for
            wrong.append(f"ended with {type(e).__name__}: {str(e)[:120]}")
    if work.store.exists() and work.store.stat().st_size:
        wrong += [f.what for f in check(work.store)]
    return [*wrong, *work.wrong(told)], disk


if __name__ == "__main__":
    sys.exit(main())
