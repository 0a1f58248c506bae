"""Decision ⇄ plain dict, as the file of decisions and the brief as JSON have it (`hearsay/decision/1`).

An id is the hash of everything else in a record, so a record that was changed by hand is seen to be.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from typing import Any, TypeVar, get_args

from hearsay.model import (
    Anchor,
    AttributionAnchor,
    Confirm,
    Correct,
    Decision,
    Different,
    Merge,
    Moment,
    Named,
    OwnCheck,
    PartyAnchor,
    PartyKind,
    Same,
    Span,
    Split,
    Stance,
    Undo,
)
from hearsay.model.ids import make_id

from .told import kind_of

SCHEMA = "hearsay/decision/1"
Json = dict[str, Any]
D = TypeVar("D", bound=Decision)
T = TypeVar("T")


def with_id(decision: D) -> D:
    """The decision with the id that its other fields give it."""
    return replace(decision, id=_id_of(_bare(decision)))


def to_dict(decision: Decision) -> Json:
    """All fields of a decision, with schema, id and kind first."""
    return {"schema": SCHEMA, "id": decision.id, **_bare(decision)}


def from_dict(record: object) -> Decision:
    """The decision that a record holds. Raises ValueError saying what is wrong with it, in words for the user."""
    if not isinstance(record, dict):
        raise ValueError("it is no JSON object")
    kind = record.get("kind")
    if not isinstance(kind, str) or kind not in _READERS:
        raise ValueError(f"its kind is {kind!r}: known are {', '.join(_READERS)}")
    try:
        at = datetime.fromisoformat(_text(record, "at"))
        decision = _READERS[kind](record, {"id": _text(record, "id"), "at": _utc(at), "why": _text(record, "why")})
    except (KeyError, TypeError, OverflowError) as e:
        raise ValueError(f"a field is missing or of the wrong kind: {e}") from e
    if with_id(decision).id != decision.id:
        raise ValueError("its id is not the hash of its fields: it was changed by hand")
    return decision


def _id_of(bare: Mapping[str, Any]) -> str:
    return make_id("d", [json.dumps(bare, sort_keys=True)])


def _bare(decision: Decision) -> Json:
    out: Json = {"kind": kind_of(decision)}
    for f in fields(decision):
        if f.name != "id":
            out[f.name] = _plain(getattr(decision, f.name))
    return out


def _plain(value: object) -> Any:
    if isinstance(value, Anchor):
        where = {"report": value.report, "sha256": value.sha256}
        return {**where, "start": value.span.start, "end": value.span.end, "text": value.text}
    if isinstance(value, PartyAnchor | AttributionAnchor | Named):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.iso() if isinstance(value, Moment) else value


def _utc(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError("its time has no zone")
    return at.astimezone(UTC)


def _text(record: Mapping[str, Any], key: str) -> str:
    value = record[key]
    if not isinstance(value, str) or not value.strip():
        raise TypeError(f"{key} must be words")
    return value


def _number(record: Mapping[str, Any], key: str) -> int:
    value = record[key]
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"{key} must be a number")
    return value


def _list(value: object, read: Callable[[Any], T], fewest: int = 1) -> tuple[T, ...]:
    if not isinstance(value, list) or len(value) < fewest:
        raise TypeError(f"a list of at least {fewest} is wanted")
    return tuple(read(v) for v in value)


def _one_of(value: object, allowed: object) -> Any:
    if value not in get_args(allowed):
        raise TypeError(f"{value!r} is none of {', '.join(get_args(allowed))}")
    return value


def _maybe(value: object, read: Callable[[Any], T]) -> T | None:
    return None if value is None else read(value)


def _anchor(r: Mapping[str, Any]) -> Anchor:
    span = Span(_number(r, "start"), _number(r, "end"))
    text = _text(r, "text")
    if len(text) != len(span):
        raise ValueError(f"the words {text!r} do not fill their span")
    return Anchor(report=_text(r, "report"), sha256=_text(r, "sha256"), span=span, text=text)


def _anchors(value: object) -> tuple[Anchor, ...]:
    return _list(value, _anchor)


def _party(r: Mapping[str, Any]) -> PartyAnchor:
    return PartyAnchor(name=_text(r, "name"), words=_anchors(r["words"]))


def _two(value: object) -> tuple[PartyAnchor, PartyAnchor]:
    first, second = _list(value, _party, 2)
    return first, second


def _named(r: Mapping[str, Any]) -> Named:
    return Named(name=_text(r, "name"), kind=_one_of(r["kind"], PartyKind))


def _attribution(r: Mapping[str, Any]) -> AttributionAnchor:
    return AttributionAnchor(content=_anchor(r["content"]), source=_maybe(r["source"], _anchor))


def _moment(iso: str) -> Moment:
    if "T" not in iso:
        return Moment(date.fromisoformat(iso))
    at = datetime.fromisoformat(iso)
    return Moment(at.date(), at.hour * 60 + at.minute)


def _correct(r: Mapping[str, Any], base: Json) -> Correct:
    return Correct(
        **base,
        attribution=_attribution(r["attribution"]),
        origin=_maybe(r["origin"], _named),
        relays=_maybe(r["relays"], lambda v: _list(v, _named, 0)),
        stance=_maybe(r["stance"], lambda v: _one_of(v, Stance)),
        content=_maybe(r["content"], _anchor),
    )


def _check(r: Mapping[str, Any], base: Json) -> OwnCheck:
    return OwnCheck(
        **base,
        claim=_anchors(r["claim"]),
        how=_text(r, "how"),
        done=_moment(_text(r, "done")),
        polarity="denies" if _one_of(r["polarity"], _POLARITIES) == "denies" else "supports",
        asked=_maybe(r["asked"], _named),
        desk=_text(r, "desk"),
    )


_POLARITIES = OwnCheck.__annotations__["polarity"]
_READERS: Mapping[str, Callable[[Mapping[str, Any], Json], Decision]] = {
    "merge": lambda r, base: Merge(**base, claims=_list(r["claims"], _anchors, 2)),
    "split": lambda r, base: Split(**base, taken=_anchors(r["taken"]), left=_anchors(r["left"])),
    "confirm": lambda r, base: Confirm(**base, claim=_anchors(r["claim"])),
    "same": lambda r, base: Same(**base, parties=_two(r["parties"])),
    "different": lambda r, base: Different(**base, parties=_two(r["parties"])),
    "correct": _correct,
    "check": _check,
    "undo": lambda r, base: Undo(**base, of=_text(r, "of")),
}
