"""Which reports of a neighbourhood make one story: groups join while they are as alike as they are within themselves.

In: likeness of every pair, and rules. Out: groups of indexes. Average link, measured against how alike the reports
within a group are: two stories of one beat share many words, but fewer than the reports of either share.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .likeness import Matrix

FLOOR = 0.6
"""Bond from which two groups join. On the two public sets of clustered reports that we measure with, 0.55 to 0.65 do
about equally well."""
USUAL = 0.25
"""How alike reports of one event usually are: what is taken of a group before its own pairs say more."""
PRIOR = 3.0
"""How many pairs' worth USUAL counts."""


def partition(likeness: Matrix, starts: Sequence[Sequence[int]], foes: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Join the groups that it starts from, closest first, while any bond reaches FLOOR and no foes meet."""
    groups = _Groups.of(likeness, starts, foes)
    while groups.join_closest():
        pass
    return sorted(sorted(m) for m in groups.members if m)


def bond(between: float, within_a: float, within_b: float) -> float:
    """Mean likeness between two groups, against the (shrunk) mean likeness within each."""
    return between / float(np.sqrt(within_a * within_b))


def within(total: float, reports: int) -> float:
    """Mean likeness within a group, shrunk to USUAL; `total` is the sum over its pairs."""
    return (total + PRIOR * USUAL) / (reports * (reports - 1) / 2 + PRIOR)


@dataclass(slots=True)
class _Groups:
    members: list[list[int]]
    sums: Matrix
    """Likeness between groups, summed over their pairs; on the diagonal, within each."""
    sizes: NDArray[np.float64]
    apart: NDArray[np.bool_]
    bonds: Matrix

    @classmethod
    def of(cls, likeness: Matrix, starts: Sequence[Sequence[int]], foes: Sequence[tuple[int, int]]) -> "_Groups":
        n = len(starts)
        holds = np.zeros((n, len(likeness)))
        for g, members in enumerate(starts):
            holds[g, list(members)] = 1.0
        others = likeness - np.diag(np.diag(likeness))
        sums = holds @ others @ holds.T
        sums[np.diag_indices(n)] /= 2
        of = holds.argmax(axis=0)
        apart = np.eye(n, dtype=np.bool_)
        for i, j in foes:
            apart[of[i], of[j]] = apart[of[j], of[i]] = True
        made = cls([list(s) for s in starts], sums, holds.sum(axis=1), apart, np.zeros((n, n)))
        for g in range(n):
            made._measure(g)
        return made

    def join_closest(self) -> bool:
        if not len(self.bonds):
            return False
        a, b = divmod(int(self.bonds.argmax()), len(self.bonds))
        if self.bonds[a, b] < FLOOR:
            return False
        self._join(a, b)
        return True

    def _join(self, a: int, b: int) -> None:
        inner = self.sums[a, a] + self.sums[b, b] + self.sums[a, b]
        self.sums[a] += self.sums[b]
        self.sums[:, a] = self.sums[a]
        self.sums[a, a] = inner
        self.members[a] += self.members[b]
        self.sizes[a] += self.sizes[b]
        self.apart[a] |= self.apart[b]
        self.apart[:, a] = self.apart[a]
        self.members[b], self.sizes[b] = [], 0.0
        self.bonds[b] = self.bonds[:, b] = 0.0
        self._measure(a)

    def _measure(self, g: int) -> None:
        """Work out the bonds of one group with every other, rounded so that ties are ties on every machine."""
        alive = self.sizes > 0
        pairs = np.where(alive, self.sizes * (self.sizes - 1) / 2 + PRIOR, 1.0)
        inner = (np.diag(self.sums) + PRIOR * USUAL) / pairs
        mean = self.sums[g] / np.where(alive, self.sizes[g] * self.sizes, 1.0)
        row = np.where(alive & ~self.apart[g], mean / np.sqrt(inner * inner[g]), 0.0).round(9)
        self.bonds[g] = self.bonds[:, g] = row
