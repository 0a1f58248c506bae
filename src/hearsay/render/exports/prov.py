"""Told → PROV-O (REC-prov-o-20130430) as JSON-LD: who has which words from whom.

A report is an entity, attributed to its outlet; a copy is derived from its original. A mention is a quotation out of
its report, attributed to the origin of its chain; a claim is derived from its mentions. A telling is the activity that
made a mention, associated with every party that passed the words on; a spokesman acts on behalf of the principal.
"""

from collections.abc import Iterator

from ..pictures.graph import outlet_key
from ..told import Json, Told, link_name
from .names import address, iri, published, text_iri

CONTEXT: Json = {
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "dcterms": "http://purl.org/dc/terms/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "hearsay": "urn:x-hearsay:term:",
    "id": "@id",
    "type": "@type",
    "label": "rdfs:label",
    **{
        name: {"@id": f"prov:{name}", "@type": "@id"}
        for name in (
            "wasAttributedTo",
            "wasDerivedFrom",
            "wasQuotedFrom",
            "hadPrimarySource",
            "wasGeneratedBy",
            "wasAssociatedWith",
            "actedOnBehalfOf",
            "atLocation",
        )
    },
    "value": "prov:value",
    "issued": "dcterms:issued",
    "low": {"@id": "hearsay:originsLow", "@type": "xsd:integer"},
    "high": {"@id": "hearsay:originsHigh", "@type": "xsd:integer"},
    "status": "hearsay:status",
    "stance": "hearsay:stance",
    "start": {"@id": "hearsay:start", "@type": "xsd:integer"},
    "end": {"@id": "hearsay:end", "@type": "xsd:integer"},
}
"""Every term that is used; nothing has to be fetched to read it."""
_AGENTS = {"person": "prov:Person", "organisation": "prov:Organization", "outlet": "prov:Organization"}


def prov(told: Told) -> Json:
    """The graph of a story."""
    nodes = [*_outlets(told), *_parties(told), *_reports(told), *_claims(told)]
    return {"@context": CONTEXT, "@graph": nodes}


def _outlets(told: Told) -> Iterator[Json]:
    names = {outlet_key(told.outlet(r)): told.outlet(r) for r in told.reports}
    for key, name in names.items():
        yield {"id": iri("outlet", key), "type": ["prov:Agent", "prov:Organization"], "label": name}


def _parties(told: Told) -> Iterator[Json]:
    for p in told.parties.values():
        kinds = ["prov:Agent", *filter(None, [_AGENTS.get(p["kind"])])]
        node: Json = {"id": iri("party", p["id"]), "type": kinds, "label": link_name(p)}
        if p["speaks_for"] in told.parties:
            node["actedOnBehalfOf"] = iri("party", p["speaks_for"])
        yield node


def _reports(told: Told) -> Iterator[Json]:
    for r in told.reports.values():
        original = told.reports.get(r["copy_of"] or "")
        found = {
            "label": r["title"] or None,
            "issued": published(r),
            "wasAttributedTo": iri("outlet", outlet_key(told.outlet(r["id"]))),
            "wasDerivedFrom": iri("report", original["id"]) if original else None,
            "atLocation": address(r),
        }
        text = {"id": text_iri(r), "type": "prov:Entity"}
        yield {"id": iri("report", r["id"]), "type": "prov:Entity", **{k: v for k, v in found.items() if v}}
        yield {**text, "wasDerivedFrom": iri("report", r["id"])}
        if found["atLocation"]:
            yield {"id": found["atLocation"], "type": "prov:Location"}


def _claims(told: Told) -> Iterator[Json]:
    for c in told.claims.values():
        mentions = [_mention(told, c, m) for m in c["mentions"]]
        yield {
            "id": iri("claim", c["id"]),
            "type": "prov:Entity",
            "value": c["text"],
            "status": c["status"],
            "low": c["origins"]["low"],
            "high": c["origins"]["high"],
            "wasDerivedFrom": [m[0]["id"] for m in mentions],
        }
        for nodes in mentions:
            yield from nodes


def _mention(told: Told, c: Json, m: Json) -> list[Json]:
    name = f"{c['id']}.{m['report']}.{m['start']}-{m['end']}.{m['attribution'] or ''}"
    links = [x for x in told.links(m) if x["party"] in told.parties]
    outlet = iri("outlet", outlet_key(told.outlet(m["report"])))
    origin = iri("party", links[-1]["party"]) if links and links[-1]["role"] == "origin" else None
    telling = {
        "id": iri("telling", name),
        "type": "prov:Activity",
        "stance": told.stance(m),
        "wasAssociatedWith": [outlet, *(iri("party", x["party"]) for x in links)],
    }
    mention = {
        "id": iri("mention", name),
        "type": "prov:Entity",
        "value": m["text"],
        "start": m["start"],
        "end": m["end"],
        "wasQuotedFrom": iri("report", m["report"]),
        "wasGeneratedBy": telling["id"],
        "wasAttributedTo": origin or (None if told.links(m) else outlet),
    }
    return [{k: v for k, v in mention.items() if v is not None}, telling]
