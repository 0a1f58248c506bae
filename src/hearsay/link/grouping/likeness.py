"""How alike reports are, pair by pair: the words that they share, less for days between them and for what differs.

In: features and a `Spread`. Out: numbers from 0 to 1.
"""

from collections.abc import Hashable, Iterable, Sequence
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from .feature import Feature
from .spread import Spread, Unit

NEAR = 2
"""Days between two reports that tell nothing against one event."""
FADE = 7.0
"""Days in which, after those, likeness falls to a third."""
REMAINS = 0.4
"""What is left of likeness however long ago: a report that is very like a sleeping story wakes it."""
OTHER_NAMES = 0.9
"""Factor where both openings name parties or places, and none in common."""
STRANGERS = 0.3
"""Factor where both openings hold NAMED_BY words of names or more, and none of either stands anywhere in the other: two
events of one kind, told in the same words. It costs the shorter of the two public sets 0.4 points and is worth it where
dispatches follow a pattern."""
NAMED_BY = 3
"""A place and a person, say: fewer names may be missing from a short text by chance."""
WORTH = 0.1
"""Likeness from which that is looked at: below it keeps reports apart by itself."""
OTHER_DAYS = 0.6
"""Factor where both openings name days, and none within a day of the other's."""
Matrix = NDArray[np.float64]


def alike(rows: Sequence[Feature], columns: Sequence[Feature], spread: Spread) -> Matrix:
    """Likeness of each report of the rows with each of the columns: the cosine of their words, times what `_over_time`
    and differences leave of it."""
    units = [spread.unit(f) for f in rows], [spread.unit(f) for f in columns]
    out = _products(*units, spread.words)
    out *= _over_time([f.day for f in rows], [f.day for f in columns])
    other = _differ([f.lead_names for f in rows], [f.lead_names for f in columns])
    strange = _strangers(rows, columns, other & (out > WORTH))
    out[other & ~strange] *= OTHER_NAMES
    out[strange] *= STRANGERS
    if any(f.lead_days for f in rows):
        out[_differ([f.lead_days for f in rows], [_around(f.lead_days) for f in columns])] *= OTHER_DAYS
    return out


def _products(a: Sequence[Unit], b: Sequence[Unit], words: int) -> Matrix:
    """Scalar products of sparse vectors: each of the first is spread out over all words and gathered by the others."""
    ends = np.cumsum([len(u.words) for u in b])
    gathered = np.concatenate([u.words for u in b])
    values = np.concatenate([u.values for u in b])
    wide, out = np.zeros(words), np.empty((len(a), len(b)))
    for i, u in enumerate(a):
        wide[u.words] = u.values
        out[i] = np.add.reduceat(wide[gathered] * values, np.r_[0, ends[:-1]])
        wide[u.words] = 0.0
    return out


def _over_time(a: Sequence[date | None], b: Sequence[date | None]) -> Matrix:
    """What days between them leave of likeness; all of it where a day is unknown."""
    rows, columns = (np.array([d.toordinal() if d else np.nan for d in days]) for days in (a, b))
    gap = np.nan_to_num(np.abs(rows[:, None] - columns))
    left: Matrix = np.maximum(REMAINS, np.exp(-np.maximum(0, gap - NEAR) / FADE))
    return left


def _differ(a: Sequence[frozenset[Hashable]], b: Sequence[frozenset[Hashable]]) -> NDArray[np.bool_]:
    """Which pairs of sets are both not empty and have nothing in common."""
    out = np.zeros((len(a), len(b)), np.bool_)
    for i, x in enumerate(a):
        if x:
            out[i] = [bool(y) and x.isdisjoint(y) for y in b]
    return out


def _strangers(rows: Sequence[Feature], columns: Sequence[Feature], other: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Of these pairs, whose openings share no name, those of which neither has a name of the other's opening."""
    out = np.zeros_like(other)
    many = [np.array([len(f.lead_names) >= NAMED_BY for f in features]) for features in (rows, columns)]
    for i, j in np.argwhere(other & many[0][:, None] & many[1]).tolist():
        a, b = rows[i], columns[j]
        out[i, j] = a.lead_names.isdisjoint(b.terms) and b.lead_names.isdisjoint(a.terms)
    return out


def _around(days: Iterable[date]) -> frozenset[date]:
    """The days, and those before and after each: outlets differ by a night."""
    return frozenset(d + timedelta(n) for d in days for n in (-1, 0, 1))
