"""docs/limits.md lists every limit of ingest and reading."""

from dataclasses import fields
from pathlib import Path

import pytest

from hearsay.ingest import Limits
from hearsay.read import ReadPolicy

pytestmark = pytest.mark.hostile


def test_every_limit_is_listed() -> None:
    told = (Path(__file__).parents[2] / "docs" / "limits.md").read_text(encoding="utf-8")
    names = [f.name for f in (*fields(Limits), *fields(ReadPolicy)) if f.name.startswith("max_")]
    assert len(names) > 10
    assert [n for n in names if f"`{n}`" not in told] == []
