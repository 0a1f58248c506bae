"""What must hold of a web archive whatever its bytes are."""

import gzip
import io

from hearsay.archive import warc
from hearsay.archive.warc.records import Other

Found = list[warc.Page | warc.Lost | Other]
MOST = 50_000
"""Bytes of the longest record that is read."""
_WIDEST = 4
"""Bytes of UTF-8 that one byte of an older charset can become, at most."""


def archive(data: bytes) -> None:
    """WARC, packed and plain: losses and pages in order and inside the file, no page over the limit, the same again.

    Where the bytes are a record's that is packed without fault, nothing may fall over; a whole record behind any bytes
    is found.
    """
    for zipped in (True, False):
        found = pages(data, zipped=zipped)
        _holds(found, len(data))
        assert found == pages(data, zipped=zipped)
    packed = gzip.compress(b"WARC/1.0\r\n" + data, 1)
    _holds(pages(packed, zipped=True), len(packed))
    behind = pages(data + _HONEST, zipped=True)
    assert any(isinstance(f, warc.Page) and f.offset == len(data) for f in behind)


def pages(data: bytes, *, zipped: bool) -> Found:
    """All that is found in the whole file."""
    return list(warc.pages(io.BytesIO(data), (0, len(data)), MOST, zipped=zipped))


def record(body: bytes, length: int | None = None) -> bytes:
    """A web page in a record, which may lie about its length."""
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=iso-8859-1\r\n\r\n" + body
    head = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/b\r\n"
    head += "WARC-Date: 2031-05-03T10:20:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
    return f"{head}Content-Length: {length or len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"


_HONEST = gzip.compress(record(b"<p>It sank off Portmoor.</p>"), mtime=0)


def _holds(found: Found, length: int) -> None:
    placed = [f for f in found if not isinstance(f, Other)]
    assert [f.offset for f in placed] == sorted(f.offset for f in placed)
    for f in found:
        if isinstance(f, Other):
            assert f.what
            continue
        assert 0 <= f.offset <= length
        if isinstance(f, warc.Lost):
            assert f.reason
            assert f.offset <= f.end <= length
        else:
            assert len(f.data) <= _WIDEST * MOST
