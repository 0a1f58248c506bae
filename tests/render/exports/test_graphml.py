"""GraphML: networkx reads back what was written."""

import io

import networkx

from hearsay.render.exports import FORMS
from hearsay.render.pictures.graph import provenance

from .invented import TEXTS, TOLD


def test_networkx_reads_every_line_with_its_claim_and_words() -> None:
    graph = networkx.read_graphml(io.BytesIO(FORMS["graphml"].make(TOLD, TEXTS).encode()), force_multigraph=True)
    wanted = [(c, e) for c in TOLD.claims.values() for e in provenance(TOLD, c).edges]
    assert graph.is_directed()
    assert graph.number_of_edges() == len(wanted)
    found = {(a, b, d["claim"], d["stance"]): d for a, b, d in graph.edges(data=True)}
    for c, e in wanted:
        data = found[e.start, e.end, c["id"], e.stance]
        assert (data["report"], data["start"], data["end"]) == e.words
        assert data["circle"] is e.circle
    assert {d["place"] for _, d in graph.nodes(data=True)} == {"outlet", "relay", "origin"}


def test_what_xml_may_not_hold_is_marked() -> None:
    from hearsay.render.told import Told

    odd = {**TOLD.brief, "claims": [{**c, "text": "a\x00\ufffe\x1bb<&"} for c in TOLD.brief["claims"]]}
    graph = networkx.read_graphml(io.BytesIO(FORMS["graphml"].make(Told(odd), TEXTS).encode()), force_multigraph=True)
    assert {d["claim_text"] for _, _, d in graph.edges(data=True)} == {"a\ufffd\ufffd\ufffdb<&"}
