"""Cases 21 to 23: kill -9, a disk that fails at each call, damaged pages. In small; commands do it at length:

`python -m evaluation.durability.kills`, `python -m evaluation.io_faults`. Full disks, clocks and two writers:
tests/store/db/test_faults.py.
"""

from pathlib import Path
from random import Random

import pytest

from evaluation.durability.every import WORKS
from evaluation.durability.kills import run as kill
from evaluation.io_faults.__main__ import run as fail
from hearsay.store.db import Store
from hearsay.store.db.upkeep.check import check
from hearsay.store.db.upkeep.recover import recover
from tests.store.db.made import add

pytestmark = [
    pytest.mark.hostile,
    pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


def test_kills_lose_and_double_nothing() -> None:
    assert kill(len(WORKS), 5, list(WORKS)) == []


@pytest.mark.parametrize("name", ["add", "fetch", "export"])
def test_a_call_to_the_disk_that_fails_leaves_the_store_whole(tmp_path: Path, name: str) -> None:
    wrong, points, calls = fail(WORKS[name](tmp_path / "w"), every=11 if name == "export" else 601, start=3)
    assert wrong == []
    assert points > 2
    assert calls["xRead"]


def test_damaged_pages_are_found_and_cost_only_what_lay_on_them(tmp_path: Path) -> None:
    place = tmp_path / "s"
    with Store.open(place, create=True) as store:
        for n in range(400):
            add(store, f"Report {n} of the harbour wall at Orva. " * 12, f"p{n}", n)
        store.connection.script("PRAGMA wal_checkpoint(TRUNCATE)")
        size = store.connection.value("PRAGMA page_size")
    data = bytearray(place.read_bytes())
    page = Random(3).randrange(len(data) // size // 3, len(data) // size // 2)
    data[page * size : page * size + size] = Random(4).randbytes(size)
    place.write_bytes(data)
    assert check(place)
    saved = recover(place, tmp_path / "saved")
    assert saved.damaged
    with Store.open(tmp_path / "saved") as store:
        assert len(store.reports.all()) >= 396 - 8
    assert check(tmp_path / "saved") == ()
