"""The copy join at size: invented signatures, hearsay's join beside datasketch's MinHash LSH.

    python -m benchmarks.archive.join [--texts 1000000] [--copies 0.2] [--partitions 32] [--both 50000] [--json]

Two inputs. `drawn`: signatures of `--texts` texts drawn as they come out of texts of 300 to 700 runs: 12 band keys, 31
anchors, sketches of 64; a copy has 60 to 100 % of its original. `runs`: `--both` texts drawn as numbers of runs, from
which hearsay makes signatures and datasketch MinHash values of 128 permutations, both beforehand. hearsay keeps its on
disk and runs the stages pairs, copies and fates over them; datasketch keeps its in memory and checks each candidate by
estimated likeness. Each search is a process of its own, so that its peak memory is its own (datasketch's has the runs
and values, ours has what it reads). `found` is the share of planted copies that are found, `false` the share of found
pairs that were not planted. Seconds are processor seconds; clock seconds stand beside them.
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
from hearsay.archive.postings import cut
from hearsay.archive.rows import node_of
from hearsay.archive.signature import BANDS, Signature, signature_of

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
    ap.add_argument("--both", type=int, default=50_000)
    ap.add_argument("--json", action="store_true")
    ap.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    ap.add_argument("--alone", choices=sorted(_ALONE), help=argparse.SUPPRESS)
    args = ap.parse_args()
    if args.alone:
        print(json.dumps(_ALONE[args.alone](args)))
        return
    rows: list[Row] = []
    for how, n in [x for x in (("drawn", args.texts), ("runs", args.both)) if x[1]]:
        with tempfile.TemporaryDirectory() as temporary:
            _child(how, Path(temporary), n)
            rows.append({"search": "hearsay", "input": how, **_child("hearsay", Path(temporary), n)})
    if args.both:
        found = _child("datasketch", Path(), args.both)
        rows.append({"search": f"{release('datasketch')} LSH 0.5", "input": "runs", **found})
    show(rows, args.json)


def _child(what: str, folder: Path, n: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.archive.join", *sys.argv[1:]]
    command += ["--folder", str(folder), "--alone", what, "--texts", str(n)]
    found: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return found


def _drawn(args: argparse.Namespace) -> dict[str, Any]:
    """Signatures, a shard at a time; originals lie up to five shards back."""
    kept: dict[int, tuple[Any, Any, Any]] = {}
    for shard in range(-(-args.texts // EACH)):
        n = min(EACH, args.texts - shard * EACH)
        chance = np.random.Generator(np.random.PCG64([shard, 11]))
        sketch = chance.integers(0, 1 << 29, (n, 64), dtype=np.uint32)
        anchors = chance.integers(0, 1 << 63, (n, 31), dtype=np.uint64) * np.uint64(2)
        bands = chance.integers(0, 1 << 63, (n, BANDS), dtype=np.uint64) * np.uint64(2)
        for i, of in enumerate(_originals(shard, n, args.copies)):
            if of >= 0:
                first = kept[of // EACH] if of // EACH != shard else (sketch, anchors, bands)
                share = chance.uniform(0.6, 1.0)
                for mine, theirs, likely in zip((sketch, anchors, bands), first, (share, share, share**4), strict=True):
                    same = chance.random(mine.shape[1]) < likely
                    mine[i, same] = theirs[of % EACH, same]
        kept[shard] = (sketch, anchors, bands)
        kept.pop(shard - 6, None)
        _keep(args, shard, (np.sort(sketch, axis=1), np.concatenate([anchors, bands], axis=1)))
    return {}


def _originals(shard: int, n: int, share: float) -> list[int]:
    """For each text of a shard its original, or -1."""
    return [_original(shard * EACH + i, share) for i in range(n)]


def texts(n: int, share: float) -> Iterator[tuple[int, Runs, int]]:
    """(number, sorted runs, number of the original or -1); an original lies up to 100,000 texts back."""
    for number in range(n):
        of = _original(number, share)
        yield number, _runs(number, of), of


def _original(number: int, share: float) -> int:
    """A text that is no copy itself. Hashes by multiplication stand for chance: there are millions of them."""
    if not _is_copy(number, share):
        return -1
    back = 1 + _spread(number, 40503) % min(number, 5 * EACH)
    of = number - back
    return -1 if _is_copy(of, share) else of


def _is_copy(number: int, share: float) -> bool:
    return number > 0 and _spread(number, 2654435761) % 1000 < 1000 * share


def _spread(number: int, by: int) -> int:
    mixed = (number + 1) * by * 0x9E3779B97F4A7C15 & (1 << 64) - 1
    return (mixed ^ mixed >> 29) * 0xBF58476D1CE4E5B9 >> 32 & 0x7FFFFFFF


def _runs(number: int, of: int) -> Runs:
    chance = np.random.Generator(np.random.PCG64(number))
    own = np.random.Generator(np.random.PCG64([number, 7]))
    runs = own.integers(0, 1 << 63, int(own.integers(300, 701)), dtype=np.uint64)
    if of < 0:
        return np.unique(runs)
    original = np.random.Generator(np.random.PCG64([of, 7]))
    source = original.integers(0, 1 << 63, int(original.integers(300, 701)), dtype=np.uint64)
    kept = source[: int(len(source) * chance.uniform(0.6, 1.0))]
    extra = runs[: int(len(kept) * chance.uniform(0.0, 0.2))]
    return np.unique(np.concatenate([kept, extra]))


def _from_runs(args: argparse.Namespace) -> dict[str, Any]:
    batch: list[Signature] = []
    for number, runs, _ in texts(args.texts, args.copies):
        batch.append(signature_of(runs))
        if len(batch) == EACH or number == args.texts - 1:
            _keep(args, number // EACH, batch)
            batch = []
    return {}


def _keep(args: argparse.Namespace, shard: int, batch: Any) -> None:
    """What the stage `texts` keeps, without texts: of signatures, or of sketches and keys as tables."""
    drawn = isinstance(batch, tuple)
    n = len(batch[0]) if drawn else len(batch)
    sketches = list(batch[0]) if drawn else [s.sketch for s in batch]
    keys = list(batch[1]) if drawn else [s.keys for s in batch]
    nodes = np.array([node_of(shard, i) for i in range(n)], np.int64)
    ranks = np.arange(shard * EACH, shard * EACH + n, dtype=np.uint64)
    counts = [len(k) for k in keys]
    postings, groups = cut(np.concatenate(keys), np.repeat(nodes, counts), np.repeat(ranks, counts), args.partitions)
    offsets = np.r_[0, np.cumsum([len(s) for s in sketches])]
    rows = {
        "node": nodes,
        "outlet": [f"o{i % 997}" for i in range(n)],
        "sha256": [f"{r:064x}" for r in ranks.tolist()],
        "rank": ranks,
        "bound": [1 << 29] * n if drawn else [s.bound for s in batch],
        "sketch": pa.ListArray.from_arrays(pa.array(offsets, pa.int32()), pa.array(np.concatenate(sketches))),
    }
    product = Product(tables={"texts": pa.table(rows, schema=_SLIM), "keys": postings}, groups={"keys": groups})
    commit(args.folder, Shard(stage="texts", number=shard), {}, product)


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
    of = {n: o for n in range(args.texts) if (o := _original(n, args.copies)) >= 0}
    wanted = set(of.items())
    wrong = [(a, b) for a, b in found if of.get(a, a) != of.get(b, b)]
    return {
        "found %": 100 * len(wanted & found) / max(1, len(wanted)),
        "false %": 100 * len(wrong) / max(1, len(found)),
    }


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


_ALONE = {"drawn": _drawn, "runs": _from_runs, "hearsay": _hearsay, "datasketch": _datasketch}


if __name__ == "__main__":
    main()
