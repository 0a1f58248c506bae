"""Which decisions are in force: those that nothing has undone."""

from collections.abc import Iterable

from hearsay.model import Decision, Undo


def in_force(records: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that hold after all records, in the order in which they were made; an undone `Undo` undoes nothing.

    A record that comes twice counts once.
    """
    unique = list({d.id: d for d in records}.values())
    undone: set[str] = set()
    for d in reversed(unique):  # a later record rules over an earlier one
        if isinstance(d, Undo) and d.id not in undone:
            undone.add(d.of)
    return tuple(d for d in unique if d.id not in undone and not isinstance(d, Undo))
