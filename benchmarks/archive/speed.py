"""What one core does: pages to stored reports, with and without reading, beside trafilatura as shipped; and memory.

    python -m benchmarks.archive.speed [--pages 400] [--bytes 100000] [--words 600] [--read 200] [--rounds 2]
        [--core 0] [--json]

Each row runs in a process of its own, bound to one core, rounds by turns; the best round is shown, all rounds beside
it. Rates are reports a processor second, the parser's own process counted in. A stored report is a row of a Parquet
file that is synced and renamed, with text, title, outlet, author, date, copy signature. `fenced`: pages are parsed in a
limited process. `read`: the same and the reading, the model's loading left out. Memory (MB, both processes) is what is
held after a quarter of the shards and at the end.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.measured import Row, release, show
from evaluation.synthetic.write import Written
from hearsay.archive.commit import commit
from hearsay.archive.contract import Place, Settings, Shard
from hearsay.archive.knowledge import reader_of
from hearsay.archive.manifest import shards_of, take_stock
from hearsay.archive.stages import readings, texts

from .invented import Size, stories
from .make import outlets, response, write_warc
from .pages import page_of

_SHARDS = 8
WAYS = ("stored", "stored, fenced", "stored and read, fenced", "trafilatura")


def main() -> None:
    """Run each way in turn and print."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--pages", type=int, default=400)
    ap.add_argument("--bytes", type=int, default=100_000)
    ap.add_argument("--words", type=int, default=600)
    ap.add_argument("--read", type=int, default=200, help="pages of the row that reads")
    ap.add_argument("--rounds", type=int, default=2)
    ap.add_argument("--core", type=int, default=0)
    ap.add_argument("--json", action="store_true")
    ap.add_argument("--alone", choices=WAYS, help=argparse.SUPPRESS)
    args = ap.parse_args()
    if args.alone:
        print(json.dumps(_alone(args)))
        return
    rounds = [(way, _child(way)) for _ in range(args.rounds) for way in WAYS]
    rows = [_row(way, [r for w, r in rounds if w == way]) for way in WAYS]
    ratio = float(rows[1]["reports/s"] or 0) / float(rows[-1]["reports/s"] or 1)
    notes = {"bytes a page": rounds[0][1]["bytes"], "stored, fenced / trafilatura": round(ratio, 2)}
    show(rows, args.json, notes)


def _child(way: str) -> dict[str, Any]:
    env = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "TOKENIZERS_PARALLELISM": "false"}
    command = [sys.executable, "-m", "benchmarks.archive.speed", *sys.argv[1:], "--alone", way]
    printed = subprocess.run(command, check=True, capture_output=True, text=True, env=env).stdout
    found: dict[str, Any] = json.loads(printed.splitlines()[-1])
    return found


def _row(way: str, rounds: list[dict[str, Any]]) -> Row:
    best = max(rounds, key=lambda r: r["n"] / r["seconds"])
    row: dict[str, str | int | float | None] = {
        "way": release("trafilatura") + ", as shipped, text and metadata" if way == "trafilatura" else way,
        "reports/s": best["n"] / best["seconds"],
        "all rounds": " ".join(f"{r['n'] / r['seconds']:.1f}" for r in rounds),
        "words a report": best["words"] // best["n"],
        "words read/s": round(best["words"] / best["read s"]) if best.get("read s") else None,
        "MB early": best["memory"][0],
        "MB end": best["memory"][1],
    }
    return row


def _alone(args: argparse.Namespace) -> dict[str, Any]:
    os.sched_setaffinity(0, {args.core})
    n = args.read if "read" in args.alone else args.pages
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        reports = list(islice((r for s in stories(9, Size(words=args.words)) for r in s.reports), n))
        size = _write(folder / "in", reports, args.bytes)
        if args.alone == "trafilatura":
            return {**_trafilatura(reports, args.bytes), "bytes": size}
        fenced = "fenced" in args.alone
        settings = Settings(fenced=fenced, outlets=outlets(), shard_bytes=_shard_bytes(folder / "in"))
        return {**_stored(folder, settings, read="read" in args.alone), "bytes": size}


def _write(folder: Path, reports: list[Written], size: int) -> int:
    folder.mkdir()
    pages = [page_of(r, size=size) for r in reports]
    records = (response(p.address, p.html.encode(), "text/html", "2031-01-01T00:00:00Z") for p in pages)
    write_warc(folder / "a.warc.gz", records, (0.0, Random(1)))
    return sum(len(p.html) for p in pages) // len(pages)


def _shard_bytes(folder: Path) -> int:
    return max(1000, (folder / "a.warc.gz").stat().st_size // _SHARDS + 1)


def _stored(folder: Path, settings: Settings, *, read: bool) -> dict[str, Any]:
    place = Place(folder=folder / "out", settings=settings)
    shards = shards_of(take_stock([folder / "in"], folder / "out"), settings)
    if read:
        reader_of(settings)
    _warm(settings)
    began = _seconds()
    n = words = 0
    reading = 0.0
    memory: list[int] = []
    for k, shard in enumerate(shards):
        made = commit(place.folder, shard, {}, texts.work(shard, place))
        if read:
            at = _seconds()
            given = {"start": 0, "end": made.counts["texts"], "skip": [], "texts": k}
            one = Shard(stage="readings", number=k, inputs=(made.part("texts"),), given=given)
            commit(place.folder, one, {}, readings.work(one, place))
            reading += _seconds() - at
        n, words = n + made.counts["texts"], words + made.counts["words"]
        if k + 1 in (len(shards) // 4 or 1, len(shards)):
            memory.append(_resident())
    _close(settings)
    return {"n": n, "words": words, "seconds": _seconds() - began, "read s": reading, "memory": [memory[0], memory[-1]]}


def _warm(settings: Settings) -> None:
    """Start the parser's process and load what is loaded once, on a page of its own."""
    from hearsay import pipeline
    from hearsay.ingest import IngestPolicy, Source

    page = Source(name="x", data=b"<p>" + b"Words of a page that is not counted. " * 30 + b"</p>", kind="html")
    pipeline.take_in([page], IngestPolicy(), texts.parser_of(settings))


def _close(settings: Settings) -> None:
    """End the parser's process, so that its seconds count."""
    parser: Callable[..., Any] = texts.parser_of(settings)
    sandbox = getattr(parser, "__self__", None)
    if sandbox is not None:
        sandbox.close()


def _trafilatura(reports: list[Written], size: int) -> dict[str, Any]:
    import trafilatura

    pages = [page_of(r, size=size).html.encode() for r in reports]
    trafilatura.bare_extraction(pages[0], with_metadata=True)
    began = _seconds()
    memory = []
    for k, page in enumerate(pages, 1):
        trafilatura.bare_extraction(page, with_metadata=True)
        if k in (len(pages) // 4, len(pages)):
            memory.append(_resident())
    words = sum(len(r.text.split()) for r in reports)
    return {"n": len(pages), "words": words, "seconds": _seconds() - began, "memory": memory}


def _seconds() -> float:
    """Processor seconds of this process, and of its children: those that live are read from /proc."""
    t = os.times()
    return t.user + t.system + t.children_user + t.children_system + sum(map(_used, _children()))


def _children() -> list[int]:
    return [int(p) for p in Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split()]


def _used(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _resident() -> int:
    """Megabytes that this process and its children hold."""
    pages = sum(int(Path(f"/proc/{p}/statm").read_text().split()[1]) for p in (os.getpid(), *_children()))
    return pages * os.sysconf("SC_PAGE_SIZE") // 2**20


if __name__ == "__main__":
    main()
