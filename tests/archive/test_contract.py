"""A shard is done whole or not at all, once, and again when anything that it depends on changes."""

import json
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest

from hearsay.archive import commit
from hearsay.archive.commit import done, keys_of, read_marker, sweep
from hearsay.archive.contract import Part, Product, Settings, Shard
from hearsay.archive.drive import BusyError, _locked, run, status
from hearsay.errors import InputError

from .news import SETTINGS, product, record, small, story, write_lines

SHARD = Shard(stage="texts", number=0, inputs=(Part(path="x", sha256="1"),))
KEYS = keys_of(SHARD, "code", Settings())


def made(n: int = 3) -> Product:
    return Product(tables={"t": pa.table({"a": list(range(n))}), "u": pa.table({"b": ["x"]})}, counts={"rows": n})


def test_what_is_put_on_disk_is_found_done(tmp_path: Path) -> None:
    marker = commit.commit(tmp_path, SHARD, KEYS, made())
    assert done(tmp_path, SHARD, KEYS) == marker == read_marker(tmp_path, "texts", 0)
    assert marker.files["t"]["rows"] == 3
    names = sorted(p.name for p in (tmp_path / "texts").iterdir())
    assert names == ["000000.json", "000000.t.parquet", "000000.u.parquet"]


@pytest.mark.parametrize("name", ["input", "code", "settings"])
def test_other_input_code_or_settings_are_not_done(tmp_path: Path, name: str) -> None:
    commit.commit(tmp_path, SHARD, KEYS, made())
    assert done(tmp_path, SHARD, {**KEYS, name: "other"}) is None


def test_a_missing_or_short_table_is_not_done(tmp_path: Path) -> None:
    commit.commit(tmp_path, SHARD, KEYS, made())
    path = tmp_path / "texts" / "000000.t.parquet"
    path.write_bytes(path.read_bytes()[:-1])
    assert done(tmp_path, SHARD, KEYS) is None
    path.unlink()
    assert done(tmp_path, SHARD, KEYS) is None


@pytest.mark.parametrize("fails_at", range(6))
def test_a_disk_that_fails_anywhere_leaves_the_shard_undone(
    tmp_path: Path, fails_at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two tables, a folder, a marker and its folder are synced: each sync fails once."""
    calls = iter(range(100))
    sync = commit.os.fsync

    def fsync(at: int) -> None:
        if next(calls) == fails_at:
            raise OSError(5, "planted")
        sync(at)

    monkeypatch.setattr(commit.os, "fsync", fsync)
    try:
        commit.commit(tmp_path, SHARD, KEYS, made())
    except OSError:
        assert fails_at < 5
        monkeypatch.undo()
        if fails_at < 4:
            assert done(tmp_path, SHARD, KEYS) is None
        assert not list(tmp_path.glob("*/.part-*"))
        commit.commit(tmp_path, SHARD, KEYS, made())
    assert done(tmp_path, SHARD, KEYS) is not None


def test_the_old_word_goes_before_the_new_tables_come(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit.commit(tmp_path, SHARD, KEYS, made())

    def refuse(*_: object) -> None:
        raise OSError(28, "planted")

    monkeypatch.setattr(commit, "_write_table", refuse)
    with pytest.raises(OSError, match="planted"):
        commit.commit(tmp_path, SHARD, {**KEYS, "code": "new"}, made(4))
    assert read_marker(tmp_path, "texts", 0) is None


def test_half_written_files_of_a_killed_run_are_swept(tmp_path: Path) -> None:
    left = tmp_path / "texts" / ".part-1-000000.t.parquet"
    left.parent.mkdir()
    left.write_bytes(b"half")
    sweep(tmp_path)
    assert not left.exists()


def test_a_second_run_does_nothing_and_changes_no_byte(tmp_path: Path) -> None:
    small(tmp_path / "in")
    run(tmp_path / "out", [tmp_path / "in"], SETTINGS)
    before = product(tmp_path / "out")
    again = run(tmp_path / "out", [], None)
    assert [s.made for s in again] == [0] * len(again)
    assert product(tmp_path / "out") == before
    assert all(s.done == s.shards and not s.old for s in status(tmp_path / "out"))


def test_another_place_gives_the_same_bytes(tmp_path: Path) -> None:
    small(tmp_path / "in")
    small(tmp_path / "elsewhere" / "in")
    run(tmp_path / "out", [tmp_path / "in"], SETTINGS)
    run(tmp_path / "out2", [tmp_path / "elsewhere" / "in"], SETTINGS)
    assert product(tmp_path / "out") == product(tmp_path / "out2")


def test_a_new_file_at_the_end_leaves_what_was_read_alone(tmp_path: Path) -> None:
    small(tmp_path / "in")
    first = {s.stage: s for s in run(tmp_path / "out", [tmp_path / "in"], SETTINGS)}
    write_lines(tmp_path / "in" / "c.jsonl", [record(99, story(99))])
    second = {s.stage: s for s in run(tmp_path / "out", [tmp_path / "in"], SETTINGS)}
    assert second["texts"].made == 1
    assert second["readings"].made == 1 < first["readings"].made
    assert second["readings"].counts["read"] == first["readings"].counts["read"] + 1


def test_other_settings_are_another_run_and_leave_nothing_of_the_old(tmp_path: Path) -> None:
    small(tmp_path / "in")
    run(tmp_path / "out", [tmp_path / "in"], SETTINGS)
    coarse = replace(SETTINGS, partitions=1, read_rows=500, shard_bytes=10**6)
    run(tmp_path / "out", [tmp_path / "in"], coarse)
    run(tmp_path / "fresh", [tmp_path / "in"], coarse)
    assert product(tmp_path / "out") == product(tmp_path / "fresh")


def test_status_tells_how_far_a_run_is(tmp_path: Path) -> None:
    small(tmp_path / "in")
    run(tmp_path / "out", [tmp_path / "in"], SETTINGS)
    (tmp_path / "out" / "fates" / "000000.json").unlink()
    told = {s.stage: s for s in status(tmp_path / "out")}
    assert told["copies"].done == told["copies"].shards == 3
    assert (told["fates"].done, told["fates"].shards) == (0, 1)
    assert (told["readings"].done, told["readings"].shards) == (0, None)


def test_two_runs_at_once_are_refused(tmp_path: Path) -> None:
    small(tmp_path / "in")
    with _locked(tmp_path / "out"), pytest.raises(BusyError, match="another run"):
        run(tmp_path / "out", [tmp_path / "in"], SETTINGS)


def test_code_that_changes_under_way_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small(tmp_path / "in")
    monkeypatch.setattr("hearsay.archive.drive.code_key", lambda stage: "of the driver")
    with pytest.raises(InputError, match="changed during the run"):
        run(tmp_path / "out", [tmp_path / "in"], SETTINGS)


@pytest.mark.parametrize(
    ("give", "told"),
    [
        ("nothing.jsonl", "does not exist"),
        ("text.txt", "is no archive"),
        ("empty", "no archive in"),
    ],
)
def test_inputs_that_are_none_are_told(tmp_path: Path, give: str, told: str) -> None:
    (tmp_path / "text.txt").write_text("x")
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match=told):
        run(tmp_path / "out", [tmp_path / give], SETTINGS)


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        write_lines(tmp_path / folder / "a.jsonl", [record(1, story(1))])
    with pytest.raises(InputError, match="rename one"):
        run(tmp_path / "out", [tmp_path / "x", tmp_path / "y"], SETTINGS)


def test_a_folder_without_a_run_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="begin one with"):
        status(tmp_path)
    (tmp_path / "settings.json").write_text(json.dumps({"unheard": 1}))
    with pytest.raises(InputError, match="begin one with"):
        run(tmp_path, [])
