"""Web Annotations: what the model asks for (REC-annotation-model-20170223), and selectors that find the words again."""

import base64
import hashlib
import json
from typing import Any

import jsonschema
import pytest
from rdflib import Graph

from hearsay.render.exports import FORMS
from hearsay.render.exports.annotations import CONTEXT

from .invented import TEXTS, TOLD

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # in rdflib itself

IRI = {"type": "string", "format": "uri", "pattern": r"^[a-z][a-z0-9+.-]*:\S+$"}
MOTIVATIONS = (
    "assessing bookmarking classifying commenting describing editing highlighting identifying linking moderating"
    " questioning replying tagging"
).split()
PURPOSE = {"enum": MOTIVATIONS}
TEXTUAL = {
    "type": "object",
    "required": ["type", "value"],
    "additionalProperties": False,
    "properties": {
        "type": {"const": "TextualBody"},
        "value": {"type": "string", "minLength": 1},
        "format": {"const": "text/plain"},
        "purpose": PURPOSE,
    },
}
SPECIFIC = {
    "type": "object",
    "required": ["type", "source", "purpose"],
    "additionalProperties": False,
    "properties": {"type": {"const": "SpecificResource"}, "source": IRI, "purpose": PURPOSE},
}
QUOTE = {
    "type": "object",
    "required": ["type", "exact"],
    "additionalProperties": False,
    "properties": {
        "type": {"const": "TextQuoteSelector"},
        **{k: {"type": "string"} for k in ("exact", "prefix", "suffix")},
    },
}
POSITION = {
    "type": "object",
    "required": ["type", "start", "end"],
    "additionalProperties": False,
    "properties": {
        "type": {"const": "TextPositionSelector"},
        **{k: {"type": "integer", "minimum": 0} for k in ("start", "end")},
    },
}
SOURCE = {
    "type": "object",
    "required": ["id", "type"],
    "additionalProperties": False,
    "properties": {
        "id": {"pattern": "^ni:///sha-256;[A-Za-z0-9_-]{43}$"},
        "type": {"enum": ["Dataset", "Image", "Video", "Sound", "Text"]},
        "format": {"const": "text/plain"},
        "via": IRI,
        "created": {"pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"},
    },
}
TARGET = {
    "type": "object",
    "required": ["type", "source", "selector"],
    "additionalProperties": False,
    "properties": {
        "type": {"const": "SpecificResource"},
        "source": SOURCE,
        "selector": {"type": "array", "minItems": 1, "items": {"oneOf": [QUOTE, POSITION]}},
    },
}
ANNOTATION = {
    "type": "object",
    "required": ["id", "type", "target"],
    "additionalProperties": False,
    "properties": {
        "id": IRI,
        "type": {"const": "Annotation"},
        "motivation": PURPOSE,
        "generator": {"required": ["id", "type"], "properties": {"id": IRI, "type": {"const": "Software"}}},
        "body": {"type": "array", "minItems": 1, "items": {"oneOf": [TEXTUAL, SPECIFIC]}},
        "target": {"oneOf": [TARGET, {"type": "array", "minItems": 2, "items": TARGET}]},
    },
}
COLLECTION = {
    "type": "object",
    "required": ["@context", "id", "type", "total", "first"],
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "id": IRI,
        "type": {"const": "AnnotationCollection"},
        "label": {"type": "string"},
        "total": {"type": "integer", "minimum": 0},
        "first": {
            "required": ["id", "type", "items"],
            "properties": {
                "id": IRI,
                "type": {"const": "AnnotationPage"},
                "startIndex": {"type": "integer", "minimum": 0},
                "items": {"type": "array", "items": ANNOTATION},
            },
        },
    },
}
"""Sections 3 to 5 of the model, as far as anything here uses them; nothing else may stand in it."""


@pytest.fixture(scope="module")
def made() -> Any:
    return json.loads(FORMS["annotations"].make(TOLD, TEXTS))


def targets(made: Any) -> list[Any]:
    found = [a["target"] for a in made["first"]["items"]]
    return [t for x in found for t in (x if isinstance(x, list) else [x])]


def test_collection_is_what_the_model_asks_for(made: Any) -> None:
    jsonschema.Draft202012Validator(COLLECTION).validate(made)
    items = made["first"]["items"]
    assert made["total"] == len(items) > 5
    assert len({a["id"] for a in items}) == len(items)


def test_every_selector_finds_the_same_words_in_the_text_of_that_hash(made: Any) -> None:
    texts = {_ni(t): t for t in TEXTS.values()}
    for t in targets(made):
        text = texts[t["source"]["id"]]
        quote, position = t["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"]
        around = quote.get("prefix", "") + quote["exact"] + quote.get("suffix", "")
        assert text.find(around) + len(quote.get("prefix", "")) == position["start"]


def test_every_mention_and_attribution_has_its_annotation(made: Any) -> None:
    mentions = sum(len(c["mentions"]) for c in TOLD.claims.values())
    assert made["total"] == mentions + len(TOLD.attributions)


def test_it_is_readable_as_rdf(made: Any) -> None:
    """With the terms of the context that are used here mapped as the context maps them, every key becomes a triple."""
    oa = "http://www.w3.org/ns/oa#"
    context = {
        "@vocab": oa,
        "id": "@id",
        "type": "@type",
        "body": f"{oa}hasBody",
        "target": f"{oa}hasTarget",
        "selector": f"{oa}hasSelector",
        "source": {"@id": f"{oa}hasSource", "@type": "@id"},
    }
    assert made["@context"] == CONTEXT
    graph = Graph().parse(data=json.dumps({**made, "@context": context}), format="json-ld")
    found = graph.query(f"SELECT ?a WHERE {{ ?a a <{oa}Annotation> ; <{oa}hasTarget>/<{oa}hasSelector> ?s }}")
    assert len({str(r[0]) for r in found}) == made["total"]  # type: ignore[index]


def _ni(text: str) -> str:
    digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).decode().rstrip("=")
    return f"ni:///sha-256;{digest}"
