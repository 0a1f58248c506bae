"""Tellings → the truth: the distinct knowers behind each claim, as far as the story's reports rest on them.

Computed from who told whom alone; nothing here looks at words, or knows how the program weighs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .tellings import Told, World


@dataclass(frozen=True, slots=True)
class Truth:
    """What is known of a claim by construction."""

    knowers: tuple[str, ...]
    """Ids of the distinct knowers, sorted."""
    all_named: bool
    """Whether every supporting telling ends at somebody with a name, or at an outlet's stated own witness."""

    @property
    def number(self) -> int:
        """How many knowers."""
        return len(self.knowers)


def truths(world: World) -> Mapping[str, Truth]:
    """For each claim that any report supports, by key."""
    out = {}
    for key in (c.key for c in world.claims):
        told = [t for t in world.told if t.claim == key and t.supports]
        if told:
            knowers = frozenset[str]().union(*(t.knowers for t in told))
            out[key] = Truth(tuple(sorted(knowers)), _all_named(told, world))
    return out


def _all_named(told: list[Told], world: World) -> bool:
    at = {world.cast.outlets[t.report].name: [x for x in told if x.report == t.report] for t in told}
    credited = [t for t in told if t.attributed]
    return bool(credited) and all(_named(t, at, frozenset()) for t in credited)


def _named(t: Told, at: Mapping[str, list[Told]], seen: frozenset[str]) -> bool:
    """Whether a telling ends at names; a cited outlet's own report tells where that outlet had it from."""
    if t.shape == "witness":
        return True
    if t.shape != "cited":
        return bool(t.faces) and all(f.proper for f in t.faces)
    end = t.relays[0]
    behind = [x for x in at.get(end, []) if x.attributed]
    return bool(behind) and end not in seen and all(_named(x, at, seen | {end}) for x in behind)
