"""Graph → where each party stands: outlets in the first column, relays between, origins in the last.

A layered drawing as in Sugiyama, Tagawa and Toda (1981): columns by the longest way from the outlets, then rows by the
middle of the neighbours, a few times over. A line that passes a column has a lane of its own there, which all lines of
one stance to the same party share, so that none runs behind a box. Lengths are in units of the picture.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .graph import Edge, Graph, Node

ROW, GAP, HEIGHT, TOP = 44, 150, 30, 30
_LANE = 20
"""Height of a lane."""
_LETTER, _PADDING, _WIDEST = 7.1, 22, 236
_SWEEPS = 4
_PASSING = "lane"
"""Kind of what is no party but a place where lines pass."""


Ends = tuple[str, str, str]
"""Start, end and stance of an edge."""


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
    lanes: Mapping[Ends, tuple[Box, ...]]
    """Ends of an edge → the lanes by which it passes columns, in order."""
    columns: tuple[tuple[str, float], ...]
    """Heading and left edge of each column."""
    width: float
    """Of the whole."""
    height: float
    """Of the whole."""


def lay_out(graph: Graph) -> Plan:
    """Place every node."""
    columns, lanes = _with_lanes(_columns(graph), graph.edges)
    columns = _ordered(columns, _steps(graph.edges, lanes))
    tallest = max((_height(c) for c in columns), default=0)
    arcs = _arcs(graph)
    x = 8.0 + 22 * min(arcs, 4)
    boxes: dict[str, Box] = {}
    heads: list[tuple[str, float]] = []
    for i, column in enumerate(columns):
        width = max((_width(n.name) for n in column), default=60)
        heads.append((_heading(i, len(columns)), x))
        y = TOP + (tallest - _height(column)) / 2
        for n in column:
            boxes[n.id] = Box(node=n, x=x, y=y + _height([n]) / 2, width=width)
            y += _height([n])
        x += width + GAP
    return Plan(
        boxes={name: b for name, b in boxes.items() if b.node.kind != _PASSING},
        edges=graph.edges,
        lanes={edge: tuple(boxes[n] for n in names) for edge, names in lanes.items()},
        columns=tuple(heads),
        width=x - GAP + 8,
        height=TOP + tallest + 10,
    )


def _height(column: Sequence[Node]) -> int:
    return sum(_LANE if n.kind == _PASSING else ROW for n in column)


def _with_lanes(
    columns: Sequence[Sequence[Node]], edges: Sequence[Edge]
) -> tuple[list[list[Node]], dict[Ends, tuple[str, ...]]]:
    """The columns with lanes among the nodes, and for each edge that needs some the ids of its lanes."""
    found = [list(c) for c in columns]
    level = {n.id: i for i, c in enumerate(found) for n in c}
    lanes: dict[Ends, tuple[str, ...]] = {}
    for e in edges:
        passed = range(level[e.start] + 1, level[e.end])
        if passed:
            lanes[ends(e)] = tuple(f"lane:{i}:{e.stance}:{e.end}" for i in passed)
            for i, name in zip(passed, lanes[ends(e)], strict=True):
                if name not in level:
                    level[name] = i
                    found[i].append(Node(id=name, name="", kind=_PASSING, place="relay"))
    return found, lanes


def _steps(edges: Sequence[Edge], lanes: Mapping[Ends, tuple[str, ...]]) -> list[tuple[str, str]]:
    """The edges from column to column."""
    ways = ((e.start, *lanes.get(ends(e), ()), e.end) for e in edges)
    return list(dict.fromkeys(pair for way in ways for pair in pairwise(way)))


def ends(e: Edge) -> Ends:
    """What an edge is known by: a graph has one of each start, end and stance."""
    return e.start, e.end, e.stance


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


def _ordered(columns: Sequence[Sequence[Node]], steps: Sequence[tuple[str, str]]) -> list[list[Node]]:
    found = [list(c) for c in columns]
    around: dict[str, list[str]] = {}
    for a, b in steps:
        around.setdefault(a, []).append(b)
        around.setdefault(b, []).append(a)
    for sweep in range(_SWEEPS):
        for column in found if sweep % 2 == 0 else reversed(found):
            row = {n.id: (i + 0.5) / len(c) for c in found for i, n in enumerate(c)}
            inside = {n.id for n in column}
            column.sort(key=lambda n: _middle([row[x] for x in around.get(n.id, ()) if x not in inside], row[n.id]))
    return found


def _middle(rows: Sequence[float], own: float) -> float:
    return sum(rows) / len(rows) if rows else own
