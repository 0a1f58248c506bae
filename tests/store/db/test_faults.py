"""Full disks, files that may not be written, several processes, clocks: a clear error, and the store intact."""

import json
import multiprocessing
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from hearsay import newsroom
from hearsay.errors import StoreBusyError, StoreDamagedError, StoreError
from hearsay.store.db import Store
from hearsay.store.db.connection import Opening
from hearsay.store.db.upkeep.check import check
from hearsay.store.db.upkeep.info import info

from .made import TOWN, WALL, add, at, desk, filled
from .vfs import Room, small_disk

PLENTY = 10**9
SPAWN = multiprocessing.get_context("spawn")


@pytest.mark.parametrize("room", [0, 100, 4_000, 5_000, 9_000, 20_000, 40_000, 80_000])
def test_a_full_disk_is_told_and_nothing_acknowledged_is_lost(place: Path, room: int) -> None:
    left = Room(PLENTY)
    with small_disk(left) as name, Store.opened(place, Opening(create=True, vfs=name)) as store:
        filled(store, WALL)
        left.bytes = room
        acknowledged = {r.id for r in store.reports.all()}
        with pytest.raises(StoreError, match="is full: what was stored before is intact; make room"):
            acknowledged.update(add(store, f"{TOWN} {n} " + "x " * 500, f"q{n}", 1).id for n in range(1000))
        assert {r.id for r in store.reports.all()} == acknowledged
        left.bytes = PLENTY
        add(store, TOWN, "room again", 2)
        newsroom.catch_up(desk(store), at(3))
    assert check(place) == ()


def _fill_up(place: Path, limit: int, answer: Path) -> None:
    """In a process that may not write files longer than this; the signal that comes with it is Python's to ignore."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    told: list[str] = []
    error = ""
    try:
        with Store.open(place, create=True) as store:
            told.extend(add(store, f"{TOWN} {n} " + "x " * 2000, f"q{n}", 1).id for n in range(1000))
    except StoreError as e:
        error = str(e)
    answer.write_text(json.dumps({"told": told[:50], "count": len(told), "error": error}))


def test_a_file_that_may_grow_no_further_is_told(place: Path, tmp_path: Path) -> None:
    answer = tmp_path / "answer"
    _in_a_process(_fill_up, place, 600_000, answer)
    found = json.loads(answer.read_text())
    assert "what was stored before is intact" in found["error"]
    with Store.open(place) as store:
        kept = [r.id for r in store.reports.all()]
        assert kept[: len(found["told"])] == found["told"]
        assert len(kept) == found["count"] > 0
    assert check(place) == ()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
def test_a_file_that_may_not_be_written_is_told(place: Path) -> None:
    with Store.open(place, create=True) as store:
        add(store, WALL)
    place.chmod(0o400)
    with pytest.raises(StoreError, match="may not be written"):
        Store.open(place)


READ_ONLY = """
import sys
from pathlib import Path
from hearsay.errors import StoreError
from hearsay.store.db import Store
from tests.store.db.made import WALL, add
import os
os.setgid(65534), os.setuid(65534)
place = Path(sys.argv[1])
everything = lambda s: s.reports.all()
for read_only, act in ((False, everything), (False, lambda s: add(s, WALL, "b")), (True, everything)):
    try:
        with Store.open(place, read_only=read_only) as store:
            print(len(act(store)))
    except StoreError as e:
        print(e)
"""


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_somebody_who_may_only_read_can_read_and_is_told() -> None:
    with TemporaryDirectory() as folder:
        place = Path(folder) / "s"
        with Store.open(place, create=True) as store:
            add(store, WALL)
        place.chmod(0o444)
        hidden = as_somebody_else(place)
        Path(folder).chmod(0o755)
        lines = as_somebody_else(place)
        assert check(place) == ()
    assert len(hidden) == 3
    assert all("cannot be reached (Permission denied)" in x for x in hidden)
    assert all("may not be written" in x or "cannot be opened" in x for x in lines[:2])
    assert lines[2:] == ["1"]


def as_somebody_else(place: Path) -> list[str]:
    """What a user without rights is told who reads, adds to and then only reads a store."""
    done = subprocess.run([sys.executable, "-c", READ_ONLY, str(place)], capture_output=True, text=True, check=False)
    return [*done.stdout.splitlines(), *([done.stderr.splitlines()[-1]] if done.returncode else [])][-3:]


def test_a_store_opened_for_reading_is_never_written(place: Path) -> None:
    with Store.open(place, create=True) as store:
        add(store, WALL)
    with Store.open(place, read_only=True) as store, pytest.raises(StoreError, match="for reading only"):
        add(store, TOWN, "b")


def test_a_place_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match=r"cannot be made.*--store"):
        Store.open(tmp_path / "file" / "s", create=True)


def test_only_its_owner_may_read_a_new_store(place: Path) -> None:
    Store.open(place, create=True).close()
    assert place.stat().st_mode & 0o777 == 0o600


def test_one_who_waits_in_vain_is_told_for_whom(place: Path) -> None:
    with Store.open(place, create=True) as one, Store.opened(place, Opening(wait_s=0.1)) as other:
        with one.writing(), pytest.raises(StoreBusyError, match=rf"process {os.getpid()} \("):
            add(other, WALL)
        assert add(other, WALL).status == "new"  # let go: no trace of the note that named the holder
        assert list(place.parent.glob("*-writer")) == []


def test_the_note_of_a_process_that_is_gone_names_nobody(place: Path) -> None:
    done = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
    with Store.open(place, create=True) as one, Store.opened(place, Opening(wait_s=0.1)) as other, one.writing():
        note = {"process": int(done.stdout), "command": "hearsay follow"}
        place.with_name(f"{place.name}-writer").write_text(json.dumps(note))
        with pytest.raises(StoreBusyError, match="another program"):
            add(other, WALL)


def test_readers_do_not_wait_for_a_writer_and_see_one_moment(place: Path) -> None:
    with Store.open(place, create=True) as one, Store.open(place, read_only=True) as other:
        add(one, WALL)
        with other.viewing():
            assert len(other.reports.all()) == 1
            with one.writing():
                add(one, TOWN, "b")
                assert len(other.reports.all()) == 1
            assert len(other.reports.all()) == 1
        assert len(other.reports.all()) == 2


def _add_many(place: Path, who: str) -> None:
    with Store.open(place, create=True) as store:
        for n in range(25):
            add(store, f"{WALL} {n}", f"shared {n}")
            add(store, f"{TOWN} {who} {n}", f"{who} {n}")


def test_several_processes_on_one_store_lose_and_double_nothing(place: Path) -> None:
    workers = [SPAWN.Process(target=_add_many, args=(place, w)) for w in "abc"]
    for w in workers:
        w.start()
    for w in workers:
        w.join()
    assert [w.exitcode for w in workers] == [0, 0, 0]
    with Store.open(place) as store:
        assert len(store.reports.all(versions=True)) == 25 + 3 * 25
    assert check(place) == ()


def test_a_clock_that_jumps_back_loses_nothing_and_is_told(store: Store) -> None:
    for n, minute in enumerate((60, 0, 30)):
        add(store, f"{WALL} {n}", f"p{n}", minute)
        newsroom.catch_up(desk(store), at(minute))
    assert [r.text[-1] for r in store.reports.all()] == ["0", "1", "2"]
    assert info(store).clock_back == 1
    numbers = [c.number for c in store.claims.changes()]
    assert numbers == sorted(numbers)
    assert store.claims.changes(after=numbers[0]) == store.claims.changes()[1:]
    assert check(store.path) == ()


@pytest.mark.parametrize("offset", [0, 50, 4096])
def test_a_damaged_page_is_an_error_that_says_what_to_do(place: Path, offset: int) -> None:
    with Store.open(place, create=True) as store:
        filled(store, WALL, TOWN)
    data = bytearray(place.read_bytes())
    data[offset : offset + 40] = b"\xee" * 40
    place.write_bytes(data)
    with pytest.raises((StoreDamagedError, StoreError), match=r"store check|first page"):
        _look_at_everything(place)


def _look_at_everything(place: Path) -> None:
    with Store.open(place, read_only=True) as store:
        for (table,) in store.connection.rows("SELECT name FROM sqlite_schema WHERE type = 'table'"):
            store.connection.rows(f"SELECT * FROM {table} NOT INDEXED")


def _in_a_process(work: Callable[..., None], *given: Any) -> None:
    process = SPAWN.Process(target=work, args=given)
    process.start()
    process.join()
    assert process.exitcode == 0
