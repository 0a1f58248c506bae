"""Alerts: on changes of status, not on each article; to a file and a command, none lost."""

import json
import stat
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from hearsay.errors import InputError
from hearsay.follow import Alarm
from hearsay.ingest.feed import Feed
from hearsay.ingest.feeds import read_feed

from .newsroom import Newsroom, page, rss
from .test_edits import OPENING, SAID

OTHER = "Bo Lind said two people died in the water off Portmoor."


def command(tmp_path: Path, code: int = 0) -> tuple[str, ...]:
    """A program that adds what it is given to a file, and ends with the number in another."""
    (tmp_path / "code").write_text(str(code))
    program = tmp_path / "told.py"
    program.write_text(
        "import sys, pathlib\nhere = pathlib.Path(__file__).parent\n"
        "with (here / 'told').open('a') as f: f.write(sys.stdin.read())\n"
        "print('no desk', file=sys.stderr)\nsys.exit(int((here / 'code').read_text()))\n"
    )
    return (sys.executable, str(program), "$(touch /tmp/never); `x`")


def told(tmp_path: Path) -> list[dict[str, object]]:
    file = tmp_path / "told"
    return [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []


def publish(desk: Newsroom, *paragraphs: str, host: str = "coast.example") -> None:
    """One more outlet with a report, or another version of it."""
    text = page(*paragraphs, title="Ferry sinks off Portmoor", outlet=host.partition(".")[0].title())
    url = desk.site.say("/ferry", text, host=host)
    desk.follow(desk.site.say("/feed", rss([(url, "Ferry sinks off Portmoor")], title=host), host=host))


def alerts(file: Path) -> Feed:
    feed = read_feed(file.read_bytes(), str(file))
    assert isinstance(feed, Feed)
    return feed


def test_a_new_article_alone_is_no_alert_but_a_change_of_status_is(desk: Newsroom, tmp_path: Path) -> None:
    file = tmp_path / "alerts.atom"
    desk.alarm = Alarm(file=file, command=command(tmp_path))
    publish(desk, OPENING, SAID)
    assert desk.round().faults == ()
    publish(desk, OPENING, SAID, host="tribune.example")
    desk.later(minutes=1)
    assert (alerts(file).items, told(tmp_path)) == ((), [])
    publish(desk, OPENING, OTHER, host="harbour.example")
    done = desk.later(minutes=1)
    (item, *_) = alerts(file).items
    assert "→ contested: twelve people died" in item.title or "→ contested" in item.title
    (message,) = told(tmp_path)
    assert message["schema"] == "hearsay/alert/1"
    changes = message["changes"]
    assert isinstance(changes, list)
    assert {c["number"] for c in changes} <= {c.number for c in done.changes}
    assert all(c["title"] and c["before"]["status"] != c["claim"]["status"] for c in changes)
    desk.later(hours=1)
    assert len(told(tmp_path)) == 1


def test_a_withdrawal_is_an_alert(desk: Newsroom, tmp_path: Path) -> None:
    file = tmp_path / "alerts.atom"
    desk.alarm = Alarm(file=file)
    publish(desk, OPENING, SAID)
    desk.round()
    desk.site.say("/ferry", status=410, host="coast.example")
    desk.later(hours=1)
    titles = [i.title for i in alerts(file).items]
    assert any(t.startswith("told no more: twelve people died") for t in titles)


def test_what_a_failing_command_was_not_told_it_is_told_later(desk: Newsroom, tmp_path: Path) -> None:
    desk.alarm = Alarm(command=command(tmp_path, code=3))
    publish(desk, OPENING, SAID)
    desk.round()
    publish(desk, OPENING, OTHER, host="harbour.example")
    (fault,) = desk.later(minutes=1).faults
    assert "ended with 3: no desk" in fault.reason
    (tmp_path / "code").write_text("0")
    assert desk.later(minutes=1).faults == ()
    first, second = told(tmp_path)
    assert first == second
    desk.later(minutes=1)
    assert len(told(tmp_path)) == 2
    assert not Path("/tmp/never").exists()


def test_a_command_is_not_told_of_what_was_there_before_it(desk: Newsroom, tmp_path: Path) -> None:
    publish(desk, OPENING, SAID)
    publish(desk, OPENING, OTHER, host="harbour.example")
    desk.round()
    desk.alarm = Alarm(command=command(tmp_path))
    desk.later(minutes=1)
    assert told(tmp_path) == []


@pytest.mark.parametrize("program", ["/nowhere/at/all", "."])
def test_a_command_that_cannot_be_started_is_told(desk: Newsroom, program: str) -> None:
    desk.alarm = Alarm(command=(program,))
    publish(desk, OPENING, SAID)
    desk.round()
    publish(desk, OPENING, OTHER, host="harbour.example")
    (fault,) = desk.later(minutes=1).faults
    assert "cannot be started" in fault.reason


def test_a_file_of_somebody_else_is_not_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "notes.atom"
    file.write_text("my notes")
    with pytest.raises(InputError, match="no file of alerts"):
        Alarm.of(file, None)
    assert Alarm.of(tmp_path / "new.atom", "desk --to 'Ana Ruiz'").command == ("desk", "--to", "Ana Ruiz")
    for wrong in ("", "desk 'open"):
        with pytest.raises(InputError):
            Alarm.of(None, wrong)


def test_a_folder_that_cannot_be_written_is_told(desk: Newsroom, tmp_path: Path) -> None:
    desk.alarm = Alarm(file=tmp_path / "nowhere" / "alerts.atom")
    publish(desk, OPENING, SAID)
    (fault,) = desk.round().faults
    assert "cannot be written" in fault.reason


def test_the_file_is_replaced_whole_and_holds_no_markup_of_strangers(desk: Newsroom, tmp_path: Path) -> None:
    file = tmp_path / "alerts.atom"
    desk.alarm = Alarm(file=file)
    publish(desk, OPENING, "Ana Ruiz said <b>twelve</b> people & ]]> \x07died in the water.")
    desk.round()
    publish(desk, OPENING, "Ana Ruiz denied it. Bo Lind said two people died in the water.", host="harbour.example")
    desk.site.say("/ferry", status=410, host="coast.example")
    desk.later(hours=1)
    assert b"<b>" not in file.read_bytes()
    assert alerts(file).items
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".alerts")] == []
    assert stat.S_ISREG(file.stat().st_mode)
    before = file.stat().st_ino
    desk.later(hours=1)
    assert file.stat().st_ino == before
    assert replace(desk.alarm, file=None).is_on is False
