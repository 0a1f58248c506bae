"""Who: names that both have, names that only one has, and whether one party says both."""

from collections.abc import Iterator

import numpy as np

from .finding import Scene
from .pairs import Column, Pairs
from .sums import shared, weight_of


def who(pairs: Pairs, scene: Scene) -> Iterator[Column]:
    """Share of the names that both have, and whether each side has a name that the other lacks."""
    names = [frozenset(scene.demonyms.get(n, n) for n in f.names) for f in pairs.forms]
    sizes = np.array([len(x) for x in names], np.int64)
    both, weight = shared(names, pairs.left, pairs.right, scene.weights)
    for at in np.flatnonzero(both).tolist():
        weight[at] /= weight_of(names[pairs.left[at]] | names[pairs.right[at]], scene.weights)
    named = np.flatnonzero((sizes[pairs.left] > 0) & (sizes[pairs.right] > 0))
    yield Column(
        kind="names-shared",
        at=named,
        values=weight[named],
        apart=np.zeros(len(named), np.bool_),
        tell=lambda k: f"They share {weight[named[k]]:.0%} of their names by weight.",
    )
    differ = np.flatnonzero((sizes[pairs.left] > both) & (sizes[pairs.right] > both))

    def told(k: int) -> str:
        x, y = names[pairs.left[differ[k]]], names[pairs.right[differ[k]]]
        return f"One names {', '.join(sorted(x - y)[:3])}, the other {', '.join(sorted(y - x)[:3])}."

    yield Column("names-differ", differ, np.ones(len(differ)), np.zeros(len(differ), np.bool_), told)
    one_origin = shared([f.origins for f in pairs.forms], pairs.left, pairs.right, {})[0] > 0
    yield pairs.where("same-origin", one_origin, "One party says both.")
