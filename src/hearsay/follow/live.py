"""Entries of a live blog. Pure."""

from collections.abc import Collection, Sequence
from itertools import pairwise

from hearsay.ingest.liveblog import UNDATED
from hearsay.model import Report


def place_of_entry(page: str, key: str) -> str:
    """Where an entry stands."""
    return f"{page}#{key}"


def is_dated(entry: Report) -> bool:
    """Whether an entry bears a time of its own, and not only that of its live blog or feed."""
    return entry.published is not None and UNDATED not in entry.notes


def in_order_of_time(entries: Sequence[Report]) -> list[str]:
    """Keys of a page's entries, oldest first. An entry without a time of its own follows the one that stands before it.

    Which end of the page is the latest is told by the times on it; where they do not say, the page's beginning.
    """
    steps = [(_time(a), _time(b)) for a, b in pairwise(e for e in entries if is_dated(e))]
    is_oldest_first = sum(a < b for a, b in steps) > sum(a > b for a, b in steps)
    placed: list[tuple[tuple[str, int], str]] = []
    last = ("", 0)
    for e in entries if is_oldest_first else reversed(entries):
        last = _time(e) if is_dated(e) else last
        placed.append((last, e.id))
    placed.sort(key=lambda p: p[0])
    return [key for _, key in placed]


def entries_gone(before: Sequence[str], now: Sequence[str], pinned: Collection[str] = ()) -> list[str]:
    """Keys of entries that were taken out, both lists oldest first.

    Long live blogs show their latest entries only: what is older than all that are still there was not taken out.
    `pinned` tell nothing of how far back the page goes: entries without a time, which often stay at one of its ends.
    """
    there = set(now)
    reach = there.difference(pinned) or there
    first = next((n for n, key in enumerate(before) if key in reach), len(before))
    return [key for key in before[first:] if key not in there]


def _time(entry: Report) -> tuple[str, int]:
    at = entry.published
    return (at.day.isoformat(), at.minute or 0) if at else ("", 0)
