"""Entries of a live blog. Pure."""

from collections.abc import Sequence

from hearsay.model import Report


def place_of_entry(page: str, key: str) -> str:
    """Where an entry stands."""
    return f"{page}#{key}"


def in_order_of_time(entries: Sequence[Report]) -> list[str]:
    """Keys of a page's entries, oldest first; where times are missing, the page is taken to show the latest first."""
    latest_last = list(reversed(entries))
    if all(e.published for e in entries):
        latest_last.sort(key=lambda e: (e.published.day, e.published.minute or 0) if e.published else ())
    return [e.id for e in latest_last]


def entries_gone(before: Sequence[str], now: Sequence[str]) -> list[str]:
    """Keys of entries that were taken out, both lists oldest first.

    Long live blogs show their latest entries only: what is older than all that are still there was not taken out.
    """
    there = set(now)
    first = next((n for n, key in enumerate(before) if key in there), len(before))
    return [key for key in before[first:] if key not in there]
