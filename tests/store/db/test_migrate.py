"""Files of older forms open, with everything in them; newer and foreign ones are refused and stay as they are."""

import hashlib
import multiprocessing
import sqlite3
from pathlib import Path

import pytest

from evaluation.durability.older import LATEST, older
from hearsay import newsroom
from hearsay.decide.record import with_id
from hearsay.errors import StoreError
from hearsay.model import Undo
from hearsay.model.kept import Notice
from hearsay.store.db import Store
from hearsay.store.db.connection import Connection, Opening
from hearsay.store.db.migrate import form_of, migrate, migrations
from hearsay.store.db.upkeep.check import check
from tests.decide.invented import base

from .made import CHEESE, TOWN, WALL, add, at, desk, filled


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """A store with something on every shelf."""
    path = tmp_path / "whole"
    with Store.open(path, create=True) as store:
        filled(store, WALL, CHEESE, TOWN)
        add(store, WALL + " It rains.", "p0", 3)
        newsroom.catch_up(desk(store), at(3))
        store.reports.note(store.reports.all()[0].id, Notice(kind="corrected", at=at(4), why="It says so."))
        store.rulings.add(with_id(Undo(**base(), of="d1")))
        newsroom.catch_up(desk(store), at(5))
    return path


@pytest.mark.parametrize("form", range(LATEST + 1))
def test_a_file_of_every_older_form_opens_and_nothing_in_it_is_lost(tmp_path: Path, whole: Path, form: int) -> None:
    old = tmp_path / "old"
    older(old, form, whole)
    with Store.open(whole) as before, Store.open(old) as now:
        assert form_of(now.connection) == LATEST
        assert now.reports.all(versions=True) == (before.reports.all(versions=True) if form else [])
        assert now.rulings.all() == (before.rulings.all() if form else [])
        for r in now.reports.all():
            assert now.reports.notices(r.id) == before.reports.notices(r.id)
            assert now.reports.arrivals(r.id) == before.reports.arrivals(r.id)
            assert now.stories.of(r.id) == before.stories.of(r.id)
            assert now.readings.get(r.id, "x") == before.readings.get(r.id, "x")
        if form >= 2:
            assert now.claims.changes() == before.claims.changes()
        found = {h.report for h in now.search.reports("harbour wall").hits}
        assert found == ({h.report for h in before.search.reports("harbour wall").hits} if form else set())
    assert check(old) == ()


@pytest.mark.parametrize("form", range(1, LATEST))
def test_work_goes_on_in_an_older_file_and_its_stories_grow(tmp_path: Path, whole: Path, form: int) -> None:
    old = tmp_path / "old"
    older(old, form, whole)
    with Store.open(old) as store:
        before = {r.id: store.stories.of(r.id) for r in store.reports.all()}
        name = add(store, TOWN + " The road is shut.", "later", 9).id
        newsroom.catch_up(desk(store), at(9))
        assert store.briefs.waiting() == store.briefs.due() == []
        assert {r: store.stories.of(r) for r in before} == before
        wall = store.reports.at_place("p0")
        assert store.stories.of(name) == store.stories.of(wall or "")
    assert check(old) == ()


def _opened(place: Path) -> None:
    Store.open(place).close()


def test_several_programs_that_open_an_older_file_at_once_update_it_once(tmp_path: Path, whole: Path) -> None:
    old = tmp_path / "old"
    older(old, 2, whole)
    spawn = multiprocessing.get_context("spawn")
    programs = [spawn.Process(target=_opened, args=(old,)) for _ in range(3)]
    for p in programs:
        p.start()
    for p in programs:
        p.join()
    assert [p.exitcode for p in programs] == [0, 0, 0]
    assert check(old) == ()
    with Store.open(old) as store:
        assert form_of(store.connection) == LATEST


def test_an_older_file_is_not_changed_by_one_who_only_reads(tmp_path: Path, whole: Path) -> None:
    old = tmp_path / "old"
    older(old, 2, whole)
    before = _hash(old)
    with pytest.raises(StoreError, match="older form and cannot be updated"):
        Store.open(old, read_only=True)
    assert _hash(old) == before


def test_a_newer_file_is_refused_and_stays_as_it_is(whole: Path) -> None:
    with Store.open(whole) as store:
        store.connection.script(f"PRAGMA user_version = {LATEST + 1}; PRAGMA wal_checkpoint(TRUNCATE)")
    before = _hash(whole)
    for how in ({}, {"read_only": True}, {"create": True}):
        with pytest.raises(StoreError, match=rf"newer hearsay \(form {LATEST + 1}.*update hearsay"):
            Store.open(whole, **how)
    with pytest.raises(StoreError, match="newer hearsay"):
        check(whole)
    assert _hash(whole) == before


def test_another_programs_database_is_refused_and_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "bookmarks.db"
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE bookmarks (url)")
    db.close()
    with pytest.raises(StoreError, match="no store of hearsay"):
        Store.open(path)
    with sqlite3.connect(path) as db:
        assert db.execute("SELECT name FROM sqlite_schema").fetchall() == [("bookmarks",)]
    db.close()


@pytest.mark.parametrize("content", [b"a letter, not a database", b"SQLite format 3\0" + b"x" * 5000])
def test_what_is_no_database_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"letter\.txt"):
        Store.open(path)
    assert path.read_bytes() == content


def test_a_script_that_fails_leaves_the_file_as_it_was(tmp_path: Path, whole: Path) -> None:
    old = tmp_path / "old"
    older(old, 2, whole)
    c = Connection(old, Opening())
    before = c.rows("SELECT name, sql FROM sqlite_schema ORDER BY name")
    with pytest.raises(Exception, match="no such table"):
        migrate(c, (*migrations()[:3], "CREATE TABLE half (x); INSERT INTO nowhere VALUES (1)"))
    assert form_of(c) == 2
    assert c.rows("SELECT name, sql FROM sqlite_schema ORDER BY name") == before
    c.close()
    with Store.open(old) as store:
        assert len(store.reports.all()) == 3


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"does not exist.*hearsay add"):
        Store.open(tmp_path / "absent")
    with pytest.raises(StoreError, match="is a folder"):
        Store.open(tmp_path)
    assert list(tmp_path.iterdir()) == []


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
