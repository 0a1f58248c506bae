"""Cases 16 and 18 where the store is asked: query syntax, numbers, names that lead elsewhere. The page: tests/serve."""

import time
from contextlib import suppress
from pathlib import Path

import pytest

from hearsay.errors import HearsayError, InputError
from hearsay.model.kept import Question
from hearsay.store.db import Store
from hearsay.store.db.upkeep.export import export
from tests.store.db.made import TOWN, WALL, filled

pytestmark = pytest.mark.hostile
TYPED = ['"', '"a" OR', "a AND", "NEAR(a b)", "-a", "{text}:a", "a^2", "*", "a*b*c", "'; DROP TABLE reports;--",
         "%" * 900, "_%_%_%",
         "(" * 400, "a OR b NOT c", "\0wall", "wall\\", "ORDER BY 1", '"' * 999, "wall* " * 30, "\ud800"]  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store.open(tmp_path / "s", create=True)
    filled(made, WALL, TOWN)
    return made


@pytest.mark.parametrize("typed", TYPED)
def test_what_is_typed_is_only_words(store: Store, typed: str) -> None:
    start = time.monotonic()
    for ask in (
        lambda: store.search.reports(typed),
        lambda: store.search.claims(Question(words=typed)),
        lambda: store.search.claims(Question(speaker=typed, relay=typed)),
    ):
        with suppress(InputError):
            ask()
    assert time.monotonic() - start < 10
    assert len(store.reports.all()) == 2


@pytest.mark.parametrize("cursor", ["-1", "9" * 40, "1 OR 1", "٣", "1e9", " 1", "0x1"])
def test_cursors_that_are_none_are_told(store: Store, cursor: str) -> None:
    with pytest.raises(InputError, match="no cursor"):
        store.search.reports("wall", cursor=cursor)


@pytest.mark.parametrize("limit", [0, -1, 10**6])
def test_a_million_hits_are_not_given(store: Store, limit: int) -> None:
    with pytest.raises(InputError, match="cannot be shown at once"):
        store.search.reports("wall", limit=limit)


def test_an_export_goes_through_no_link_and_over_nothing(store: Store, tmp_path: Path) -> None:
    canary = tmp_path / "canary"
    canary.mkdir()
    (canary / "reports.jsonl").write_text("mine", encoding="utf-8")
    link = tmp_path / "out"
    link.symlink_to(canary)
    with pytest.raises(HearsayError):
        export(store, link)
    with pytest.raises(HearsayError):
        export(store, canary)
    assert [p.name for p in canary.iterdir()] == ["reports.jsonl"]
    assert (canary / "reports.jsonl").read_text(encoding="utf-8") == "mine"
