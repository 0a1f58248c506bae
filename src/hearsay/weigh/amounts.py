"""The numbers that a claim gives for the event as a whole, not for a part of it and not for a longer time.

In: a claim in its story. Out: quantities.
"""

import re
from collections import Counter

from hearsay.link.patterns import whole_words
from hearsay.link.quantities import Quantity, quantities
from hearsay.model import Claim, Mention
from hearsay.tables.names import stem

from .ends import Scene

VICTIMS = ("dead", "hurt", "missing", "held")
"""Sorts of which a story has one count at a time, however it is worded."""
_PART = whole_words(
    r"of_them of_whom of_the_(?:wounded|injured|dead|victims|killed|missing) including children child women woman"
    r" more(?!_than) other others another further each district village"
)
"""Words beside a number that make it the count of a part."""
_YEARS = (
    r"(?:late|early|mid|\d{4}|january|february|march|april|may|june|july|august|september|october|november|december)"
)
_STRIFE = r"(?:war|conflict|uprising|revolt|insurgency|crisis|pandemic|epidemic|protests)"
_LONGER = re.compile(
    rf"\bsince\s+(?:the\s+|it\s+|its\s+)?(?:[\w-]+\s+){{0,4}}(?:{_STRIFE}|{_YEARS}|began|started|erupted)\b"
    rf"|\b(?:killed|dead|died|deaths|lives)\s+(?:so\s+far\s+)?in\s+(?:the|its|a)\s+(?:[\w’'-]+\s+){{0,3}}{_STRIFE}\b"
    rf"|\b{_STRIFE}\s+ha[sd]\b|\bover\s+the\s+(?:past|last)\b|\bso\s+far\s+this\s+year\b",
    re.I,
)
"""Words that make a number the count of a longer time than the event."""
_BEFORE, _BEHIND = 40, 160
_PERSONS = frozenset(
    stem(w) for w in "person man woman child girl boy soldier civilian officer policeman worker".split()
)
_BODIES = re.compile(r"\b(?:bodies|corpses|remains)\b", re.I)


def whole_amounts(claim: Claim, scene: Scene) -> tuple[Quantity, ...]:
    """The quantities of the claim's text; where it has none, those that most of its mentions give."""
    shown = next((m for m in claim.mentions if m.evidence.text == claim.text), None)
    own = _of_mention(shown, scene) if shown else _whole(claim.text)
    if own:
        return tuple(own)
    found = [_of_mention(m, scene) for m in claim.mentions]
    counts = Counter(key for qs in found for key in {(q.sort, q.base) for q in qs})
    kept = {(q.sort, q.base): q for qs in found for q in qs if 2 * counts[q.sort, q.base] > len(found)}
    return tuple(kept.values())


def _of_mention(m: Mention, scene: Scene) -> list[Quantity]:
    """Its quantities, without those that its sentence gives for a longer time."""
    text, start = scene.reports[m.report].text, m.evidence.span.start
    end = max([m.evidence.span.end, *(s.end for s in scene.sentences[m.report] if s.overlaps(m.evidence.span))])

    def is_longer(q: Quantity) -> bool:
        at = start + q.start
        return bool(_LONGER.search(text[max(0, at - _BEFORE) : min(end, at + _BEHIND)]))

    return [q for q in _whole(m.evidence.text) if not is_longer(q)]


def _whole(text: str) -> list[Quantity]:
    return [
        q
        for q in quantities(text)
        if not _PART.search(text[max(0, q.start - 25) : q.start + 40])
        and (q.base > 1 or q.sort not in VICTIMS or q.units & _PERSONS)
        and not _BODIES.search(text[q.start : q.start + 25])
    ]
