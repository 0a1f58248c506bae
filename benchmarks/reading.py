"""Words a second of our reader with all its heads, times and chains, beside a spaCy pipeline, each on one core.

    python -m benchmarks.reading REPORTS --spacy MODEL [--reports 500] [--rounds 2] [--core 0] [--json]

REPORTS: JSON lines of id, outlet, published, title, text. MODEL: what `benchmarks.train_spacy` wrote (tok2vec, parser,
ner; no attributions, no times). Each reader runs in a process of its own, bound to one core once it is loaded, one
thread; rounds take turns, and the best round of each is shown, with all rounds beside it. Seconds are processor seconds
of reading alone, after a warm-up; words are what stands between spaces. Memory is what the process holds (RSS) after
the warm-up, half way and at the end.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.corpus import load_reports
from benchmarks.measured import Row, release, show
from hearsay.model import Report

WARM_UP = 5
"""Reports that are read before the clock runs."""


def main() -> None:
    """Run each reader in turn and print."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("reports_path", type=Path, metavar="REPORTS")
    ap.add_argument("--spacy", type=Path, required=True, metavar="MODEL")
    ap.add_argument("--reports", type=int, default=500)
    ap.add_argument("--rounds", type=int, default=2)
    ap.add_argument("--core", type=int, default=0)
    ap.add_argument("--json", action="store_true")
    ap.add_argument("--alone", choices=("hearsay", "spacy"), help=argparse.SUPPRESS)
    args = ap.parse_args()
    if args.alone:
        print(json.dumps(_alone(args)))
        return
    load = os.getloadavg()[0]
    rounds = [(name, _child(name)) for _ in range(args.rounds) for name in ("hearsay", "spacy")]
    rows = [_row(name, [r for n, r in rounds if n == name]) for name in ("hearsay", "spacy")]
    ratio = float(rows[0]["words/s"] or 0) / float(rows[1]["words/s"] or 1)
    show(rows, args.json, {"reports": args.reports, "hearsay / spaCy": round(ratio, 3), "load before": round(load, 2)})


def _child(name: str) -> dict[str, Any]:
    env = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "TOKENIZERS_PARALLELISM": "false"}
    command = [sys.executable, "-m", "benchmarks.reading", *sys.argv[1:], "--alone", name]
    printed = subprocess.run(command, check=True, capture_output=True, text=True, env=env).stdout
    found: dict[str, Any] = json.loads(printed.splitlines()[-1])
    return found


def _row(name: str, rounds: list[dict[str, Any]]) -> Row:
    best = max(rounds, key=lambda r: r["words"] / r["seconds"])
    start, middle, end = best["memory"]
    return {
        "reader": name if name == "hearsay" else release("spacy"),
        "words/s": round(best["words"] / best["seconds"]),
        "all rounds": " ".join(str(round(r["words"] / r["seconds"])) for r in rounds),
        "wall words/s": round(best["words"] / best["wall"]),
        "words": best["words"],
        "MB start": start,
        "MB middle": middle,
        "MB end": end,
    }


def _alone(args: argparse.Namespace) -> dict[str, Any]:
    """Read everything in this process, on one core."""
    reports = load_reports(args.reports_path, args.reports)
    read = _hearsay() if args.alone == "hearsay" else _spacy(args.spacy)
    os.sched_setaffinity(0, {args.core})  # not before: onnxruntime uses AMX only where its test may change the core
    for _ in read(reports[:WARM_UP]):
        pass
    memory = [_resident()]
    began, wall = time.process_time(), time.perf_counter()
    for n, _ in enumerate(read(reports), 1):
        if n in (len(reports) // 2, len(reports)):
            memory.append(_resident())
    return {
        "words": sum(len(r.text.split()) for r in reports),
        "seconds": time.process_time() - began,
        "wall": time.perf_counter() - wall,
        "memory": memory,
    }


Read = Callable[[Iterable[Report]], Iterator[object]]


def _hearsay() -> Read:
    from hearsay.pipeline import read_reports
    from hearsay.read import CompactReader, Network, ReadPolicy
    from hearsay.store.weights import load_weights
    from hearsay.tables import Tables

    reader = CompactReader(Network(load_weights()), ReadPolicy(outlets=Tables.shipped().outlet_names))
    return lambda reports: read_reports(list(reports), reader)


def _spacy(model: Path) -> Read:
    import spacy

    nlp = spacy.load(model)
    return lambda reports: nlp.pipe((r.text for r in reports), batch_size=32)


def _resident() -> int:
    """Megabytes that this process holds now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="utf-8").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") // 2**20


if __name__ == "__main__":
    main()
