"""The kill test in small, and whether it would notice what it looks for."""

from pathlib import Path

import pytest

from evaluation.durability.every import WORKS
from evaluation.durability.kills import run
from evaluation.durability.works import Add, Export
from hearsay.store.db import Store


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_a_few_kills_lose_and_double_nothing() -> None:
    assert run(2 * len(WORKS), 11, list(WORKS)) == []


def done(work: Add) -> list[str]:
    told: list[str] = []
    work.prepare()
    work.do(told.append)
    return told


def test_a_report_that_was_lost_would_be_noticed(tmp_path: Path) -> None:
    work = Add(tmp_path / "w")
    told = done(work)
    with Store.open(work.store) as store, store.writing():
        store.connection.run("INSERT INTO forgetting DEFAULT VALUES")
        store.connection.script("PRAGMA defer_foreign_keys = ON")
        last = store.reports.document(told[-1])
        for table in ("mentions", "claim_states"):
            store.connection.run(f"DELETE FROM {table} WHERE report = (SELECT max(number) FROM reports)")
        store.connection.run("DELETE FROM arrivals WHERE report = (SELECT max(number) FROM reports)")
        store.connection.run("DELETE FROM readings WHERE report = (SELECT max(number) FROM reports)")
        store.connection.run("DELETE FROM reports WHERE document = ?", (last,))
        store.connection.run("DELETE FROM forgetting")
    assert "a report that was acknowledged is lost" in work.wrong(told)


def test_an_export_that_is_not_whole_would_be_noticed(tmp_path: Path) -> None:
    work = Export(tmp_path / "w")
    work.prepare()
    work.do(lambda told: None)
    if not work._target.is_dir():
        work.prepare()
        work.do(lambda told: None)
    (work._target / "claims.jsonl").write_bytes(b"")
    assert "claims.jsonl of the export is not whole" in work.wrong(["done"])
