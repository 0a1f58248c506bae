"""The table of formats: which module reads which. A module and the libraries behind it are imported when needed."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from importlib import import_module

from hearsay.model import Skipped

from .draft import Draft
from .limits import in_megabytes
from .sniff import foreign, kind_of
from .source import IngestPolicy, Source

ReadSource = Callable[[Source, IngestPolicy], Iterable[Draft | Skipped]]
"""How an admitted source, whose kind is known, is parsed: here, or in a process of its own (`hearsay.sandbox`)."""

FORMATS = {
    "text": "plain:read",
    "markdown": "plain:read",
    "html": "page:read",
    "jsonl": "records:read_lines",
    "json": "records:read_document",
    "pdf": "pdf:read",
    "docx": "word:read",
    "eml": "mail:read",
    "mbox": "mail:read_box",
    "live": "page:read_live",
    "ninjs": "ninjs:read",
}
"""Kind of source → module of this package and its function `(Source, IngestPolicy) -> Iterator[Draft | Skipped]`.

`live` (a page's live blog, each entry a text) and `ninjs` are only read where they are asked for by this name.
"""


def open_source(source: Source, policy: IngestPolicy, read: ReadSource | None = None) -> Iterator[Draft | Skipped]:
    """Give the texts that a source holds, and what of it cannot be read. Raises ValueError for an unknown kind.

    `read` parses what was admitted; None parses here, in this process.
    """
    admitted = admit(source, policy)
    if isinstance(admitted, Skipped):
        yield admitted
    else:
        yield from (read or read_source)(admitted, policy)


def admit(source: Source, policy: IngestPolicy) -> Source | Skipped:
    """The source with its kind, or why it is not parsed: it is empty, too large, or nothing that hearsay reads."""
    if not source.data.strip():
        return Skipped(what=source.name, reason="is empty: nothing to read")
    kind = source.kind or kind_of(source.name, source.data)
    limit = policy.max_bytes(kind)
    if len(source.data) > limit:
        return Skipped(what=source.name, reason=too_large(len(source.data), limit))
    if kind not in FORMATS:
        raise ValueError(f"no format {kind!r}; there are {', '.join(FORMATS)}")
    is_office = source.data.startswith(b"\xd0\xcf\x11\xe0")
    reason = foreign(source.data) if kind not in ("pdf", "docx") or is_office else None
    return Skipped(what=source.name, reason=reason) if reason else replace(source, kind=kind)


def read_source(source: Source, policy: IngestPolicy) -> Iterable[Draft | Skipped]:
    """Parse an admitted source."""
    return reader_of(source.kind or "")(source, policy)


def too_large(size: int, limit: int) -> str:
    """Why a source of `size` bytes is left out, and what to do."""
    return f"is too large: {in_megabytes(size)}, the limit is {in_megabytes(limit)}; give one report a file, or a part"


def reader_of(kind: str) -> ReadSource:
    """Import the module that reads this kind, with the libraries behind it, and return its function."""
    module, function = FORMATS[kind].split(":")
    reader: ReadSource = getattr(import_module(f"{__package__}.{module}"), function)
    return reader
