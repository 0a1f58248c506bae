"""Carriers between the audience and the origins: how many ways there are, and whether one party holds them all.

In: the ends of a claim. Out: the number of vertex-disjoint paths (Menger 1927; found by augmenting flow as in Ford and
Fulkerson 1956), and the party through which every chain passes.
"""

from collections import deque
from collections.abc import Sequence
from itertools import pairwise

from .ends import End
from .scene import Scene

Node = tuple[str, ...]
"""Kind, id and side: every carrier is two nodes, so that it carries one path only."""


def disjoint_paths(ends: Sequence[End], scene: Scene) -> int:
    """The most chains that share no outlet and no relay."""
    flow: dict[Node, set[Node]] = {}
    for e in ends:
        nodes: list[Node] = [("outlet", _key(scene.outlet(e.report))), *(("party", r) for r in e.relays)]
        _join(flow, ("audience", ""), (*nodes[0], "in"))
        for a, b in pairwise(nodes):
            _join(flow, (*a, "out"), (*b, "in"))
        for n in nodes:
            _join(flow, (*n, "in"), (*n, "out"))
        _join(flow, (*nodes[-1], "out"), ("origins", ""))
    count = 0
    while _augment(flow):
        count += 1
    return count


def _join(flow: dict[Node, set[Node]], a: Node, b: Node) -> None:
    flow.setdefault(a, set()).add(b)
    flow.setdefault(b, set())


def _augment(flow: dict[Node, set[Node]]) -> bool:
    """Find one more path and turn its edges round."""
    start: Node = ("audience", "")
    goal: Node = ("origins", "")
    came: dict[Node, Node] = {start: start}
    queue: deque[Node] = deque([start])
    while queue and goal not in came:
        at = queue.popleft()
        for n in sorted(flow.get(at, ())):
            if n not in came:
                came[n] = at
                queue.append(n)
    if goal not in came:
        return False
    at = goal
    while at != start:
        before = came[at]
        flow[before].discard(at)
        flow[at].add(before)
        at = before
    return True


def bottleneck(ends: Sequence[End], scene: Scene) -> str | None:
    """Name of the relay through which every chain passes; None where there is none or only one chain without relays."""
    if not ends or any(not e.relays for e in ends):
        return None
    shared = set(ends[0].relays).intersection(*(e.relays for e in ends[1:]))
    for r in ends[0].relays:
        if r in shared and (p := scene.parties.get(r)) and p.name:
            return p.name
    return None


def _key(name: str) -> str:
    return " ".join(name.casefold().split()).removeprefix("the ")
