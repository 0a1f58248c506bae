"""What keeps two ends apart: words that show them to be different parties.

Each rule answers for two ends of one claim with a reason or None; the first that answers decides. Where none answers,
an uncertain end may be the other one.
"""

import re
from collections.abc import Callable

from hearsay.model import Evidence, Reason

from .ends import End, Scene

Rule = Callable[[End, End, Scene], Reason | None]

_SIDES = tuple(
    re.compile(rf"\b(?:{words})\b", re.I)
    for words in (
        "police|army|military|soldiers?|troops|government|ministry|regime|state|minister|prosecutors?",
        "rebels?|opposition|militants?|insurgents?|fighters?|activists?|protesters?|strikers?|union",
        "aid|charity|red cross|red crescent|hospital|doctors?|medics?",
        "residents?|witness\\w*|villagers?|survivors?|neighbou?rs?|relatives?|famil\\w+|evacuees?|passengers?",
        "company|operator|airline|carrier|bank|club|owners?|management",
    )
)
"""Sides that a description may place its bearer on; who is on one is taken not to be on another."""


def named_apart(a: End, b: End, scene: Scene) -> Reason | None:
    """Two named parties that nothing makes one are two."""
    if a.certain and b.certain:
        return _reason("named_apart", f"{a.name} and {b.name} are both named.", a, b)
    return None


def side_by_side(a: End, b: End, scene: Scene) -> Reason | None:
    """One report sets two sources side by side, in one sentence and for the same words: they are two."""
    if a.report != b.report or a.mention.attribution == b.mention.attribution or not (a.described and b.described):
        return None
    first, second = (scene.attributions.get(e.mention.attribution or "") for e in (a, b))
    if first is None or second is None or not first.source or not second.source:
        return None
    same_words = first.content[0].span.overlaps(second.content[0].span)
    if same_words and not first.source[0].span.overlaps(second.source[0].span):
        return _reason("side_by_side", f"{_who(a)} and {_who(b)} are given side by side for the same words.", a, b)
    return None


def one_answers(a: End, b: End, scene: Scene) -> Reason | None:
    """A source that confirms or denies what another has said in the same report is not that other."""
    if a.report != b.report or not (a.described and b.described) or a.party == b.party:
        return None
    for one, other in ((a, b), (b, a)):
        if one.stance == "confirms" and other.stance != "confirms":
            return _reason("one_answers", f"{_who(one)} confirms what {_who(other)} says.", a, b)
    return None


def other_sides(a: End, b: End, scene: Scene) -> Reason | None:
    """Sources on sides that exclude each other (police and rebels, a monitor and a ministry) are two."""
    if not (a.described and b.described) or "outlet" in (a.kind, b.kind) or "document" in (a.kind, b.kind):
        return None
    first, second = _side(a), _side(b)
    if first and second and not first & second:
        return _reason("other_sides", f"{_who(a)} and {_who(b)} stand on different sides.", a, b)
    return None


RULES: tuple[Rule, ...] = (named_apart, side_by_side, one_answers, other_sides)


def apart(a: End, b: End, scene: Scene) -> Reason | None:
    """Why two ends cannot be one party; None where they may be."""
    if a.root == b.root:
        return None
    maybe = scene.parties.get(a.party), scene.parties.get(b.party)
    if maybe[0] and maybe[1] and (maybe[1].id in maybe[0].maybe or maybe[0].id in maybe[1].maybe):
        return None
    return next((r for rule in RULES if (r := rule(a, b, scene))), None)


def _side(e: End) -> frozenset[int]:
    return frozenset(i for i, side in enumerate(_SIDES) if side.search(e.name or ""))


def _who(e: End) -> str:
    return e.name or "an unknown source"


def _reason(rule: str, text: str, *ends: End) -> Reason:
    evidence: tuple[Evidence, ...] = tuple(dict.fromkeys(e.mention.evidence for e in ends))
    return Reason(rule=rule, text=text, evidence=evidence)
