"""`hearsay archive`: run, status, resume, query, by the real program with a reader without weights."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hearsay.archive import drive
from hearsay.cli.main import main
from tests.archive.news import OUTLETS, SETTINGS, record, small, story, write_lines


def call(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["archive", *map(str, arguments)], prog_name="hearsay")


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    small(folder / "in", 8)
    drive.run(folder / "out", [folder / "in"], SETTINGS)
    return folder / "out"


def test_resume_does_nothing_when_all_is_done(finished: Path) -> None:
    done = call("resume", finished)
    assert done.exit_code == 0, done.output
    assert done.stdout.count("shards, 0 of them now") == 10


def test_status_shows_each_stage(finished: Path) -> None:
    told = call("status", finished)
    assert [line.split()[0] for line in told.stdout.splitlines()][:3] == ["texts", "pairs", "copies"]
    rows = json.loads(call("status", finished, "--format", "json").stdout)
    assert all(r["done"] == r["shards"] and r["old"] == 0 for r in rows)


def test_query_answers_as_table_csv_and_json(finished: Path) -> None:
    sql = "SELECT outlet, count(*) AS n, '=1+1' AS formula FROM reports GROUP BY 1 ORDER BY 1"
    assert "Orbit" in call("query", finished, sql).stdout
    assert call("query", finished, sql, "--format", "csv").stdout.splitlines()[0] == "outlet,n,formula"
    assert "'=1+1" in call("query", finished, sql, "--format", "csv").stdout
    assert json.loads(call("query", finished, sql, "--format", "json").stdout)[0]["formula"] == "=1+1"


def test_query_draws(finished: Path, tmp_path: Path) -> None:
    assert call("query", finished, "--picture", tmp_path / "p.svg").exit_code == 0
    assert (tmp_path / "p.svg").read_text().startswith("<svg")
    assert call("query", finished, "SELECT 1", "--picture", tmp_path / "q.svg").exit_code == 2


def test_what_cannot_be_done_ends_in_2(finished: Path, tmp_path: Path) -> None:
    for arguments in (
        ("run", tmp_path / "out", tmp_path / "nothing"),
        ("status", tmp_path),
        ("resume", tmp_path),
        ("query", tmp_path),
        ("query", finished, "DROP VIEW texts"),
        ("run", tmp_path / "out", finished, "--outlets", tmp_path / "nothing.tsv"),
    ):
        done = call(*arguments)
        assert done.exit_code == 2, (arguments, done.output)
        assert "hearsay: " in done.stderr


def test_run_takes_a_table_of_agencies_and_tells_a_wrong_one(tmp_path: Path) -> None:
    write_lines(tmp_path / "a.jsonl", [record(1, story(1))])
    (tmp_path / "wrong.tsv").write_text("a\tb\n1\t2\n")
    (tmp_path / "outlets.tsv").write_text(OUTLETS)
    wrong = call("run", tmp_path / "out", tmp_path / "a.jsonl", "--outlets", tmp_path / "wrong.tsv")
    assert wrong.exit_code == 2
    assert "header lacks" in wrong.stderr
    done = call("run", tmp_path / "out", tmp_path / "a.jsonl", "--outlets", tmp_path / "outlets.tsv")
    assert done.exit_code == 0, done.output
    assert "claims" in done.stdout


def test_what_is_not_installed_is_told_with_what_to_do(finished: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hearsay.archive.errors.find_spec", lambda name: None)
    done = call("status", finished)
    assert done.exit_code == 2
    assert "pip install 'hearsay[archive]'" in done.stderr
