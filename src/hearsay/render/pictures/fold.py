"""Graph → the same graph with outlets folded that have it from the same parties in the same way.

Forty outlets that carry one line are one box with their number: a picture of forty boxes shows less.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..phrases import listed
from .graph import Edge, Graph, Node

FEW, GROUP = 8, 3
"""Outlets up to which nothing is folded, and how many must be alike to be folded."""
_NAMED = 1


def folded(graph: Graph) -> Graph:
    """The graph with groups of like outlets as one node each; whom others cite is never folded."""
    outlets = [n for n in graph.nodes if n.place == "outlet"]
    if len(outlets) <= FEW:
        return graph
    into = _groups(outlets, graph.edges)
    if not into:
        return graph
    nodes = dict.fromkeys(into.get(n.id, n) for n in graph.nodes)
    edges: dict[tuple[str, str, str], Edge] = {}
    for e in graph.edges:
        home = into.get(e.start)
        moved = replace(e, start=home.id) if home else e
        key = moved.start, moved.end, moved.stance
        known = edges.get(key)
        edges[key] = replace(known, times=known.times + e.times) if known else moved
    return Graph(nodes=tuple(nodes), edges=tuple(edges.values()))


def _groups(outlets: Sequence[Node], edges: Sequence[Edge]) -> Mapping[str, Node]:
    """Id of each outlet that is folded → the node that stands for its group."""
    cited = {e.end for e in edges}
    alike: dict[frozenset[tuple[str, str]], list[Node]] = {}
    for n in outlets:
        if n.id not in cited:
            ways = frozenset((e.end, e.stance) for e in edges if e.start == n.id)
            alike.setdefault(ways, []).append(n)
    found: dict[str, Node] = {}
    for group in alike.values():
        if len(group) > GROUP:
            name = listed([n.name for n in group], _NAMED)
            node = replace(group[0], id=f"g:{group[0].id}", name=name)
            found.update({n.id: node for n in group})
    return found
