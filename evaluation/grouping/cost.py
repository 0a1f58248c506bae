"""What one more report costs in a store that grows: kept, put into its story, its story weighed again.

    python -m evaluation.grouping.cost --sizes 100 1000 10000 [--more 40]

At each size so many more reports come in one by one; prints the median and the 95th percentile of the processor time of
each step, in milliseconds. Reading is left out: it costs the same in a store of any size (a stand-in reads here).
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from hearsay import newsroom
from hearsay.link.grouping import feature_of
from hearsay.model import Report
from hearsay.model.kept import Came
from hearsay.store.db import Store
from hearsay.tables import Tables
from tests.cli.fake import FakeReader

from .stream import synthetic

_NOW = datetime(2031, 5, 3, 12, tzinfo=UTC)
_STEPS = ("keep", "group", "weigh")


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--sizes", type=int, nargs="+", default=[100, 1000, 10000])
    ap.add_argument("--more", type=int, default=40)
    ap.add_argument("--seed", type=int, default=1)
    args = ap.parse_args()
    stream = iter(synthetic(max(args.sizes) + args.more * len(args.sizes), args.seed).reports)
    print("reports in store | keep ms (p95) | group ms (p95) | weigh ms (p95) | file MB")
    with TemporaryDirectory() as folder, Store.open(Path(folder) / "store", create=True) as store:
        for size in sorted(args.sizes):
            fill(store, stream, size)
            times = [more(store, next(stream)) for _ in range(args.more)]
            shown = " | ".join(told([t[n] for t in times]) for n in range(len(_STEPS)))
            print(f"{size} | {shown} | {store.path.stat().st_size / 1e6:.0f}", flush=True)
    return 0


def fill(store: Store, reports: Iterator[Report], size: int) -> None:
    """Add and group reports until there are so many; their stories are weighed when they are next due."""
    with store.writing():
        for _ in range(size - len(store.connection.rows("SELECT 1 FROM documents"))):
            name = store.reports.add(r := next(reports), Came(place=r.id, at=_NOW)).id
            store.features.put(feature_of(store.reports.get(name)), _NOW)
        store.connection.run("DELETE FROM due")


def more(store: Store, report: Report) -> Sequence[float]:
    """Add one report. Returns the seconds of each step."""
    desk = newsroom.Desk(store, FakeReader(), Tables.shipped())
    marks = [time.process_time()]
    name = store.reports.add(report, Came(place=report.id, at=_NOW)).id
    marks.append(time.process_time())
    store.features.put(feature_of(store.reports.get(name)), _NOW)
    marks.append(time.process_time())
    newsroom.catch_up(desk, _NOW)
    marks.append(time.process_time())
    return [b - a for a, b in pairwise(marks)]


def told(seconds: Sequence[float]) -> str:
    """Median and 95th percentile in milliseconds."""
    return f"{1000 * median(seconds):.1f} ({1000 * quantiles(seconds, n=20)[-1]:.1f})"


if __name__ == "__main__":
    sys.exit(main())
