"""Run every yardstick and compare with the floors that were reached: a figure below its floor fails.

    python -m evaluation.gate DATA [--out FOLDER] [--markdown FILE]

DATA holds yardsticks/ (scorers and annotated stories) and data/measure/ (test files). Floors stand in
evaluation/floors.json; they are raised by hand to just under what was reached, and nothing lowers them.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

FLOORS = Path(__file__).with_name("floors.json")
_ROW = re.compile(r"^(\w+) +(.*)$")
_FIGURE = re.compile(r"(exact|overlap|characters)?\s*P\s+([\d.]+)% R\s+([\d.]+)% F1\s+([\d.]+)%")


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("data", type=Path)
    ap.add_argument("--out", type=Path, help="keep what the commands print here")
    ap.add_argument("--markdown", type=Path, help="also write the figures as a table")
    args = ap.parse_args()
    with tempfile.TemporaryDirectory() as tmp:
        out = args.out or Path(tmp)
        out.mkdir(parents=True, exist_ok=True)
        figures = measure(args.data, out)
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    if args.markdown:
        args.markdown.write_text(table(figures, floors), encoding="utf-8")
    return compare(figures, floors)


def compare(figures: dict[str, float], floors: dict[str, float]) -> int:
    """Print every figure beside its floor; return 1 when one is below or missing."""
    failed = 0
    for name in sorted({*figures, *floors}):
        got, floor = figures.get(name), floors.get(name)
        if floor is None:
            print(f"        {name:44} {got:6.1f}")
            continue
        worst = name.startswith(("stories bounds over", "stories bounds falsely"))
        low = got is None or (got > floor if worst else got < floor)
        failed += low
        print(
            f"{'BELOW ' if low else 'ok    '}  {name:44} {got if got is None else format(got, '6.1f')}  floor {floor}"
        )
    print(f"{len(floors) - failed} passed, {failed} failed")
    return 1 if failed else 0


def table(figures: dict[str, float], floors: dict[str, float]) -> str:
    """The figures as a Markdown table, dated."""
    lines = [f"Measured on {date.today().isoformat()}.", "", "| figure | value | floor |", "|---|---|---|"]
    lines += [f"| {n} | {v:.1f} | {floors.get(n, '')} |" for n, v in sorted(figures.items())]
    return "\n".join(lines) + "\n"


def measure(data: Path, out: Path) -> dict[str, float]:
    """All figures by name, in per cent unless the name says otherwise."""
    figures = stories(data, out, [])
    figures |= {
        n.replace("stories", "stories without tables"): v for n, v in stories(data, out, ["--no-tables"]).items()
    }
    figures |= readings(data, out)
    for path in sorted((data / "data/measure/grouping").glob("*.jsonl")):
        found = grouping(data, path, out)
        figures[f"grouping {path.stem} BCubed F1"] = found
    return figures


def stories(data: Path, out: Path, how: list[str]) -> dict[str, float]:
    """Figures of score_stories.py over the annotated stories."""
    gold, briefs = data / "yardsticks/stories", out / ("briefs" + "".join(how))
    run([sys.executable, "-m", "evaluation.stories", gold, briefs, *how])
    raw = json.loads(run([sys.executable, data / "yardsticks/score_stories.py", gold, briefs, "--json"]))
    return {
        f"stories {row} {name}": value if name in ("said", "gold", "claims", "low_mae") else 100 * value
        for row, cells in raw.items()
        if isinstance(cells, dict)
        for name, value in cells.items()
    }


def readings(data: Path, out: Path) -> dict[str, float]:
    """Figures of score_readings.py: attributions on PolNeAR dev, times on MEANTIME."""
    figures = {}
    for what, path in (("attributions", "polnear/dev.jsonl"), ("times", "times/meantime.jsonl")):
        gold = data / "data/measure" / path
        reports, read = out / f"{what}-reports.jsonl", out / f"{what}-readings.jsonl"
        reports.write_text(run([sys.executable, data / "yardsticks/to_reports.py", gold]), encoding="utf-8")
        read.write_text(hearsay("read", "--format", "jsonl", reports), encoding="utf-8")
        printed = run([sys.executable, data / "yardsticks/score_readings.py", what, gold, read])
        for line in printed.splitlines():
            row = _ROW.match(line)
            for kind, _, _, value in _FIGURE.findall(line):
                figures[" ".join(filter(None, (what, row[1] if row else "", kind, "F1")))] = float(value)
            if quoted := re.search(r"quoted R ([\d.]+)%", line):
                figures[f"{what} quoted recall"] = float(quoted[1])
    return figures


def grouping(data: Path, gold: Path, out: Path) -> float:
    """BCubed F1 of `hearsay stories`, in per cent."""
    found = out / f"{gold.stem}-stories.json"
    found.write_text(hearsay("stories", "--format", "json", gold), encoding="utf-8")
    printed = run([sys.executable, data / "yardsticks/score_grouping.py", gold, found])
    match = re.search(r"F1 ([\d.]+)", printed)
    return 100 * float(match[1]) if match else 0.0


def hearsay(*arguments: object) -> str:
    """Standard output of a hearsay command; exit code 2 (something left out) is no failure of the measure."""
    return run([sys.executable, "-m", "hearsay.cli.main", *arguments], allowed=(0, 2))


def run(command: list, allowed: tuple[int, ...] = (0,)) -> str:
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True, check=False)
    if done.returncode not in allowed:
        raise SystemExit(f"{' '.join(map(str, command))} ended with {done.returncode}:\n{done.stderr[-3000:]}")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
