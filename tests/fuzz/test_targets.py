"""Every seed of the fuzz targets, and every input that once was a finding, goes through its check."""

from pathlib import Path

import pytest

import fuzz
from fuzz.targets import TARGETS

CORPUS = Path(fuzz.__file__).parent / "corpus"
KEPT = sorted(p for p in CORPUS.glob("*/*") if p.is_file())


@pytest.mark.parametrize("name", TARGETS)
def test_seeds_pass(name: str) -> None:
    assert TARGETS[name].seeds
    for seed in TARGETS[name].seeds:
        TARGETS[name].check(seed)


@pytest.mark.parametrize("path", KEPT, ids=lambda p: f"{p.parent.name}-{p.name}")
def test_findings_stay_mended(path: Path) -> None:
    TARGETS[path.parent.name].check(path.read_bytes())
