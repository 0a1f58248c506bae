"""Outlets that have it from the same parties in the same way are one box."""

from hearsay.render.pictures.fold import folded
from hearsay.render.pictures.graph import Edge, Graph, Node


def outlet(n: int) -> Node:
    return Node(id=f"o{n}", name=f"Outlet {n}", kind="outlet", place="outlet")


WIRE = Node(id="w", name="Teleg", kind="outlet", place="relay")
MAYOR = Node(id="p", name="Ana Ruiz", kind="person", place="origin")


def carried(many: int, *more: Edge) -> Graph:
    """Outlets that all carry one wire, and what else is said."""
    edges = (Edge(start=f"o{n}", end="w", stance="asserts", words=("r", n, n + 1)) for n in range(many))
    last = Edge(start="w", end="p", stance="asserts", words=("r", 0, 1), times=many)
    return Graph(nodes=(*map(outlet, range(many)), WIRE, MAYOR), edges=(*edges, last, *more))


def test_forty_outlets_with_one_line_are_one_box() -> None:
    found = folded(carried(40))
    assert [n.name for n in found.nodes] == ["Outlet 0 and 39 more", "Teleg", "Ana Ruiz"]
    assert [(e.start, e.end, e.times) for e in found.edges] == [("g:o0", "w", 40), ("w", "p", 40)]


def test_few_outlets_are_left_as_they_are() -> None:
    assert folded(carried(8)) == carried(8)


def test_who_says_otherwise_or_is_cited_keeps_a_box() -> None:
    denies = Edge(start="o1", end="p", stance="denies", words=("r", 1, 2))
    cites = Edge(start="o2", end="o3", stance="asserts", words=("r", 2, 3))
    names = {n.name for n in folded(carried(12, denies, cites)).nodes}
    assert names == {"Outlet 0 and 8 more", "Outlet 1", "Outlet 2", "Outlet 3", "Teleg", "Ana Ruiz"}


def test_words_of_a_folded_line_are_those_of_its_first_outlet() -> None:
    first, *_ = folded(carried(20)).edges
    assert first.words == ("r", 0, 1)
