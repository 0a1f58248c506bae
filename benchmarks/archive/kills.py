"""Kill the driver and the workers of an archive run at random points; the result must be the same to the byte.

    python -m benchmarks.archive.kills FOLDER [--kills 50] [--seed 1] [--executor pool|dask] [--reports 60]

Makes a small archive, runs it undisturbed in one process and with the executor, then again with that, killing (SIGKILL)
either the driver or one of its processes after a random time, again and again; a killed driver is started anew with
`resume`. When a run comes to its end before all kills are done, another is begun in a new folder. Every run that ended
is compared with the undisturbed one, file by file. Exit code 1 where a byte differs.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from random import Random

from evaluation.synthetic.write import Written

from .invented import stories
from .make import line, outlets


def main() -> int:
    """Kill, compare, tell."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("folder", type=Path)
    ap.add_argument("--kills", type=int, default=50)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--executor", choices=("pool", "dask"), default="pool")
    ap.add_argument("--reports", type=int, default=60)
    args = ap.parse_args()
    given = archive(args.folder, args.reports)
    _start(args.folder / "undisturbed", given, "serial").wait()
    wanted = product(args.folder / "undisturbed")
    began = time.monotonic()
    _start(args.folder / "whole", given, args.executor).wait()
    seconds = time.monotonic() - began
    if wrong := differences(wanted, product(args.folder / "whole")):
        print(f"{args.executor}, undisturbed, differs: {', '.join(wrong)}")
        return 1
    killed: Counter[str] = Counter()
    chance = Random(args.seed)
    ended = 0
    while True:
        out = args.folder / f"killed-{ended}"
        left = args.kills - killed.total()
        killed += run_to_end(out, given, (args.executor, chance, left, seconds))
        ended += 1
        if (wrong := differences(wanted, product(out))) or not wanted:
            print(f"{out} differs: {', '.join(wrong)}")
            return 1
        if killed.total() >= args.kills:
            break
    told = ", ".join(f"{n} of {what}" for what, n in sorted(killed.items()))
    print(f"{killed.total()} kills ({told}), {ended} runs, {len(wanted)} files, all the same to the byte")
    return 0


def archive(folder: Path, reports: int) -> Path:
    """A small archive of JSON lines."""
    given = folder / "in"
    given.mkdir(parents=True, exist_ok=True)
    made: list[Written] = []
    for s in stories(3):
        made += s.reports
        if len(made) >= reports:
            break
    (given / "a.jsonl").write_text("".join(map(line, made[::2])), encoding="utf-8")
    (given / "b.jsonl").write_text("".join(map(line, made[1::2])), encoding="utf-8")
    (folder / "outlets.tsv").write_text(outlets(), encoding="utf-8")
    return given


def run_to_end(out: Path, given: Path, how: tuple[str, Random, int, float]) -> Counter[str]:
    """Run until it ends by itself, killing up to so many times on the way."""
    executor, chance, left, seconds = how
    killed: Counter[str] = Counter()
    driver = _start(out, given, executor)
    while True:
        pause = chance.uniform(0, seconds) if killed.total() < left else None
        try:
            code = driver.wait(pause)
        except subprocess.TimeoutExpired:
            what = _kill(driver, chance)
            killed[what] += 1
            if what == "the driver":
                driver = _start(out, given, executor)
            continue
        if code:
            raise SystemExit(f"{out}: the driver ended with {code} by itself")
        return killed


def _kill(driver: subprocess.Popen[bytes], chance: Random) -> str:
    """Kill the driver, or one of its processes where it has any."""
    below = descendants(driver.pid)
    if not below or chance.random() < 0.4:
        driver.kill()
        driver.wait()
        return "the driver"
    try:
        os.kill(chance.choice(below), signal.SIGKILL)
    except ProcessLookupError:
        driver.kill()
        driver.wait()
        return "the driver"
    return "its processes"


def descendants(pid: int) -> list[int]:
    """All processes below one, by /proc; multiprocessing's own helper is none of ours."""
    below: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
            if b"resource_tracker" not in stat.with_name("cmdline").read_bytes():
                below.setdefault(int(fields[1]), []).append(int(stat.parent.name))
        except OSError:
            continue
    found, ahead = [], [pid]
    while ahead:
        children = below.get(ahead.pop(), [])
        found += children
        ahead += children
    return sorted(found)


def _start(out: Path, given: Path, executor: str) -> subprocess.Popen[bytes]:
    code = (
        "import sys; from pathlib import Path; from benchmarks.archive.kills import drive\n"
        "if __name__ == '__main__': drive(*map(Path, sys.argv[1:3]), sys.argv[3])"
    )
    return subprocess.Popen([sys.executable, "-c", code, str(out), str(given), executor], stderr=subprocess.DEVNULL)


def drive(out: Path, given: Path, executor: str) -> None:
    """What the driver does."""
    from hearsay.archive import drive as driving
    from hearsay.archive.contract import Settings
    from hearsay.archive.executors import Pool, PoolPolicy, Serial
    from hearsay.archive.executors.dask import Dask
    from hearsay.archive.task import Executor

    made: dict[str, Executor] = {"serial": Serial(), "pool": Pool(PoolPolicy(processes=2, tries=100)), "dask": Dask()}
    table = (given.parent / "outlets.tsv").read_text(encoding="utf-8")
    reader = os.environ.get("HEARSAY_BENCHMARK_READER", "")
    settings = Settings(
        shard_bytes=3000, read_rows=5, partitions=3, weigh_stories=4, fenced=False, outlets=table, reader=reader
    )
    try:
        driving.run(out, [given], settings, made[executor])
    finally:
        made[executor].close()


def product(folder: Path) -> dict[str, str]:
    """Name → hash of every file of a run, but for its log and lock."""
    files = (f for f in folder.rglob("*") if f.is_file() and f.parent != folder)
    return {str(f.relative_to(folder)): hashlib.sha256(f.read_bytes()).hexdigest() for f in files}


def differences(wanted: dict[str, str], found: dict[str, str]) -> list[str]:
    """Files that are missing, too many, or other than they should be."""
    return sorted(n for n in wanted.keys() | found.keys() if wanted.get(n) != found.get(n))


if __name__ == "__main__":
    sys.exit(main())
