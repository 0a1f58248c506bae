"""PROV-O: only terms of the published vocabulary, between the classes that they are for; read back by a PROV tool."""

import json

import pytest
from prov.model import ProvActivity, ProvAgent, ProvAttribution, ProvDerivation, ProvDocument, ProvEntity
from rdflib import PROV, RDF, Graph, URIRef

from hearsay.render.exports import FORMS

from .invented import TEXTS, TOLD

pytestmark = [
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning"),  # in rdflib itself
    pytest.mark.filterwarnings("ignore:Dataset.default_context is deprecated:DeprecationWarning"),  # in prov
]

ENDS = {
    PROV.wasAttributedTo: (PROV.Entity, PROV.Agent),
    PROV.wasDerivedFrom: (PROV.Entity, PROV.Entity),
    PROV.wasQuotedFrom: (PROV.Entity, PROV.Entity),
    PROV.wasGeneratedBy: (PROV.Entity, PROV.Activity),
    PROV.wasAssociatedWith: (PROV.Activity, PROV.Agent),
    PROV.actedOnBehalfOf: (PROV.Agent, PROV.Agent),
}
"""Domain and range of each property, as PROV-O has them."""


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph().parse(data=FORMS["prov"].make(TOLD, TEXTS), format="json-ld")


def test_every_term_of_prov_is_published(graph: Graph) -> None:
    used = {t for triple in graph for t in triple if isinstance(t, URIRef) and str(t).startswith(str(PROV))}
    assert used
    assert all(str(t).removeprefix(str(PROV)) in PROV.__annotations__ for t in used)


def test_properties_lead_from_their_domain_to_their_range(graph: Graph) -> None:
    for term, (domain, range_) in ENDS.items():
        for subject, found in graph.subject_objects(term):
            assert (subject, RDF.type, domain) in graph, (term, subject)
            assert (found, RDF.type, range_) in graph, (term, found)


def test_no_key_is_lost_on_the_way_to_rdf(graph: Graph) -> None:
    nodes = json.loads(FORMS["prov"].make(TOLD, TEXTS))["@graph"]
    told = sum(len(v) if isinstance(v, list) else 1 for n in nodes for k, v in n.items() if k != "id")
    assert len(graph) == told


def test_a_prov_tool_reads_it_back(graph: Graph) -> None:
    document = ProvDocument.deserialize(content=graph.serialize(format="turtle"), format="rdf", rdf_format="turtle")
    records = [r for b in (document, *document.bundles) for r in b.get_records()]
    kinds = [type(r) for r in records]
    assert {ProvEntity, ProvAgent, ProvActivity, ProvAttribution, ProvDerivation} <= set(kinds)
    claims = [r for r in records if isinstance(r, ProvEntity) and ":claim:" in str(r.identifier.uri)]
    assert len(claims) == len(TOLD.claims)
