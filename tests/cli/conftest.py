"""A folder with two invented reports, and the program run in this process with the fake reader."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import hearsay.api
from hearsay.cli.main import main

from .fake import FakeReader

Run = Callable[..., Result]
FIRST = "The harbour wall at Orva broke on Monday. Ana Ruiz said the harbour wall broke in two places near the town."
SECOND = (
    "The harbour wall at Orva broke on Monday. Bo Lind said nobody was hurt when the harbour wall of the town broke."
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "story"
    place.mkdir()
    (place / "first.txt").write_text(FIRST, encoding="utf-8")
    (place / "second.txt").write_text(SECOND, encoding="utf-8")
    return place


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setattr(hearsay.api, "_shipped_reader", lambda outlets: FakeReader())
    return lambda *args, **more: CliRunner().invoke(main, [str(a) for a in args], prog_name="hearsay", **more)
