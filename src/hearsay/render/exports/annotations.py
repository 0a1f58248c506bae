"""Told → W3C Web Annotations (REC-annotation-model-20170223), one for each mention of a claim and each attribution.

Words are targeted twice, by quotation and by position in code points; their source is named by the hash of its text.
"""

from collections.abc import Iterator, Mapping
from itertools import chain

from ..told import Json, Told, chain_names
from .names import address, iri, published, quoted, text_iri

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_DOES = {"supports": "supports", "denies": "denies", "none": "says nothing on"}
Texts = Mapping[str, str]
"""Text of each report by its id."""


def annotations(told: Told, texts: Texts) -> Json:
    """A collection with one page that holds all."""
    items = [*_mentions(told, texts), *_attributions(told, texts)]
    page = {"id": iri("annotations", f"{told.id}.1"), "type": "AnnotationPage", "startIndex": 0, "items": items}
    return {
        "@context": CONTEXT,
        "id": iri("annotations", told.id),
        "type": "AnnotationCollection",
        "label": told.title,
        "total": len(items),
        "first": page,
    }


def _mentions(told: Told, texts: Texts) -> Iterator[Json]:
    for c in told.claims.values():
        for m in c["mentions"]:
            if m["report"] in texts:
                by = " → ".join(chain_names(told.links(m))) or "own words"
                said = (
                    f"{_DOES[m['polarity']]} the claim “{c['text']}” ({c['status']}); {told.outlet(m['report'])}: {by}"
                )
                name = f"{c['id']}.{m['report']}.{m['start']}-{m['end']}.{m['attribution'] or ''}"
                body = [_text(said, "describing"), _thing(iri("claim", c["id"]), "linking")]
                yield _annotation(("mention", name, "linking"), body, [_target(told, m, texts)])


def _attributions(told: Told, texts: Texts) -> Iterator[Json]:
    for a in told.attributions.values():
        if a["report"] not in texts:
            continue
        body = [
            _text(f"{a['stance']}: {' → '.join(chain_names(a['chain']))}", "describing"),
            _text(a["stance"], "classifying"),
            *(_thing(iri("party", x["party"]), "identifying") for x in a["chain"] if x["party"]),
        ]
        parts = chain(a["content"], a["cue"], a["source"])
        spans = {(s["start"], s["end"]): {"report": a["report"], **s} for s in parts}
        targets = [_target(told, s, texts) for s in spans.values()]
        yield _annotation(("attribution", a["id"], "identifying"), body, targets)


def _annotation(what: tuple[str, str, str], body: list[Json], target: list[Json]) -> Json:
    kind, name, motivation = what
    return {
        "id": iri(kind, name),
        "type": "Annotation",
        "motivation": motivation,
        "generator": {"id": iri("software", "hearsay"), "type": "Software", "name": "hearsay"},
        "body": body,
        "target": target[0] if len(target) == 1 else target,
    }


def _text(value: str, purpose: str) -> Json:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}


def _thing(source: str, purpose: str) -> Json:
    return {"type": "SpecificResource", "source": source, "purpose": purpose}


def _target(told: Told, w: Json, texts: Texts) -> Json:
    report = told.reports[w["report"]]
    source = {"id": text_iri(report), "type": "Text", "format": "text/plain"}
    more = {"via": address(report), "created": _moment(report)}
    return {
        "type": "SpecificResource",
        "source": {**source, **{k: v for k, v in more.items() if v}},
        "selector": [
            {"type": "TextQuoteSelector", **quoted(texts[w["report"]], w["start"], w["end"])},
            {"type": "TextPositionSelector", "start": w["start"], "end": w["end"]},
        ],
    }


def _moment(report: Json) -> str | None:
    """A whole moment, which the model asks for: midnight where only the day is known. The zone is not told."""
    at = published(report)
    return None if at is None else f"{at}Z" if "T" in at else f"{at}T00:00:00Z"
