"""What linking and weighing cost beside reading, in one run.

    python -m benchmarks.weighing [--reports 32] [--words 600] [--seed 1] [--json]

Invented stories are read and weighed one after the other (row "stories"); then their first 4, 8, 16 … reports as if
they were one story, which shows how the cost grows. Processor seconds of one thread; the first story warms up and does
not count. `link` is without the sentence vectors, which the reader makes and which have a column of their own. `ratio`
is linking and weighing, vectors counted in, over reading the same reports: it does not depend on how busy the machine
is.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from benchmarks.measured import Row, show
from evaluation.synthetic.write import Written
from hearsay.link import link
from hearsay.model import Moment, Reading, Report
from hearsay.read import CompactReader, Network, ReadPolicy
from hearsay.store.weights import load_weights
from hearsay.tables import Tables
from hearsay.weigh import weigh

from .archive.invented import Size, stories


@dataclass
class Cost:
    """Processor seconds, and what they were spent on."""

    seconds: dict[str, float] = field(default_factory=lambda: dict.fromkeys(("read", "vectors", "link", "weigh"), 0.0))
    reports: int = 0
    words: int = 0
    claims: int = 0

    def row(self, name: str) -> Row:
        """Seconds a report, milliseconds a claim, and the ratio to reading."""
        each = {k: round(s / self.reports, 3) for k, s in self.seconds.items()}
        weighing = sum(self.seconds.values()) - self.seconds["read"]
        return {
            "weighed": name,
            "reports": self.reports,
            "words": self.words,
            "claims": self.claims,
            **{f"{k} s/report": f"{s:.3f}" for k, s in each.items()},
            "link+weigh s/report": f"{weighing / self.reports:.3f}",
            "ms a claim": 1000 * weighing / self.claims,
            "ratio": f"{weighing / self.seconds['read']:.2f}",
        }


class Bench:
    """Reads and weighs, and keeps the time."""

    def __init__(self) -> None:
        self._reader = CompactReader(Network(load_weights()), ReadPolicy())
        self._tables = Tables.shipped()
        self._read: dict[str, tuple[Reading, float]] = {}

    def cost(self, given: Sequence[Sequence[Report]]) -> Cost:
        """Weigh stories one after the other."""
        cost = Cost()
        for reports in given:
            readings = [self._reading(r, cost) for r in reports]
            began, vectors = time.process_time(), cost.seconds["vectors"]
            story = link(readings, lambda texts: self._vectors(texts, cost), self._tables)
            linked = time.process_time()
            brief = weigh(story)
            cost.seconds["link"] += linked - began - (cost.seconds["vectors"] - vectors)
            cost.seconds["weigh"] += time.process_time() - linked
            cost.claims += len(brief.claims)
        return cost

    def _reading(self, report: Report, cost: Cost) -> Reading:
        if report.id not in self._read:
            began = time.process_time()
            self._read[report.id] = self._reader.read(report), time.process_time() - began
        reading, seconds = self._read[report.id]
        cost.seconds["read"] += seconds
        cost.reports += 1
        cost.words += len(report.text.split())
        return reading

    def _vectors(self, texts: Sequence[str], cost: Cost) -> NDArray[np.float32]:
        began = time.process_time()
        made = self._reader.vectors(texts)
        cost.seconds["vectors"] += time.process_time() - began
        return made


def main() -> None:
    """Measure and print."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--reports", type=int, default=32)
    ap.add_argument("--words", type=int, default=600)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--json", action="store_true")
    args = ap.parse_args()
    invented = islice(stories(args.seed, Size(words=args.words)), args.reports + 1)
    warm, *given = ([_report(r) for r in s.reports] for s in invented)
    kept = [s for n, s in enumerate(given) if sum(map(len, given[:n])) < args.reports]
    every = [r for s in kept for r in s]
    bench = Bench()
    bench.cost([warm])
    sizes = [n for k in range(2, 12) if (n := 2**k) <= len(every)]
    rows = [bench.cost(kept).row("stories"), *(bench.cost([every[:n]]).row(f"one story of {n}") for n in sizes)]
    show(rows, args.json)


def _report(r: Written) -> Report:
    return Report(id=r.id, text=r.text, title=r.title, outlet=r.outlet, published=Moment(r.published))


if __name__ == "__main__":
    main()
