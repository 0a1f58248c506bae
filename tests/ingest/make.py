"""Makes the input files of these tests: no binary is committed."""

import io
from email.message import EmailMessage

import docx
from pypdf import PdfReader, PdfWriter

from hearsay.ingest import IngestPolicy, Source, ingest
from hearsay.model import Ingested, Report

FERRY = (
    "A ferry with 40 people aboard sank off Portmoor on Wednesday, the coast guard said. "
    "Its spokesman, Tom Rudd, told reporters that the search would go on through the night."
)
"""An invented story."""


def take(name: str, data: bytes | str, policy: IngestPolicy | None = None) -> Ingested:
    """Ingest one source."""
    source = Source(name=name, data=data.encode() if isinstance(data, str) else data)
    return ingest([source], policy or IngestPolicy())


def report(name: str, data: bytes | str, policy: IngestPolicy | None = None) -> Report:
    """The one report of a source that must give one and skip nothing."""
    found = take(name, data, policy)
    assert found.skipped == ()
    (only,) = found.reports
    return only


def reason(name: str, data: bytes | str, policy: IngestPolicy | None = None) -> str:
    """Why a source that must give no report was skipped, with its name."""
    found = take(name, data, policy)
    assert found.reports == ()
    (only,) = found.skipped
    return f"{only.what}: {only.reason}"


def pdf(*pages: str, password: str = "") -> bytes:
    """A PDF with a text on each page, one line of it a line of the page."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    kids = []
    for page in pages:
        lines = "".join(f"({line.replace('(', '').replace(')', '')}) Tj T*\n" for line in page.split("\n"))
        stream = f"BT /F1 10 Tf 12 TL 40 780 Td\n{lines}ET" if page else ""
        objects.append(f"<</Length {len(stream)}>>\nstream\n{stream}\nendstream")
        body = f"/Contents {len(objects)} 0 R/Resources<</Font<</F1 3 0 R>>>>"
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]{body}>>")
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>"
    plain = _pdf_file(objects)
    if not password:
        return plain
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(plain)))
    writer.encrypt(password, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _pdf_file(objects: list[str]) -> bytes:
    out, offsets = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{o:010d} 00000 n \n" for o in offsets)
    trailer = f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF\n"
    return f"{out}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}".encode("latin-1")


def word(*paragraphs: str, title: str = "", cells: tuple[str, ...] = ()) -> bytes:
    """A Word document with paragraphs and perhaps one row of a table behind them."""
    document = docx.Document()
    document.core_properties.title = title
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if cells:
        row = document.add_table(rows=1, cols=len(cells)).rows[0]
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def mail(text: str, html: str = "", **headers: str) -> bytes:
    """A message; header names with underscores for hyphens."""
    message = EmailMessage()
    for name, value in {"From": "Jane Doe <jane@example.org>", "Subject": "Ferry sinks", **headers}.items():
        message[name.replace("_", "-")] = value
    if text:
        message.set_content(text)
    if html:
        (message.add_alternative if text else message.set_content)(html, subtype="html")
    return message.as_bytes()


def page(body: str, head: str = "") -> str:
    """A web page with an article."""
    return f"<!doctype html><html><head>{head}</head><body><nav><a href=/>Home</a></nav>{body}</body></html>"
