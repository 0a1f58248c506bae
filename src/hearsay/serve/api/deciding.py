"""Decisions as JSON: the same fields as the forms of the page."""

import json
from typing import Any

from hearsay.errors import InputError
from hearsay.model import Undo

from ..deciding import Done
from ..ruling import LONGEST, Form
from .operation import Json
from .schemas import DECIDE


def form_in(body: bytes) -> tuple[str, Form]:
    """Kind and fields of a decision. Raises InputError saying what is wrong with them."""
    try:
        record = json.loads(body)
    except (ValueError, RecursionError) as e:
        raise InputError("the body is no JSON: send one object") from e
    if not isinstance(record, dict):
        raise InputError("the body is no JSON object: send one with kind, why and the fields of the kind")
    for name, value in record.items():
        _check(name, value)
    kind, why = record.pop("kind", None), record.get("why")
    if kind is None or why is None:
        raise InputError("a decision has a kind and a reason: give kind and why")
    return kind, {n: v if isinstance(v, list) else [v] for n, v in record.items()}


def _check(name: str, value: Any) -> None:
    known = DECIDE["properties"].get(name)
    if known is None:
        raise InputError(f"“{name}” is no field: there are {', '.join(DECIDE['properties'])}")
    values = value if known.get("type") == "array" and isinstance(value, list) else [value]
    least, most = known.get("minItems", 1), known.get("maxItems", 1)
    if (known.get("type") == "array") != isinstance(value, list) or not least <= len(values) <= most:
        raise InputError(f"“{name}” must be {'a list' if known.get('type') == 'array' else 'one value'}")
    shape = known.get("items", known)
    for v in values:
        if not isinstance(v, str) or not shape.get("minLength", 0) <= len(v) <= LONGEST:
            raise InputError(f"“{name}” must be text, {LONGEST} letters at most")
        if v not in shape.get("enum", (v,)):
            raise InputError(f"“{name}” must be one of {', '.join(shape['enum'])}")


def answer(done: Done) -> Json:
    """What is told about a decision that was kept."""
    d = done.decision
    record = next((x for x in done.kept.told.part("decisions") if x["id"] == d.id), None)
    state = "undone" if isinstance(d, Undo) else record["state"] if record else "not-applied"
    return {"id": d.id, "outcome": state, "note": record["note"] if record else "", "url": done.url}
