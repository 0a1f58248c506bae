"""SQLite's file format, read without SQLite: rows of tables, page by page, whatever else is damaged.

After "Database File Format" (sqlite.org/fileformat2.html). Whoever reads so must bear rows that make no sense: a page
that is damaged is told, never guessed at.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

HEADER = b"SQLite format 3\0"
_USUAL_SIZE = 4096
_TABLE_INTERIOR, _TABLE_LEAF, _INDEX_INTERIOR, _INDEX_LEAF = 0x05, 0x0D, 0x02, 0x0A
_LENGTHS = {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 7: 8, 8: 0, 9: 0}
"""Bytes that a number of each serial type takes."""
_DEEPEST = 40
"""Levels of a tree: a deeper one goes in a circle."""


class Damaged(Exception):
    """A page or a row that cannot be what the file format says."""


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row of some table."""

    number: int
    """Its rowid."""
    values: tuple[Any, ...]
    """Its fields, as far as they were written."""
    pages: tuple[int, ...]
    """The pages that hold it."""


class Pages:
    """The pages of a file without a write-ahead log."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        size = struct.unpack_from(">H", data, 16)[0] if data[:16] == HEADER else _USUAL_SIZE
        self.size = 65536 if size == 1 else size
        reserved = data[20] if data[:16] == HEADER and data[20] < 32 else 0
        self._usable = self.size - reserved
        self.count = len(data) // self.size

    def page(self, n: int) -> bytes:
        """The bytes of a page; the first is number 1. Raises Damaged when the file has no such page."""
        if not 1 <= n <= self.count:
            raise Damaged(f"there is no page {n}")
        return self._data[(n - 1) * self.size : n * self.size]

    def is_leaf(self, n: int) -> bool:
        """Whether a page looks like one that holds rows of a table."""
        return self.page(n)[100 if n == 1 else 0] == _TABLE_LEAF

    def roots(self, kinds: tuple[str, ...] = ("table",)) -> dict[str, int]:
        """Every table (or index) and the page at its root, as far as the list of them is whole."""
        found: dict[str, int] = {}
        for leaf in self.tree(1)[0]:
            for row in self.rows(leaf):
                if isinstance(row, RawRow) and len(row.values) >= 5 and row.values[0] in kinds:
                    found[str(row.values[1])] = int(row.values[3] or 0)
        return {name: root for name, root in found.items() if root}

    def tree(self, root: int) -> tuple[list[int], list[int]]:
        """Leaves under the root of a table or index, in order, and the pages of the tree that are damaged."""
        leaves: list[int] = []
        damaged: list[int] = []
        self._walk(root, leaves, damaged, _DEEPEST)
        return leaves, damaged

    def rows(self, n: int) -> Iterator[RawRow | Damaged]:
        """The rows of a table's leaf; a Damaged for each that cannot be read. A leaf of an index has none."""
        page, start = self.page(n), 100 if n == 1 else 0
        if page[start] != _TABLE_LEAF:
            return
        cells = struct.unpack_from(">H", page, start + 3)[0]
        if start + 8 + 2 * cells > self._usable:
            yield Damaged(f"page {n} says it has {cells} rows")
            return
        for i in range(cells):
            try:
                yield self._row(n, page, struct.unpack_from(">H", page, start + 8 + 2 * i)[0])
            except (Damaged, IndexError, struct.error, UnicodeDecodeError, OverflowError) as e:
                yield Damaged(f"page {n}, row {i + 1} of {cells}: {e}")

    def _walk(self, n: int, leaves: list[int], damaged: list[int], deep: int) -> None:
        try:
            page = self.page(n)
            start = 100 if n == 1 else 0
            if page[start] in (_TABLE_LEAF, _INDEX_LEAF):
                leaves.append(n)
                return
            children = self._children(page, start)
        except (Damaged, struct.error):
            children = None
        if children is None or not deep or n in damaged:
            damaged.append(n)
            return
        for child in children:
            self._walk(child, leaves, damaged, deep - 1)

    def _children(self, page: bytes, start: int) -> list[int]:
        if page[start] not in (_TABLE_INTERIOR, _INDEX_INTERIOR):
            raise Damaged("it is no page of a tree")
        cells = struct.unpack_from(">H", page, start + 3)[0]
        places = struct.unpack_from(f">{cells}H", page, start + 12)
        found = [struct.unpack_from(">I", page, at)[0] for at in places]
        return [*found, struct.unpack_from(">I", page, start + 8)[0]]

    def _row(self, n: int, page: bytes, at: int) -> RawRow:
        length, at = _varint(page, at)
        number, at = _varint(page, at)
        payload, used = self._payload(page, at, length)
        return RawRow(number - (1 << 64) if number >> 63 else number, tuple(_record(payload)), (n, *used))

    def _payload(self, page: bytes, at: int, length: int) -> tuple[bytes, list[int]]:
        if length > len(self._data):
            raise Damaged(f"it says it is {length} bytes long")
        most = self._usable - 35
        if length <= most:
            if at + length > self._usable:
                raise Damaged("it ends behind its page")
            return page[at : at + length], []
        least = (self._usable - 12) * 32 // 255 - 23
        local = least + (length - least) % (self._usable - 4)
        local = local if local <= most else least
        ahead = struct.unpack_from(">I", page, at + local)[0]
        parts, left, used = [page[at : at + local]], length - local, list[int]()
        while left > 0:
            if ahead in used:
                raise Damaged("its pages go in a circle")
            more = self.page(ahead)
            used.append(ahead)
            take = min(left, self._usable - 4)
            parts.append(more[4 : 4 + take])
            left -= take
            ahead = struct.unpack_from(">I", more, 0)[0]
        return b"".join(parts), used


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for i in range(8):
        byte = data[at + i]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + i + 1
    return value << 8 | data[at + 8], at + 9


def _record(payload: bytes) -> Iterator[Any]:
    size, at = _varint(payload, 0)
    if not 0 < size <= len(payload):
        raise Damaged(f"its head says it is {size} bytes long")
    kinds = []
    while at < size:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    at = size
    for kind in kinds:
        length = _LENGTHS[kind] if kind < 10 else (kind - 12) // 2
        if kind in (10, 11) or at + length > len(payload):
            raise Damaged("a field ends behind its row")
        yield _value(kind, payload[at : at + length])
        at += length


def _value(kind: int, data: bytes) -> Any:
    if kind == 0:
        return None
    if kind == 7:
        return struct.unpack(">d", data)[0]
    if kind in (8, 9):
        return kind - 8
    if kind < 7:
        return int.from_bytes(data, "big", signed=True)
    return data.decode("utf-8") if kind % 2 else data
