"""Schemas of the API's answers. Those of a brief's parts are the published ones of `hearsay/brief/1`."""

import json
from functools import cache
from importlib import resources
from typing import Any, get_args

from hearsay.model import PartyKind, Stance, Status
from hearsay.model.kept import ChangeKind, StoryState

from ..ruling import KINDS, LONGEST

Json = dict[str, Any]
_TEXT: Json = {"type": "string"}
_COUNT: Json = {"type": "integer", "minimum": 0}
_AT: Json = {"type": "string", "format": "date-time"}
_NEXT: Json = {"type": ["string", "null"], "description": "Cursor of what follows; null where there is no more."}


def _object(description: str, **properties: Json) -> Json:
    shape: Json = {"type": "object", "required": list(properties), "additionalProperties": False}
    return {"description": description, **shape, "properties": properties}


def _ref(name: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}


def _list(of: Json) -> Json:
    return {"type": "array", "items": of}


def _page(name: str, of: str, **more: Json) -> Json:
    return _object(f"A page of {name}.", **{name: _list(_ref(of))}, next=_NEXT, **more)


_STATE = _object(
    "A claim as it stood from one moment on.",
    id=_TEXT,
    story=_TEXT,
    since=_AT,
    text=_TEXT,
    status={"enum": list(get_args(Status))},
    present={"type": "boolean", "description": "Whether any report still says it."},
    marks=_list(_TEXT),
    reports=_COUNT,
    origins=_object(
        "Bounds of its origins.",
        low=_COUNT,
        high=_COUNT,
        parties=_list(_TEXT),
        all_through={"type": ["string", "null"]},
    ),
)
_OWN: Json = {
    "Problem": _object(
        "An error (RFC 9457).",
        type=_TEXT,
        title=_TEXT,
        status={"type": "integer", "minimum": 400, "maximum": 599},
        detail=_TEXT,
    ),
    "Story": _object(
        "A story of the list.",
        id=_TEXT,
        title=_TEXT,
        state={"enum": list(get_args(StoryState))},
        began=_AT,
        latest=_AT,
        reports=_list(_TEXT),
        statuses={"type": "object", "additionalProperties": _COUNT, "description": "How many claims have each status."},
    ),
    "Stories": _page("stories", "Story"),
    "KeptClaim": _object(
        "A claim of a brief, with the id that it keeps when the story is weighed anew.",
        kept=_TEXT,
        claim=_ref("claim"),
    ),
    "Claims": _page("claims", "KeptClaim"),
    "Node": _object(
        "A party in a graph.",
        id=_TEXT,
        name=_TEXT,
        kind=_TEXT,
        place={"enum": ["outlet", "relay", "origin"]},
        neck={"type": "boolean", "description": "Whether everything passes through it."},
    ),
    "Edge": _object(
        "One party has it from another.",
        start=_TEXT,
        end=_TEXT,
        stance=_TEXT,
        times=_COUNT,
        circle={"type": "boolean"},
        words=_object("The words of the link.", report=_TEXT, start=_COUNT, end=_COUNT),
        attributions={**_list(_TEXT), "description": "Ids of the attributions that tell it."},
    ),
    "Graph": _object("Who has it from whom.", nodes=_list(_ref("Node")), edges=_list(_ref("Edge"))),
    "State": _STATE,
    "Change": _object(
        "Something that became different about a claim.",
        number=_COUNT,
        at=_AT,
        kind={"enum": list(get_args(ChangeKind))},
        story=_TEXT,
        reason=_TEXT,
        report={"type": ["string", "null"]},
        claim=_ref("State"),
        before={"oneOf": [_ref("State"), {"type": "null"}]},
    ),
    "Changes": _page("changes", "Change"),
    "History": _object("All that became different about a claim.", changes=_list(_ref("Change"))),
    "Report": _object(
        "A report with its text and what was read in it.",
        about=_ref("report"),
        text=_TEXT,
        attributions=_list(_ref("attribution")),
        story=_TEXT,
    ),
    "Found": {
        **_STATE,
        "required": [*_STATE["required"], "title", "first_seen", "speakers", "relays"],
        "properties": {
            **_STATE["properties"],
            "title": _TEXT,
            "first_seen": _AT,
            "speakers": _list(_TEXT),
            "relays": _list(_TEXT),
        },
    },
    "FoundClaims": _page("claims", "Found"),
    "FoundReport": _object(
        "A report that was found.", report=_TEXT, title=_TEXT, outlet=_TEXT, path=_TEXT, at=_AT, snippet=_TEXT
    ),
    "FoundReports": _page("reports", "FoundReport"),
    "Source": _object("A party on which claims rest.", name=_TEXT, claims=_COUNT, stories=_COUNT),
    "Sources": _page("sources", "Source"),
    "Check": _object("Something to check first.", text=_TEXT, claims=_list(_COUNT), url=_TEXT),
    "Checks": _object("What to check first in a story.", checks=_list(_ref("Check"))),
    "Made": _object(
        "A decision that was made.",
        id=_TEXT,
        kind={"enum": list(KINDS)},
        about=_TEXT,
        why=_TEXT,
        at=_AT,
        in_force={"type": "boolean"},
    ),
    "Decisions": _object("All decisions, the latest first.", decisions=_list(_ref("Made"))),
    "Decided": _object(
        "A decision that was kept, and what became of it.",
        id=_TEXT,
        outcome={"enum": ["applied", "already-so", "not-applied", "undone"]},
        note=_TEXT,
        url={"type": "string", "description": "The page that shows it."},
    ),
}
_FIELD: Json = {"type": "string", "minLength": 1, "maxLength": LONGEST}
FIELDS: Json = {
    "claim": {**_FIELD, "description": "confirm, merge, split, check: id of a claim."},
    "other": {**_FIELD, "description": "merge: id of the other claim. same, different: id of the other party."},
    "take": {
        "type": "array",
        "items": _FIELD,
        "minItems": 1,
        "maxItems": 100,
        "description": "split: the mentions to take out, each as REPORT:START:END.",
    },
    "attribution": {**_FIELD, "description": "correct: id of an attribution."},
    "origin": {**_FIELD, "description": "correct: on whom the words rest."},
    "origin_kind": {"enum": list(get_args(PartyKind)), "description": "correct: what that is."},
    "relays": {"type": "string", "maxLength": LONGEST, "description": "correct: through whom, with semicolons."},
    "stance": {"enum": list(get_args(Stance)), "description": "correct: what the source does with the words."},
    "party": {**_FIELD, "description": "same, different: id of a party."},
    "result": {"enum": ["supports", "denies"], "description": "check: what came of it."},
    "how": {**_FIELD, "description": "check: what was done."},
    "asked": {
        "type": "string",
        "maxLength": LONGEST,
        "description": "check: who answered; empty: you saw for yourself.",
    },
    "of": {**_FIELD, "description": "undo: id of the decision."},
}
"""Fields of a decision beside its kind and reason."""
DECIDE: Json = {
    "description": "A decision: its kind, the reason, and the fields of its kind.",
    "type": "object",
    "required": ["kind", "why"],
    "additionalProperties": False,
    "properties": {"kind": {"enum": list(KINDS)}, "why": _FIELD, **FIELDS},
}


@cache
def schemas() -> Json:
    """All schemas by name."""
    whole = json.loads(resources.files(__package__).joinpath("brief-schema.json").read_text(encoding="utf-8"))
    parts = {name: _moved(schema) for name, schema in whole.pop("$defs").items()}
    whole.pop("$schema")
    return {"Brief": _moved(whole), **parts, **_OWN, "Decide": DECIDE}


def _moved(schema: Any) -> Any:
    """The schema with its references where OpenAPI has schemas."""
    if isinstance(schema, dict):
        return {
            k: v.replace("#/$defs/", "#/components/schemas/") if k == "$ref" else _moved(v) for k, v in schema.items()
        }
    return [_moved(x) for x in schema] if isinstance(schema, list) else schema
