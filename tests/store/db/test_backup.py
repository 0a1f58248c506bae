"""Copies and exports: whole, of one moment, and never half under their name."""

import hashlib
import json
import os
import zipfile
from pathlib import Path
from typing import Any

import pytest

from hearsay import newsroom
from hearsay.decide.record import with_id
from hearsay.errors import StoreError
from hearsay.model import Undo
from hearsay.model.kept import FeedState, Notice
from hearsay.store.db import Store
from hearsay.store.db.upkeep.backup import backup
from hearsay.store.db.upkeep.check import check
from hearsay.store.db.upkeep.export import export
from tests.decide.invented import base

from .made import CHEESE, TOWN, WALL, add, at, desk, filled

OWN_WORDS = "I called the mason"


@pytest.fixture
def full(store: Store) -> Store:
    filled(store, WALL, CHEESE, TOWN)
    add(store, WALL + " It rains.", "p0", 3, title="The wall of Orva", notes=("read as utf-8",))
    newsroom.catch_up(desk(store), at(3))
    wall = max(store.stories.all(), key=lambda s: len(s.reports))
    store.stories.split(wall.id, wall.reports[:1], OWN_WORDS, at(4))
    store.reports.note(wall.reports[0], Notice(kind="corrected", at=at(4), why="The outlet says so."))
    store.rulings.add(with_id(Undo(**base(why=OWN_WORDS), of="d1")))
    store.feeds.keep(FeedState(url="https://orva.example/feed", title="Orva"))
    newsroom.catch_up(desk(store), at(4))
    return store


def test_a_copy_is_a_store_with_everything_in_it(full: Store, tmp_path: Path) -> None:
    target = tmp_path / "copy"
    backup(full, target)
    assert check(target) == ()
    assert list(tmp_path.glob("copy?*")) == []
    with Store.open(target) as copy:
        assert copy.reports.all(versions=True) == full.reports.all(versions=True)
        assert copy.claims.changes() == full.claims.changes()
        assert copy.stories.all() == full.stories.all()


def test_a_copy_is_of_one_moment_while_others_write(full: Store, tmp_path: Path) -> None:
    with full.writing():
        add(full, "Half of something.", "half")
        with Store.open(full.path, read_only=True) as other:
            backup(other, tmp_path / "copy")
    with Store.open(tmp_path / "copy") as copy:
        assert copy.reports.at_place("half") is None
        assert copy.reports.at_place("p0")


@pytest.mark.parametrize("write", [backup, export])
@pytest.mark.parametrize("name", ["there", "there.zip"])
def test_what_is_there_is_left_alone(full: Store, tmp_path: Path, write: Any, name: str) -> None:
    target = tmp_path / name
    target.write_text("mine")
    with pytest.raises(StoreError, match="is there already: give another name"):
        write(full, target)
    assert target.read_text() == "mine"


@pytest.mark.parametrize("write", [backup, export])
def test_a_folder_that_is_not_there_is_told(full: Store, tmp_path: Path, write: Any) -> None:
    with pytest.raises(StoreError, match=r"cannot be (written|opened)"):
        write(full, tmp_path / "absent" / "copy")


@pytest.mark.parametrize("name", ["out", "out.zip"])
def test_what_breaks_off_leaves_nothing_behind(
    full: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(full.claims, "history", lambda claim: 1 / 0)
    before = set(tmp_path.iterdir())
    with pytest.raises(ZeroDivisionError):
        export(full, tmp_path / name)
    assert set(tmp_path.iterdir()) == before


def test_what_a_killed_process_left_half_written_is_cleared_away(full: Store, tmp_path: Path) -> None:
    dead, alive = tmp_path / ".out.partial-99999999", tmp_path / f".out.partial-{os.getppid()}"
    dead.mkdir()
    (dead / "reports.jsonl").write_text("half")
    alive.mkdir()
    export(full, tmp_path / "out")
    assert not dead.exists()
    assert alive.exists()


def read(target: Path) -> dict[str, bytes]:
    if target.suffix == ".zip":
        with zipfile.ZipFile(target) as archive:
            return {n: archive.read(n) for n in archive.namelist()}
    return {p.name: p.read_bytes() for p in target.iterdir()}


@pytest.mark.parametrize("name", ["out", "out.zip"])
@pytest.mark.parametrize("text", [True, False])
def test_an_export_holds_everything_with_counts_and_hashes(full: Store, tmp_path: Path, name: str, text: bool) -> None:
    counts = export(full, tmp_path / name, text=text)
    files = read(tmp_path / name)
    manifest = json.loads(files.pop("manifest.json"))
    assert manifest["text"] is text
    assert {n: (f["records"], f["sha256"]) for n, f in manifest["files"].items()} == {
        n: (data.count(b"\n"), hashlib.sha256(data).hexdigest()) for n, data in files.items()
    }
    assert {f"{n}.jsonl": c for n, c in counts.items()} == {n: d.count(b"\n") for n, d in files.items()}
    assert counts["reports"] == 4
    assert all(counts.values())


def test_an_export_has_the_texts_the_histories_and_what_the_user_said(full: Store, tmp_path: Path) -> None:
    export(full, tmp_path / "out")
    files = {n: [json.loads(x) for x in d.splitlines()] for n, d in read(tmp_path / "out").items()}
    assert [r["text"] for r in files["reports.jsonl"]] == [r.text for r in full.reports.all(versions=True)]
    assert files["reports.jsonl"][0]["came"][0]["place"] == "p0"
    assert {h["number"] for c in files["claims.jsonl"] for h in c["history"]} == {
        c.number for c in full.claims.changes()
    }
    assert {r["why"] for r in files["rulings.jsonl"]} == {OWN_WORDS}
    assert files["decisions.jsonl"][0]["why"] == OWN_WORDS


def test_the_same_store_gives_the_same_bytes(full: Store, tmp_path: Path) -> None:
    for name in ("a.zip", "b.zip"):
        export(full, tmp_path / name)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_an_export_without_text_has_no_words_of_reports_but_the_users_own(full: Store, tmp_path: Path) -> None:
    export(full, tmp_path / "out", text=False)
    everything = b"".join(read(tmp_path / "out").values()).decode()
    for words in ("harbour wall", "two places", "ninety kilos", "It rains", "The wall of Orva", "read as utf-8"):
        assert words not in everything
    assert OWN_WORDS in everything
    assert full.reports.all()[0].sha256 in everything


def test_only_its_owner_may_read_an_export(full: Store, tmp_path: Path) -> None:
    export(full, tmp_path / "out")
    export(full, tmp_path / "out.zip")
    backup(full, tmp_path / "copy")
    for path in (tmp_path / "out", *(tmp_path / "out").iterdir(), tmp_path / "out.zip", tmp_path / "copy"):
        assert path.stat().st_mode & 0o077 == 0, path
