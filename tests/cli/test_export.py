"""`hearsay export`: every form, from paths and from the store."""

import csv
import io
import json
from pathlib import Path

import pytest

from hearsay.cli import export
from hearsay.render.exports import FORMS
from hearsay.render.exports import TABLES as MADE
from hearsay.store.db import Store
from tests.serve.stock import stock

from .conftest import Run


def test_formats_and_tables_are_those_that_there_are() -> None:
    assert (*FORMS, "csv", "jsonl") == export.FORMATS
    assert tuple(MADE) == export.TABLES


@pytest.mark.parametrize("form", export.FORMATS)
def test_every_form_comes_from_paths_and_says_what_the_reports_say(run: Run, folder: Path, form: str) -> None:
    done = run("export", "--format", form, folder)
    assert done.exit_code == 0, done.stderr
    assert "harbour wall" in done.stdout


def test_a_story_of_the_store_is_exported_without_reading_anew(run: Run, tmp_path: Path) -> None:
    place = tmp_path / "desk.hearsay"
    stock(place)
    with Store.open(place, read_only=True) as store:
        story = store.stories.all()[0]
    done = run("export", "--format", "csv", "--table", "reports", "--store", place, "--story", story.id)
    assert done.exit_code == 0, done.stderr
    assert {r["id"] for r in csv.DictReader(io.StringIO(done.stdout))} == set(story.reports)
    made = json.loads(run("export", "--format", "annotations", "--store", place, "--story", story.id).stdout)
    assert made["total"] > 5


def test_what_is_to_be_exported_must_be_named_once(run: Run, folder: Path, tmp_path: Path) -> None:
    assert run("export", "--format", "csv").exit_code == 2
    assert run("export", "--format", "csv", folder, "--story", "s1").exit_code == 2
    stock(tmp_path / "desk.hearsay")
    done = run("export", "--format", "csv", "--store", tmp_path / "desk.hearsay", "--story", "s1")
    assert done.exit_code == 2
    assert "no story s1" in done.stderr
