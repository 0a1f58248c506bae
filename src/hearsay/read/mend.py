"""Mend what the network leaves open, by the parse and by words: the rules of `sources`, `cues` and `contents` in order.

In: attributions as word spans. Out: the same, each rule of `RULES` applied in turn. A rule sees all attributions of a
report and returns them mended.
"""

from collections.abc import Callable, Sequence

from .attribute import Found, Words
from .contents import in_each_other
from .cues import (
    anonymity,
    conditions,
    no_parties,
    objects_of_denial,
    refusals_to_say,
    telling_cues,
    unverified_inside,
)
from .describe import Page
from .sources import antecedents, joint_sources, subjects, tidy_sources

Rule = Callable[[Page, Sequence[Words], Sequence[Found]], list[Found]]

RULES: tuple[Rule, ...] = (
    tidy_sources,
    telling_cues,
    conditions,
    subjects,
    antecedents,
    no_parties,
    anonymity,
    objects_of_denial,
    refusals_to_say,
    unverified_inside,
    in_each_other,
    joint_sources,
)
"""In the order in which they are applied."""


def mend(page: Page, bounds: Sequence[Words], found: Sequence[Found]) -> list[Found]:
    """Apply every rule in turn. `bounds` are the sentences in words."""
    out = list(found)
    for rule in RULES:
        out = rule(page, bounds, out)
    return out
