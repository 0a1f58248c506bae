"""Decisions as sentences, reasons and outcomes."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from hearsay.model import (
    Confirm,
    Correct,
    Decision,
    Different,
    Evidence,
    Merge,
    Outcome,
    OutcomeState,
    OwnCheck,
    Reason,
    Same,
    Split,
    Undo,
)

from .places import short

_DONE = {
    "Merge": "Merged",
    "Split": "Split",
    "Confirm": "Pinned",
    "Same": "Made one party",
    "Different": "Kept apart",
    "Correct": "Corrected",
    "OwnCheck": "Checked",
}


def kind_of(decision: Decision) -> str:
    """The kind as commands and files name it: merge, split, confirm, same, different, correct, check, undo."""
    name = type(decision).__name__
    return "check" if name == "OwnCheck" else name.lower()


def reason_for(decision: Decision, evidence: Iterable[Evidence], what: str = "") -> Reason:
    """The reason on a thing that a decision changed: "Merged by the user on 2031-05-03: …"."""
    done = _DONE[type(decision).__name__]
    text = f"{done}{f' ({what})' if what else ''} by the user on {decision.at.date().isoformat()}: {decision.why}"
    return Reason(rule=f"user-{kind_of(decision)}", text=text, evidence=tuple(dict.fromkeys(evidence)))


def outcome(decision: Decision, state: OutcomeState, note: str = "") -> Outcome:
    """What became of a decision."""
    return Outcome(decision=decision, state=state, note=note)


def about(decision: Decision) -> str:
    """What a decision says, on one line."""
    return _SAID[type(decision)](decision)


def _of_check(d: OwnCheck) -> str:
    who = f", {d.asked.name}" if d.asked else ""
    return f"{d.how}, {d.done.iso().replace('T', ' ')}{who}: {d.polarity} {short(d.claim[0].text)}"


def _of_parties(d: Same | Different) -> str:
    first, second = d.parties
    return f"{first.name} and {second.name} are {'one party' if isinstance(d, Same) else 'two parties'}"


def _changes(d: Correct) -> str:
    through = ", ".join(n.name for n in d.relays) if d.relays else "nobody"
    parts = (
        f"origin {d.origin.name}" if d.origin else "",
        f"through {through}" if d.relays is not None else "",
        f"stance {d.stance}" if d.stance else "",
        f"content {short(d.content.text)}" if d.content else "",
    )
    return ", ".join(p for p in parts if p)


_SAID: Mapping[type[Decision], Callable[[Any], str]] = {
    Merge: lambda d: " and ".join(short(c[0].text) for c in d.claims) + " are one claim",
    Split: lambda d: f"{' and '.join(short(a.text) for a in d.taken)} apart from {short(d.left[0].text)}",
    Confirm: lambda d: f"{short(d.claim[0].text)} is pinned",
    Same: _of_parties,
    Different: _of_parties,
    Correct: lambda d: f"{short(d.attribution.content.text)}: {_changes(d)}",
    OwnCheck: _of_check,
    Undo: lambda d: f"{d.of} no longer holds",
}
