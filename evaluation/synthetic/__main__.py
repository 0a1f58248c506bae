"""Simulate stories, write them, and compare what hearsay makes of them with the truth.

    python -m evaluation.synthetic --stories 200 --seed 1 [--from gold|text] [--unseen] [--failures FILE]

`--from gold` weighs perfect readings, `--from text` reads the texts with the shipped reader; without it both are done.
Prints JSON, then a short table. `--show N` prints story N instead, with its truth.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from .load import TemplateError, load
from .score import Tally, figures, from_gold, from_text
from .stories import SynthStory, story_of

_FOLDER = Path(__file__).with_name("templates")
_ROWS = {
    "within": "truth within low–high",
    "whole_within": "the same where its mentions are one claim",
    "named_exact": "all ends named: low = high = truth",
    "mean_width": "mean width (high − low)",
    "falsely_corroborated": "one knower, yet low ≥ 2",
    "called_falsely": "called corroborated, yet one knower",
    "corroborated_found": "two knowers or more, and low ≥ 2",
    "named_corroborated_found": "the same where all are named",
}
_OF = {
    "within": "claims", "whole_within": "whole_claims", "named_exact": "named_claims", "mean_width": "claims",
    "falsely_corroborated": "one_knower_claims", "called_falsely": "called_corroborated",
    "corroborated_found": "truly_corroborated", "named_corroborated_found": "named_corroborated",
}  # fmt: skip


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--stories", type=int, default=200)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--from", dest="source", choices=("gold", "text"))
    ap.add_argument("--unseen", action="store_true", help="only the templates of templates/unseen")
    ap.add_argument("--failures", type=Path, help="write the claims that went wrong, one JSON object a line")
    ap.add_argument("--show", type=int, help="print this story of the series")
    args = ap.parse_args()
    try:
        templates = load(_FOLDER / "unseen" if args.unseen else _FOLDER)
    except TemplateError as e:
        print(e, file=sys.stderr)
        return 2
    if args.show is not None:
        return show(story_of(f"{args.seed}-{args.show}", templates))
    stories = [story_of(f"{args.seed}-{n}", templates) for n in range(args.stories)]
    ways = {"gold": from_gold, "text": from_text}
    tallies = {name: way(stories) for name, way in ways.items() if args.source in (None, name)}
    made = {name: figures(t) for name, t in tallies.items()}
    print(json.dumps({"stories": len(stories), "seed": args.seed, "unseen": args.unseen, **made}, indent=1))
    print(table(made))
    if args.failures:
        args.failures.write_text("".join(failures(tallies)), encoding="utf-8")
    return 0


def table(made: dict[str, dict[str, float | int]]) -> str:
    """The main figures, with how many claims each rests on."""
    lines = [f"{'':44}" + "".join(f"{n:>20}" for n in made)]
    for key, label in _ROWS.items():
        cells = [f"{_cell(key, f)} of {f[_OF[key]]}" for f in made.values()]
        lines.append(f"{label:44}" + "".join(f"{c:>20}" for c in cells))
    return "\n".join(lines)


def _cell(key: str, f: dict[str, float | int]) -> str:
    return f"{f[key]:.2f}" if key == "mean_width" else f"{100 * f[key]:.1f} %"


def failures(tallies: dict[str, Tally]) -> Sequence[str]:
    """The claims whose truth lies outside, or that are named throughout and yet not exact."""
    out = []
    for name, t in tallies.items():
        for c in t.cases:
            if not c.within or (c.truth.all_named and not c.exact):
                row = {
                    "from": name, "story": c.story, "claim": c.claim, "low": c.low, "high": c.high, "found": c.found,
                    "truth": c.truth.knowers, "all_named": c.truth.all_named, "reasons": [r.text for r in c.reasons],
                }  # fmt: skip
                out.append(json.dumps(row, ensure_ascii=False) + "\n")
    return out


def show(s: SynthStory) -> int:
    """Print a story with its tellings and truth."""
    for r in s.reports:
        print(f"=== {r.id} {r.outlet} ({r.style}, {r.published}): {r.title}\n{r.text}\n")
        for p in r.placed:
            t = p.told
            shown = ", ".join(f.name for f in t.faces)
            print(f"    {t.claim}: {t.shape} [{shown}] via {list(t.relays)} rests on {sorted(t.knowers)}")
    for key, truth in s.truth.items():
        print(f"{key}: {truth.number} {truth.knowers}{' all named' if truth.all_named else ''}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
