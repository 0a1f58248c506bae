"""The commands of the store, from reports added to a story split, merged, decided on, searched and forgotten."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from hearsay.store.db import Store

from .conftest import FIRST, SECOND, Run

CHEESE = "Kerra held its cheese fair on Friday. Cy Moe said the oldest cheese weighed ninety kilos and smelled of hay."
NOON = "2031-05-03T12:00"
LATER = "2031-05-03T13:00"


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The store that every command here uses, at noon."""
    place = tmp_path / "desk.hearsay"
    monkeypatch.setenv("HEARSAY_STORE", str(place))
    monkeypatch.setenv("HEARSAY_NOW", NOON)
    return place


@pytest.fixture
def added(run: Run, folder: Path) -> Run:
    (folder / "third.txt").write_text(CHEESE, encoding="utf-8")
    assert run("add", folder).exit_code == 0
    return run


def read(done: Result) -> Any:
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def stories(run: Run) -> dict[int, str]:
    """How many reports → id of the story with so many."""
    return {len(s["reports"]): s["id"] for s in read(run("stories", "--format", "json"))["stories"]}


def test_adding_tells_what_is_new_and_a_second_time_nothing(run: Run, folder: Path) -> None:
    first = run("add", folder)
    assert first.stdout.startswith("2 new\n")
    assert "Ana Ruiz" not in first.stderr
    second = run("add", folder)
    assert (second.exit_code, second.stdout) == (0, "2 known already\n")
    (folder / "first.txt").write_text(FIRST + " Dee Park said it rains.", encoding="utf-8")
    third = read(run("add", "--format", "json", folder))
    assert [a["status"] for a in third["added"]] == ["version", "known"]
    assert {c["kind"] for c in third["changes"]} == {"new"}


def test_standard_input_is_a_place_of_its_own(run: Run) -> None:
    for text, told in ((FIRST, "1 new"), (FIRST, "1 known already"), (SECOND, "1 new")):
        assert run("add", "-", input=text).stdout.startswith(told)


def test_what_cannot_be_read_is_told_and_the_rest_kept(run: Run, folder: Path) -> None:
    done = run("add", folder, folder / "absent.txt")
    assert done.exit_code == 2
    assert "absent.txt" in done.stderr
    assert done.stdout.startswith("2 new")


def test_stories_of_the_store(added: Run) -> None:
    found = stories(added)
    assert set(found) == {1, 2}
    text = added("stories", "--why").stdout
    assert found[2] in text
    assert "Its words are like those of" in text
    assert read(added("stories", "--format", "json", "--since", LATER)) == {"stories": []}


def test_stories_since_a_time(added: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEARSAY_NOW", LATER)
    (folder / "third.txt").write_text(CHEESE + " It rains.", encoding="utf-8")
    added("add", folder)
    assert [len(s["reports"]) for s in read(added("stories", "--since", "30min", "--format", "json"))["stories"]] == [1]
    assert len(read(added("stories", "--since", "2h", "--format", "json"))["stories"]) == 2


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["stories", "--since", "24h", "x.txt"], "--since are for stories of the store"),
        (["stories", "--outlet", "A"], "--outlet go with PATHS"),
        (["stories", "--since", "soon"], "--since soon: give 90min"),
        (["brief"], "give the story's PATHS, or --story"),
        (["brief", "--story", "s1", "x.txt"], "give the story's PATHS, or --story"),
        (["brief", "--story", "s1", "--outlet", "A"], "--outlet: goes with PATHS"),
        (["brief", "--store", "f", "x.txt"], "--store: goes with --story"),
        (["brief", "--story", "s1"], "no story s1"),
        (["story", "show", "s1"], "no story s1"),
        (["story", "split", "s1", "r1", "--why", " "], "say in a few words"),
        (["changes", "--claim", "k1"], "no claim k1"),
        (["changes", "--claim", "k1", "--since", "1h"], "leave --story and --since away"),
        (["changes", "--story", "s1"], "no story s1"),
        (["search", "--origins", "many"], "give a number"),
        (["search", "--in", "reports", "--speaker", "A", "wall"], "--speaker: only claims"),
        (["store", "forget", "Nobody Known"], "nothing in the store is or names that"),
        (["add", "absent.txt"], "absent.txt"),
    ],
)
def test_what_cannot_be_done_is_told(added: Run, given: list[str], told: str) -> None:
    done = added(*given)
    assert done.exit_code == 2
    assert told in done.stderr
    assert "Traceback" not in done.output


def test_a_store_that_is_not_there_is_told(run: Run, place: Path) -> None:
    for command in (["stories"], ["changes"], ["search", "x"], ["store", "check"], ["brief", "--story", "s1"]):
        done = run(*command)
        assert done.exit_code == 2
        assert f"{place} does not exist" in done.stderr
    assert not place.exists()


@pytest.mark.parametrize("form", ["text", "md", "html", "json"])
def test_a_brief_of_a_kept_story(added: Run, form: str) -> None:
    done = added("brief", "--story", stories(added)[2], "--format", form)
    assert done.exit_code == 0
    assert "Ana Ruiz" in done.stdout
    assert "Cy Moe" not in done.stdout


def test_questions_about_a_kept_story(added: Run) -> None:
    story = stories(added)[2]
    claims = read(added("claims", "--story", story, "--format", "json"))
    assert claims
    for command in (["origins", "1"], ["chain", "1"], ["evidence", "1"], ["conflicts"], ["loops"]):
        assert added(command[0], *command[1:], "--story", story).exit_code == 0


def test_one_story_with_its_reports_and_the_dated_history_of_its_claims(added: Run) -> None:
    story = stories(added)[2]
    text = added("story", "show", story).stdout
    assert "2031-05-03 12:00  put into" in text
    assert "new: " in text
    made = read(added("story", "show", "--format", "json", story))
    assert len(made["reports"]) == 2
    assert all(r["placements"][-1]["reasons"] for r in made["reports"])
    (first, *_) = made["claims"]
    assert [h["kind"] for h in first["history"]] == ["new"]
    assert read(added("changes", "--claim", first["id"], "--format", "json")) == first["history"]


def test_a_split_and_a_merge_stick(added: Run, folder: Path) -> None:
    story = stories(added)[2]
    done = added("story", "split", story, folder / "second.txt", "--why", "another wall")
    assert done.exit_code == 0
    new = done.stdout.split()[0]
    assert [len(s["reports"]) for s in read(added("stories", "--format", "json"))["stories"]] == [1, 1, 1]
    (folder / "fourth.txt").write_text(SECOND + " It rains.", encoding="utf-8")
    assert added("add", folder).exit_code == 0
    assert str(folder / "second.txt") in added("brief", "--story", new, "--format", "json").stdout
    assert "you ruled it" in added("story", "show", new).stdout
    assert added("story", "merge", story, new, "--why", "one wall after all").exit_code == 0
    whole = read(added("brief", "--story", new, "--format", "json"))
    assert whole["story"]["id"] == story
    assert len(whole["reports"]) == 3


def test_decisions_on_a_kept_story_hold_and_can_be_undone(added: Run) -> None:
    story = stories(added)[2]
    done = added("decide", "confirm", "1", "--story", story, "--why", "I read both")
    assert done.exit_code == 0, done.output
    name = done.stdout.split(":")[0]
    assert "pinned" in added("brief", "--story", story, "--format", "json").stdout
    assert "pinned" not in added("brief", "--story", story, "--as-read", "--format", "json").stdout
    (kept,) = read(added("decide", "list", "--story", story, "--format", "json"))
    assert (kept["id"], kept["in_force"]) == (name, True)
    assert added("decide", "undo", name, "--story", story, "--why", "too soon").exit_code == 0
    assert "pinned" not in added("brief", "--story", story, "--format", "json").stdout


def test_search_and_changes(added: Run) -> None:
    (hit,) = read(added("search", "--speaker", "bo lind", "--format", "json", "hurt"))["claims"]
    assert "nobody was hurt" in hit["text"]
    assert "nobody was hurt" in added("search", "hurt").stdout
    assert "third.txt" in added("search", "--in", "reports", "cheese").stdout
    every = read(added("changes", "--format", "json"))
    assert [c["number"] for c in every] == list(range(1, len(every) + 1))
    assert read(added("changes", "--since", LATER, "--format", "json")) == []
    assert added("changes", "--since", LATER).stdout == "Nothing changed.\n"
    lines = added("changes", "--after", "1", "--limit", "1", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(x)["number"] for x in lines] == [2]


def test_the_store_is_looked_after(added: Run, place: Path, tmp_path: Path) -> None:
    assert added("store", "check").stdout == f"{place} is sound.\n"
    assert read(added("store", "info", "--format", "json"))["reports"] == 3
    assert "reports      3" in added("store", "info").stdout
    for command, target in (("backup", "copy"), ("export", "out.zip"), ("recover", "saved")):
        assert added("store", command, tmp_path / target).exit_code == 0
        again = added("store", command, tmp_path / target)
        assert again.exit_code == 2
        assert "is there already" in again.stderr
    with Store.open(tmp_path / "copy") as a, Store.open(tmp_path / "saved") as b, Store.open(place) as c:
        assert a.reports.all() == b.reports.all() == c.reports.all()


def test_damage_is_told_and_what_is_whole_saved(added: Run, place: Path, tmp_path: Path) -> None:
    data = place.read_bytes()
    place.write_bytes(data.replace(b"ninety kilos", b"eighty kilos"))
    done = added("store", "check", "--format", "json")
    assert done.exit_code == 2
    assert json.loads(done.stdout)["sound"] is False
    assert "hearsay store recover" in added("store", "check").stdout
    saved = added("store", "recover", tmp_path / "saved")
    assert saved.exit_code == 2
    assert "left out: Row" in saved.stderr
    assert added("store", "check", "--store", tmp_path / "saved").exit_code == 0


def test_nothing_is_forgotten_without_yes(added: Run, place: Path, folder: Path) -> None:
    listed = added("store", "forget", folder / "third.txt")
    assert "nothing was forgotten yet" in listed.stdout
    assert str(folder / "third.txt") in listed.stdout
    assert added("search", "cheese").stdout.startswith("2 claims")
    done = added("store", "forget", "--yes", folder / "third.txt")
    assert "This cannot reach:\n  backups" in done.stdout
    assert b"ninety kilos" not in place.read_bytes()
    assert added("add", folder).stdout == "2 known already, 1 forgotten before\n"


def test_a_party_is_forgotten(added: Run, place: Path) -> None:
    assert added("store", "forget", "--yes", "cy moe").exit_code == 0
    assert b"cy moe" not in place.read_bytes().lower()
