"""Keys by which reports of one story meet: two telling words together, within some days.

In: features. Out: numbers. A single word brings too many together and all words too few; two of the eight words that
say most about a report bring its story together, and whoever writes of the same within two weeks.
"""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from hearsay.link.grouping import Feature, Spread, keys_of

WORDS = 8
"""Words of a report that make keys, two by two."""
DAYS = 7
"""A report meets those of its own week and of the next."""


def meeting_keys(feature: Feature) -> NDArray[np.uint64]:
    """The keys of a report, sorted, each once; which words tell most depends on no other report."""
    words = sorted(w for w, x in keys_of(feature, _spread())[:WORDS] if x > 0)
    week = feature.day.toordinal() // DAYS if feature.day else -1
    weeks = (week, week + 1) if feature.day else (week,)
    made = [_number(f"{w}\x1f{a}\x1f{b}") for w in weeks for a, b in combinations(words, 2)]
    return np.unique(np.array(made, np.uint64))


@cache
def _spread() -> Spread:
    return Spread()


def _number(key: str) -> int:
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
