"""Print for every evil text and stage how time grows with length, worst first.

    python -m evaluation.growth                      # from 125,000 code points to a million
    python -m evaluation.growth --from 2000 --to 16000 --only "new names"

A ratio is that of the last doubling; stages under `FLOOR` seconds at the full length are too quick to time. Each text
is measured in a process of its own, which is ended where one length takes longer than `--patience`. Exit code 1 when a
ratio is over `MOST`, or a text did not come to its end.
"""

import argparse
import multiprocessing
import sys
from collections.abc import Iterator
from multiprocessing.connection import Connection

from .evil import EVIL
from .stages import PARTS, WHOLE, Times, measure

MOST = 2.5
"""Ratio per doubling: linear is 2, n log n a little more; quadratic is 4."""
FLOOR = 0.25
_NEVER = 99.0
"""Ratio of a text that did not come to its end."""
Row = tuple[float, float, str, str]
"""Ratio, seconds at the full length, stage, text."""


def main() -> int:
    """Measure, print, judge."""
    given = _arguments()
    rows: list[Row] = []
    for name in given.only or EVIL:
        found = list(_rows(name, given))
        rows += found
        slow = max(found, default=(0.0, 0.0, "nothing", name))
        print(f"{name:32} slowest growth {slow[0]:5.2f} in {slow[2]}", file=sys.stderr, flush=True)
    rows.sort(reverse=True)
    print("ratio  seconds  stage       text")
    for ratio, seconds, stage, name in rows[: given.rows]:
        print(f"{ratio:5.2f}  {seconds:7.2f}  {stage:10}  {name}")
    return 1 if rows and rows[0][0] > MOST else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--from", dest="least", type=int, default=125_000, help="shortest text, in code points")
    parser.add_argument("--to", dest="most", type=int, default=1_000_000, help="longest text")
    parser.add_argument("--only", action="append", choices=EVIL, help="one of the evil texts (may be given again)")
    parser.add_argument("--rows", type=int, default=40, help="rows of the table")
    parser.add_argument("--patience", type=float, default=120.0, help="seconds that one length may take")
    return parser.parse_args()


def _rows(name: str, given: argparse.Namespace) -> Iterator[Row]:
    lengths = [given.least]
    while lengths[-1] * 2 <= given.most:
        lengths.append(lengths[-1] * 2)
    ours, theirs = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("fork").Process(target=_measured, args=(name, lengths, theirs))
    process.start()
    times: list[Times] = []
    while len(times) < len(lengths) and ours.poll(given.patience):
        times.append(ours.recv())
    process.kill()
    process.join()
    if len(times) < len(lengths):
        yield _NEVER, given.patience, f"at {lengths[len(times)]}", name
    if len(times) > 1:
        for stage in (*WHOLE, *PARTS):
            last, before = times[-1][stage], times[-2][stage]
            yield (last / before if before and last > FLOOR else 0.0), last, stage, name


def _measured(name: str, lengths: list[int], out: Connection) -> None:
    measure(EVIL[name](lengths[0] // 10))  # what is imported and loaded when first used is no part of the times
    for length in lengths:
        out.send(measure(EVIL[name](length)))


if __name__ == "__main__":
    sys.exit(main())
