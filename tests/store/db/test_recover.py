"""Damaged pages: each is named, and only what lay on it is lost."""

from pathlib import Path

import pytest

from evaluation.durability.damage import HOW, rows_of, tried
from hearsay import newsroom
from hearsay.errors import StoreError
from hearsay.store.db import Store
from hearsay.store.db.upkeep.check import check
from hearsay.store.db.upkeep.recover import recover
from hearsay.store.db.upkeep.settled import settled

from .made import CHEESE, TOWN, WALL, add, at, desk, filled

LONG = WALL + " The mason has seen it all before." * 400
HELD = ("sqlite_schema", "reports", "readings", "claims", "claim_states", "members", "placements", "keywords", "pins")
"""Tables of which the first page is damaged here; `python -m evaluation.durability.damage` damages every page."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("whole") / "s"
    with Store.open(place, create=True) as store:
        filled(store, WALL, CHEESE, TOWN, LONG)
        add(store, TOWN + " It rains.", "p2", 3)
        newsroom.catch_up(desk(store), at(3))
        wall = max(store.stories.all(), key=lambda s: len(s.reports))
        store.stories.split(wall.id, wall.reports[:1], "Another wall.", at(4))
        newsroom.catch_up(desk(store), at(4))
    return place


def test_a_sound_store_has_no_faults_and_is_saved_as_it_is(whole: Path, tmp_path: Path) -> None:
    assert check(whole) == ()
    saved = recover(whole, tmp_path / "saved")
    assert saved.damaged == saved.unfit == ()
    assert rows_of(tmp_path / "saved") == rows_of(whole)
    assert check(tmp_path / "saved") == ()


@pytest.mark.parametrize("how", HOW)
@pytest.mark.parametrize("table", HELD)
def test_a_damaged_page_is_named_and_costs_only_what_lay_on_it(
    whole: Path, tmp_path: Path, table: str, how: bytes
) -> None:
    with settled(whole) as pages:
        page = pages.roots().get(table, 1)
    lost, wrong = tried(whole, rows_of(whole), (page, how), tmp_path)
    assert not wrong
    assert set(lost) >= ({table} & {"reports", "readings", "claims"})
    with Store.open(tmp_path / "saved") as store:
        newsroom.catch_up(desk(store), at(9))
        assert store.briefs.waiting() == store.briefs.due() == []
        assert all(store.stories.of(r.id) for r in store.reports.all())


def test_a_text_that_was_changed_by_one_letter_is_found_with_its_report_and_not_saved(
    whole: Path, tmp_path: Path
) -> None:
    place = tmp_path / "changed"
    data = whole.read_bytes()
    assert b"two places near the town" in data
    place.write_bytes(data.replace(b"two places near the town", b"ten places near the town"))
    faults = [f for f in check(place) if f.report]
    with Store.open(whole, read_only=True) as store:
        hit = {r.id for r in store.reports.all(versions=True) if "two places" in r.text}
    assert {f.report for f in faults} == hit
    assert all("another text than the one that was stored" in f.what and f.page for f in faults)
    saved = recover(place, tmp_path / "saved")
    assert any("another text" in x for x in saved.unfit)
    with Store.open(tmp_path / "saved") as store:
        assert not any("ten places" in r.text for r in store.reports.all(versions=True))
    assert check(tmp_path / "saved") == ()


def test_a_file_that_was_cut_short_gives_what_is_left(whole: Path, tmp_path: Path) -> None:
    place = tmp_path / "short"
    place.write_bytes(whole.read_bytes()[: 20 * 4096 + 77])
    assert check(place)
    saved = recover(place, tmp_path / "saved")
    assert saved.damaged
    assert check(tmp_path / "saved") == ()


def test_what_lies_in_the_log_counts(tmp_path: Path) -> None:
    place = tmp_path / "s"
    with Store.open(place, create=True) as store:
        store.connection.script("PRAGMA wal_autocheckpoint = 0")
        name = add(store, WALL).id
        assert WALL.encode() not in place.read_bytes()
        with settled(place) as pages:
            assert pages.roots()["reports"]
        recover(place, tmp_path / "saved")
    with Store.open(tmp_path / "saved") as store:
        assert store.reports.text(name) == WALL


def test_a_target_that_is_there_is_left_alone(whole: Path, tmp_path: Path) -> None:
    target = tmp_path / "there"
    target.write_text("mine")
    with pytest.raises(StoreError, match="is there already"):
        recover(whole, target)
    assert target.read_text() == "mine"
    with pytest.raises(StoreError, match="does not exist"):
        recover(tmp_path / "absent", tmp_path / "new")
    assert not (tmp_path / "new").exists()
