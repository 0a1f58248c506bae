"""Graph → where each party stands: outlets in the first column, relays between, origins in the last.

A layered drawing as in Sugiyama, Tagawa and Toda (1981): columns by the longest way from the outlets, then rows by the
middle of the neighbours, a few times over. Lengths are in units of the picture.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .graph import Edge, Graph, Node

ROW, GAP, HEIGHT, TOP = 44, 150, 30, 30
_LETTER, _PADDING, _WIDEST = 7.1, 22, 236
_SWEEPS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A node in its place."""

    node: Node
    """The node."""
    x: float
    """Left edge."""
    y: float
    """Middle."""
    width: float
    """Width."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A graph laid out."""

    boxes: Mapping[str, Box]
    """By id of the node."""
    edges: tuple[Edge, ...]
    """As in the graph."""
    columns: tuple[tuple[str, float], ...]
    """Heading and left edge of each column."""
    width: float
    """Of the whole."""
    height: float
    """Of the whole."""


def lay_out(graph: Graph) -> Plan:
    """Place every node."""
    columns = _ordered(_columns(graph), graph.edges)
    tallest = max((len(c) for c in columns), default=0)
    arcs = _arcs(graph)
    x = 8.0 + 22 * min(arcs, 4)
    boxes: dict[str, Box] = {}
    heads: list[tuple[str, float]] = []
    for i, column in enumerate(columns):
        width = max((_width(n.name) for n in column), default=60)
        heads.append((_heading(i, len(columns)), x))
        shift = (tallest - len(column)) / 2
        for row, n in enumerate(column):
            boxes[n.id] = Box(node=n, x=x, y=TOP + ROW * (row + shift + 0.5), width=width)
        x += width + GAP
    return Plan(
        boxes=boxes, edges=graph.edges, columns=tuple(heads), width=x - GAP + 8, height=TOP + ROW * tallest + 10
    )


def letters(width: float) -> int:
    """How many letters fit into a box."""
    return round((width - _PADDING) / _LETTER)


def _width(name: str) -> float:
    return min(_WIDEST, max(70.0, _LETTER * len(name) + _PADDING))


def _heading(i: int, of: int) -> str:
    if i == 0:
        return "Outlets"
    return "Origins" if i == of - 1 else "Through"


def _arcs(graph: Graph) -> int:
    """How many edges go between outlets."""
    first = {n.id for n in graph.nodes if n.place == "outlet"}
    return sum(e.start in first and e.end in first for e in graph.edges)


def _columns(graph: Graph) -> list[list[Node]]:
    first = {n.id for n in graph.nodes if n.place == "outlet"}
    depth = {n.id: 0 if n.id in first else 1 for n in graph.nodes}
    for _ in graph.nodes:
        for e in graph.edges:
            if e.end not in first and not e.circle:
                depth[e.end] = max(depth[e.end], depth[e.start] + 1)
    tells = {e.start for e in graph.edges}
    last = max((d for d in depth.values()), default=0)
    if any(n.place == "relay" for n in graph.nodes):
        last = max(last, 2)
    columns: list[list[Node]] = [[] for _ in range(last + 1)]
    for n in graph.nodes:
        ends = n.place == "origin" and n.id not in tells
        columns[last if ends and n.id not in first else depth[n.id]].append(n)
    return [c for c in columns if c]


def _ordered(columns: Sequence[Sequence[Node]], edges: Sequence[Edge]) -> list[list[Node]]:
    found = [list(c) for c in columns]
    around: dict[str, list[str]] = {}
    for e in edges:
        around.setdefault(e.start, []).append(e.end)
        around.setdefault(e.end, []).append(e.start)
    for sweep in range(_SWEEPS):
        for column in found if sweep % 2 == 0 else reversed(found):
            row = {n.id: (i + 0.5) / len(c) for c in found for i, n in enumerate(c)}
            inside = {n.id for n in column}
            column.sort(key=lambda n: _middle([row[x] for x in around.get(n.id, ()) if x not in inside], row[n.id]))
    return found


def _middle(rows: Sequence[float], own: float) -> float:
    return sum(rows) / len(rows) if rows else own
