"""The graph of a story, to explore: every party, who has what from whom, and which claims go that way.

The page has the picture as a server draws it and every line as a list; a script puts a graph that moves in the place of
the picture. What the script is given stands in the page as data, never as markup.
"""

from dataclasses import dataclass
from typing import Any

from starlette.responses import Response

from hearsay.render.phrases import one_line, visible
from hearsay.render.pictures.draw import STANCES, picture
from hearsay.render.pictures.graph import Edge, Graph, citations
from hearsay.render.pictures.layout import HEIGHT, lay_out
from hearsay.render.told import Told

from .. import links
from ..asking import Asking
from ..rows import claim_url
from ..shelf import Kept

_MOST = 120
"""Parties beside the outlets; a picture of more shows nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the graph in words."""

    start: str
    """Who tells it."""
    how: str
    """E.g. "has it from"."""
    end: str
    """Of whom."""
    stance: str
    """asserts, denies, …"""
    times: int
    """How often."""
    circle: bool
    """Whether it is part of a circle."""
    url: str
    """The words."""
    claims: tuple[tuple[int, str], ...]
    """Number and address of the claims that go this way."""


def graph(asking: Asking) -> Response:
    """The page."""
    kept = asking.kept(asking.request.path_params["story"])
    whole = citations(kept.told, _MOST)
    lines = _lines(kept, whole)
    to = links.words_in(kept.told.id)
    return asking.page(
        "graph.html",
        told=kept.told,
        lines=lines,
        drawn=picture(whole, "Who cites whom", to),
        data=_data(kept, whole, lines),
    )


def _claims(told: Told) -> dict[str, list[int]]:
    """Attribution → numbers of the claims that it tells."""
    found: dict[str, list[int]] = {}
    for c in told.claims.values():
        for m in c["mentions"]:
            if m["attribution"]:
                found.setdefault(m["attribution"], []).append(c["number"])
    return found


def _lines(kept: Kept, whole: Graph) -> list[Line]:
    told = kept.told
    tells = _claims(told)
    urls = {c["number"]: claim_url(kept, c) for c in told.claims.values()}
    names = {n.id: one_line(n.name) for n in whole.nodes}

    def line(e: Edge) -> Line:
        numbers = sorted({n for a in e.attributions for n in tells.get(a, ())})
        return Line(
            start=names[e.start],
            how=STANCES[e.stance],
            end=names[e.end],
            stance=e.stance,
            times=e.times,
            circle=e.circle,
            url=links.words(told.id, *e.words),
            claims=tuple((n, urls[n]) for n in numbers),
        )

    return [line(e) for e in whole.edges]


def _shown(text: str) -> str:
    """A text as templates show it: the script sets it as it is."""
    return visible(one_line(text))


def _data(kept: Kept, whole: Graph, lines: list[Line]) -> dict[str, Any]:
    """What the script is given."""
    boxes = lay_out(whole).boxes
    nodes = [
        {
            "id": n.id,
            "name": _shown(n.name),
            "kind": n.kind,
            "place": n.place,
            "x": boxes[n.id].x + boxes[n.id].width / 2,
            "y": boxes[n.id].y,
            "width": boxes[n.id].width,
            "height": HEIGHT,
            "url": "" if n.unsure else links.source(n.name),
        }
        for n in whole.nodes
    ]
    edges = [
        {
            "source": e.start,
            "target": e.end,
            "stance": e.stance,
            "circle": e.circle,
            "times": e.times,
            "told": _shown(f"{line.start} {line.how} {line.end}"),
            "url": line.url,
            "claims": [n for n, _ in line.claims],
        }
        for e, line in zip(whole.edges, lines, strict=True)
    ]
    claims = [
        {"number": c["number"], "text": _shown(c["text"]), "url": claim_url(kept, c)} for c in kept.told.claims.values()
    ]
    return {"nodes": nodes, "edges": edges, "claims": claims}
