"""Try every attack on every sample story, and print whether a lower bound rose.

    python -m evaluation.gaming --seeds 5

Before is what a claim's mentions in the story's own reports come to without the attack. Exit code 1 when a lower
bound rose.
"""

import argparse
import sys
from pathlib import Path

from .attacks import ATTACKS
from .tried import Field, gained

STORIES = Path(__file__).parents[2] / "examples"


def main() -> int:
    """Try, print, judge."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--seeds", type=int, default=3, help="attempts of each sort on each story")
    parser.add_argument("--only", action="append", choices=ATTACKS)
    given = parser.parse_args()
    fields = [Field.of(p) for p in sorted(STORIES.iterdir()) if p.is_dir()]
    bad = 0
    print("attack               attempts  claims  lower bound rose")
    for name in given.only or ATTACKS:
        found = [g for f in fields for seed in range(given.seeds) for g in gained(f, name, seed)]
        rose = [g for g in found if g.after > g.before]
        print(f"{name:20} {len(fields) * given.seeds:8} {len(found):7} {len(rose):17}", flush=True)
        for g in rose[:8]:
            print(f"    {g.where}: {g.before} -> {g.after} {g.claim[:90]!r} {', '.join(g.parties)[:100]}")
        bad += len(rose)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
