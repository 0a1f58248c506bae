"""What was fuzzed for how long: a line for each turn in docs/fuzzing.csv. Sums go on over runs."""

import csv
import subprocess
from collections import Counter
from dataclasses import asdict, dataclass, fields
from pathlib import Path

PLACE = Path(__file__).parents[1] / "docs" / "fuzzing.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One process on one target."""

    day: str
    """ISO date on which it ended."""
    commit: str
    """What was fuzzed."""
    target: str
    """Key of `targets.TARGETS`."""
    cpu_s: int
    """CPU seconds, of the user and the system."""
    runs: int
    """Inputs that were tried."""
    findings: int
    """1 where it ended with a crash, a hang or too much memory."""


def note(turn: Turn) -> None:
    """Add a line; turns of one day, commit and target are one line."""
    rows = load()
    same = (turn.day, turn.commit, turn.target)
    before = next((t for t in rows if (t.day, t.commit, t.target) == same), None)
    if before:
        rows.remove(before)
        more = {n: getattr(before, n) + getattr(turn, n) for n in ("cpu_s", "runs", "findings")}
        turn = Turn(day=turn.day, commit=turn.commit, target=turn.target, **more)
    rows = sorted([*rows, turn], key=lambda t: (t.day, t.commit, t.target))
    with PLACE.open("w", newline="", encoding="utf-8") as file:
        out = csv.DictWriter(file, [f.name for f in fields(Turn)], lineterminator="\n")
        out.writeheader()
        out.writerows(asdict(t) for t in rows)


def load() -> list[Turn]:
    """All turns so far."""
    if not PLACE.exists():
        return []
    with PLACE.open(newline="", encoding="utf-8") as file:
        return [Turn(**{k: int(v) if k in ("cpu_s", "runs", "findings") else v for k, v in row.items()}) for row in
                csv.DictReader(file)]  # fmt: skip


def seconds() -> Counter[str]:
    """Target → CPU seconds over all runs."""
    return sum((Counter({t.target: t.cpu_s}) for t in load()), Counter[str]())


def commit() -> str:
    """The commit that is checked out, with a + where something was changed in what is fuzzed."""
    git = ["git", "-C", str(PLACE.parent)]
    name = subprocess.run([*git, "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=True).stdout
    changed = subprocess.run([*git, "diff", "--quiet", "HEAD", "--", "../src"], check=False).returncode
    return name.strip() + ("+" if changed else "")
