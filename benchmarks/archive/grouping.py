"""The story join at size: invented readings, cut into blocks and grouped, with the stories known.

    python -m benchmarks.archive.grouping [--readings 200000] [--partitions 8] [--grouped 8] [--seed 1] [--json]

A story has names of its own, drawn so that some names are in many stories and most in few, and words of its topic; each
of its 1 to 40 reports uses part of them, within some days, among words that every report uses. What a reading is
grouped by is kept as the stage `readings` keeps it; then the stages crossings, edges, blocks and stories run over it.
Precision and recall are of pairs of reports in one story. `in one block` is the share of true pairs that blocks leave
together: what blocks part is lost. With `--grouped N` only N of the partitions are grouped at the end, and precision
and recall are of these. Seconds are processor seconds of one process.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import log
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.measured import Row, show
from hearsay.archive.commit import commit, read_marker
from hearsay.archive.contract import Place, Product, Settings, Shard
from hearsay.archive.meeting import meeting_keys
from hearsay.archive.plan import STAGES, Known
from hearsay.archive.postings import by_partition
from hearsay.archive.rows import node_of, table
from hearsay.archive.stages.readings import READINGS
from hearsay.link.grouping import Feature
from hearsay.store.db.codec import encode, squeeze

from .invented import invented_name

EACH = 5000
"""Readings in a shard."""
_FIRST = date(2031, 1, 1)


@dataclass(frozen=True, slots=True)
class _Story:
    number: int
    day: int
    size: int


def main() -> None:
    """Make readings, join them, print."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--readings", type=int, default=200_000)
    ap.add_argument("--partitions", type=int, default=8)
    ap.add_argument("--grouped", type=int, default=8, help="partitions of the blocks that are grouped")
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--folder", type=Path)
    ap.add_argument("--json", action="store_true")
    ap.add_argument("--alone", choices=("make", "join"), help=argparse.SUPPRESS)
    args = ap.parse_args()
    if args.alone:
        print(json.dumps(_make(args) if args.alone == "make" else _join(args)))
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = args.folder or Path(temporary)
        made = _child("make", folder)
        rows: list[Row] = [_child("join", folder)]
    show(rows, args.json, made)


def _child(what: str, folder: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.archive.grouping", *sys.argv[1:], "--folder", str(folder)]
    printed = subprocess.run([*command, "--alone", what], check=True, capture_output=True, text=True).stdout
    found: dict[str, Any] = json.loads(printed)
    return found


def _make(args: argparse.Namespace) -> dict[str, Any]:
    names = [invented_name(Random(f"name {n}")).lower() + str(n % 7) for n in range(60_000)]
    words = [f"word{n}" for n in range(4000)]
    batch: list[tuple[int, Feature]] = []
    shard = 0
    stories = set()
    for n, (story, feature) in enumerate(_features(args.readings, args.seed, names, words)):
        stories.add(story)
        batch.append((story, feature))
        if len(batch) == EACH or n == args.readings - 1:
            _keep(args, shard, batch)
            batch, shard = [], shard + 1
    return {"readings": args.readings, "stories": len(stories)}


def _features(n: int, seed: int, names: list[str], words: list[str]) -> Iterator[tuple[int, Feature]]:
    """Reports of stories that run beside each other, in order of time."""
    chance = Random(seed)
    waiting: list[tuple[int, int, _Story]] = []
    made = number = 0
    day = 0
    while made < n:
        for _ in range(60):
            size = min(40, max(1, int(chance.paretovariate(0.9))))
            story = _Story(number, day, size)
            number += 1
            waiting += [(day + chance.randrange(6), i, story) for i in range(size)]
        now = sorted((w for w in waiting if w[0] <= day), key=lambda w: (w[2].number, w[1]))
        waiting = [w for w in waiting if w[0] > day]
        for at, i, s in now[: n - made]:
            yield s.number, _feature(s, i, at, (names, words))
            made += 1
        day += 1


def _feature(s: _Story, i: int, day: int, lists: tuple[list[str], list[str]]) -> Feature:
    names, words = lists
    own, chance = Random(f"story {s.number}"), Random(f"report {s.number} {i}")
    cast = [names[int(len(names) * own.random() ** 3)] for _ in range(10)]
    topic = [words[int(len(words) * own.random() ** 2)] for _ in range(24)]
    used = [c for c in cast if chance.random() < 0.65]
    told = [t for t in topic if chance.random() < 0.5] + [
        words[int(len(words) * chance.random() ** 2)] for _ in range(40)
    ]
    counts = Counter([*(c for c in used for _ in range(chance.randint(1, 4))), *told])
    numbers = [str(own.randrange(3, 400)) for _ in range(2)]
    counts.update(x for x in numbers if chance.random() < 0.6)
    lead = used[:4]
    return Feature(
        report=f"r{s.number}-{i}",
        day=_FIRST + timedelta(days=day),
        terms={w: (1 + log(c)) * (1.3 if w in used or w.isdecimal() else 1.0) for w, c in counts.items()},
        names={c: c.capitalize() for c in used},
        lead_names=frozenset(lead),
        lead_numbers=frozenset(x for x in numbers if x in counts),
        lead_days=frozenset({_FIRST + timedelta(days=s.day)} if chance.random() < 0.5 else ()),
    )


def _keep(args: argparse.Namespace, shard: int, batch: list[tuple[int, Feature]]) -> None:
    """What the stage `readings` keeps, without readings; the planted story beside it."""
    nodes = np.array([node_of(shard, i) for i in range(len(batch))], np.int64)
    days = np.array([f.day.toordinal() if f.day else 0 for _, f in batch], np.uint64)
    keys, groups = by_partition([meeting_keys(f) for _, f in batch], (nodes, days), args.partitions)
    rows = [
        {"node": int(n), "attributions": 0, "statements": 0, "feature": squeeze(encode(f)), "reading": b""}
        for n, (_, f) in zip(nodes, batch, strict=True)
    ]
    truth = pa.table({"node": nodes, "story": [s for s, _ in batch]})
    tables = {"readings": table(READINGS, rows), "meetings": keys, "truth": truth}
    commit(args.folder, Shard(stage="readings", number=shard), {}, Product(tables=tables, groups={"meetings": groups}))


def _join(args: argparse.Namespace) -> dict[str, Any]:
    place = Place(folder=args.folder, settings=Settings(partitions=args.partitions))
    shards = -(-args.readings // EACH)
    kept = [read_marker(args.folder, "readings", n) for n in range(shards)]
    done: dict[str, Any] = {"readings": kept, "texts": kept}  # a shard of each for the other
    row: dict[str, Any] = {"readings": args.readings}
    cpu, clock = time.process_time(), time.perf_counter()
    for stage, plan in STAGES[5:9]:
        began = time.process_time()
        planned = plan(Known(place=place, inputs=(), done=done))
        planned = planned[: args.grouped] if stage.name == "stories" else planned
        done[stage.name] = [commit(place.folder, s, {}, stage.work(s, place)) for s in planned]
        row[f"{stage.name} s"] = time.process_time() - began
    row["grouped"] = sum(m.counts["reports"] for m in done["stories"])
    row |= {"seconds": time.process_time() - cpu, "clock": time.perf_counter() - clock, "peak MB": _peak()}
    blocks = done["blocks"][0].counts
    return row | {"largest block": blocks["largest"], "cut by time": blocks["cut by time"]} | _right(args.folder)


def _right(folder: Path) -> dict[str, Any]:
    truth = _column(folder, "readings", "truth", "story")
    found = _column(folder, "stories", "members", "story")
    block = _column(folder, "blocks", "blocks", "block")
    both = _pairs(zip((truth[n] for n in found), found.values(), strict=True))
    mine, made = _pairs(truth[n] for n in found), _pairs(found.values())
    wanted = _pairs(truth.values())
    together = _pairs((truth[n], b) for n, b in block.items())
    return {
        "precision %": 100 * both / max(1, made),
        "recall %": 100 * both / max(1, mine),
        "in one block %": 100 * together / max(1, wanted),
    }


def _column(folder: Path, stage: str, name: str, column: str) -> dict[int, Any]:
    made = pa.concat_tables([pq.read_table(f) for f in sorted((folder / stage).glob(f"*.{name}.parquet"))])
    return dict(zip(made["node"].to_pylist(), made[column].to_pylist(), strict=True))


def _pairs(groups: Any) -> int:
    return sum(n * (n - 1) // 2 for n in Counter(groups).values())


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
