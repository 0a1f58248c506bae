"""Case 8, ZIP: traversal names, links, names that differ, 10,000 parts, bombs. Nothing is extracted, all refused."""

import zipfile
from pathlib import Path

import pytest

from hearsay.sandbox import Sandbox
from tests.ingest.make import FERRY

from .taken import take
from .zips import DOCUMENT, link, overlapping, packed, renamed_inside, stretched

pytestmark = pytest.mark.hostile
LARGE = b"<a/>" + b" " * 5_000_000


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (packed(("../../canary.txt", b"out")), "a part whose name leads out of it"),
        (packed(("/tmp/canary.txt", b"out")), "a part whose name leads out of it"),
        (packed(("word\\..\\..\\canary.txt", b"out")), "a part whose name leads out of it"),
        (packed(("C:/canary.txt", b"out")), "a part whose name leads out of it"),
        (packed(link("word/media/a", "/etc/passwd")), "a link to elsewhere"),
        (renamed_inside(packed(), DOCUMENT.encode(), b"word/documenT.xml"), "whose name differs from its table"),
        (packed(*((f"word/media/{i}", b"") for i in range(10_000))), "parts, over the limit of 5000"),
        (packed(*((f"word/media/{i}.xml", LARGE) for i in range(20))), "unpacks to 100.8 MB, over the limit"),
        (packed(("word/media/a", bytes(20_000_000))), "100 times its own size"),
        (stretched(packed(), 500), "lie over each other"),
        (overlapping(250, 1_000_000), "unpacks to 250 MB, over the limit"),
    ],
    ids="up absolute backslash drive link differ 10000 large ratio overlap bomb".split(),
)
def test_a_hostile_archive_is_refused(sandbox: Sandbox, tmp_path: Path, data: bytes, why: str) -> None:
    taken = take(sandbox, "a.docx", data)
    assert why in taken.reason
    assert taken.seconds < 10
    assert list(tmp_path.iterdir()) == []


def test_two_parts_of_one_name_are_refused(sandbox: Sandbox) -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        data = packed((zipfile.ZipInfo(DOCUMENT), b"<a/>"))
    assert "two parts of one name" in take(sandbox, "a.docx", data).reason


def test_sizes_that_lie_unpack_no_more_than_they_say(sandbox: Sandbox) -> None:
    """The table says that the main part has 10 bytes: that many are read, and they are no document."""
    data = packed()
    size = data.rindex(b"PK\x01\x02", 0, data.rindex(DOCUMENT.encode())) + 24
    assert "damaged Word file" in take(sandbox, "a.docx", data[:size] + b"\x0a\0\0\0" + data[size + 4 :]).reason


def test_cells_that_span_a_billion_columns_do_not_fill_the_memory(sandbox: Sandbox) -> None:
    def span(xml: bytes) -> bytes:
        cell = b'<w:tc><w:tcPr><w:gridSpan w:val="9000000000000000"/></w:tcPr><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>'
        return xml.replace(b"<w:sectPr", b"<w:tbl><w:tr>" + cell + b"</w:tr></w:tbl><w:sectPr", 1)

    taken = take(sandbox, "a.docx", packed(document=span))
    assert taken.seconds < 12
    assert taken.reports == ()
    assert taken.reasons
    assert FERRY in take(sandbox, "a.docx", packed()).text
