"""The table of formats: which module reads which. A module and the libraries behind it are imported when needed."""

from collections.abc import Callable, Iterator
from importlib import import_module

from hearsay.model import Skipped

from .draft import Draft
from .sniff import foreign, kind_of
from .source import IngestPolicy, Source, in_megabytes

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
}
"""Kind of source → module of this package and its function `(Source, IngestPolicy) -> Iterator[Draft | Skipped]`."""


def open_source(source: Source, policy: IngestPolicy) -> Iterator[Draft | Skipped]:
    """Give the texts that a source holds, and what of it cannot be read. Raises ValueError for an unknown kind."""
    if not source.data.strip():
        yield Skipped(what=source.name, reason="is empty: nothing to read")
        return
    kind = source.kind or kind_of(source.name, source.data)
    limit = policy.max_bytes(kind)
    if len(source.data) > limit:
        yield Skipped(what=source.name, reason=too_large(len(source.data), limit))
        return
    if kind not in FORMATS:
        raise ValueError(f"no format {kind!r}; there are {', '.join(FORMATS)}")
    reason = (
        foreign(source.data) if kind not in ("pdf", "docx") or source.data.startswith(b"\xd0\xcf\x11\xe0") else None
    )
    if reason:
        yield Skipped(what=source.name, reason=reason)
        return
    yield from _reader(kind)(Source(name=source.name, data=source.data, kind=kind), policy)


def too_large(size: int, limit: int) -> str:
    """Why a source of `size` bytes is left out, and what to do."""
    return f"is too large: {in_megabytes(size)}, the limit is {in_megabytes(limit)}; give one report a file, or a part"


def _reader(kind: str) -> Callable[[Source, IngestPolicy], Iterator[Draft | Skipped]]:
    module, function = FORMATS[kind].split(":")
    reader: Callable[[Source, IngestPolicy], Iterator[Draft | Skipped]]
    reader = getattr(import_module(f"{__package__}.{module}"), function)
    return reader
