"""Mutations that were made are not made again, and what went wrong is summed up."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest

from evaluation.gaming.tried import Field
from evaluation.mutations import __main__ as mutations

RAISED = "ferry, 1 2: a copy raised 1-2 to 1-3: 'It sank' ('Ann Dew',)"
LOWER = "ferry, 1 3: a copy raised 0-2 to 1-2: 'It sank' ('Ann Dew',)"


def test_what_is_kept_is_not_done_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    done: list[int] = []

    def tried(stories: Sequence[Field], numbers: Iterable[int], seed: int) -> Iterator[tuple[int, list[str]]]:
        for n in numbers:
            done.append(n)
            yield n, {2: [RAISED], 3: [LOWER, LOWER]}.get(n, [])

    kept = tmp_path / "kept.jsonl"
    monkeypatch.setattr(mutations, "fields", list)
    monkeypatch.setattr(mutations, "tried", tried)
    monkeypatch.setattr("sys.argv", ["mutations", "--count", "3", "--kept", str(kept)])
    assert mutations.main() == 1
    with kept.open("a") as file:
        file.write('\n{"seed": 1, "n": 3, "wr')  # ended while it wrote
    monkeypatch.setattr("sys.argv", ["mutations", "--count", "4", "--kept", str(kept)])
    assert mutations.main() == mutations.main() == 1
    assert done == [0, 1, 2, 3]
    told = capsys.readouterr().out
    assert "1 of 4: a copy raised the lower bound of a claim" in told
    assert "1 of 4: a copy raised the upper bound of a claim" in told
    assert "4 mutations, 2 went wrong" in told
