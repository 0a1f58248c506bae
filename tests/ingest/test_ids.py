"""Ids: given or derived, unique, stable."""

import json
import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from hearsay.ingest import Source, ingest

from .make import report


def test_ids_come_from_the_path() -> None:
    names = ["x/a.txt", "y/a.md", "a b (c).txt", "-", "https://post.example/2021/ferry?x=1", "….txt"]
    found = ingest([Source(name=n, data=b"It sank.") for n in names])
    assert [r.id for r in found.reports] == ["a", "a-2", "a-b-c", "stdin", "ferry", "report"]
    assert [r.path for r in found.reports] == names


def test_given_ids_are_kept_before_derived_ones() -> None:
    row = json.dumps({"id": "a", "text": "It sank."})
    found = ingest([Source(name="a.txt", data=b"It sank."), Source(name="b.jsonl", data=f"{row}\n{row}".encode())])
    assert [r.id for r in found.reports] == ["a-3", "a", "a-2"]
    assert any('id "a"' in n for n in found.reports[2].notes)


@given(st.lists(st.sampled_from(["a", "a-2", "a-3", "b", "", "a-2-2"]), max_size=12))
def test_ids_are_unique_and_repeatable(ids: list[str]) -> None:
    lines = "\n".join(json.dumps({"id": i, "text": "It sank."}) for i in ids)
    source = Source(name="a.jsonl", data=lines.encode() or b"{}")
    found = [r.id for r in ingest([source]).reports]
    assert len(set(found)) == len(found) == len(ids)
    assert found == [r.id for r in ingest([source]).reports]


def test_hashes_are_of_the_text() -> None:
    assert report("a.txt", "It sank.").sha256 == report("b.md", "It sank.").sha256


def test_heavy_libraries_are_imported_only_when_needed() -> None:
    code = """
import sys
from hearsay.ingest import Source, ingest
ingest([Source(name="a.txt", data=b"The ferry sank, said the coast guard of the island on the day of the storm. " * 3)])
heavy = ("trafilatura", "htmldate", "lxml", "pypdf", "docx", "py3langid", "charset_normalizer")
print([m for m in heavy if m in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
