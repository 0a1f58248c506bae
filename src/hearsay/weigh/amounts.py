"""The numbers that a claim gives for the event as a whole, not for a part of it and not for a longer time.

In: a claim in its story. Out: quantities.
"""

import re
from collections import Counter
from dataclasses import replace

from hearsay.link.patterns import whole_words
from hearsay.link.quantities import VICTIMS, Quantity, quantities
from hearsay.model import Claim, Mention
from hearsay.tables.names import stem

from .scene import Scene

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
    rf"|\b{_STRIFE}\s+(?:now\s+)?(?:in\s+its\s+[\w-]+\s+(?:year|month|week)\s+)?ha[sd]\b"
    r"|\b(?:days|weeks|months|years)\s+of\s+[^.;]{0,80}?\b(?:killed|left|claimed|cost)\b|\bover\s+the\s+(?:past|last)\b|\bso\s+far\s+this\s+year\b",
    re.I,
)
"""Words that make a number the count of a longer time than the event."""
_BEFORE, _BEHIND = 40, 160
_PERSONS = frozenset(
    stem(w) for w in "person man woman child girl boy soldier civilian officer policeman worker".split()
)
_TOLL = re.compile(r"\btoll\b|\bnumber\s+of\s+(?:the\s+)?(?:victims|dead|deaths|fatalities|people\s+killed)\b", re.I)
_STANDS_AT = re.compile(
    r"\b(?:reache[sd]|hits?|tops|topped|pass(?:es|ed)|exceed(?:s|ed)|ris(?:es|en)\s+to|rose\s+to|climb(?:s|ed)\s+to"
    r"|jump(?:s|ed)\s+to|st(?:ands|ood)\s+at|at|to|is|was|now)\s+"
    r"(?:now\s+)?(?:(?:at\s+least|more\s+than|over|about|around|nearly|almost|some|as\s+many\s+as)\s+)?$",
    re.I,
)
_MORE_HURT = re.compile(r"\bmore\b|\bothers?\b", re.I)
"""Words that set the hurt beside the dead ("20 dead and 50 others hurt"): no part of a count of the hurt."""
_BODIES = re.compile(r"\b(?:bodies|corpses|remains)\b", re.I)


def whole_amounts(claim: Claim, scene: Scene) -> tuple[Quantity, ...]:
    """The quantities of the claim's text; where it has none, those that most mentions give, or that are its number too.

    A bare number of the text is of the sort that another mention gives it ("has risen to 70", "70 dead").
    """
    shown = next((m for m in claim.mentions if m.evidence.text == claim.text), None)
    own = _of_mention(shown, scene) if shown else _whole(claim.text)
    found = [qs for m in claim.mentions if (qs := _of_mention(m, scene))]
    if own:
        sorts = {q.base: q.sort for qs in found for q in qs if q.sort in VICTIMS}
        return tuple(replace(q, sort=sorts.get(q.base, q.sort)) if q.sort == "count" else q for q in own)
    counts = Counter(key for qs in found for key in {(q.sort, q.base) for q in qs})
    shown_bases = {q.base for q in quantities(claim.text)}
    kept = {
        (q.sort, q.base): q
        for qs in found
        for q in qs
        if q.base in shown_bases or 2 * counts[q.sort, q.base] > len(claim.mentions)
    }
    return tuple(kept.values())


def _of_mention(m: Mention, scene: Scene) -> list[Quantity]:
    """Its quantities, without those that its sentence gives for a longer time."""
    text, start = scene.reports[m.report].text, m.evidence.span.start
    end = max([m.evidence.span.end, *(s.end for s in scene.around(m.report, m.evidence.span))])

    def is_longer(q: Quantity) -> bool:
        at = start + q.start
        return bool(_LONGER.search(text[max(0, at - _BEFORE) : min(end, at + _BEHIND)]))

    lead = text[_sentence_start(m, scene) : start]
    return [q for q in _whole(m.evidence.text, lead) if not is_longer(q)]


def is_toll(claim: Claim, scene: Scene) -> bool:
    """Whether it tells where a count stands; the day that it names is then that of the count, not of the event."""
    text = claim.text
    shown = next((m for m in claim.mentions if m.evidence.text == text), None)
    lead = scene.reports[shown.report].text[_sentence_start(shown, scene) : shown.evidence.span.start] if shown else ""
    return any(_stands(lead, text, q) for q in quantities(text))


def _sentence_start(m: Mention, scene: Scene) -> int:
    start = m.evidence.span.start
    return min([start, *(s.start for s in scene.around(m.report, m.evidence.span))])


def _stands(lead: str, text: str, q: Quantity) -> bool:
    before = text[: q.start]
    return bool(_STANDS_AT.search(before[-60:]) and _TOLL.search(lead + before))


def _whole(text: str, lead: str = "") -> list[Quantity]:
    """The quantities of a text that count no part; `lead` is what stands before it in its sentence."""
    found = quantities(text)
    bounds = [0, *(q.start for q in found), len(text)]
    out = []
    for n, q in enumerate(found):
        before = text[max(bounds[n] + 1 if n else 0, q.start - 25) : q.start]
        behind = text[q.start : min(bounds[n + 2], q.start + 40)]
        if q.sort == "count" and _stands(lead, text, q):
            q = replace(q, sort="dead")  # noqa: PLW2901 -- the toll's sort stands before the number
        one = q.base <= 1 and q.sort in VICTIMS and not q.units & _PERSONS
        part = _PART.search(before) or _PART.search(_MORE_HURT.sub("", behind) if q.sort == "hurt" else behind)
        if not (one or part or _BODIES.search(behind[:25])):
            out.append(q)
    return out
