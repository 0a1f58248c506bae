"""DOCX → Draft: paragraphs and table cells in the document's order, parted by blank lines.

The file's own dates are not taken for the published time: templates and copies carry old ones.
"""

import io
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

import docx

from hearsay.model import Skipped

from .draft import FAULTS, Draft
from .source import IngestPolicy, Source, in_megabytes

_FAULTS: tuple[type[Exception], ...] = (zipfile.BadZipFile, *FAULTS)
_MOST_PARTS = 5000


def read(source: Source, policy: IngestPolicy) -> Iterator[Draft | Skipped]:
    """Give the one text of a Word document."""
    try:
        reason = _too_large(source.data, policy)
        if reason:
            yield Skipped(what=source.name, reason=reason)
            return
        document = docx.Document(io.BytesIO(source.data))
        text = "\n\n".join(_blocks(document.iter_inner_content()))
        title = str(document.core_properties.title or "").strip()
    except _FAULTS as e:
        reason = f"is a damaged Word file ({str(e)[:80] or type(e).__name__}): save it anew or give its text"
        yield Skipped(what=source.name, reason=reason)
        return
    yield Draft(source=source.name, where=source.name, text=text, title="" if title == "Word Document" else title)


def _too_large(data: bytes, policy: IngestPolicy) -> str:
    """Why a document is not unpacked; empty where it may be. Python unpacks no more than the sizes declared here."""
    parts = zipfile.ZipFile(io.BytesIO(data)).infolist()
    size = sum(part.file_size for part in parts)
    if len(parts) > _MOST_PARTS or size > policy.max_inflated_bytes:
        limit = in_megabytes(policy.max_inflated_bytes)
        return f"unpacks to {in_megabytes(size)} in {len(parts)} parts, over the limit of {limit}: give its text alone"
    return ""


def _blocks(content: Iterable[Any]) -> Iterator[str]:
    for block in content:
        if hasattr(block, "rows"):
            for row in block.rows:
                cells = [" ".join(cell.text.split()) for cell in row.cells]
                yield from (c for i, c in enumerate(cells) if c and c not in cells[:i])
        elif block.text.strip():
            yield block.text.strip()
