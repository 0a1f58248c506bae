"""Decisions as the page shows them: those in force on a story, all that were made, and what became of one."""

from dataclasses import dataclass, replace
from datetime import datetime

from hearsay.decide import in_force, kind_of
from hearsay.decide.record import from_dict
from hearsay.decide.told import about
from hearsay.model import Decision, Undo
from hearsay.render.told import Told
from hearsay.store.db import Store

_STATES = {
    "applied": "",
    "already-so": "The reports agree with it as they were read.",
    "not-applied": "It could not be applied",
}
UNDONE, AGAIN = "undone", "again"
UNDOING = {UNDONE: "The decision was taken back.", AGAIN: "The decision holds again."}
"""What is told when a decision was taken back, or what took it back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A decision as shown."""

    id: str
    """Its id."""
    kind: str
    """merge, split, confirm, …"""
    about: str
    """What it says."""
    why: str
    """The user's reason."""
    at: datetime
    """When it was made."""
    note: str
    """What became of it, where that is not plain."""
    holds: bool
    """Whether it is in force."""
    story: str = ""
    """Id of a story that has its words now; empty where none has."""
    undo: str = ""
    """What is taken back to have the other of both: itself, or what took it back."""


def ruled(store: Store, told: Told) -> list[Ruling]:
    """The decisions in force on a story, the latest first; own checks and all others."""
    notes = {d["id"]: _note(d["state"], d["note"]) for d in told.part("decisions")}
    held = store.rulings.of_story(told.id)
    return [_ruling(d, notes.get(d.id, "The story is still to be weighed with it."), True) for d in reversed(held)]


def every(store: Store) -> list[Ruling]:
    """All decisions, the latest first, undone ones too; what undid them is not listed by itself."""
    found = store.rulings.all()
    held = {d.id for d in in_force(found)}
    back: dict[str, str] = {}
    for d in reversed(found):
        if isinstance(d, Undo) and d.id not in back:  # one that was itself taken back undoes nothing
            back.setdefault(d.of, d.id)
    homes = store.rulings.homes()
    return [
        replace(
            _ruling(d, "", d.id in held), story=homes.get(d.id, ""), undo=d.id if d.id in held else back.get(d.id, "")
        )
        for d in reversed(found)
        if not isinstance(d, Undo)
    ]


def outcome_shown(told: Told, done: str) -> Ruling | str | None:
    """What is told at the top of a page after a decision; None where nothing was decided."""
    if done in UNDOING:
        return UNDOING[done]
    record = next((d for d in told.part("decisions") if d["id"] == done), None)
    return _ruling(from_dict(record), _note(record["state"], record["note"]), True) if record else None


def _ruling(d: Decision, note: str, holds: bool) -> Ruling:
    return Ruling(id=d.id, kind=kind_of(d), about=about(d), why=d.why, at=d.at, note=note, holds=holds)


def _note(state: str, note: str) -> str:
    return ": ".join(filter(None, (_STATES[state], note)))
