"""What an archive costs: core hours a stage, days on 16 cores, hours on 20 nodes, bytes on disk, from measured costs.

    python -m benchmarks.archive.plan [--reports 11000000] [--copies 0.25] [--weighed 0.5]

The costs are those of docs/scale.md, for web pages of 100 KB with 600 words. `--copies` is the share of reports that
need not be read, `--weighed` the share of those read that are in stories of two reports or more. Both differ from
archive to archive: a run of one day tells them (`hearsay archive status`). A node has 16 cores; what one core does
alone (the stages fates and blocks, and planning) is counted as time in which the others wait.
"""

from __future__ import annotations

import argparse

from benchmarks.measured import Row, show

TEXTS, READING, STORIES, CLAIMS = 0.021, 0.12, 0.0027, 0.23
"""Processor seconds a report of its stage."""
COPIES, EDGES = 29e-6, 54e-6
"""The same for the joins."""
ALONE = 160e-6
"""Processor seconds a report of what one core does alone: fates and blocks, taken to grow in proportion."""
DISK = 14_400
"""Bytes a report."""


def main() -> None:
    """Compute and print."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--reports", type=int, default=11_000_000)
    ap.add_argument("--copies", type=float, default=0.25)
    ap.add_argument("--weighed", type=float, default=0.5)
    ap.add_argument("--json", action="store_true")
    args = ap.parse_args()
    spans = (("a month", 1), ("a year", 12), ("twenty years", 240))
    show([_row(name, n * args.reports, args) for name, n in spans], args.json)


def _row(name: str, reports: int, args: argparse.Namespace) -> Row:
    read = reports * (1 - args.copies)
    hours = {
        "texts": reports * TEXTS / 3600,
        "copies": reports * COPIES / 3600,
        "reading": read * READING / 3600,
        "stories": read * (STORIES + EDGES) / 3600,
        "claims": read * args.weighed * CLAIMS / 3600,
    }
    alone = reports * ALONE / 3600
    total = sum(hours.values())
    return {
        "archive": name,
        "reports": reports,
        **{k: round(v) for k, v in hours.items()},
        "core hours": round(total),
        "16 cores, days": (total / 16 + alone) / 24,
        "20 nodes, hours": total / 320 + alone,
        "disk GB": round(reports * DISK / 1e9),
    }


if __name__ == "__main__":
    main()
