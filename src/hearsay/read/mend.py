"""Mend what the network leaves open, by the parse and by words: the rules of its neighbours in order.

In: attributions as word spans. Out: the same, each rule of `RULES` applied in turn. A rule sees all attributions of a
report and returns them mended.
"""

from collections.abc import Callable, Sequence

from .attribute import Found, Words
from .contents import asked_about, holes, in_each_other, judgements, own_doubts, raised
from .cues import (
    anonymity,
    attributes,
    conditions,
    no_parties,
    objects_of_denial,
    performed,
    refusals_to_say,
    telling_cues,
    unverified_inside,
)
from .describe import Page
from .headlines import whole_headlines
from .sayings import sayings
from .silences import silences
from .sources import addressees, antecedents, joint_sources, lost_commas, possessors, subjects, tidy_sources, with_verbs

Rule = Callable[[Page, Sequence[Words], Sequence[Found]], list[Found]]

RULES: tuple[Rule, ...] = (
    tidy_sources,
    telling_cues,
    conditions,
    performed,
    addressees,
    subjects,
    possessors,
    attributes,
    with_verbs,
    lost_commas,
    antecedents,
    no_parties,
    silences,
    anonymity,
    objects_of_denial,
    refusals_to_say,
    unverified_inside,
    in_each_other,
    holes,
    raised,
    own_doubts,
    judgements,
    asked_about,
    joint_sources,
    whole_headlines,
    sayings,
)
"""In the order in which they are applied."""


def mend(page: Page, bounds: Sequence[Words], found: Sequence[Found]) -> list[Found]:
    """Apply every rule in turn. `bounds` are the sentences in words."""
    out = list(found)
    for rule in RULES:
        out = rule(page, bounds, out)
    return out
