"""The copy join at size: invented signatures, hearsay's join beside datasketch's MinHash LSH.

    python -m benchmarks.archive.join [--texts 1000000] [--copies 0.2] [--partitions 32] [--datasketch 50000] [--json]

A text is drawn as the numbers of its runs (300 to 700 of them); a copy shares 60 to 100 % of those of an original. Both
joins get what they keep for each text, made beforehand: keys and sketches on disk here (the stages `pairs`, `copies`
and `fates` run over them), MinHash values of 128 permutations in memory there, on the first `--datasketch` texts, for
it keeps everything in Python objects. Each search runs in a process of its own, so that its peak memory is its own.
`found` is the share of planted copies that are found, `false` the share of found pairs that were not planted. Seconds
are processor seconds; clock seconds stand beside them.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from benchmarks.measured import Row, release, show
from hearsay.archive.commit import commit, read_marker
from hearsay.archive.contract import Place, Product, Settings, Shard
from hearsay.archive.plan import BY_NAME, STAGES, Known
from hearsay.archive.postings import by_partition
from hearsay.archive.rows import node_of
from hearsay.archive.signature import Signature, signature_of

EACH = 20_000
"""Texts in a shard."""
_SLIM = pa.schema([("node", pa.int64()), ("outlet", pa.string()), ("sha256", pa.string()), ("rank", pa.uint64()),
                   ("bound", pa.uint64()), ("sketch", pa.list_(pa.uint32()))])  # fmt: skip
Runs = NDArray[np.uint64]


def main() -> None:
    """Make signatures, join them, print."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--texts", type=int, default=1_000_000)
    ap.add_argument("--copies", type=float, default=0.2)
    ap.add_argument("--partitions", type=int, default=32)
    ap.add_argument("--datasketch", type=int, default=50_000)
    ap.add_argument("--folder", type=Path, help="where the signatures are kept; else a folder that is removed")
    ap.add_argument("--json", action="store_true")
    ap.add_argument("--alone", choices=("make", "hearsay", "datasketch"), help=argparse.SUPPRESS)
    args = ap.parse_args()
    if args.alone:
        print(json.dumps(_ALONE[args.alone](args)))
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = args.folder or Path(temporary)
        made = _child("make", folder)
        rows: list[Row] = [{"search": "hearsay", **_child("hearsay", folder)}]
        if args.datasketch:
            size = min(args.datasketch, args.texts)
            rows.append({"search": f"{release('datasketch')} LSH 0.5", **_child("datasketch", folder, size)})
    show(rows, args.json, {"signatures made": made["texts"], "signatures a second": made["rate"]})


def _child(what: str, folder: Path, texts: int | None = None) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.archive.join", *sys.argv[1:], "--folder", str(folder), "--alone", what]
    command += ["--texts", str(texts)] if texts else []
    found: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return found


def texts(n: int, share: float) -> Iterator[tuple[int, Runs, int]]:
    """(number, sorted runs, number of the original or -1); an original lies up to 100,000 texts back."""
    for number in range(n):
        chance = np.random.Generator(np.random.PCG64(number))
        of = _original(number, share, chance)
        yield number, _runs(number, of, chance), of


def _original(number: int, share: float, chance: np.random.Generator) -> int:
    if number == 0 or chance.random() >= share:
        return -1
    of = int(chance.integers(max(0, number - 100_000), number))
    first = np.random.Generator(np.random.PCG64(of))
    return of if of == 0 or first.random() >= share else -1


def _runs(number: int, of: int, chance: np.random.Generator) -> Runs:
    own = np.random.Generator(np.random.PCG64([number, 7]))
    runs = own.integers(0, 1 << 63, int(own.integers(300, 701)), dtype=np.uint64)
    if of < 0:
        return np.unique(runs)
    original = np.random.Generator(np.random.PCG64([of, 7]))
    source = original.integers(0, 1 << 63, int(original.integers(300, 701)), dtype=np.uint64)
    kept = source[: int(len(source) * chance.uniform(0.6, 1.0))]
    extra = runs[: int(len(kept) * chance.uniform(0.0, 0.2))]
    return np.unique(np.concatenate([kept, extra]))


def _make(args: argparse.Namespace) -> dict[str, Any]:
    settings = Settings(partitions=args.partitions)
    planted = 0
    signing = 0.0
    batch: list[tuple[int, Signature]] = []
    shard = 0
    for number, runs, of in texts(args.texts, args.copies):
        planted += of >= 0
        at = time.process_time()
        batch.append((number, signature_of(runs)))
        signing += time.process_time() - at
        if len(batch) == EACH or number == args.texts - 1:
            _keep(args.folder, shard, batch, settings)
            batch, shard = [], shard + 1
    return {"texts": args.texts, "planted": planted, "rate": round(args.texts / signing)}


def _keep(folder: Path, shard: int, batch: list[tuple[int, Signature]], settings: Settings) -> None:
    """What the stage `texts` keeps, without texts."""
    nodes = np.array([node_of(shard, i) for i in range(len(batch))], np.int64)
    ranks = np.array([n for n, _ in batch], np.uint64)
    keys, groups = by_partition([s.keys for _, s in batch], (nodes, ranks), settings.partitions)
    rows = {
        "node": nodes,
        "outlet": [f"o{n % 997}" for n, _ in batch],
        "sha256": [f"{n:064x}" for n, _ in batch],
        "rank": ranks,
        "bound": [s.bound for _, s in batch],
        "sketch": [s.sketch for _, s in batch],
    }
    product = Product(tables={"texts": pa.table(rows, schema=_SLIM), "keys": keys}, groups={"keys": groups})
    commit(folder, Shard(stage="texts", number=shard), {}, product)


def _hearsay(args: argparse.Namespace) -> dict[str, Any]:
    place = Place(folder=args.folder, settings=Settings(partitions=args.partitions))
    shards = -(-args.texts // EACH)
    done: dict[str, Any] = {"texts": [read_marker(args.folder, "texts", n) for n in range(shards)]}
    cpu, clock = time.process_time(), time.perf_counter()
    stages: dict[str, float] = {}
    for stage, plan in STAGES[1:4]:
        began = time.process_time()
        planned = plan(Known(place=place, inputs=(), done=done))
        done[stage.name] = [commit(place.folder, s, {}, BY_NAME[stage.name].work(s, place)) for s in planned]
        stages[f"{stage.name} s"] = round(time.process_time() - began, 1)
    seconds, wall = time.process_time() - cpu, time.perf_counter() - clock
    peak = _peak()
    import pyarrow.parquet as pq

    table = pq.read_table(args.folder / "fates" / "000000.fates.parquet")
    pairs = zip(table["node"].to_pylist(), table["original"].to_pylist(), strict=True)
    found = {(_number(a), _number(b)) for a, b in pairs}
    return {"texts": args.texts, "seconds": seconds, "clock": wall, "peak MB": peak, **_right(found, args), **stages}


def _number(node: int) -> int:
    return (node >> 32) * EACH + (node & 0xFFFFFFFF)


def _datasketch(args: argparse.Namespace) -> dict[str, Any]:
    from datasketch import MinHash, MinHashLSH

    runs = [(r & np.uint64(0xFFFFFFFF)).tolist() for _, r, _ in texts(args.texts, args.copies)]
    hashes = MinHash.bulk(runs, num_perm=128, hashfunc=int)
    del runs
    cpu, clock = time.process_time(), time.perf_counter()
    index = MinHashLSH(threshold=0.5, num_perm=128)
    found = set()
    for n, h in enumerate(hashes):
        found |= {(n, m) for m in index.query(h) if h.jaccard(hashes[m]) >= 0.5}
        index.insert(n, h)
    seconds, wall = time.process_time() - cpu, time.perf_counter() - clock
    return {"texts": args.texts, "seconds": seconds, "clock": wall, "peak MB": _peak(), **_right(found, args)}


def _right(found: set[tuple[int, int]], args: argparse.Namespace) -> dict[str, Any]:
    """Pairs of two copies of one original are right too."""
    of = {n: o for n, _, o in _planted(args) if o >= 0}
    wanted = set(of.items())
    wrong = [(a, b) for a, b in found if of.get(a, a) != of.get(b, b)]
    return {
        "found %": 100 * len(wanted & found) / max(1, len(wanted)),
        "false %": 100 * len(wrong) / max(1, len(found)),
    }


def _planted(args: argparse.Namespace) -> Iterator[tuple[int, None, int]]:
    for number in range(args.texts):
        yield number, None, _original(number, args.copies, np.random.Generator(np.random.PCG64(number)))


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


_ALONE = {"make": _make, "hearsay": _hearsay, "datasketch": _datasketch}


if __name__ == "__main__":
    main()
