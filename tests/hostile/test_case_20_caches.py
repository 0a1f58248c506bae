"""Case 20: what the run of an archive keeps between stages, damaged in any way. It is found out and made anew.

The caches of the store are rebuilt from its own tables: `tests/store/db/test_recover.py`.
"""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

pytest.importorskip("pyarrow")
pytest.importorskip("duckdb")

from hearsay.archive.answers import ask
from hearsay.archive.drive import run, status
from hearsay.errors import InputError
from tests.archive.news import SETTINGS, product, small

pytestmark = pytest.mark.hostile
Damage = Callable[[bytes, Random], bytes]


def flipped(data: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]


DAMAGES: dict[str, Damage] = {
    "one bit": flipped,
    "zeros in the middle": lambda d, c: d[: len(d) // 3] + bytes(len(d) // 3) + d[len(d) // 3 * 2 :],
    "garbage of its length": lambda d, c: c.randbytes(len(d)),
    "nothing": lambda d, c: b"",
    "cut off": lambda d, c: d[: c.randrange(len(d))],
    "longer": lambda d, c: d + b"\0",
}


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    folder = tmp_path_factory.mktemp("run")
    small(folder / "in", 12)
    run(folder / "out", [folder / "in"], SETTINGS)
    return folder, product(folder / "out")


def damaged(whole: Path, tmp_path: Path, damage: Damage, files: str, chance: Random) -> Path:
    """A copy of the run in which some files are damaged."""
    folder = tmp_path / "out"
    shutil.copytree(whole, folder)
    found = sorted(folder.glob(files))
    for path in chance.sample(found, min(4, len(found))):
        path.write_bytes(damage(path.read_bytes(), chance))
    return folder


@pytest.mark.parametrize("files", ["*/*.parquet", "*/*.json"])
@pytest.mark.parametrize("name", DAMAGES)
def test_whatever_is_damaged_is_made_anew(
    finished: tuple[Path, dict[str, str]], tmp_path: Path, name: str, files: str
) -> None:
    source, whole = finished
    for seed in range(3):
        folder = damaged(source / "out", tmp_path / str(seed), DAMAGES[name], files, Random(f"{name} {files} {seed}"))
        assert product(folder) != whole
        again = run(folder, [source / "in"], SETTINGS)
        assert sum(s.made for s in again) >= 1
        assert product(folder) == whole


@pytest.mark.parametrize("name", DAMAGES)
def test_a_question_and_the_state_of_a_damaged_run_fail_in_words_or_not_at_all(
    finished: tuple[Path, dict[str, str]], tmp_path: Path, name: str
) -> None:
    told = set[str]()
    for seed in range(4):
        folder = damaged(finished[0] / "out", tmp_path / str(seed), DAMAGES[name], "*/*", Random(f"{name} {seed}"))
        for work in (lambda f=folder: ask(f), lambda f=folder: status(f), lambda f=folder: ask(f, "FROM claims")):
            try:
                work()
            except InputError as e:
                told.add(str(e))
    assert not [t for t in told if "resume" not in t]


@pytest.mark.parametrize(
    "plain", ["[]", "{}", "null", '{"stage": "texts"}', "[" * 100_000, '{"files": [1], "hash": ""}']
)
def test_a_marker_that_is_none_counts_as_nothing(
    finished: tuple[Path, dict[str, str]], tmp_path: Path, plain: str
) -> None:
    source, whole = finished
    folder = tmp_path / "out"
    shutil.copytree(source / "out", folder)
    (folder / "texts" / "000000.json").write_text(plain)
    assert status(folder)[0].done < status(source / "out")[0].done
    run(folder, [source / "in"], SETTINGS)
    assert product(folder) == whole


def test_what_an_older_version_made_is_made_anew(finished: tuple[Path, dict[str, str]], tmp_path: Path) -> None:
    source, whole = finished
    folder = tmp_path / "out"
    shutil.copytree(source / "out", folder)
    for path in folder.glob("*/*.json"):
        marker = json.loads(path.read_bytes())
        marker["keys"]["code"] = "0" * 64
        del marker["hash"]
        path.write_text(json.dumps(marker))
    again = run(folder, [source / "in"], SETTINGS)
    assert all(s.made == s.shards for s in again)
    assert product(folder) == whole
