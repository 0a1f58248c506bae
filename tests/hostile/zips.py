"""Word files turned into hostile archives."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

from tests.ingest.make import FERRY, word

DOCUMENT = "word/document.xml"


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(*more: tuple[zipfile.ZipInfo | str, bytes], document: Callable[[bytes], bytes] = bytes) -> bytes:
    """An honest Word file with its main part changed and parts added."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts_of(word(FERRY)).items():
            archive.writestr(name, document(content) if name == DOCUMENT else content)
        for where, content in more:
            archive.writestr(where, content)
    return out.getvalue()


def link(name: str, target: str) -> tuple[zipfile.ZipInfo, bytes]:
    info = zipfile.ZipInfo(name)
    info.create_system = 3
    info.external_attr = 0o120777 << 16
    return info, target.encode()


def renamed_inside(data: bytes, old: bytes, new: bytes) -> bytes:
    """The name in the part's own header changed, the one in the table left: they no longer agree."""
    assert len(old) == len(new)
    at = data.index(old)
    return data[:at] + new + data[at + len(old) :]


def stretched(data: bytes, by: int) -> bytes:
    """The first part's packed size raised in the table: it lies over the next one."""
    at = data.index(b"PK\x01\x02") + 20
    (size,) = struct.unpack_from("<L", data, at)
    return data[:at] + struct.pack("<L", size + by) + data[at + 4 :]


def overlapping(times: int, size: int) -> bytes:
    """Many table entries that all unpack one and the same stretch of the file."""
    squeezer = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = squeezer.compress(bytes(size)) + squeezer.flush()
    name = b"word/document.xml"
    fields = (20, 0, 8, 0, 0, zlib.crc32(bytes(size)), len(body), size, len(name), 0)
    head = struct.pack("<4s5H3L2H", b"PK\x03\x04", *fields) + name
    entry = struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, *fields, 0, 0, 0, 0, 0) + name
    table = entry * times
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, times, times, len(table), len(head) + len(body), 0)
    return head + body + table + end
