"""Tables: read back by csv and json; and no cell is a formula (hardening case 17)."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.render.exports import TABLES, table
from hearsay.render.exports.tables import as_csv, columns, rows

from .invented import TOLD

FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\u00a0=1", "\n=1", "\ufeff=1", "=cmd|' /C calc'!A0")


@pytest.mark.parametrize("name", TABLES)
def test_both_forms_say_the_same(name: str) -> None:
    found = rows(TOLD, name)
    assert found
    assert [json.loads(x) for x in table(TOLD, name, "jsonl").splitlines()] == found
    read = list(csv.DictReader(io.StringIO(table(TOLD, name, "csv", bare=True))))
    assert [list(r) for r in read] == [list(columns(name))] * len(found)
    plain = [{k: "" if v is None else str(v) for k, v in r.items()} for r in found]
    assert [{k: r[k] for k in columns(name)} for r in plain] == read


@pytest.mark.parametrize("name", TABLES)
def test_columns_are_those_of_every_row(name: str) -> None:
    assert all(set(r) == set(columns(name)) for r in rows(TOLD, name))


@pytest.mark.parametrize("cell", FORMULAS)
def test_a_cell_that_looks_like_a_formula_gets_a_quote(cell: str) -> None:
    (found,) = csv.DictReader(io.StringIO(as_csv([{"text": cell}], ["text"])))
    assert found["text"] == f"'{cell}"
    (found,) = csv.DictReader(io.StringIO(as_csv([{"text": cell}], ["text"], bare=True), newline=""))
    assert found["text"] == cell


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_text_becomes_a_formula_and_bare_text_comes_back(cell: str) -> None:
    guarded = next(csv.reader(io.StringIO(as_csv([{"t": cell, "n": 1}], ["t", "n"]).partition("\r\n")[2], newline="")))
    assert not guarded[0].lstrip().startswith(("=", "+", "-", "@"))
    bare = as_csv([{"t": cell, "n": 1}], ["t", "n"], bare=True).partition("\r\n")[2]
    assert next(csv.reader(io.StringIO(bare, newline=""))) == [cell, "1"]


def test_numbers_stay_numbers() -> None:
    assert as_csv([{"n": -1}], ["n"]) == "n\r\n-1\r\n"
