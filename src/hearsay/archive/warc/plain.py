"""The records of a WARC file that is not compressed, found again behind every damage.

A record says its own length; where that does not lead to the next record or the end, the next one is searched for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from .members import Lost, Member

_CHUNK = 1 << 18
_HEAD = re.compile(rb"WARC/1\.[01]\r\n")
_LENGTH = re.compile(rb"^content-length:[ \t]*(\d{1,18})[ \t]*\r$", re.IGNORECASE | re.MULTILINE)
_FIRST_LINES = re.compile(rb"\nWARC/1\.[01]\r\n(?=WARC-|Content-)", re.IGNORECASE)
_LINES = 24
"""Bytes that those lines, as far as they are looked at, have at most."""
_END = b"\r\n\r\n"
_MOST_HEAD = 1 << 16


def records(file: BinaryIO, start: int, end: int, most: int) -> Iterator[Member | Lost]:
    """Give the records that begin in `start:end`, none longer than `most` bytes; losses as `members.members` does."""
    at = _next_record(file, start) if start else 0
    while at is not None and at < end:
        found, behind = _record(file, at, most)
        if isinstance(found, bytes):
            yield Member(at, found)
            at = behind
            if at < end or _begins(file, at):
                continue
            found = "" if at >= file.seek(0, 2) else "is no WARC record"
        following = _next_record(file, max(behind, at + 1))
        if found:
            yield Lost(at, following if following is not None else file.seek(0, 2), found)
        at = following


def _begins(file: BinaryIO, at: int) -> bool:
    file.seek(at)
    return _HEAD.match(file.read(10)) is not None


def _record(file: BinaryIO, at: int, most: int) -> tuple[bytes | str, int]:
    file.seek(at)
    head = file.read(_MOST_HEAD)
    if not head:
        return "", at
    if not _HEAD.match(head):
        return "is no WARC record", at + 1
    stop = head.find(_END)
    length = _LENGTH.search(head, 0, stop + 2) if stop >= 0 else None
    if length is None:
        return "has no length", at + 1
    whole = stop + len(_END) + int(length[1])
    file.seek(at + whole)
    if file.read(len(_END)) != _END:
        return "has a length that does not lead to its end", at + 1
    if whole > most:
        return f"is a record of over {most} bytes", at + whole + len(_END)
    file.seek(at)
    return file.read(whole + len(_END)), at + whole + len(_END)


def _next_record(file: BinaryIO, at: int) -> int | None:
    """The first offset from `at` on where a line begins that can be a record's first."""
    kept = b""
    place = max(0, at - 1)
    while True:
        file.seek(place)
        chunk = file.read(_CHUNK)
        if not chunk:
            return None
        window = kept + chunk
        base = place - len(kept)
        for m in _FIRST_LINES.finditer(window):
            if base + m.start() + 1 >= at:
                return base + m.start() + 1
        kept = window[-_LINES:]
        place += len(chunk)
