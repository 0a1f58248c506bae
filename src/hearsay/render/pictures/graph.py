"""Told → graphs: who has a claim from whom, and who cites whom in a story.

A graph is nodes and edges only; `draw` makes a picture of it, exports write it down.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from ..told import Json, Told, link_name

Place = Literal["outlet", "relay", "origin"]
Where = tuple[str, int, int]
"""Report, first code point, behind the last."""
_UNSURE = ("unknown", "unnamed")
OWN = "own words"


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A party in a graph."""

    id: str
    """Unique in the graph."""
    name: str
    """As shown."""
    kind: str
    """person, organisation, outlet, document, unnamed, unknown; `own` for an outlet's own words."""
    place: Place
    """Where it stands: outlet with a report, relay, or origin."""
    neck: bool = False
    """Whether everything passes through it."""

    @property
    def unsure(self) -> bool:
        """Whether nobody is named."""
        return self.kind in (*_UNSURE, "own")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """One party has it from another."""

    start: str
    """Id of who tells it."""
    end: str
    """Id of whom it is from."""
    stance: str
    """asserts, denies, confirms, declines, unconfirmed, own."""
    words: Where
    """The words that make the link."""
    times: int = 1
    """How often."""
    circle: bool = False
    """Whether it is part of a circle."""
    attributions: tuple[str, ...] = ()
    """Ids of the attributions that tell it; none for an outlet's own words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """Parties, and who has it from whom."""

    nodes: tuple[Node, ...]
    """Each once, in the order in which they are first met."""
    edges: tuple[Edge, ...]
    """In order of the reports; one for each pair and stance."""


_Telling = tuple[str, Where, tuple[str, ...]]
"""Stance, words, and the id of the attribution where it is one."""


class _Weave:
    """Gathers nodes and edges; the role that stands further left wins."""

    def __init__(self) -> None:
        self.nodes: dict[str, Node] = {}
        self.edges: dict[tuple[str, str, str], Edge] = {}

    def node(self, node: Node) -> str:
        known = self.nodes.get(node.id)
        if known is None or (known.place == "origin" and node.place == "relay"):
            self.nodes[node.id] = node
        return node.id

    def edge(self, start: str, end: str, telling: "_Telling") -> None:
        if start == end:
            return
        stance, words, of = telling
        key = start, end, stance
        known = self.edges.get(key)
        fresh = Edge(start=start, end=end, stance=stance, words=words, attributions=of)
        more = known and replace(known, times=known.times + 1, attributions=(*known.attributions, *of))
        self.edges[key] = more or fresh

    def graph(self) -> Graph:
        round_ = _in_circles(self.edges.values())
        edges = tuple(replace(e, circle=(e.start, e.end) in round_) for e in self.edges.values())
        return Graph(nodes=tuple(self.nodes.values()), edges=edges)


def provenance(told: Told, claim: Json) -> Graph:
    """Who has a claim from whom: from the outlets through relays to the origins, for every mention of it."""
    weave = _Weave()
    outlets = {outlet_key(told.outlet(m["report"])): told.outlet(m["report"]) for m in claim["mentions"]}
    for m in claim["mentions"]:
        _mention(told, m, outlets, weave)
    neck = outlet_key(claim["origins"]["all_through"] or "")
    graph = weave.graph()
    return replace(graph, nodes=tuple(replace(n, neck=bool(neck) and outlet_key(n.name) == neck) for n in graph.nodes))


def citations(told: Told, most: int = 16) -> Graph:
    """Who cites whom in a story, over all claims: those cited most often, and every outlet."""
    weave = _Weave()
    outlets = {outlet_key(told.outlet(r)): told.outlet(r) for r in told.reports}
    for a in told.attributions.values():
        _attribution(told, a, outlets, weave)
    whole = weave.graph()
    cited = Counter[str]()
    for e in whole.edges:
        cited[e.end] += e.times
    unsure = {n.id for n in whole.nodes if n.unsure}
    kept = {n for n, _ in [x for x in cited.most_common() if x[0] not in unsure][:most]}
    kept |= {n.id for n in whole.nodes if n.place == "outlet"}
    edges = tuple(e for e in whole.edges if {e.start, e.end} <= kept)
    used = {n for e in edges for n in (e.start, e.end)}
    return Graph(nodes=tuple(n for n in whole.nodes if n.id in used), edges=edges)


def outlet_key(name: str) -> str:
    """What one outlet is known by: its name without case or article."""
    return " ".join(name.casefold().split()).removeprefix("the ")


def _mention(told: Told, m: Json, outlets: Mapping[str, str], weave: _Weave) -> None:
    own = told.outlet(m["report"])
    start = weave.node(Node(id=f"o:{outlet_key(own)}", name=own, kind="outlet", place="outlet"))
    links, words = told.links(m), (m["report"], m["start"], m["end"])
    if not links:
        end = weave.node(Node(id=f"w:{outlet_key(own)}", name=OWN, kind="own", place="origin"))
        weave.edge(start, end, (told.stance(m), words, ()))
    of = (m["attribution"],) if m["attribution"] else ()
    _chain(start, links, (told.stance(m), words, of), outlets, weave)


def _attribution(told: Told, a: Json, outlets: Mapping[str, str], weave: _Weave) -> None:
    own = told.outlet(a["report"])
    start = weave.node(Node(id=f"o:{outlet_key(own)}", name=own, kind="outlet", place="outlet"))
    first = a["content"][0]
    _chain(start, a["chain"], (a["stance"], (a["report"], first["start"], first["end"]), (a["id"],)), outlets, weave)


def _chain(start: str, links: Sequence[Json], telling: _Telling, outlets: Mapping[str, str], weave: _Weave) -> None:
    stance, words, of = telling
    for link in links:
        end = weave.node(_party(link, start, outlets))
        cited = next((w for w in link["evidence"]), None)
        at = (cited["report"], cited["start"], cited["end"]) if cited else words
        weave.edge(start, end, (stance if link["role"] == "origin" else "asserts", at, of))
        start = end


def _party(link: Json, before: str, outlets: Mapping[str, str]) -> Node:
    name, key = link_name(link), outlet_key(link["name"] or "")
    if key in outlets:
        return Node(id=f"o:{key}", name=outlets[key], kind="outlet", place="outlet")
    place: Place = "relay" if link["role"] == "relay" else "origin"
    if link["name"] is None:
        return Node(id=f"u:{before}", name=name, kind="unknown", place=place)
    return Node(id=f"p:{link['party'] or key}", name=name, kind=link["kind"], place=place)


def _in_circles(edges: Iterable[Edge]) -> set[tuple[str, str]]:
    """The pairs that a way back from the end to the start makes part of a circle."""
    ways: dict[str, set[str]] = {}
    for e in edges:
        ways.setdefault(e.start, set()).add(e.end)
    return {(a, b) for a, ends in ways.items() for b in ends if a in _reached(b, ways)}


def _reached(start: str, ways: Mapping[str, set[str]]) -> set[str]:
    seen, ahead = {start}, [start]
    while ahead:
        for n in ways.get(ahead.pop(), ()):
            if n not in seen:
                seen.add(n)
                ahead.append(n)
    return seen
