"""DOCX → Draft: paragraphs and table cells in the document's order, parted by blank lines.

The file's own dates are not taken for the published time: templates and copies carry old ones.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from typing import Any

import docx

from hearsay.model import Skipped

from .archive import why_refused
from .draft import FAULTS, Draft
from .source import IngestPolicy, Source

_FAULTS: tuple[type[Exception], ...] = (zipfile.BadZipFile, struct.error, zlib.error, *FAULTS)
_TYPED = "is a Word file with a document type declaration, which Word never writes: save it anew or give its text"


def read(source: Source, policy: IngestPolicy) -> Iterator[Draft | Skipped]:
    """Give the one text of a Word document."""
    try:
        found = _refused(source.data, policy) or _draft(source)
    except _FAULTS as e:
        found = f"is a damaged Word file ({str(e)[:80] or type(e).__name__}): save it anew or give its text"
    yield Skipped(what=source.name, reason=found) if isinstance(found, str) else found


def _refused(data: bytes, policy: IngestPolicy) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return why_refused(archive, data, policy)


def _draft(source: Source) -> Draft | str:
    """The document's text, or why it is not read. Entities of a document type would be words that nobody sees."""
    document = docx.Document(io.BytesIO(source.data))
    if document.element.getroottree().docinfo.doctype:
        return _TYPED
    text = "\n\n".join(_blocks(document.iter_inner_content()))
    title = str(document.core_properties.title or "").strip()
    return Draft(source=source.name, where=source.name, text=text, title="" if title == "Word Document" else title)


def _blocks(content: Iterable[Any]) -> Iterator[str]:
    for block in content:
        if hasattr(block, "rows"):
            for row in block.rows:
                cells = (" ".join(cell.text.split()) for cell in row.cells)
                yield from (c for c in dict.fromkeys(cells) if c)
        elif block.text.strip():
            yield block.text.strip()
