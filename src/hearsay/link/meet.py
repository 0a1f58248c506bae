"""Which items are worth setting side by side: those of which one has a key that the other wants.

In: for each item the keys that it has and those that it wants in others. Out: indexes of items. Where a rule needs
something on both sides, only items that have it are looked at, and the work grows with what they share. Keys may let
too many through, never too few: the rule itself decides.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence

Keys = Iterable[Hashable]
Need = tuple[Keys, Keys]
"""What an item has, and what it wants in the other."""


def partners(items: Sequence[Need]) -> list[list[int]]:
    """For each item the others that have a key that it wants, in order."""
    holders: dict[Hashable, list[int]] = defaultdict(list)
    for i, (has, _) in enumerate(items):
        for key in has:
            holders[key].append(i)
    return [sorted({j for key in wants for j in holders.get(key, ())} - {i}) for i, (_, wants) in enumerate(items)]


def meetings(needs: Iterable[Sequence[Need]]) -> list[tuple[int, int]]:
    """The pairs of items that meet by one of the needs at least, either way, the lesser index first, in order."""
    found = {(i, j) if i < j else (j, i) for items in needs for i, others in enumerate(partners(items)) for j in others}
    return sorted(found)
