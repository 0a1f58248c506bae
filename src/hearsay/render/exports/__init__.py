"""Told → the forms of other worlds: Web Annotation, PROV-O, tables, followthemoney, GraphML. Pure.

Each has a form of its own and is read back by a tool of that world in the tests.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ..told import Told
from .annotations import Texts, annotations
from .entities import entities
from .graphml import graphml
from .prov import prov
from .tables import TABLES, as_csv, as_lines, columns, rows

__all__ = ["FORMS", "TABLES", "Form", "Texts", "table"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One form of export."""

    what: str
    """What it is, in a few words."""
    suffix: str
    """Of a file's name."""
    media: str
    """Its media type."""
    make: Callable[[Told, Texts], str]
    """Makes the text of the file."""


FORMS: Mapping[str, Form] = {
    "annotations": Form(
        what="W3C Web Annotations",
        suffix="annotations.jsonld",
        media='application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
        make=lambda told, texts: json.dumps(annotations(told, texts), ensure_ascii=True, indent=1) + "\n",
    ),
    "prov": Form(
        what="PROV-O",
        suffix="prov.jsonld",
        media="application/ld+json",
        make=lambda told, texts: json.dumps(prov(told), ensure_ascii=True, indent=1) + "\n",
    ),
    "ftm": Form(
        what="followthemoney entities",
        suffix="entities.ftm.json",
        media="application/json+ftm",
        make=lambda told, texts: entities(told),
    ),
    "graphml": Form(
        what="GraphML",
        suffix="graphml",
        media="application/graphml+xml",
        make=lambda told, texts: graphml(told),
    ),
}
"""Forms of a whole story. Tables are made by `table`."""


def table(told: Told, name: str, form: str, *, bare: bool = False) -> str:
    """A table as `csv` or `jsonl`. Raises KeyError for a table that is not there."""
    found = rows(told, name)
    return as_csv(found, columns(name), bare=bare) if form == "csv" else as_lines(found)
