"""What the user ruled on stories: documents that stay together, and apart; a later word holds."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import product
from typing import Literal

from .codec import stamp
from .connection import Connection

Pairs = frozenset[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Pin:
    """One ruling."""

    kind: Literal["together", "apart"]
    """All of `these` and `those` are one story; or none of `these` is with any of `those`."""
    these: Sequence[int]
    """Numbers of documents."""
    those: Sequence[int] = ()
    """Numbers of documents."""


@dataclass(frozen=True, slots=True)
class Pinned:
    """What holds after all rulings. No pair that is apart is in one set."""

    together: tuple[frozenset[int], ...] = ()
    """Sets of documents, no document in two of them."""
    apart: Pairs = frozenset()
    """Pairs of documents, the lesser first."""


class Pins:
    """The rulings of a store."""

    def __init__(self, connection: Connection) -> None:
        self._c = connection

    def add(self, pin: Pin, why: str, at: datetime) -> None:
        """Add a ruling."""
        lists = (json.dumps(list(x)) for x in (pin.these, pin.those))
        self._c.run(
            "INSERT INTO pins (at, kind, these, those, why) VALUES (?, ?, ?, ?, ?)", (stamp(at), pin.kind, *lists, why)
        )

    def holding(self) -> Pinned:
        """What holds now."""
        rows = self._c.rows("SELECT kind, these, those FROM pins ORDER BY number")
        return held(Pin(kind, json.loads(a), json.loads(b)) for kind, a, b in rows)


def held(pins: Iterable[Pin]) -> Pinned:
    """What holds after rulings in order. "Apart" takes `these` out of a set in which some of `those` are."""
    sets: list[frozenset[int]] = []
    apart: set[tuple[int, int]] = set()
    for p in pins:
        these, those = frozenset(p.these), frozenset(p.those)
        if p.kind == "together":
            sets, joined = _join(sets, these | those)
            apart = {(a, b) for a, b in apart if not (a in joined and b in joined)}
        else:
            sets = [part for s in sets for part in _parted(s, these, those)]
            apart |= {(min(a, b), max(a, b)) for a, b in product(these, those) if a != b}
    return Pinned(tuple(sorted((s for s in sets if len(s) > 1), key=min)), frozenset(apart))


def _join(sets: list[frozenset[int]], new: frozenset[int]) -> tuple[list[frozenset[int]], frozenset[int]]:
    joined = new.union(*(s for s in sets if s & new))
    return [*(s for s in sets if not s & new), joined], joined


def _parted(s: frozenset[int], these: frozenset[int], those: frozenset[int]) -> list[frozenset[int]]:
    return [s & these, s - these] if s & these and s & those else [s]
