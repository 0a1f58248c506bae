"""Small invented archives, and what a finished run looks like from outside."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from random import Random

from hearsay.archive.contract import Settings

AGENCY = "Kestrel News Agency"
OUTLETS = f"name\tkind\taliases\tsource\n{AGENCY}\twire\t\tinvented\nThe Beacon\tnews\t\tinvented\n"
SETTINGS = Settings(
    shard_bytes=4000, read_rows=7, partitions=3, weigh_stories=5, least_reports=1, fenced=False, outlets=OUTLETS,
    reader="tests.cli.fake:FakeReader",
)  # fmt: skip
_PLACES = ("Tarn", "Oskeld", "Varrow", "Kessin", "Almora")
_THINGS = ("bridge", "ferry", "quarry", "bank", "tunnel", "harbour", "school", "mine")


def record(n: int, text: str, outlet: str = "Orbit", day: str = "2031-05-03") -> dict[str, str]:
    return {"id": f"n{n}", "outlet": outlet, "published": day, "title": f"Title {n}", "text": text}


def story(n: int) -> str:
    """The text of a story of its own; long enough to be known again."""
    chance = Random(n)
    place, thing = _PLACES[n % 5], _THINGS[n % 8]
    lines = [f"The {thing} of {place} number {n} was closed on Monday.", f"Ana Ruiz said the {thing} {n} was not safe."]
    for i in range(8):
        words = " ".join(chance.choice(_THINGS) + str(chance.randrange(900)) for _ in range(9))
        lines.append(f"Workers counted the {words} near {place} in week {i}.")
    return " ".join(lines)


def write_lines(path: Path, records: Sequence[dict[str, str]]) -> Path:
    path.write_text("".join(json.dumps(r) + "\n" for r in records), encoding="utf-8")
    return path


def small(folder: Path, n: int = 24) -> Path:
    """Stories of one report, each sixth reprinted by another outlet, each eighth once more by its own."""
    folder.mkdir(parents=True, exist_ok=True)
    records: list[dict[str, str]] = []
    for i in range(n):
        records.append(record(i, story(i), "Orbit", f"2031-05-{1 + i % 28:02d}"))
        if i % 6 == 1:
            records.append(record(1000 + i, story(i), "The Beacon", f"2031-05-{2 + i % 27:02d}"))
        if i % 8 == 2:
            records.append(record(2000 + i, story(i) + " (Orbit)", "Orbit", f"2031-05-{2 + i % 27:02d}"))
    write_lines(folder / "a.jsonl", records[: len(records) // 2])
    write_lines(folder / "b.jsonl", records[len(records) // 2 :])
    return folder


def product(folder: Path) -> dict[str, str]:
    """Name → hash of every file that a run made, but for its log and lock."""
    files = [f for f in folder.rglob("*") if f.is_file() and f.parent != folder]
    return {str(f.relative_to(folder)): hashlib.sha256(f.read_bytes()).hexdigest() for f in sorted(files)}
