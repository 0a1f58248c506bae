"""The sample stories: their briefs contain what was written by hand, up to the floors in floors.toml."""

import tomllib
from pathlib import Path

import pytest

from .expectations import expected, outcomes

STORIES = sorted(p for p in (Path(__file__).parents[2] / "examples").iterdir() if p.is_dir())
FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("story", STORIES, ids=lambda p: p.name)
def test_brief_contains_what_was_written_by_hand(story: Path) -> None:
    rows = outcomes(story)
    missed = [f"{kind} {row}: {found}" for kind, row, holds, found in rows if not holds]
    assert len(rows) - len(missed) >= FLOORS[story.name]["holds"], "\n".join(missed)
    assert len(rows) == FLOORS[story.name]["of"]


def test_the_samples_cover_what_the_program_is_for() -> None:
    rows = [pair for story in STORIES for pair in expected(story)]
    kinds = {kind for kind, _ in rows}
    assert {"attribution", "claim", "same", "different", "conflict", "time", "copy", "loop", "published"} <= kinds
    stances = {row.get("stance") for kind, row in rows if kind == "attribution"}
    assert {"denies", "declines", "confirms"} <= stances
    assert any(len(row["chain"]) > 1 for kind, row in rows if kind == "attribution")
    assert any(row.get("relation") == "update" for kind, row in rows if kind == "conflict")
