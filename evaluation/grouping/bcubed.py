"""BCubed (Bagga and Baldwin 1998): how far two groupings of the same things agree."""

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Agreement:
    """Means over all things."""

    precision: float
    """Of those grouped with a thing, the share that belongs with it."""
    recall: float
    """Of those that belong with a thing, the share grouped with it."""

    @property
    def f1(self) -> float:
        """Harmonic mean of both; the same whichever grouping is taken for the true one."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def bcubed(true: Mapping[str, Hashable], found: Mapping[str, Hashable]) -> Agreement:
    """Compare a grouping with the true one: thing → group in both. Things that are only in one are left aside."""
    both = true.keys() & found.keys()
    a, b = Counter(true[x] for x in both), Counter(found[x] for x in both)
    shared = Counter((true[x], found[x]) for x in both)
    n = len(both) or 1
    precision = sum(c * c / b[y] for (_, y), c in shared.items()) / n
    recall = sum(c * c / a[x] for (x, _), c in shared.items()) / n
    return Agreement(precision, recall)
