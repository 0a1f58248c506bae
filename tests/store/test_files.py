"""Files, folders and standard input: what is read, in which order, and what is said of the rest."""

import os
from pathlib import Path

import pytest

from hearsay.errors import InputError
from hearsay.ingest import IngestPolicy
from hearsay.store.files import collect


def put(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"This is {name}.")


def test_files_folders_and_standard_input_in_the_order_given(tmp_path: Path) -> None:
    put(tmp_path, "z.txt", "box/b.md", "box/sub/a.html", "box/a.jsonl", "box/.hidden.txt", "box/.git/x.txt")
    sources, skipped = collect([tmp_path / "z.txt", "-", str(tmp_path / "box")], b"stdin words")
    names = [os.path.relpath(s.name, tmp_path) if s.name != "-" else "-" for s in sources]
    assert names == ["z.txt", "-", "box/a.jsonl", "box/b.md", "box/sub/a.html"]
    assert sources[1].data == b"stdin words"
    assert skipped == ()


def test_other_kinds_in_a_folder_are_listed_but_read_when_named(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", "b.jpg", "c.jpg", "LICENSE")
    sources, skipped = collect([tmp_path])
    assert len(sources) == 1
    assert "1 without suffix, 2 .jpg" in skipped[0].reason
    assert len(collect([tmp_path / "LICENSE"])[0]) == 1


def test_bad_paths_are_listed_and_the_others_read(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", "empty/readme.rst")
    os.mkfifo(tmp_path / "pipe.txt")
    bad = [tmp_path / "gone.txt", tmp_path / "empty", tmp_path / "pipe.txt", "-"]
    sources, skipped = collect([*bad, tmp_path / "a.txt"])
    assert [Path(s.name).name for s in sources] == ["a.txt"]
    assert [s.what for s in skipped] == [str(b) for b in bad]
    for said, words in zip(skipped, ["does not exist", "without reports", "no regular file", "is empty"], strict=True):
        assert words in said.reason


def test_nothing_read_is_an_error_that_lists_everything(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="without reports"):
        collect([tmp_path])
    with pytest.raises(InputError, match=r"a.txt does not exist[^\n]*\n.*b.txt does not exist"):
        collect([tmp_path / "a.txt", tmp_path / "b.txt"])
    with pytest.raises(InputError, match="no input"):
        collect([])


def test_a_large_file_is_not_read(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(50_000_000)
    sources, skipped = collect([tmp_path])
    assert [Path(s.name).name for s in sources] == ["a.txt"]
    assert "50 MB" in skipped[0].reason
    assert "the limit is 20 MB" in skipped[0].reason
    (tmp_path / "big.txt").rename(tmp_path / "big.jsonl")
    assert len(collect([tmp_path])[0]) == 2


def test_the_limit_is_the_policys(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    with pytest.raises(InputError, match="too large"):
        collect([tmp_path], policy=IngestPolicy(max_raw_bytes=3))


def test_a_file_given_twice_is_read_once(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    sources, skipped = collect([tmp_path, tmp_path / "a.txt"])
    assert len(sources) == 1
    assert "twice" in skipped[0].reason


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_listed(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", "b.txt")
    (tmp_path / "b.txt").chmod(0)
    assert "cannot be read" in collect([tmp_path])[1][0].reason
