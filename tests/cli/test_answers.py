"""Questions about single claims: what they print in each format, and what an unknown claim ends in."""

import json
from pathlib import Path

import pytest

from .conftest import Run

LISTS = ["claims", "conflicts", "loops"]
ASKING = ["origins", "chain", "evidence"]
WALL = "harbour wall broke in two places"


@pytest.mark.parametrize("command", [*LISTS, *ASKING])
def test_help_has_an_example(run: Run, command: str) -> None:
    shown = run(command, "--help")
    assert shown.exit_code == 0
    assert f"  hearsay {command} " in shown.stdout


def test_claims_bear_the_numbers_of_the_brief(run: Run, folder: Path) -> None:
    listed = json.loads(run("claims", "--format", "json", folder).stdout)
    brief = json.loads(run("brief", "--format", "json", folder).stdout)
    assert {c["id"]: c["number"] for c in listed} == {c["id"]: c["number"] for c in brief["claims"]}
    assert [c["number"] for c in listed] == list(range(1, len(listed) + 1))
    text = run("brief", folder).stdout
    assert all(f" {c['number']}  " in text for c in listed)


def test_claims_with_words(run: Run, folder: Path) -> None:
    (only,) = json.loads(run("claims", "-q", "nobody hurt", "--format", "json", folder).stdout)
    assert only["text"].startswith("nobody was hurt")
    assert "No claim with “zebra” among the 2 reports given." in run("claims", "-q", "zebra", folder).stdout


@pytest.mark.parametrize("command", LISTS)
def test_lists_one_a_line(run: Run, folder: Path, command: str) -> None:
    whole = json.loads(run(command, "--format", "json", folder).stdout)
    lines = run(command, "--format", "jsonl", folder).stdout.splitlines()
    assert [json.loads(line) for line in lines] == whole


def test_nothing_found_is_said_in_a_sentence(run: Run, folder: Path) -> None:
    assert run("loops", folder).stdout == "No circle of citation among the 2 reports given.\n"
    one = run("conflicts", folder / "first.txt").stdout
    assert one == "No two claims conflict among the 1 report given.\n"
    asked = run("origins", "zebra", folder)
    assert (asked.exit_code, asked.stdout) == (
        0,
        "Nobody in these reports is named “zebra”, and no claim has these words.\n",
    )


@pytest.mark.parametrize("by", ["number", "id", "words"])
def test_a_claim_by_number_id_and_words(run: Run, folder: Path, by: str) -> None:
    (c,) = json.loads(run("claims", "-q", WALL, "--format", "json", folder).stdout)
    asked = {"number": c["number"], "id": c["id"], "words": WALL}[by]
    found = json.loads(run("chain", "--format", "json", asked, folder).stdout)
    assert found["claim"]["id"] == c["id"]
    (way,) = (x for x in found["chains"] if x["links"])
    assert [(x["name"], x["role"], x["evidence"][0]["text"]) for x in way["links"]] == [
        ("Ana Ruiz", "origin", "Ana Ruiz")
    ]


def test_evidence_has_sentence_and_offsets(run: Run, folder: Path) -> None:
    whole = json.loads(run("evidence", "--format", "json", WALL, folder).stdout)
    lines = run("evidence", "--format", "jsonl", WALL, folder).stdout.splitlines()
    assert [json.loads(line) for line in lines] == whole["mentions"]
    for m in whole["mentions"]:
        text = (folder / f"{m['report']}.txt").read_text(encoding="utf-8")
        assert text[m["start"] : m["end"]] == m["text"]
        assert text[m["sentence"]["start"] : m["sentence"]["end"]] == m["sentence"]["text"]
        assert m["text"] in m["sentence"]["text"]
    shown = run("evidence", WALL, folder).stdout
    assert f"[first {whole['mentions'][0]['start']}–" in shown


def test_origins_of_a_claim_and_of_a_party(run: Run, folder: Path) -> None:
    claim = json.loads(run("origins", "--format", "json", WALL, folder).stdout)["claims"][0]
    assert [(s["name"], s["certain"]) for s in claim["behind"]] == [("Ana Ruiz", True)]
    party = json.loads(run("origins", "--format", "json", "Bo Lind", folder).stdout)["parties"][0]
    assert [c["part"] for c in party["claims"]] == ["origin"]
    assert "Who is behind it" in run("origins", WALL, folder).stdout
    assert "says so" in run("origins", "Bo Lind", folder).stdout


@pytest.mark.parametrize("command", ["chain", "evidence"])
def test_words_that_mean_several_claims_list_them(run: Run, folder: Path, command: str) -> None:
    done = run(command, "harbour wall", folder)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "may mean any of" in done.stderr
    listed = json.loads(run("claims", "-q", "harbour wall", "--format", "json", folder).stdout)
    assert all(f"  {c['number']}  {c['text']}" in done.stderr for c in listed)


@pytest.mark.parametrize("command", ASKING)
def test_a_number_that_no_claim_has(run: Run, folder: Path, command: str) -> None:
    done = run(command, "99", folder)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "No claim is “99”" in done.stderr


@pytest.mark.parametrize("command", ["chain", "evidence"])
def test_words_that_no_claim_has_list_those_that_are_near(run: Run, folder: Path, command: str) -> None:
    done = run(command, "the wall fell", folder)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "share words with it" in done.stderr


@pytest.mark.parametrize("command", [*LISTS, *ASKING])
def test_what_was_left_out_is_told(run: Run, folder: Path, command: str) -> None:
    asked = ["1"] if command in ASKING else []
    done = run(command, *asked, folder, folder / "absent.txt")
    assert done.exit_code == 2
    assert done.stdout
    assert "absent.txt" in done.stderr


@pytest.mark.parametrize("command", [*LISTS, *ASKING])
def test_text_in_a_pipe_is_plain(run: Run, folder: Path, command: str) -> None:
    shown = run(command, *(["1"] if command in ASKING else []), folder).stdout
    assert "\x1b" not in shown
    assert all(line == line.rstrip() for line in shown.splitlines())
