"""The gzip members of a WARC file, one a record, found again behind every damage.

In: a file and a range of bytes. Out: members that begin in the range, whole and with the right checksum, and the
offsets where something is lost. Memory stays small: a member that unpacks to too much is passed over in pieces.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

MAGIC = b"\x1f\x8b\x08"
_CHUNK = 1 << 18
_HEAD = b"WARC/"


@dataclass(frozen=True, slots=True)
class Member:
    """One record, unpacked."""

    offset: int
    """Where its member begins in the file."""
    data: bytes


@dataclass(frozen=True, slots=True)
class Lost:
    """Bytes from which no record came."""

    offset: int
    """Where the loss begins."""
    end: int
    """Where reading goes on; the file's end where nothing more was found."""
    reason: str


def members(file: BinaryIO, start: int, end: int, most: int) -> Iterator[Member | Lost]:
    """Give the members that begin in `start:end`, none longer than `most` bytes unpacked.

    What begins before `start` belongs to the range before. A loss is told once, where it begins: also one just behind
    the range's last member, which the next range cannot know of.
    """
    at = start if start == 0 else _next_member(file, start, end)
    while at is not None and at < end:
        found, behind = _unpack(file, at, most)
        if isinstance(found, bytes):
            yield Member(at, found)
            at = behind
            if at < end or _begins(file, at):
                continue
            found = "" if at >= _length(file) else "is damaged at its beginning"
        following = _next_member(file, max(behind, at + 1), None)
        if found:
            yield Lost(at, following if following is not None else _length(file), found)
        at = following


def _unpack(file: BinaryIO, at: int, most: int) -> tuple[bytes | str, int]:
    """The member at an offset and where it ends; or why there is none and where to look on ("" at the file's end)."""
    file.seek(at)
    unpacker = zlib.decompressobj(31)
    out = bytearray()
    dropped = 0
    taken = 0
    while not unpacker.eof:
        chunk = file.read(_CHUNK)
        if not chunk:
            return ("", at) if not taken else ("breaks off at the end of the file", at + 1)
        taken += len(chunk)
        try:
            room = most + 1 - len(out)
            while chunk and not unpacker.eof:
                piece = unpacker.decompress(chunk, max(room, 1 << 16))
                if room > 0:
                    out += piece
                else:
                    dropped += len(piece)
                room = most + 1 - len(out)
                chunk = unpacker.unconsumed_tail
        except zlib.error as e:
            return f"is damaged ({_told(e)})", at + 1
        if dropped > 1000 * max(most, taken):
            return "unpacks without end", at + 1
    behind = at + taken - len(unpacker.unused_data)
    if dropped or len(out) > most:
        return f"is a record of over {most} bytes", behind
    if not out.startswith(_HEAD):
        return "is no WARC record", behind
    return bytes(out), behind


def _told(error: zlib.error) -> str:
    return str(error).partition(":")[2].strip() or str(error)


def _next_member(file: BinaryIO, at: int, end: int | None) -> int | None:
    """The first offset from `at` on, and before `end`, where a member begins whose first bytes are a record's."""
    kept = b""
    place = at
    while end is None or place - len(kept) < end:
        file.seek(place)
        chunk = file.read(_CHUNK)
        if not chunk:
            return None
        window = kept + chunk
        base = place - len(kept)
        found = window.find(MAGIC)
        while found >= 0:
            if end is not None and base + found >= end:
                return None
            if _begins(file, base + found):
                return base + found
            found = window.find(MAGIC, found + 1)
        kept = window[-(len(MAGIC) - 1) :]
        place += len(chunk)
    return None


def _begins(file: BinaryIO, at: int) -> bool:
    """Whether what unpacks from here begins as a WARC record does; three magic bytes occur by chance."""
    file.seek(at)
    try:
        return zlib.decompressobj(31).decompress(file.read(512), len(_HEAD)) == _HEAD
    except zlib.error:
        return False


def _length(file: BinaryIO) -> int:
    return file.seek(0, 2)
