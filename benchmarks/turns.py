"""Two versions of the reader by turns, report by report, so that what else the machine does falls on both alike.

    python -m benchmarks.turns OLD NEW REPORTS [--reports 60] [--bound-first]

OLD and NEW are folders of two checkouts (src and reader-en/src in each), REPORTS JSON lines of id, outlet, published,
title, text. Seconds are processor seconds of reading, one core, one thread. `ratio` is of the sums, `median` that of
the single reports; a reading `differs` where any of its fields does. `--bound-first` binds each process to the core
before onnxruntime is imported, which then does without AMX (its test of AMX moves between cores).
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

WARM_UP = 5


def main() -> None:
    """Start both, ask each for one report after the other, print."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("folders", nargs=2, type=Path, metavar=("OLD", "NEW"))
    ap.add_argument("reports_path", type=Path, metavar="REPORTS")
    ap.add_argument("--reports", type=int, default=60)
    ap.add_argument("--core", type=int, default=0)
    ap.add_argument("--bound-first", action="store_true")
    ap.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    args = ap.parse_args()
    if args.child:
        _serve(args)
        return
    both = [_start(folder) for folder in args.folders]
    count = min(int(_line(p)[0]) for p in both)
    rows: list[list[list[str]]] = []
    for n in range(count):
        found = {i: _ask(both[i], n) for i in ((0, 1) if n % 2 else (1, 0))}
        rows.append([found[0], found[1]])
    old, new = ([float(row[i][0]) for row in rows] for i in (0, 1))
    words = sum(int(row[0][1]) for row in rows)
    print(f"load {os.getloadavg()[0]:.1f}; {count} reports, {words} words")
    print(f"old {words / sum(old):.0f} words/s, new {words / sum(new):.0f} words/s")
    print(f"ratio {sum(old) / sum(new):.3f}, median {median(a / b for a, b in zip(old, new, strict=True)):.3f}")
    print(f"differs {sum(row[0][2] != row[1][2] for row in rows)}")
    for p in both:
        p.terminate()


def _start(folder: Path) -> subprocess.Popen[str]:
    path = os.pathsep.join(map(str, (folder / "src", folder / "reader-en/src", Path(__file__).parents[1])))
    one = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "TOKENIZERS_PARALLELISM": "false"}
    command = [sys.executable, "-m", "benchmarks.turns", *sys.argv[1:], "--child"]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, env={**os.environ, **one, "PYTHONPATH": path}, stdin=pipe, stdout=pipe, text=True)


def _ask(p: subprocess.Popen[str], n: int) -> list[str]:
    assert p.stdin
    p.stdin.write(f"{n}\n")
    p.stdin.flush()
    return _line(p)


def _line(p: subprocess.Popen[str]) -> list[str]:
    assert p.stdout
    line = p.stdout.readline().split()
    if not line:
        raise SystemExit("one of the two ended early; what it said stands above")
    return line


def _serve(args: argparse.Namespace) -> None:
    """Read the report of each number that comes in; print seconds, words and a hash of the reading."""
    if args.bound_first:
        os.sched_setaffinity(0, {args.core})
    from benchmarks.corpus import load_reports
    from hearsay.read import CompactReader, Network, ReadPolicy
    from hearsay.store.weights import load_weights
    from hearsay.tables import Tables

    reports = load_reports(args.reports_path, args.reports)
    reader = CompactReader(Network(load_weights()), ReadPolicy(outlets=Tables.shipped().outlet_names))
    os.sched_setaffinity(0, {args.core})
    for report in reports[:WARM_UP]:
        reader.read(report)
    print(len(reports), flush=True)
    for line in sys.stdin:
        report = reports[int(line)]
        began = time.process_time()
        reading = reader.read(report)
        spent = time.process_time() - began
        print(spent, len(report.text.split()), hashlib.sha256(repr(reading).encode()).hexdigest(), flush=True)


if __name__ == "__main__":
    main()
