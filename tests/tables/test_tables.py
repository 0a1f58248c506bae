"""What the tables know, and how users add to them."""

import pytest

from hearsay.errors import InputError
from hearsay.tables import Tables

TABLES = Tables.shipped()


def test_the_shipped_tables_know_wires_countries_and_state_media() -> None:
    assert TABLES.outlet("The AP") == TABLES.outlet("Associated Press") == "Associated Press"
    assert "Reuters" in TABLES.wires
    assert TABLES.country("Oslo") == TABLES.country("norway") == "Norway"
    assert TABLES.patron("Xinhua News Agency") == "China"
    assert len(set(TABLES.outlets.values())) >= 120
    assert len(set(TABLES.countries.values())) >= 195
    assert set(TABLES.state_media.values()) <= set(TABLES.countries.values())


def test_a_user_adds_rows() -> None:
    more = TABLES.extended("outlets", "name\tkind\taliases\nHarbour Wire\twire\tHW|Harbour\n", "mine.tsv")
    assert more.outlet("HW") == "Harbour Wire"
    assert "Harbour Wire" in more.wires
    assert TABLES.outlet("Harbour Wire") is None


@pytest.mark.parametrize(
    ("kind", "text", "words"),
    [
        ("planets", "name\n", "no table 'planets'"),
        ("outlets", "title\tkind\n", "lacks name, aliases"),
        ("outlets", "name\tkind\taliases\nOnly one cell\n", "line 2: 1 cells"),
    ],
)
def test_a_table_that_cannot_be_read_says_why(kind: str, text: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        TABLES.extended(kind, text, "mine.tsv")


def test_every_shipped_row_names_its_source() -> None:
    from importlib import resources

    for name in ("outlets", "state_media", "countries", "nicknames", "groups", "seats"):
        text = resources.files("hearsay.tables").joinpath("data", f"{name}.tsv").read_text(encoding="utf-8")
        rows = [line.split("\t") for line in text.splitlines()[2:]]
        assert all(row[-1].startswith("https://") for row in rows), name
