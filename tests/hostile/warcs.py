"""Web archives with honest and with hostile records."""

import gzip
import io

from hearsay.archive import warc
from hearsay.archive.warc import Lost, Page
from hearsay.archive.warc.records import Other

MOST = 1_000_000


def record(n: int, *, length: str | None = None, body: bytes = b"") -> bytes:
    """A response with a page; `length` is what it says of its own length, in place of the truth."""
    body = body or f"<html><body><p>The ferry sank off Portmoor on day {n}, police said.</p></body></html>".encode()
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://orbit.example/{n}\r\n"
    head += "Content-Type: application/http; msgtype=response\r\n"
    return f"{head}Content-Length: {length or len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"


def zipped(records: list[bytes]) -> tuple[bytes, list[int]]:
    """One member a record, and where each begins."""
    members = [gzip.compress(r, 6, mtime=0) for r in records]
    return b"".join(members), [sum(map(len, members[:n])) for n in range(len(members))]


def read(data: bytes, *, gz: bool = True) -> list[Page | Other | Lost]:
    return list(warc.pages(io.BytesIO(data), (0, len(data)), MOST, zipped=gz))


def pages(found: list[Page | Other | Lost]) -> list[str]:
    return [f.address for f in found if isinstance(f, Page)]


def lost(found: list[Page | Other | Lost]) -> list[int]:
    return [f.offset for f in found if isinstance(f, Lost)]
