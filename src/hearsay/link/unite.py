"""Union of items under one root, with the reasons for each union kept."""

from collections import defaultdict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from hearsay.model import Reason

T = TypeVar("T", bound=Hashable)


class Union(Generic[T]):
    """Items 0..n-1 that become one another. The root of a set is its least item, so order of joining does not show."""

    def __init__(self, n: int) -> None:
        self._up = list(range(n))
        self._why: dict[int, list[Reason]] = defaultdict(list)

    def root(self, i: int) -> int:
        """Least item of the set that holds `i`."""
        while self._up[i] != i:
            self._up[i] = self._up[self._up[i]]
            i = self._up[i]
        return i

    def join(self, i: int, j: int, reason: Reason | None = None) -> None:
        """Make the sets of `i` and `j` one; nothing happens when they are one already."""
        a, b = sorted((self.root(i), self.root(j)))
        if a == b:
            return
        self._up[b] = a
        if reason:
            self._why[i].append(reason)

    def sets(self) -> dict[int, list[int]]:
        """Root → its items in order."""
        out: dict[int, list[int]] = {}
        for i in range(len(self._up)):
            out.setdefault(self.root(i), []).append(i)
        return out

    def reasons(self, items: list[int]) -> tuple[Reason, ...]:
        """Why these items are one, each reason once, in order of rule and words."""
        return sort_reasons([r for i in items for r in self._why.get(i, [])])


def sort_reasons(reasons: list[Reason], key: Callable[[Reason], object] | None = None) -> tuple[Reason, ...]:
    """Each reason once, in an order that does not depend on how they were found."""
    return tuple(sorted(dict.fromkeys(reasons), key=lambda r: (r.rule, r.text, r.evidence)))
