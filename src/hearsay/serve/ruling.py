"""What a form or a program decides → a `Decision`: claims, mentions and attributions are named by id, and become the
words that decisions hold on to.

Every function raises InputError saying what is missing, or what is not in the story.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, get_args

from hearsay.errors import InputError
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
from hearsay.render.told import Json, Told

from .shelf import Kept

Form = Mapping[str, Sequence[str]]
LONGEST = 2000
"""Letters of one field."""


def decision_of(kind: str, form: Form, kept: Kept, at: datetime) -> Decision:
    """The decision that a form means; its id is still empty."""
    if kind not in _MAKERS:
        raise InputError(f"“{kind}” is no kind of decision: there are {', '.join(_MAKERS)}")
    base = {"id": "", "at": at, "why": _field(form, "why", "say in a few words why you decide so")}
    return _MAKERS[kind](form, kept, base)


def _field(form: Form, name: str, hint: str = "") -> str:
    found = " ".join(next(iter(form.get(name, ())), "").split())
    if not found and hint:
        raise InputError(f"the field “{name}” is empty: {hint}")
    if len(found) > LONGEST:
        raise InputError(f"the field “{name}” is too long: {LONGEST} letters are kept at most")
    return found


def _claim(kept: Kept, name: str) -> Json:
    found = kept.by_id.get(name)
    if found is None:
        raise InputError(f"the story has no claim {name or 'of that name'} now: look at it again, it was weighed anew")
    return found


def _anchor(told: Told, w: Json, report: str = "") -> Anchor:
    name = report or w["report"]
    sha256 = told.reports[name]["sha256"]
    return Anchor(report=name, sha256=sha256, span=Span(w["start"], w["end"]), text=w["text"])


def _anchors(told: Told, c: Json) -> tuple[Anchor, ...]:
    """The mentions of a claim in the reports, the one that states it best first."""
    read = [m for m in c["mentions"] if not told.reports[m["report"]]["own_check"]]
    best = sorted(read, key=lambda m: m["text"] != c["text"])
    return tuple(dict.fromkeys(_anchor(told, m) for m in best))


def _confirm(form: Form, kept: Kept, base: dict[str, Any]) -> Decision:
    return Confirm(**base, claim=_anchors(kept.told, _claim(kept, _field(form, "claim"))))


def _merge(form: Form, kept: Kept, base: dict[str, Any]) -> Decision:
    one, other = (_claim(kept, _field(form, n, "choose the other claim")) for n in ("claim", "other"))
    if one["id"] == other["id"]:
        raise InputError("these are one claim already: choose another")
    return Merge(**base, claims=(_anchors(kept.told, one), _anchors(kept.told, other)))


def _split(form: Form, kept: Kept, base: dict[str, Any]) -> Decision:
    c = _claim(kept, _field(form, "claim"))
    chosen = set(form.get("take", ()))
    read = [m for m in c["mentions"] if not kept.told.reports[m["report"]]["own_check"]]
    taken = [m for m in read if f"{m['report']}:{m['start']}:{m['end']}" in chosen]
    spans = {(m["report"], m["start"], m["end"]) for m in taken}
    left = [m for m in read if (m["report"], m["start"], m["end"]) not in spans]
    if not taken or not left:
        raise InputError("choose the mentions that are another claim: some of them, not all")
    out, stay = (tuple(dict.fromkeys(_anchor(kept.told, m) for m in ms)) for ms in (taken, left))
    return Split(**base, taken=out, left=stay)


def _party(told: Told, name: str) -> PartyAnchor:
    party = told.parties.get(name)
    if party is None:
        raise InputError(f"the story has no party {name or 'of that name'} now: look at it again")
    links = [x for a in told.attributions.values() for x in a["chain"] if x["party"] == name]
    words = [w for x in links for w in x["evidence"] if not told.reports[w["report"]]["own_check"]]
    if not words:
        raise InputError(f"no words of the reports stand for {party['name']}: nothing can be decided about it")
    return PartyAnchor(name=party["name"], words=tuple(dict.fromkeys(_anchor(told, w) for w in words)))


def _parties(form: Form, kept: Kept) -> tuple[PartyAnchor, PartyAnchor]:
    one, other = (_party(kept.told, _field(form, n, "choose a party")) for n in ("party", "other"))
    if one == other:
        raise InputError("these are one party already: choose another")
    return one, other


def _named(told: Told, typed: str, kind: str, otherwise: PartyKind) -> Named:
    """A party as the user names it: of the kind chosen, else of the one that the story tells."""
    if kind in get_args(PartyKind):
        return Named(name=typed, kind=kind)  # type: ignore[arg-type]
    known = [p["kind"] for p in told.parties.values() if typed in (p["name"], *p["aliases"])]
    return Named(name=typed, kind=known[0] if known else otherwise)


def _correct(form: Form, kept: Kept, base: dict[str, Any]) -> Decision:
    told = kept.told
    a = told.attributions.get(_field(form, "attribution"))
    if a is None or told.reports[a["report"]]["own_check"]:
        raise InputError("the story has no such attribution now: look at it again, it was weighed anew")
    origin, relays, stance = _origin(form, a, told), _relays(form, a, told), _stance(form, a)
    if origin is None and relays is None and stance is None:
        raise InputError("nothing is corrected: change the origin, who passed it on, or the stance")
    source = _anchor(told, a["source"][0], a["report"]) if a["source"] else None
    which = AttributionAnchor(content=_anchor(told, a["content"][0], a["report"]), source=source)
    return Correct(**base, attribution=which, origin=origin, relays=relays, stance=stance)


def _origin(form: Form, a: Json, told: Told) -> Named | None:
    typed, kind = _field(form, "origin"), _field(form, "origin_kind")
    now = a["chain"][-1]
    if not typed:
        return Named(name="nobody named", kind="unknown") if kind == "unknown" and now["kind"] != "unknown" else None
    if typed == now["name"] and kind in ("", now["kind"]):
        return None
    return _named(told, typed, kind, "person")


def _relays(form: Form, a: Json, told: Told) -> tuple[Named, ...] | None:
    if "relays" not in form:
        return None
    typed = [n.strip() for n in _field(form, "relays").split(";") if n.strip()]
    if typed == [x["name"] for x in a["chain"][:-1]]:
        return None
    return tuple(_named(told, n, "", "outlet") for n in typed)


def _stance(form: Form, a: Json) -> Stance | None:
    typed = _field(form, "stance")
    if typed and typed not in get_args(Stance):
        raise InputError(f"“{typed}” is no stance: there are {', '.join(get_args(Stance))}")
    return typed if typed and typed != a["stance"] else None  # type: ignore[return-value]


def _check(form: Form, kept: Kept, base: dict[str, Any]) -> Decision:
    polarity = _field(form, "result", "say what came of it: supports or denies")
    if polarity not in ("supports", "denies"):
        raise InputError(f"“{polarity}” is no result: supports or denies")
    asked = _field(form, "asked")
    return OwnCheck(
        **base,
        claim=_anchors(kept.told, _claim(kept, _field(form, "claim"))),
        how=_field(form, "how", "say what you did, for example “called the ministry”"),
        done=Moment(base["at"].date(), base["at"].hour * 60 + base["at"].minute),
        polarity="denies" if polarity == "denies" else "supports",
        asked=_named(kept.told, asked, _field(form, "asked_kind"), "organisation") if asked else None,
    )


_MAKERS: Mapping[str, Callable[[Form, Kept, dict[str, Any]], Decision]] = {
    "confirm": _confirm,
    "merge": _merge,
    "split": _split,
    "correct": _correct,
    "check": _check,
    "same": lambda form, kept, base: Same(**base, parties=_parties(form, kept)),
    "different": lambda form, kept, base: Different(**base, parties=_parties(form, kept)),
    "undo": lambda form, kept, base: Undo(**base, of=_field(form, "of", "name the decision to take back")),
}
KINDS = tuple(_MAKERS)
"""Kinds of decisions that can be made on the page."""
