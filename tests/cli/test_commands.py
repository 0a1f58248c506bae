"""The commands: what they print where, in every format, and with which exit code."""

import json
from pathlib import Path

import pytest
from click.testing import Result

import hearsay
import hearsay.api
from hearsay.model import Skipped

from .conftest import FIRST, Run

COMMANDS = ["brief", "read", "stories"]


def test_version(run: Run) -> None:
    assert run("--version").stdout == f"hearsay, version {hearsay.__version__}\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_an_example(run: Run, command: str) -> None:
    shown = run(command, "--help")
    assert shown.exit_code == 0
    assert f"  hearsay {command} " in shown.stdout


def test_brief_as_text(run: Run, folder: Path) -> None:
    done = run("brief", folder)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines()[1].startswith("2 reports")
    assert "Ana Ruiz" in done.stdout
    assert "\x1b" not in done.stdout
    assert all(line == line.rstrip() for line in done.stdout.splitlines())


def test_brief_as_json_markdown_and_page(run: Run, folder: Path) -> None:
    made = json.loads(run("brief", "--format", "json", folder).stdout)
    assert made["schema"] == "hearsay/brief/1"
    assert [r["id"] for r in made["reports"]] == ["first", "second"]
    assert run("brief", "--format", "md", folder).stdout.startswith("# ")
    assert run("brief", "--format", "html", folder).stdout.startswith("<!doctype html>")


def test_why_and_all(run: Run, folder: Path) -> None:
    assert "among the reports given" in run("brief", "--why", folder).stdout
    assert "--all" not in run("brief", "--all", folder).stdout


def test_read_in_every_format(run: Run, folder: Path) -> None:
    text = run("read", folder).stdout
    assert "Ana Ruiz asserts: the harbour wall broke" in text
    assert [r["report"] for r in json.loads(run("read", "--format", "json", folder).stdout)] == ["first", "second"]
    lines = run("read", "--format", "jsonl", folder).stdout.splitlines()
    assert [json.loads(line)["report"] for line in lines] == ["first", "second"]


def test_stories_in_every_format(run: Run, folder: Path) -> None:
    made = json.loads(run("stories", "--format", "json", folder).stdout)
    assert sorted(x for s in made["stories"] for x in s["reports"]) == ["first", "second"]
    assert "  first" in run("stories", folder).stdout


def test_outlet_and_date_by_argument(run: Run, folder: Path) -> None:
    done = run("brief", "--format", "json", "--outlet", "Orva Daily", "--published", "2031-05-03", folder)
    first = json.loads(done.stdout)["reports"][0]
    assert (first["outlet"], first["published"], first["published_from"]) == ("Orva Daily", "2031-05-03", "argument")


@pytest.mark.parametrize("command", COMMANDS)
def test_standard_input(run: Run, command: str) -> None:
    done = run(command, "--format", "json", "-", input=FIRST)
    assert done.exit_code == 0
    assert "stdin" in done.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_what_can_be_mended_is_listed_and_the_rest_is_shown(run: Run, folder: Path, command: str) -> None:
    (folder / "empty.txt").write_text("", encoding="utf-8")
    (folder / "other.txt").write_text('{"broken', encoding="utf-8")
    done = run(command, folder, folder / "absent.txt")
    assert done.exit_code == 2
    assert "Orva" in done.stdout or "first" in done.stdout
    told = done.stdout if command == "brief" else done.stderr
    assert "absent.txt" in "".join(told.split())
    assert "empty.txt" in "".join(told.split())


@pytest.mark.parametrize("form", ["json", "html", "md"])
def test_formats_for_files_list_it_on_standard_error_too(run: Run, folder: Path, form: str) -> None:
    done = run("brief", "--format", form, folder, folder / "absent.txt")
    assert done.exit_code == 2
    assert "left out: " in done.stderr
    assert "absent.txt" in done.stdout.replace("\\", "")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_missing_path_alone(run: Run, tmp_path: Path, command: str) -> None:
    done = run(command, tmp_path / "absent.txt")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "absent.txt does not exist: check the path" in done.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_files_of_other_kinds_are_told_and_are_no_fault(run: Run, folder: Path, command: str) -> None:
    (folder / "notes.xyz").write_text("x", encoding="utf-8")
    done = run(command, folder)
    assert done.exit_code == 0
    assert "1 .xyz" in " ".join((done.stdout + done.stderr).split())


def test_what_a_reader_refused_is_told_and_is_no_fault(run: Run, folder: Path) -> None:
    (folder / "third.txt").write_text("The mayor of the town spoke. This sentence is unreadable.", encoding="utf-8")
    done = run("brief", "--format", "json", folder)
    assert (done.exit_code, json.loads(done.stdout)["skipped"][-1]["mendable"]) == (0, False)
    assert "left out: third: refused" in done.stderr


def test_mendable_is_what_a_skipped_says_by_itself() -> None:
    assert Skipped(what="a", reason="b").mendable


@pytest.mark.parametrize(
    "args", [["brief"], ["brief", "--format", "yaml", "x"], ["brief", "--nonsense", "x"], ["nonsense"]]
)
def test_wrong_arguments(run: Run, args: list[str]) -> None:
    done = run(*args)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "hearsay" in done.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_a_bug_is_told_as_one(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    def broken(*_: object) -> Result:
        raise ZeroDivisionError("planted")

    monkeypatch.setattr(hearsay.api, command, broken)
    done = run(command, folder)
    assert (done.exit_code, done.stdout) == (1, "")
    assert "ZeroDivisionError: planted" in done.stderr
    assert "this is a bug in hearsay" in done.stderr
    assert hearsay.__version__ in done.stderr


def test_weights_that_are_absent_say_what_to_do(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(_: object) -> None:
        raise hearsay.WeightsError("the reader's weights are not installed; reinstall them")

    monkeypatch.setattr(hearsay.api, "_shipped_reader", absent)
    done = run("brief", folder)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == "hearsay: the reader's weights are not installed; reinstall them\n"


def test_words_that_no_encoding_has_are_escaped(run: Run, folder: Path) -> None:
    record = {"text": "The gate of the old harbour \ud800 was shut today, and the town was told of it."}
    path = folder / "odd.jsonl"
    path.write_text(json.dumps(record), encoding="utf-8")
    for form in ("json", "html", "md", "text"):
        done = run("brief", "--format", form, path)
        assert done.exit_code in (0, 2), done.stderr
        assert "bug" not in done.stderr
