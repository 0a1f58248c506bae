"""Copies among thousands of reports: what `hearsay.link.copies` finds, beside datasketch's MinHash LSH, on one core.

    python -m benchmarks.copies REPORTS [--judged FILE] [--sample N] [--seed S] [--json]

REPORTS: JSON lines of id, outlet, published, title, text. Every search runs in this one process, one after the other;
times are processor seconds, so that other work on the machine does not count. The peers get the same runs of five
words and 128 permutations, and their candidates are checked with the exact likeness, which takes their false pairs
away; thresholds: the usual 0.8, 0.3 (the lowest that LSH finds well), and LSH Ensemble, which looks for containment
as we do.

FILE holds judgements of pairs, one JSON object a line: {"pair", "verdict", "why"}. A pair is a hash of both texts.
Verdicts: `copy` (the second reprints words of the first), `common` (both reprint a third text, such as a wire's) and
`no`. With `--sample` a random sample of our pairs is printed for reading instead.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np
from datasketch import MinHash, MinHashLSH, MinHashLSHEnsemble

from benchmarks.corpus import load_reports
from benchmarks.measured import Row, release, show
from hearsay.link.copies import copies_of
from hearsay.link.shingles import Page, pages_of
from hearsay.model import Copy, Report
from hearsay.tables import Tables

PERMUTATIONS = 128
Pair = tuple[str, str]
"""Ids of two reports, the lesser first."""


def main() -> None:
    """Find, count and print."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("reports", type=Path)
    ap.add_argument("--judged", type=Path, help="judgements of pairs")
    ap.add_argument("--sample", type=int, help="print so many of our pairs for reading")
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--json", action="store_true")
    args = ap.parse_args()
    reports = load_reports(args.reports)
    if args.sample:
        _print_sample(reports, args.sample, args.seed)
        return
    judged = _judgements(args.judged) if args.judged else {}
    ours, seconds = _timed(lambda: {tuple(sorted((c.report, c.original))) for c in _ours(reports)})
    rows = [_row("hearsay", ours, seconds, (reports, ours, judged))]
    for name, search in _peers():
        found, seconds = _timed(lambda search=search: search(reports))
        rows.append(_row(name, found, seconds, (reports, ours, judged)))
    show(rows, args.json, {"reports": len(reports)})


def _timed(work: Callable[[], set[Pair]]) -> tuple[set[Pair], float]:
    began = time.process_time()
    return work(), time.process_time() - began


def _ours(reports: Sequence[Report]) -> tuple[Copy, ...]:
    return copies_of(reports, Tables.shipped())


def _peers() -> list[tuple[str, Callable[[Sequence[Report]], set[Pair]]]]:
    name = release("datasketch")
    return [
        (f"{name} LSH 0.8", lambda r: _lsh(r, 0.8)),
        (f"{name} LSH 0.3", lambda r: _lsh(r, 0.3)),
        (f"{name} LSH Ensemble 0.6", lambda r: _ensemble(r, 0.6)),
    ]


def _hashed(reports: Sequence[Report]) -> tuple[list[Page], list[MinHash]]:
    """Pages and their MinHashes; the runs are hashes already, so none is hashed twice."""
    pages = [p for p in pages_of(reports) if len(p.distinct)]
    runs = [(p.distinct & np.uint64(0xFFFFFFFF)).tolist() for p in pages]
    return pages, MinHash.bulk(runs, num_perm=PERMUTATIONS, hashfunc=int)


def _lsh(reports: Sequence[Report], threshold: float) -> set[Pair]:
    pages, hashes = _hashed(reports)
    index = MinHashLSH(threshold=threshold, num_perm=PERMUTATIONS)
    out: set[Pair] = set()
    for i, m in enumerate(hashes):
        out |= {_pair(pages[i], pages[j]) for j in index.query(m) if _jaccard(pages[i], pages[j]) >= threshold}
        index.insert(i, m)
    return out


def _ensemble(reports: Sequence[Report], threshold: float) -> set[Pair]:
    pages, hashes = _hashed(reports)
    index = MinHashLSHEnsemble(threshold=threshold, num_perm=PERMUTATIONS, num_part=16)
    index.index((i, m, len(pages[i].distinct)) for i, m in enumerate(hashes))
    out: set[Pair] = set()
    for i, m in enumerate(hashes):
        near = (j for j in index.query(m, len(pages[i].distinct)) if j != i)
        out |= {_pair(pages[i], pages[j]) for j in near if _containment(pages[i], pages[j]) >= threshold}
    return out


def _pair(a: Page, b: Page) -> Pair:
    first, second = sorted((a.report.id, b.report.id))
    return first, second


def _jaccard(a: Page, b: Page) -> float:
    both = len(np.intersect1d(a.distinct, b.distinct, assume_unique=True))
    return both / (len(a.distinct) + len(b.distinct) - both)


def _containment(a: Page, b: Page) -> float:
    both = len(np.intersect1d(a.distinct, b.distinct, assume_unique=True))
    return both / min(len(a.distinct), len(b.distinct))


def _row(name: str, found: set[Pair], seconds: float, known: tuple[Sequence[Report], set[Pair], dict[str, str]]) -> Row:
    reports, ours, judged = known
    by_id = {r.id: r for r in reports}
    across = sum(by_id[a].outlet != by_id[b].outlet for a, b in found)
    row: dict[str, str | int | float | None] = {
        "search": name,
        "seconds": seconds,
        "pairs": len(found),
        "across outlets": across,
        "ours too": len(found & ours),
    }
    if judged:
        row |= _precision([v for a, b in found if (v := judged.get(pair_key(by_id[a], by_id[b])))])
    return row


def _precision(verdicts: Sequence[str]) -> dict[str, int | float | None]:
    """`precision %` counts both kinds of reprint; `strict %` only those where one of the two is the source."""
    n = len(verdicts)
    right = verdicts.count("copy") + verdicts.count("common")
    return {
        "judged": n,
        "precision %": 100 * right / n if n else None,
        "strict %": 100 * verdicts.count("copy") / n if n else None,
    }


def pair_key(a: Report, b: Report) -> str:
    """Sixteen hex digits that stand for two texts, in either order."""
    return sha256(":".join(sorted((a.sha256, b.sha256))).encode()).hexdigest()[:16]


def _judgements(path: Path) -> dict[str, str]:
    rows: Iterable[dict[str, str]] = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return {r["pair"]: r["verdict"] for r in rows}


def _print_sample(reports: Sequence[Report], size: int, seed: int) -> None:
    by_id = {r.id: r for r in reports}
    found = sorted(_ours(reports), key=lambda c: pair_key(by_id[c.report], by_id[c.original]))
    for c in random.Random(seed).sample(found, min(size, len(found))):
        copy, original = by_id[c.report], by_id[c.original]
        print(f"\n{pair_key(copy, original)} whole={c.whole} share={c.share}")
        print(f"  {copy.outlet} {copy.published and copy.published.iso()} {copy.title!r}")
        print(f"  {original.outlet} {original.published and original.published.iso()} {original.title!r}")
        for e in sorted(c.passages, key=lambda e: -len(e.text))[:2]:
            print(f"    {' '.join(e.text.split())}")


if __name__ == "__main__":
    main()
