"""A file layer of SQLite's with so much room and no more."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import apsw

NAME = "hearsay-small-disk"


@dataclass(slots=True)
class Room:
    """What is left on the disk."""

    bytes: int


@contextmanager
def small_disk(room: Room) -> Iterator[str]:
    """A layer of this name, on which writing fails when the room is used up."""

    class File(apsw.VFSFile):
        def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802 apsw's name
            if room.bytes < len(data):
                raise apsw.FullError("no room")
            room.bytes -= len(data)
            super().xWrite(data, offset)

    class Disk(apsw.VFS):
        def __init__(self) -> None:
            super().__init__(NAME, "")

        def xOpen(self, name: Any, flags: list[int]) -> apsw.VFSFile:  # noqa: N802 apsw's name
            return File("", name, flags)

    disk = Disk()
    try:
        yield NAME
    finally:
        disk.unregister()
