"""Told → GraphML: the provenance of all claims in one graph, each line with its claim, stance and words."""

import re
from xml.etree.ElementTree import Element, SubElement, tostring

from ..phrases import visible
from ..pictures.graph import Node, provenance
from ..told import Told

_NS = "http://graphml.graphdrawing.org/xmlns"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_SCHEMA = f"{_NS} http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd"
_NO_XML = re.compile("[\ufffe\uffff]")
_NODE = {"name": "string", "kind": "string", "place": "string"}
_EDGE = {
    "claim": "string",
    "claim_number": "int",
    "claim_text": "string",
    "status": "string",
    "stance": "string",
    "circle": "boolean",
    "times": "int",
    "report": "string",
    "start": "int",
    "end": "int",
}


def graphml(told: Told) -> str:
    """The graph as a document."""
    root = Element("graphml", {"xmlns": _NS, "xmlns:xsi": _XSI, "xsi:schemaLocation": _SCHEMA})
    for place, keys in (("node", _NODE), ("edge", _EDGE)):
        for name, kind in keys.items():
            about = {"id": f"{place}-{name}", "for": place, "attr.name": name, "attr.type": kind}
            SubElement(root, "key", about)
    graph = SubElement(root, "graph", {"id": told.id, "edgedefault": "directed"})
    nodes: dict[str, Node] = {}
    edges = []
    for c in told.claims.values():
        found = provenance(told, c)
        nodes.update({n.id: n for n in found.nodes if n.id not in nodes})
        edges += [(c, e) for e in found.edges]
    for n in nodes.values():
        _data(SubElement(graph, "node", {"id": _plain(n.id)}), "node", {k: getattr(n, k) for k in _NODE})
    for i, (c, e) in enumerate(edges):
        about = {"claim": c["id"], "claim_number": c["number"], "claim_text": c["text"], "status": c["status"]}
        words = dict(zip(("report", "start", "end"), e.words, strict=True))
        told_of = {"stance": e.stance, "circle": str(e.circle).lower(), "times": e.times, **words}
        ends = {"id": f"e{i}", "source": _plain(e.start), "target": _plain(e.end)}
        _data(SubElement(graph, "edge", ends), "edge", {**about, **told_of})
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _plain(text: str) -> str:
    """Text with nothing that XML may not hold."""
    return _NO_XML.sub("\ufffd", visible(text))


def _data(element: Element, place: str, values: dict[str, object]) -> None:
    for name, value in values.items():
        SubElement(element, "data", {"key": f"{place}-{name}"}).text = _plain(str(value))
