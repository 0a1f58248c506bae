"""Does the order in which reports come in change the stories? And what are they worth?

    python -m evaluation.grouping.order --synthetic 6000 [--seed 1] [--store]
    python -m evaluation.grouping.order REPORTS [--most 6000] [--store]

The same reports come in one by one, once by date and once shuffled; prints BCubed F1 between the stories of both runs,
and for synthetic reports of each run against the truth. In memory; with `--store` into a store's file, as `hearsay add`
does it.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hearsay.link.grouping import Shelf, feature_of
from hearsay.model import Report
from hearsay.model.kept import Came
from hearsay.store.db import Store

from .bcubed import bcubed
from .stream import of_file, synthetic

_NOW = datetime(2031, 5, 3, 12, tzinfo=UTC)
_LINE = "{name:9} {stories:6} stories, {seconds:6.1f} s{truth}"


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("reports", type=Path, nargs="?")
    ap.add_argument("--most", type=int, default=6000)
    ap.add_argument("--synthetic", type=int, metavar="N")
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--store", action="store_true", help="into a store's file")
    args = ap.parse_args()
    if bool(args.reports) == bool(args.synthetic):
        ap.error("give a file of reports, or --synthetic N")
    stream = of_file(args.reports, args.most) if args.reports else synthetic(args.synthetic, args.seed)
    shuffled = list(stream.reports)
    Random(args.seed).shuffle(shuffled)
    run = in_store if args.store else in_memory
    found = []
    for name, reports in (("by date", stream.reports), ("shuffled", shuffled)):
        began = time.process_time()
        homes = run(reports)
        took = time.process_time() - began
        told = ""
        if stream.story:
            a = bcubed(stream.story, homes)
            told = f"; against the truth P {a.precision:.3f} R {a.recall:.3f} F1 {a.f1:.3f}"
        print(_LINE.format(name=name, stories=len(set(homes.values())), seconds=took, truth=told), flush=True)
        found.append(homes)
    known = len(set(stream.story.values()))
    print(f"{len(stream.reports)} reports" + (f" of {known} stories" if known else ""))
    print(f"BCubed F1 between the runs: {bcubed(*found).f1:.3f}")
    return 0


def in_memory(reports: Sequence[Report]) -> dict[str, str]:
    """Report → story, when these came in one by one."""
    shelf = Shelf()
    for r in reports:
        shelf.add(feature_of(r))
    return {f.report: s.id for s in shelf.stories() for f in s.members}


def in_store(reports: Sequence[Report]) -> dict[str, str]:
    """The same, into a store's file."""
    with TemporaryDirectory() as folder, Store.open(Path(folder) / "store", create=True) as store:
        given = {}
        for r in reports:
            name = store.reports.add(r, Came(place=r.id, at=_NOW)).id
            store.features.put(feature_of(store.reports.get(name)), _NOW)
            given[name] = r.id
        return {given[r]: s.id for s in store.stories.all() for r in s.reports}


if __name__ == "__main__":
    sys.exit(main())
