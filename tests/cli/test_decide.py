"""`hearsay decide`, end to end: what is decided shows in the brief, can be taken back, and survives another report."""

import json
from pathlib import Path

import pytest

from .conftest import Run

WHY = ("--why", "I looked at both")
TWICE = "broke in two places"


def brief(run: Run, folder: Path, *more: str) -> dict:
    done = run("brief", "--format", "json", *more, folder)
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def claim(made: dict, words: str) -> dict:
    (found,) = [c for c in made["claims"] if any(words in m["text"] for m in c["mentions"])]
    return found


def decided(run: Run, *args: object) -> str:
    """Run a decision and return its id."""
    done = run("decide", *args)
    assert done.exit_code == 0, done.output
    return done.stdout.partition(":")[0]


def test_merge_joins_two_claims_and_says_why(run: Run, folder: Path) -> None:
    before = brief(run, folder)
    decided(run, "merge", TWICE, "nobody was hurt", folder, *WHY)
    after = brief(run, folder)
    merged = claim(after, TWICE)
    assert merged["id"] == claim(after, "nobody was hurt")["id"]
    assert len(after["claims"]) == len(before["claims"]) - 1
    assert any("Merged by the user on " in r and "I looked at both" in r for r in merged["reasons"])
    assert [(d["kind"], d["state"]) for d in after["decisions"]] == [("merge", "applied")]


def test_undo_gives_the_very_same_brief_and_undoing_that_the_other(run: Run, folder: Path) -> None:
    before = brief(run, folder)
    name = decided(run, "merge", TWICE, "nobody was hurt", folder, *WHY)
    after = brief(run, folder)
    undone = decided(run, "undo", name, folder, "--why", "two things after all")
    assert brief(run, folder) == before
    decided(run, "undo", undone, folder, "--why", "one thing")
    assert brief(run, folder) == after
    assert brief(run, folder, "--as-read") == before


def test_split_takes_a_mention_out(run: Run, folder: Path) -> None:
    whole = claim(brief(run, folder), "wall at Orva broke on Monday")
    assert {m["report"] for m in whole["mentions"]} == {"first", "second"}
    decided(run, "split", whole["id"], folder, "--take", "second", "--why", "another wall")
    after = brief(run, folder)
    homes = {m["report"]: c["id"] for c in after["claims"] for m in c["mentions"] if "at Orva" in m["text"]}
    assert homes["first"] != homes["second"]
    assert [d["state"] for d in after["decisions"]] == ["applied"]


def test_confirm_pins_a_claim_first(run: Run, folder: Path) -> None:
    last = brief(run, folder)["claims"][-1]
    decided(run, "confirm", last["id"], folder, *WHY)
    first = brief(run, folder)["claims"][0]
    assert (first["text"], first["marks"]) == (last["text"], sorted({*last["marks"], "pinned"}))


def test_same_and_different_change_who_is_who(run: Run, folder: Path) -> None:
    decided(run, "same", "Ana Ruiz", "Bo Lind", folder, *WHY)
    (party,) = brief(run, folder)["parties"]
    assert {party["name"], *party["aliases"]} == {"Ana Ruiz", "Bo Lind"}
    decided(run, "different", "Ana Ruiz", "Bo Lind", folder, "--why", "they are two")
    parties = brief(run, folder)["parties"]
    assert sorted(p["name"] for p in parties) == ["Ana Ruiz", "Bo Lind"]
    assert all(p["apart_from"] for p in parties)


def test_correct_changes_an_attribution(run: Run, folder: Path) -> None:
    more = ("--origin", "organisation:Water Board", "--relay", "Teleg", "--stance", "denies")
    decided(run, "correct", TWICE, folder, *more, "--content", "the harbour wall broke", *WHY)
    made = brief(run, folder)
    (a,) = [a for a in made["attributions"] if a["corrected"]]
    assert [(x["name"], x["kind"], x["role"]) for x in a["chain"]] == [
        ("Teleg", "outlet", "relay"),
        ("Water Board", "organisation", "origin"),
    ]
    assert (a["stance"], a["content"][0]["text"], a["doubt"]) == ("denies", "the harbour wall broke", 0.0)
    shown = json.loads(run("read", "--format", "json", folder).stdout)
    assert shown[0]["attributions"][0]["stance"] == "denies"


def test_own_check_is_a_dated_origin_of_its_claim_alone(run: Run, folder: Path) -> None:
    before = brief(run, folder)
    more = ("--supports", "--asked", "Ministry of Works", "--how", "called the ministry", "--when", "2031-05-03 14:10")
    decided(run, "check", TWICE, folder, *more, *WHY)
    after = brief(run, folder)
    one, other = claim(before, TWICE), claim(after, TWICE)
    assert (other["origins"]["low"], other["origins"]["high"]) == (
        one["origins"]["low"] + 1,
        one["origins"]["high"] + 1,
    )
    assert "own-check" in other["marks"]
    assert other["id"] == one["id"]
    (report,) = [r for r in after["reports"] if r["own_check"]]
    assert (report["outlet"], report["published"]) == ("Own Desk", "2031-05-03T14:10")
    assert [c["origins"] for c in after["claims"] if c["id"] != other["id"]] == [
        c["origins"] for c in before["claims"] if c["id"] != other["id"]
    ]
    assert "checked by you" in run("brief", folder).stdout


def test_asking_the_same_party_again_adds_nobody(run: Run, folder: Path) -> None:
    before = claim(brief(run, folder), TWICE)
    decided(run, "check", TWICE, folder, "--supports", "--asked", "Ana Ruiz", "--how", "called her", *WHY)
    assert claim(brief(run, folder), TWICE)["origins"]["high"] == before["origins"]["high"]


def test_a_check_may_deny(run: Run, folder: Path) -> None:
    decided(run, "check", TWICE, folder, "--denies", "--how", "went there and looked", *WHY)
    assert claim(brief(run, folder), TWICE)["status"] == "denied"


def test_decisions_survive_another_report_and_a_moved_one(run: Run, folder: Path) -> None:
    decided(run, "merge", TWICE, "nobody was hurt", folder, *WHY)
    (folder / "third.txt").write_text("The town council of Orva met. Cy Moe said the road is closed.", encoding="utf-8")
    (folder / "first.txt").rename(folder / "a-new-name.txt")
    edited = "Updated at noon. " + (folder / "second.txt").read_text(encoding="utf-8")
    (folder / "second.txt").write_text(edited, encoding="utf-8")
    made = brief(run, folder)
    assert claim(made, TWICE)["id"] == claim(made, "nobody was hurt")["id"]


def test_what_finds_nothing_is_listed_with_its_reason(run: Run, folder: Path) -> None:
    decided(run, "merge", TWICE, "nobody was hurt", folder, *WHY)
    (folder / "second.txt").unlink()
    made = brief(run, folder)
    assert made["decisions"][0]["state"] == "not-applied"
    assert any("no claim of these reports has the words “nobody was hurt" in s["reason"] for s in made["skipped"])
    assert "nobody was hurt" in run("brief", folder).stdout


def test_list_shows_everything_that_was_decided(run: Run, folder: Path) -> None:
    name = decided(run, "confirm", TWICE, folder, *WHY)
    decided(run, "undo", name, folder, "--why", "too early")
    text = " ".join(run("decide", "list", folder).stdout.split())
    assert "(undone)" in text
    assert "too early" in text
    rows = json.loads(run("decide", "list", "--format", "json", folder).stdout)
    assert [(r["kind"], r["in_force"]) for r in rows] == [("confirm", False), ("undo", True)]


def test_another_file_may_be_named(run: Run, folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "mine.jsonl"
    decided(run, "confirm", TWICE, folder, *WHY, "--decisions", file)
    assert not (folder / ".hearsay").exists()
    assert brief(run, folder)["decisions"] == []
    assert len(brief(run, folder, "--decisions", str(file))["decisions"]) == 1


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["merge", "wall", "nobody was hurt"], "may mean"),
        (["merge", TWICE, TWICE], "are one claim already"),
        (["confirm", "99"], "there are"),
        (["same", "Ana Ruiz", "Nobody Atall"], "no party is meant"),
        (["correct", TWICE], "nothing is corrected"),
        (["correct", TWICE, "--content", "not there"], "is not in first"),
        (["check", TWICE, "--how", "called"], "--supports or --denies"),
        (["check", TWICE, "--how", "called", "--denies", "--when", "noonish"], "is no time"),
        (["split", "nobody was hurt", "--take", "second"], "all mentions"),
        (["undo", "dffff"], "no decision"),
    ],
)
def test_what_cannot_be_meant_is_told_and_nothing_is_recorded(
    run: Run, folder: Path, args: list[str], told: str
) -> None:
    done = run("decide", *args, folder, *WHY)
    assert (done.exit_code, done.stdout) == (2, "")
    assert told in done.stderr
    assert not (folder / ".hearsay").exists()


@pytest.mark.parametrize("command", "merge split confirm same different correct check list undo".split())
def test_every_kind_has_help_with_an_example(run: Run, command: str) -> None:
    shown = run("decide", command, "--help").stdout
    assert f"  hearsay decide {command} " in shown
