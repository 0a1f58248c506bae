"""A wire's folder: new items, new versions, cancelled and withheld ones, and what is no item."""

import json
import os
from pathlib import Path

import pytest

from .newsroom import Newsroom

SAID = "A ferry sank off Portmoor. Ana Ruiz said twelve people died there."


@pytest.fixture
def spool(tmp_path: Path) -> Path:
    folder = tmp_path / "spool"
    folder.mkdir()
    return folder


def put(spool: Path, name: str, words: str = SAID, minute: int = 0, **more: object) -> Path:
    row = {
        "uri": "urn:wire:1",
        "type": "text",
        "headline": "Ferry sinks",
        "versioncreated": f"2031-05-03T10:{minute:02}Z",
    }
    row |= {"body_text": words, "copyrightholder": "Bay Wire", **more}
    path = spool / name
    path.write_text(json.dumps(row), encoding="utf-8")
    return path


def test_items_come_in_and_are_read_once(desk: Newsroom, spool: Path) -> None:
    put(spool, "1.json")
    desk.follow(spool)
    done = desk.round()
    assert (done.round.feeds, done.round.pages, done.round.new) == (1, 1, 1)
    report = desk.store.reports.get(desk.at("urn:wire:1"))
    assert (report.text, report.outlet, report.title) == (SAID.strip(), "Bay Wire", "Ferry sinks")
    desk.reads.clear()
    again = desk.later(minutes=6)
    assert (again.round.pages, again.round.new, desk.reads) == (0, 0, [])
    assert desk.site.seen == []


def test_a_later_file_is_a_version_and_an_older_one_is_left_out(desk: Newsroom, spool: Path) -> None:
    desk.follow(spool)
    put(spool, "2.json", SAID.replace("twelve", "nine"), minute=20)
    put(spool, "1.json", minute=10)
    assert desk.round().round.versions == 1
    assert "nine" in desk.store.reports.get(desk.at("urn:wire:1")).text
    put(spool, "0.json", "Old words of the wire on the ferry.", minute=5)
    done = desk.later(minutes=6)
    assert ["older" in t.reason for t in done.round.told] == [True]
    assert "nine" in desk.store.reports.get(desk.at("urn:wire:1")).text


def test_a_file_that_is_overwritten_is_read_again(desk: Newsroom, spool: Path) -> None:
    desk.follow(spool)
    path = put(spool, "1.json")
    desk.round()
    put(spool, "1.json", SAID.replace("twelve", "nine"), minute=9, ednote="CORRECTS toll")
    os.utime(path, ns=(1, 1))
    done = desk.later(minutes=6)
    assert (done.round.versions, desk.kinds("urn:wire:1")) == (1, ["corrected"])


def test_a_cancelled_item_was_killed_and_may_come_back(desk: Newsroom, spool: Path) -> None:
    desk.follow(spool)
    put(spool, "1.json")
    desk.round()
    put(spool, "2.json", minute=10, pubstatus="canceled", ednote="Kill: the ferry is in port")
    desk.later(minutes=6)
    (notice,) = desk.store.reports.notices(desk.at("urn:wire:1"))
    assert (notice.kind, "the ferry is in port" in notice.why) == ("killed", True)
    put(spool, "3.json", SAID.replace("twelve", "nine"), minute=30)
    desk.later(minutes=6)
    assert desk.kinds("urn:wire:1") == ["killed", "restored"]


def test_a_withheld_item_was_withdrawn_and_one_that_never_came_is_told(desk: Newsroom, spool: Path) -> None:
    desk.follow(spool)
    put(spool, "9.json", uri="urn:wire:9", pubstatus="withheld")
    put(spool, "1.json")
    done = desk.round()
    assert [t.what.endswith("9.json") for t in done.round.told] == [True]
    put(spool, "2.json", minute=10, pubstatus="withheld")
    desk.later(minutes=6)
    assert desk.kinds("urn:wire:1") == ["withdrawn"]


def test_what_is_no_item_is_told_once(desk: Newsroom, spool: Path) -> None:
    desk.follow(spool)
    (spool / "a.json").write_text("{half")
    (spool / "b.json").write_text("[]")
    (spool / "notes.txt").write_text("notes")
    (spool / ".hidden.json").write_text("{}")
    (spool / "link.json").symlink_to("/etc/passwd")
    assert len(desk.round().round.told) == 2
    assert desk.later(minutes=6).round.told == ()


def test_a_folder_that_is_away_is_told_and_looked_for_again(desk: Newsroom, spool: Path) -> None:
    desk.follow(spool)
    spool.rename(spool.with_name("away"))
    (told,) = desk.round().round.told
    assert (told.what, told.mendable) == (str(spool), True)
    spool.with_name("away").rename(spool)
    put(spool, "1.json")
    assert desk.later(hours=1).round.new == 1
