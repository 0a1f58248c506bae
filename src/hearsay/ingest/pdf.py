"""PDF with text → Draft: the pages' text, lines joined to paragraphs.

The file's creation date is not taken for the published time: it is often the day on which somebody printed a page.
"""

import io
import logging
import re
from collections.abc import Iterator

import pypdf
from pypdf.errors import DependencyError, PyPdfError

from hearsay.model import Skipped

from .draft import FAULTS, Draft
from .source import IngestPolicy, Source

logging.getLogger("pypdf").addHandler(logging.NullHandler())  # else its warnings reach the user's terminal
logging.getLogger("pypdf").propagate = False

_FAULTS: tuple[type[Exception], ...] = (PyPdfError, *FAULTS)
_ENCRYPTED = "is an encrypted PDF: save it without a password (print it to a new PDF) or give its text"
_NO_TEXT = "is a PDF without text, likely a scan: run text recognition (OCR) on it first"
_TERMINAL = re.compile(r"[.!?:;][\"'”’)\]]*$")
_SHORT_LINE = 0.75
"""A line that ends a sentence and is shorter than this share of the page's longest ends a paragraph."""


def read(source: Source, policy: IngestPolicy) -> Iterator[Draft | Skipped]:
    """Give the one text of a PDF."""
    try:
        reader = pypdf.PdfReader(io.BytesIO(source.data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            yield Skipped(what=source.name, reason=_ENCRYPTED)
            return
        pages = len(reader.pages)
        if pages > policy.max_pdf_pages:
            reason = f"is a PDF of {pages} pages, over the limit of {policy.max_pdf_pages}: give the pages that matter"
            yield Skipped(what=source.name, reason=reason)
            return
        text = _text(reader, policy.max_text_chars)
        title = _title(reader)
    except DependencyError:
        yield Skipped(what=source.name, reason=_ENCRYPTED)
        return
    except _FAULTS as e:
        reason = f"is a damaged PDF ({str(e)[:80] or type(e).__name__}): save it anew or give its text"
        yield Skipped(what=source.name, reason=reason)
        return
    if not text.strip():
        yield Skipped(what=source.name, reason=_NO_TEXT)
        return
    yield Draft(source=source.name, where=source.name, text=text, title=title)


def _title(reader: pypdf.PdfReader) -> str:
    return str(reader.metadata.title or "").strip() if reader.metadata else ""


def _text(reader: pypdf.PdfReader, limit: int) -> str:
    """The pages' paragraphs, parted by blank lines; stops once over `limit` code points."""
    parts: list[str] = []
    length = 0
    for page in reader.pages:
        part = _paragraphs(page.extract_text())
        length += len(part)
        if part:
            parts.append(part)
        if length > limit:
            break
    return "\n\n".join(parts)


def _paragraphs(page: str) -> str:
    """Join a page's lines to paragraphs, and the halves of words that a line's end parted."""
    lines = [" ".join(line.split()) for line in page.replace("\x00", "").split("\n")]
    longest = max((len(line) for line in lines), default=0)
    blocks: list[str] = [""]
    for line in lines:
        if not line:
            blocks.append("")
            continue
        blocks[-1] = _joined(blocks[-1], line)
        if len(line) < _SHORT_LINE * longest and _TERMINAL.search(line):
            blocks.append("")
    return "\n\n".join(b for b in blocks if b)


def _joined(before: str, line: str) -> str:
    if not before:
        return line
    if before.endswith("-") and before[-2:-1].islower() and line[0].islower():
        return before[:-1] + line
    return f"{before} {line}"
