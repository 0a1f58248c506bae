"""A file layer of SQLite's in which one call fails, once or from then on; it is the default while it is in place."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import apsw

CALLS = ("xRead", "xWrite", "xTruncate", "xSync", "xFileSize", "xLock", "xUnlock", "xCheckReservedLock", "xClose")
NAME = "hearsay-failing-disk"


@dataclass
class Disk:
    """Counts calls, and fails at one of them."""

    fails_at: int = -1
    """Number of the call that fails, from 0; -1: none does."""
    for_good: bool = False
    """Whether all that follow fail too."""
    calls: int = 0
    seen: list[str] = field(default_factory=list)
    """Names of the calls."""

    def passes(self, name: str) -> None:
        """Count a call. Raises apsw.IOError where it is to fail; closing is let through, or the process would leak."""
        n, self.calls = self.calls, self.calls + 1
        self.seen.append(name)
        if name != "xClose" and self.fails_at >= 0 and (n == self.fails_at or (self.for_good and n > self.fails_at)):
            raise apsw.IOError(f"call {n}, {name}")


@contextmanager
def in_place(disk: Disk) -> Iterator[None]:
    """All files that SQLite opens go through the disk."""

    def call(name: str, file: Any, *given: Any) -> Any:
        disk.passes(name)
        return getattr(apsw.VFSFile, name)(file, *given)

    def failing(name: str) -> Callable[..., Any]:
        return lambda file, *given: call(name, file, *given)

    file_class = type("FailingFile", (apsw.VFSFile,), {name: failing(name) for name in CALLS})
    before = apsw.vfs_names()[0]

    class Layer(apsw.VFS):
        def __init__(self) -> None:
            super().__init__(NAME, before, makedefault=True)

        def xOpen(self, name: Any, flags: list[int]) -> apsw.VFSFile:  # noqa: N802 apsw's name
            disk.passes("xOpen")
            return file_class(before, name, flags)

    layer = Layer()
    try:
        yield
    finally:
        layer.unregister()
        apsw.set_default_vfs(before)
