"""What each rule of reading and weighing gives: the annotated stories briefed with one rule left out at a time.

    python -m evaluation.ablation STORIES_FOLDER SCORER [--only PART] [--out FILE]

STORIES_FOLDER holds one folder a story with reports.jsonl; SCORER is score_stories.py. Prints a Markdown table: the
first row has every rule, each other row the difference that leaving the rule out makes, in points. A rule whose row is
all zeros meets no case in these stories; that does not say that it is of no use.
"""

from __future__ import annotations

import argparse
import importlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import hearsay
from hearsay.render.contract import brief_dict

ROOMS = ("hearsay.read.mend", "hearsay.read.resolve", "hearsay.weigh.merge", "hearsay.weigh.separate")
"""Modules with a list of rules under the name RULES."""
FIGURES = {
    "attribution F1": "attr.", "triple F1": "triple", "chain F1": "chain", "relayed R": "relayed",
    "origin accuracy": "origin", "stance F1": "stance", "merge F1": "merge", "bounds low_exact": "low",
    "bounds falsely_corroborated": "false", "status macro_F1": "status", "conflict F1": "conflict",
}  # fmt: skip


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("stories", type=Path)
    ap.add_argument("scorer", type=Path)
    ap.add_argument("--only", default="", help="only modules whose name has this")
    ap.add_argument("--out", type=Path, help="write the table here too")
    args = ap.parse_args()
    whole = measure(args.stories, args.scorer)
    lines = [_row("rule left out", list(FIGURES.values())), _row("---", ["---:"] * len(FIGURES))]
    lines.append(_row("none", [f"{whole[n]:.1f}" for n in FIGURES]))
    print("\n".join(lines), flush=True)
    for name, without in each_left_out(args.only):
        with without():
            found = measure(args.stories, args.scorer)
        lines.append(_row(name, [_difference(found[n] - whole[n]) for n in FIGURES]))
        print(lines[-1], flush=True)
    if args.out:
        args.out.write_text("\n".join(lines) + "\n", encoding="utf-8")


def each_left_out(only: str) -> Iterator[tuple[str, Callable[[], Any]]]:
    """The name of every rule, with a context in which it is left out."""
    for room in (r for r in ROOMS if only in r):
        module = importlib.import_module(room)
        for rule in module.RULES:
            rest = tuple(r for r in module.RULES if r is not rule)
            yield f"{room.removeprefix('hearsay.')} {rule.__name__}", lambda m=module, r=rest: _rules(m, r)


@contextmanager
def _rules(module: Any, rules: tuple[Any, ...]) -> Iterator[None]:
    before = module.RULES
    module.RULES = rules
    try:
        yield
    finally:
        module.RULES = before


def measure(stories: Path, scorer: Path) -> dict[str, float]:
    """The figures of the scorer, in per cent."""
    with tempfile.TemporaryDirectory() as out:
        for reports in sorted(stories.glob("*/reports.jsonl")):
            made = json.dumps(brief_dict(hearsay.brief([reports])), ensure_ascii=False)
            (Path(out) / f"{reports.parent.name}.json").write_text(made, encoding="utf-8")
        command = [sys.executable, str(scorer), str(stories), out, "--json"]
        printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rows = json.loads(printed)
    return {name: 100 * rows[name.split()[0]][name.split()[1]] for name in FIGURES}


def _row(name: str, cells: list[str]) -> str:
    return f"| {name} | {' | '.join(cells)} |"


def _difference(points: float) -> str:
    return f"{points:+.1f}" if abs(points) >= 0.05 else "0"


if __name__ == "__main__":
    main()
