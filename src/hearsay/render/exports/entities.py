"""Told → followthemoney entities, as JSON lines: reports as articles, parties and where they are named, notes.

A claim has no schema of its own there: it is a note on the parties behind it, whose description has status and bounds.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping

from ..phrases import bounds, one_line
from ..told import Json, Told
from .names import address

_SCHEMAS = {"person": "Person", "organisation": "Organization", "outlet": "Organization"}
"""Kind of a party → schema; described but not named, or a document: a legal entity would be too much."""


def entities(told: Told) -> str:
    """All entities, one a line."""
    found = [*_articles(told), *_parties(told), *_mentions(told), *_notes(told)]
    return "".join(json.dumps(e, ensure_ascii=True) + "\n" for e in found)


def _entity(name: str, schema: str, properties: Mapping[str, list[str | None]]) -> Json:
    kept = {k: list(dict.fromkeys(filter(None, v))) for k, v in properties.items()}
    return {"id": name, "schema": schema, "properties": {k: v for k, v in kept.items() if v}}


def _articles(told: Told) -> Iterator[Json]:
    for r in told.reports.values():
        about: dict[str, list[str | None]] = {
            "title": [one_line(r["title"])],
            "publisher": [one_line(r["outlet"])],
            "publishedAt": [r["published"]],
            "sourceUrl": [address(r)],
        }
        yield _entity(_id("report", r["id"]), "Article", about)


def _parties(told: Told) -> Iterator[Json]:
    for p in _named(told):
        about: dict[str, list[str | None]] = {
            "name": [one_line(p["name"])],
            "alias": [one_line(a) for a in p["aliases"]],
        }
        yield _entity(_id("party", p["id"]), _SCHEMAS[p["kind"]], about)
    for p in _named(told):
        principal = told.parties.get(p["speaks_for"] or "")
        if principal and principal["kind"] in _SCHEMAS:
            name = f"{p['id']}.{principal['id']}"
            ends: dict[str, list[str | None]] = {
                "subject": [_id("party", p["id"])],
                "object": [_id("party", principal["id"])],
                "role": ["speaks for"],
            }
            yield _entity(_id("voice", name), "UnknownLink", ends)


def _mentions(told: Told) -> Iterator[Json]:
    """Where a party is named in a report."""
    schemas = {p["id"]: _SCHEMAS[p["kind"]] for p in _named(told)}
    seen = {(a["report"], x["party"], x["name"]) for a in told.attributions.values() for x in a["chain"]}
    for report, party, name in sorted(s for s in seen if s[1] in schemas and s[2]):
        about: dict[str, list[str | None]] = {
            "document": [_id("report", report)],
            "resolved": [_id("party", party)],
            "name": [one_line(name)],
            "detectedSchema": [schemas[party]],
        }
        yield _entity(_id("mention", f"{report}.{party}.{name}"), "Mention", about)


def _notes(told: Told) -> Iterator[Json]:
    ids = {p["id"] for p in _named(told)}
    for c in told.claims.values():
        behind = [x["party"] for m in c["mentions"] for x in told.links(m) if x["role"] == "origin"]
        origins = bounds(c["origins"]["low"], c["origins"]["high"])
        about: dict[str, list[str | None]] = {
            "name": [one_line(c["text"])],
            "description": [f"{c['status']}; independent origins among the reports: {origins}"],
            "entity": [_id("party", p) for p in behind if p in ids],
        }
        yield _entity(_id("claim", c["id"]), "Note", about)


def _named(told: Told) -> list[Json]:
    return [p for p in told.parties.values() if p["kind"] in _SCHEMAS]


def _id(kind: str, name: str) -> str:
    return (
        "hearsay-" + hashlib.sha1(f"{kind}:{name}".encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()
    )
