"""The store as the page uses it: a connection for each thread that reads, one at a time that writes, and briefs
that were unpacked before."""

import contextlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from hearsay.errors import StoreError
from hearsay.render.told import Json, Told
from hearsay.store.db import Store
from hearsay.store.db.listing import Named

from .settings import Settings

_BRIEFS = 256
"""Briefs that are held unpacked."""
_MADE = 5_000
"""Small things that are kept as long as the store stays as it is."""
T = TypeVar("T")
_LARGE = 5_000
"""Attributions of a brief from which on it is not held."""


@dataclass(frozen=True)
class Kept:
    """A story's latest brief."""

    told: Told
    """The brief."""
    ids: Mapping[str, str]
    """Id of each claim in the brief → the id that it keeps in the store."""
    weighed_at: str
    """When it was made."""
    made: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """What was poured from it before and does not change: lines of claims, by id."""

    @cached_property
    def by_id(self) -> Mapping[str, Json]:
        """The claims by the id that they keep, and by the one that they have in the brief."""
        return {**self.told.claims, **{self.ids[n]: c for n, c in self.told.claims.items()}}


class Shelf:
    """The store, for several threads at once."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._own = threading.local()
        self._open: list[Store] = []
        self._writer = threading.Lock()
        self._guard = threading.Lock()
        self._kept: OrderedDict[str, Kept] = OrderedDict()
        self._memo: dict[tuple[str, str], Any] = {}
        self._order: tuple[tuple[int, ...], list[tuple[str, int]]] = ((), [])
        self._names: tuple[tuple[int, ...], list[Named]] = ((), [])

    def prepare(self) -> None:
        """Bring a store of an older form up to date. Raises StoreError when it can neither be read nor updated."""
        with contextlib.suppress(StoreError), self.writing():
            return
        with self.reading():
            return

    @contextmanager
    def reading(self) -> Iterator[Store]:
        """The store as it is at one moment. Raises StoreError when it cannot be opened."""
        store: Store | None = getattr(self._own, "store", None)
        if store is None:
            store = Store.open(self.settings.store, read_only=True)
            self._own.store = store
            with self._guard:
                self._open.append(store)
        with store.viewing():
            self._own.memo = self._memo_of(store)
            yield store

    def once(self, key: tuple[str, str], make: Callable[[], T]) -> T:
        """What `make` gives, made once as long as nothing is written to the store. Only inside `reading`."""
        memo: dict[tuple[str, str], Any] = self._own.memo
        if key not in memo:
            if len(memo) >= _MADE:
                memo.clear()
            memo[key] = make()
        found: T = memo[key]
        return found

    def _memo_of(self, store: Store) -> dict[tuple[str, str], Any]:
        """What was made from the store as it is: whoever sees first that something was written begins anew, and who
        still looks at it as it was goes on with what was made from that."""
        version = store.listing.version()
        if getattr(self._own, "version", None) != version:
            self._own.version, self._memo = version, {}
        return self._memo

    @contextmanager
    def writing(self) -> Iterator[Store]:
        """The store to write in; others here wait."""
        with self._writer, Store.open(self.settings.store) as store:
            yield store

    def close(self) -> None:
        """Close all files; whoever reads later opens its own anew."""
        with self._guard:
            for store in self._open:
                store.close()
            self._open.clear()
            self._own = threading.local()

    def kept(self, store: Store, story: str) -> Kept | None:
        """The latest brief of a story; None where it was not weighed yet."""
        at = store.listing.weighed_at(story)
        held = self._kept.get(story)
        if held is not None and held.weighed_at == at:
            return held
        brief = store.briefs.get(story)
        if brief is None:
            self.drop(story)
            return None
        told = Told(brief)
        made = Kept(told=told, ids=_ids(told, store), weighed_at=at)
        if len(told.attributions) < _LARGE:
            with self._guard:
                self._kept[story] = made
                self._kept.move_to_end(story)
                while len(self._kept) > _BRIEFS:
                    self._kept.popitem(last=False)
        return made

    def drop(self, story: str) -> None:
        """Unpack a story's brief anew when it is next asked for."""
        with self._guard:
            self._kept.pop(story, None)

    def order(self, store: Store) -> list[tuple[str, int]]:
        """The stories with the number of their latest report, the latest first."""
        token = store.listing.token()
        held, rows = self._order
        if held != token:
            rows = store.listing.order()
            self._order = (token, rows)
        return rows

    def names(self, store: Store) -> list[Named]:
        """Every party on which a claim rests, the one with most claims first."""
        token = store.listing.token()
        held, rows = self._names
        if held != token:
            rows = store.listing.names()
            self._names = (token, rows)
        return rows


def _ids(told: Told, store: Store) -> dict[str, str]:
    """The ids that claims keep: those of the claims of the store that stand where they stand."""
    places = store.listing.places(told.id)
    taken: set[str] = set()
    found: dict[str, str] = {}
    for name, c in told.claims.items():
        here = [places.get((m["report"], m["start"], m["end"])) for m in c["mentions"]]
        kept = next((n for n in here if n and n not in taken), name)
        taken.add(kept)
        found[name] = kept
    return found
