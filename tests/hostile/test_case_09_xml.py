"""Case 9, XML in a Word file: entities, outside documents, odd encodings, depth. No file and no network is read.

Feeds are XML too: their cases stand beside the feed parser's.
"""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from hearsay.sandbox import Sandbox
from tests.ingest.make import FERRY

from .taken import take
from .zips import packed

pytestmark = pytest.mark.hostile
SECRET = "the canary sings at midnight"
HEAD = b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>"


@pytest.fixture
def canary(tmp_path: Path) -> Path:
    path = tmp_path / "canary.txt"
    path.write_text(SECRET, encoding="utf-8")
    return path


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """A port on loopback where nobody must knock."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


def with_type(declaration: str, reference: str = "") -> bytes:
    """A Word file whose main part has a document type, and a reference in its text."""

    def change(xml: bytes) -> bytes:
        body = xml.partition(b"?>")[2].replace(FERRY[:20].encode(), reference.encode() + FERRY[:20].encode())
        return HEAD + declaration.encode() + body

    return packed(document=change)


def nobody_knocked(listener: socket.socket) -> bool:
    try:
        listener.accept()
    except BlockingIOError:
        return True
    return False


def test_outside_entities_are_not_read(sandbox: Sandbox, canary: Path, listener: socket.socket) -> None:
    port = listener.getsockname()[1]
    for address in (canary.as_uri(), f"http://127.0.0.1:{port}/x"):
        for data in (
            with_type(f'<!DOCTYPE w [<!ENTITY x SYSTEM "{address}">]>', "&x;"),
            with_type(f'<!DOCTYPE w SYSTEM "{address}">'),
            with_type(f'<!DOCTYPE w [<!ENTITY % x SYSTEM "{address}"> %x;]>'),
        ):
            taken = take(sandbox, "a.docx", data)
            assert "Word file" in taken.reason
            assert SECRET not in taken.reason
    assert nobody_knocked(listener)


def test_links_to_other_documents_are_not_followed(sandbox: Sandbox, canary: Path, listener: socket.socket) -> None:
    address = f"http://127.0.0.1:{listener.getsockname()[1]}/template"
    relation = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
        'Target="{}" TargetMode="External"/></Relationships>'
    )
    for target in (address, canary.as_uri()):
        data = packed(("word/_rels/settings.xml.rels", relation.format(target).encode()))
        assert FERRY in take(sandbox, "a.docx", data).text
    assert nobody_knocked(listener)


LAUGHS = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))


@pytest.mark.parametrize(
    ("declaration", "reference"),
    [
        (f'<!DOCTYPE w [<!ENTITY l0 "ha">{LAUGHS}]>', "&l9;"),
        (f'<!DOCTYPE w [<!ENTITY x "{"x" * 200_000}">]>', "&x;" * 20_000),
        (f'<!DOCTYPE w [<!ENTITY l0 "ha">{LAUGHS}<!ATTLIST w:body a CDATA "&l9;">]>', ""),
        ('<!DOCTYPE w [<!ENTITY a "&b;"><!ENTITY b "&a;">]>', "&a;"),
    ],
    ids="laughs quadratic attribute circle".split(),
)
def test_entities_do_not_grow(sandbox: Sandbox, declaration: str, reference: str) -> None:
    taken = take(sandbox, "a.docx", with_type(declaration, reference))
    assert "Word file" in taken.reason
    assert taken.seconds < 5


@pytest.mark.parametrize("codec", ["utf-7", "utf-16", "utf-16-be", "cp037"])
def test_other_encodings_hide_no_document_type(sandbox: Sandbox, codec: str, canary: Path) -> None:
    declaration = f'<!DOCTYPE w [<!ENTITY x SYSTEM "{canary.as_uri()}">]>'

    def change(xml: bytes) -> bytes:
        head = f"<?xml version='1.0' encoding='{codec}'?>{declaration}"
        return (head + xml.decode().partition("?>")[2]).encode(codec)

    assert "Word file" in take(sandbox, "a.docx", packed(document=change)).reason


def test_a_hundred_thousand_levels_are_refused(sandbox: Sandbox) -> None:
    deep = b"<w:p>" * 100_000 + b"</w:p>" * 100_000
    taken = take(sandbox, "a.docx", packed(document=lambda xml: xml.replace(b"<w:sectPr", deep + b"<w:sectPr", 1)))
    assert "damaged Word file" in taken.reason
    assert taken.seconds < 5
