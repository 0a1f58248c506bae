"""A few kills of driver and workers; `python -m benchmarks.archive.kills` makes as many as are asked for."""

from pathlib import Path

import pytest

from benchmarks.archive import kills


def test_a_run_survives_kills_of_driver_and_workers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEARSAY_BENCHMARK_READER", "tests.cli.fake:FakeReader")
    monkeypatch.setattr("sys.argv", ["kills", str(tmp_path), "--kills", "3", "--seed", "2", "--reports", "8"])
    assert kills.main() == 0


def test_a_difference_is_seen() -> None:
    assert kills.differences({"a": "1", "b": "2"}, {"a": "1", "c": "2"}) == ["b", "c"]
    assert kills.differences({"a": "1"}, {"a": "2"}) == ["a"]
