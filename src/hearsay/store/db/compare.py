"""What became different about the claims of a story between two briefs, each step with its reason. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import datetime

from hearsay.model import Brief, WeighedClaim
from hearsay.model.ids import make_id
from hearsay.model.kept import TAKEN_BACK, ChangeKind, ClaimState, Notice

from .again import Place, known_again


@dataclass(frozen=True, slots=True)
class Known:
    """A claim as it stood last."""

    state: ClaimState
    """Its state."""
    places: Sequence[Place]
    """Its mentions, and those in reports that were taken back since."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """When a story was weighed anew, and what is known of its documents then."""

    story: str
    """Id of the story."""
    at: datetime
    """When."""
    latest: Mapping[int, tuple[str, int]]
    """Document → id of its latest version, and its number in order of arrival."""
    notices: Mapping[int, Notice]
    """Document → the last notice about it, where there is one."""
    outlets: Mapping[str, str]
    """Report → its outlet."""

    def taken_back(self, place: Place) -> bool:
        """Whether the document of a place counts no longer."""
        notice = self.notices.get(place.document)
        return notice is not None and notice.kind in TAKEN_BACK

    def corrected_away(self, place: Place) -> bool:
        """Whether a place is in a version of a document that was corrected since."""
        notice = self.notices.get(place.document)
        latest = self.latest.get(place.document, (place.report, 0))[0]
        return notice is not None and notice.kind == "corrected" and latest != place.report


@dataclass(frozen=True, slots=True)
class Step:
    """A claim as it stands now, and what changed."""

    now: ClaimState
    """Its state."""
    places: Sequence[Place]
    """Where it stands."""
    weighed: str | None
    """Id of the claim in the brief; None where no report tells it any more."""
    kind: ChangeKind | None = None
    """What changed most; None where nothing did that a history should tell."""
    reason: str = ""
    """One plain sentence."""
    report: str | None = None
    """Id of the report that brought it."""


def steps_of(
    before: Mapping[str, Known], brief: Brief, places: Mapping[str, Sequence[Place]], on: Occasion
) -> list[Step]:
    """A step for each claim of the brief, in its order, then one for each known claim that is in it no longer.

    `places`: id of each claim of the brief → where it stands.
    """
    same = known_again({k: b.places for k, b in before.items()}, places)
    told = [_told(c, before.get(same.get(c.claim.id, "")), places[c.claim.id], on) for c in brief.claims]
    kept = set(same.values())
    gone = [_gone(b, told, on) for k, b in before.items() if k not in kept and b.state.present]
    return [*told, *gone]


def _told(c: WeighedClaim, known: Known | None, places: Sequence[Place], on: Occasion) -> Step:
    held = {p.document for p in places}
    lost = [p for p in known.places if on.taken_back(p) or _is_corrected(p, held, on)] if known else []
    now = _state(c, known, [*places, *lost], on)
    step = Step(now=now, places=[*places, *lost], weighed=c.claim.id)
    kind = "new" if known is None else _difference(known.state, now)
    if kind is None:
        return step
    brought = _brought(places, known, on)
    reason = f"{_outlet(brought, on)} has it." if known is None else _reason(kind, c, known.state, now)
    return replace(step, kind=kind, reason=reason, report=brought)


def _is_corrected(place: Place, held: Set[int], on: Occasion) -> bool:
    """Whether a correction took a claim out of a document: it is in none of those that still tell it."""
    return place.document not in held and on.corrected_away(place)


def _state(c: WeighedClaim, known: Known | None, places: Sequence[Place], on: Occasion) -> ClaimState:
    marks = {*c.marks, *_marks_of_notices(places, on)}
    return ClaimState(
        claim=known.state.claim if known else _new_id(places, c, on),
        story=on.story,
        at=on.at,
        text=c.claim.text,
        status=c.status,
        origins=c.origins,
        marks=tuple(sorted(marks)),
        reports=c.reports,
        present=True,
    )


def _marks_of_notices(places: Sequence[Place], on: Occasion) -> set[str]:
    """What became of reports that tell a claim, or did."""
    marks = {"withdrawn"} if any(on.taken_back(p) for p in places) else set[str]()
    return marks | {"corrected"} if any(on.corrected_away(p) for p in places) else marks


def _new_id(places: Sequence[Place], c: WeighedClaim, on: Occasion) -> str:
    where = [f"{p.report}:{p.start}:{p.stop}" for p in places] or [c.claim.text]
    return make_id("k", [on.story, on.at.isoformat(), *where])


def _gone(b: Known, told: Sequence[Step], on: Occasion) -> Step:
    marks = {*b.state.marks, *_marks_of_notices(b.places, on)}
    now = replace(b.state, at=on.at, present=False, reports=0, marks=tuple(sorted(marks)))
    lost = next((on.notices[p.document] for p in b.places if on.taken_back(p)), None)
    edited = next((p for p in b.places if on.latest.get(p.document, (p.report, 0))[0] != p.report), None)
    brought = None
    if lost:
        reason = f"Its report was {lost.kind}: {lost.why}"
    elif edited:
        brought = on.latest[edited.document][0]
        reason = f"{_outlet(brought, on)} no longer has these words since its report was edited."
    elif other := _now_in(b, told):
        reason = f"It is told as one with “{other.now.text}” now."
    else:
        reason = "No report of the story tells it any more."
    return Step(now=now, places=b.places, weighed=None, kind="gone", reason=reason, report=brought)


def _now_in(b: Known, told: Sequence[Step]) -> Step | None:
    words = {(p.document, p.words) for p in b.places}
    return next((s for s in told if any((p.document, p.words) in words for p in s.places)), None)


def _difference(before: ClaimState, now: ClaimState) -> ChangeKind | None:
    if now.present != before.present:
        return "back"
    if now.status != before.status:
        return "status"
    if (now.origins.low, now.origins.high) != (before.origins.low, before.origins.high):
        return "origins"
    return "marks" if now.marks != before.marks else None


def _reason(kind: ChangeKind, c: WeighedClaim, before: ClaimState, now: ClaimState) -> str:
    if kind == "back":
        return "A report tells it again."
    if kind == "status":
        why = c.history[-1].reason if c.history else ""
        return f"{before.status} → {now.status}: {why}".rstrip(": ")
    if kind == "origins":
        return f"Independent origins: {_bounds(now)}; before: {_bounds(before)}."
    return _marked(before.marks, now.marks)


def _marked(before: Sequence[str], now: Sequence[str]) -> str:
    added, lost = [m for m in now if m not in before], [m for m in before if m not in now]
    parts = [f"marked {', '.join(added)}"] * bool(added) + [f"no longer marked {', '.join(lost)}"] * bool(lost)
    sentence = "; ".join(parts)
    return f"{sentence[:1].upper()}{sentence[1:]}."


def _bounds(state: ClaimState) -> str:
    low, high = state.origins.low, state.origins.high
    return f"{low}" if low == high else f"{low} to {high}"


def _brought(places: Sequence[Place], known: Known | None, on: Occasion) -> str | None:
    """Of the reports that it did not stand in before, the one that came last (for a new claim, first), or None."""
    old = {p.report for p in known.places} if known else set()
    new = {p.report: on.latest.get(p.document, ("", 0))[1] for p in places if p.report not in old}
    pick = max if known else min
    return pick(new, key=lambda r: (new[r], r)) if new else None


def _outlet(report: str | None, on: Occasion) -> str:
    return on.outlets.get(report or "") or (f"Report {report}" if report else "An own check")
