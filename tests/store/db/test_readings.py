"""Readings: each report is read once by each reader."""

import pytest

from hearsay import newsroom
from hearsay.model import Reading, Report
from hearsay.store.db import Store
from tests.cli.fake import FakeReader

from .made import TABLES, TOWN, WALL, add, at, desk, filled


def reading(store: Store, text: str = WALL) -> Reading:
    return FakeReader().read(store.reports.get(add(store, text).id))


def test_a_reading_comes_back(store: Store) -> None:
    made = reading(store)
    store.readings.keep(made, "one", at())
    assert store.readings.get(made.report.id, "one") == made


def test_words_that_utf8_cannot_hold_come_back(store: Store) -> None:
    made = reading(store, "Ana Ruiz said the wall \ud800 broke.")
    store.readings.keep(made, "one", at())
    assert store.readings.get(made.report.id, "one") == made


def test_another_reader_reads_for_itself(store: Store) -> None:
    made = reading(store)
    store.readings.keep(made, "one", at())
    assert store.readings.get(made.report.id, "two") is None


def test_a_reading_in_an_older_form_is_none(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    made = reading(store)
    store.readings.keep(made, "one", at())
    monkeypatch.setattr("hearsay.store.db.readings.form_of", lambda kind: "newer")
    assert store.readings.get(made.report.id, "one") is None


def test_the_first_that_is_kept_holds(store: Store) -> None:
    made = reading(store)
    store.readings.keep(made, "one", at())
    store.readings.keep(Reading(report=made.report), "one", at(1))
    assert store.readings.get(made.report.id, "one") == made


class Counting(FakeReader):
    """Counts what it reads."""

    def __init__(self) -> None:
        self.read_ids: list[str] = []

    def read(self, report: Report) -> Reading:
        self.read_ids.append(report.id)
        return super().read(report)


def test_nothing_is_read_twice_when_a_story_is_weighed_again(store: Store) -> None:
    reader = Counting()
    at_work = newsroom.Desk(store, reader, TABLES)
    for n, text in enumerate((WALL, TOWN, WALL + " The road is shut.")):
        add(store, text, f"p{n}", n)
        newsroom.catch_up(at_work, at(n))
    assert len(reader.read_ids) == len(set(reader.read_ids)) == 3
    assert len(store.stories.all()) == 1


def test_a_report_is_read_anew_only_by_another_reader(store: Store) -> None:
    filled(store, WALL)
    (story,) = store.stories.all()
    reader = Counting()
    newsroom.brief_of(newsroom.Desk(store, reader, TABLES), story.id, at())
    assert len(reader.read_ids) == 1
    newsroom.brief_of(desk(store), story.id, at())
    assert len(store.connection.rows("SELECT * FROM readings")) == 2
