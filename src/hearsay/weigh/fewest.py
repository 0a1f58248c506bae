"""The fewest groups that keep apart what must be apart: a weighted colouring of a small graph, found exactly.

In: a weight for each item and the pairs that exclude each other. Out: a group for each item. A group costs the weight
of its heaviest item. Branch and bound over the items in their order; after `_STEPS` the best found so far stands.
"""

from collections.abc import Sequence

_STEPS = 20_000
"""Enough for all claims seen; only stories with dozens of mutually undecided sources come near it."""


def fewest_groups(weights: Sequence[int], excluded: frozenset[tuple[int, int]]) -> tuple[int, ...]:
    """Return the number of the group that each item falls into, so that the groups cost least.

    `excluded` holds index pairs with the smaller index first. Among equal answers the one that puts early items
    together first is taken, so the answer depends on the order of the items and on nothing else.
    """
    search = _Search(weights, excluded)
    search.place(0, 0)
    return tuple(search.best)


class _Search:
    def __init__(self, weights: Sequence[int], excluded: frozenset[tuple[int, int]]) -> None:
        self.weights = weights
        self.against = [{a for a, b in excluded if b == i} for i in range(len(weights))]
        self.groups: list[list[int]] = []
        self.best: list[int] = []
        self.cost = sum(weights) + 1
        self.steps = 0

    def place(self, i: int, cost: int) -> None:
        """Put item `i` into each group that it may join, then into a new one."""
        if cost >= self.cost or (self.steps > _STEPS and self.best):
            return
        self.steps += 1
        if i == len(self.weights):
            self.cost = cost
            home = {item: n for n, group in enumerate(self.groups) for item in group}
            self.best = [home[item] for item in range(i)]
            return
        for group in self.groups:
            if self.against[i].isdisjoint(group):
                dearer = max(0, self.weights[i] - max(self.weights[x] for x in group))
                group.append(i)
                self.place(i + 1, cost + dearer)
                group.pop()
        self.groups.append([i])
        self.place(i + 1, cost + self.weights[i])
        self.groups.pop()
