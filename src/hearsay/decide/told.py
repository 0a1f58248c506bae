"""Decisions as sentences, reasons and outcomes."""

from collections.abc import Iterable

from hearsay.model import Decision, Evidence, Outcome, OutcomeState, Reason

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
