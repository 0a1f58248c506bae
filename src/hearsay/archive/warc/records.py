"""Records → pages: what an archive holds that can be read, by fastwarc.

Only answers with a text or a web page are pages; requests, metadata and pictures are passed over and counted.
"""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from . import members, plain
from .members import Lost, Member

_FAULTS = (ValueError, RuntimeError, EOFError, OSError, LookupError, UnicodeError, TypeError)
_HTML = ("text/html", "application/xhtml+xml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page as it was crawled."""

    offset: int
    """Where its record begins in the file."""
    address: str
    """The address it was fetched from."""
    at: str
    """When it was fetched, as the record says it."""
    kind: str
    """html or text."""
    data: bytes
    """Its bytes, in UTF-8 where the server declared another charset."""


@dataclass(frozen=True, slots=True)
class Other:
    """A record that is no page."""

    what: str
    """Why: its type, its status, its media type."""


def pages(file: BinaryIO, where: tuple[int, int], most: int, *, zipped: bool) -> Iterator[Page | Other | Lost]:
    """Give what the records that begin in the range hold; `most` bytes a record."""
    found = (members.members if zipped else plain.records)(file, *where, most)
    for one in found:
        if isinstance(one, Lost):
            yield one
            continue
        yield _page(one, most)


def _page(member: Member, most: int) -> Page | Other | Lost:
    try:
        for record in ArchiveIterator(io.BytesIO(member.data), parse_http=True, auto_decode="all"):
            return _of(record, member, most)
    except _FAULTS as e:
        return Lost(member.offset, member.offset, f"is no record that can be read ({str(e)[:80]})")
    return Lost(member.offset, member.offset, "is no record that can be read")


def _of(record: WarcRecord, member: Member, most: int) -> Page | Other | Lost:
    address = record.headers.get("WARC-Target-URI") or ""
    at = record.headers.get("WARC-Date") or ""
    if record.record_type == WarcRecordType.conversion:
        return Page(offset=member.offset, address=address, at=at, kind="text", data=record.reader.read())
    if record.record_type not in (WarcRecordType.response, WarcRecordType.resource):
        return Other(f"records of type {record.headers.get('WARC-Type', 'unknown')}")
    status, media = _answer(record)
    if status != 200:
        return Other("answers that are not 200 OK")
    if media not in (*_HTML, "text/plain"):
        return Other("answers that are no text")
    data = record.reader.read(most + 1)
    if len(data) > most:
        return Lost(member.offset, member.offset, f"unpacks to over {most} bytes")
    kind = "html" if media in _HTML else "text"
    charset = (record.http_charset or "") if record.is_http else ""
    return Page(offset=member.offset, address=address, at=at, kind=kind, data=_in_utf8(data, charset))


def _answer(record: WarcRecord) -> tuple[int, str]:
    if not record.is_http or record.http_headers is None:
        return 200, (record.headers.get("Content-Type") or "").partition(";")[0].strip().lower()
    media = record.http_content_type or record.http_headers.get("Content-Type") or ""
    return record.http_headers.status_code or 0, media.partition(";")[0].strip().lower()


def _in_utf8(data: bytes, charset: str) -> bytes:
    """The server's word on the charset counts before the page's own."""
    try:
        name = codecs.lookup(charset).name if charset else "utf-8"
        if name in ("utf-8", "ascii"):
            return data
        return data.decode(name, "replace").encode("utf-8")
    except (LookupError, UnicodeError, ValueError):
        return data
