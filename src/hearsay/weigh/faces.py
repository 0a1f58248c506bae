"""What the rules of conflict see of a claim: its words, numbers, days and tellings, gathered once.

In: the claims of a story. Out: one `Face` a claim, and how alike two faces are by words that few claims share.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import log

from hearsay.link.patterns import whole_words
from hearsay.link.quantities import Quantity, quantities
from hearsay.model import Claim, Interval, Mention, Span
from hearsay.tables.names import stem, words_of

from .amounts import is_toll, whole_amounts
from .blame import Deed, deed_of, is_culprit_unknown
from .frames import Side, is_negated, sides_in
from .scene import Scene

_COMMON = frozenset(
    """the a an of in on at to for from by with and or that this these those is are was were be been has have had it its
    he she they his her their there who which as than more least about after before over into out up not no said says
    do does did will would may might could should can""".split()
)
_EARLIER = whole_words("earlier previous previously initial initially revised")
_WEEKDAY = whole_words("monday tuesday wednesday thursday friday saturday sunday")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NAMED = re.compile(r"\b(?:identified|named)\s+(?:\w+\s+){0,3}?as\s+((?:[A-Z][\w’'-]+\s?){1,4})")
_BOTH = re.compile(r"\b(?:killed|dead)\s+(?:or|and)\s+(?:injured|wounded|hurt)\b|\bcasualties\b", re.I)
_FEWEST_WORDS = 3
_NEAR = 150
"""Code points around a mention in which the other parts of a sum are looked for."""


@dataclass(frozen=True, slots=True)
class Face:
    """What the rules see of a claim."""

    claim: Claim
    """The claim."""
    text: str
    """Its words."""
    words: Mapping[str, float]
    """Stems of the words that carry its meaning, with their weight: a word that few claims have weighs more."""
    weight: float
    """The weight of all its words."""
    amounts: tuple[Quantity, ...]
    """The numbers in its words that count the whole, not a part."""
    is_toll: bool
    """Whether it tells where a count stands."""
    is_both: bool
    """Whether its number counts the dead and the hurt together."""
    is_earlier: bool
    """Whether its words call it an earlier state ("the previous toll")."""
    years: frozenset[str]
    """Years in its words."""
    weekdays: frozenset[str]
    """Weekdays in its words."""
    identified: str
    """As whom its words identify somebody; empty where they do not."""
    deed: Deed | None
    """Who it says did what."""
    sides: Mapping[Side, str]
    """The sides of rival frames that its words take."""
    days: tuple[Interval, ...]
    """When its events are said to have happened."""
    first: date | None
    """Day of the earliest report that carries it."""
    tellings: frozenset[str]
    """Ids of the attributions in which it stands."""
    places: frozenset[tuple[str, Span]]
    """Report and place of each mention."""
    speakers: frozenset[tuple[str, str]]
    """Who says it in which report: id of the party, or of the report in its own voice."""
    beside: frozenset[tuple[str, float]]
    """Sort and number of what else is counted near its mentions; empty for a claim that counts nothing."""
    denials: frozenset[str]
    """Ids of the attributions that deny it."""


def faces_of(claims: Sequence[Claim], scene: Scene) -> list[Face]:
    """Gather what the rules need, in order of claim id."""
    claims = sorted(claims, key=lambda c: c.id)
    stems = {c.id: _stems(c.text) for c in claims}
    spread = Counter(w for words in stems.values() for w in words)
    return [_face(c, {w: log(1 + len(claims) / spread[w]) for w in sorted(stems[c.id])}, scene) for c in claims]


def likeness(a: Face, b: Face, without: frozenset[str] = frozenset()) -> float:
    """Share of the lighter claim's words, by weight, that stand in the other too; numbers do not count.

    A fragment of one or two words is like nothing.
    """
    if min(len(a.words), len(b.words)) < _FEWEST_WORDS:
        return 0.0
    small = min(a.weight, b.weight) if not without else min(_weight(f.words, without) for f in (a, b))
    both = (n for w, n in a.words.items() if w in b.words and w not in without)
    return sum(both) / small if small else 0.0


def _weight(words: Mapping[str, float], without: frozenset[str]) -> float:
    return sum(n for w, n in words.items() if w not in without)


def overlap(a: Face, b: Face) -> float:
    """Share of the heavier claim's words, by weight, that stand in the other too."""
    great = max(a.weight, b.weight)
    return sum(n for w, n in a.words.items() if w in b.words) / great if great else 0.0


def other_days(a: Face, b: Face) -> bool:
    """Whether both are dated, and no day of one is a day of the other; weekdays in their words count too."""
    if a.weekdays and b.weekdays:
        return not a.weekdays & b.weekdays
    return bool(a.days and b.days) and not any(x.overlaps(y) for x in a.days for y in b.days)


def is_one_breath(a: Face, b: Face) -> bool:
    """Whether both stand in one telling, or one speaker says both in one report: then they are no rivals."""
    together = bool(
        a.tellings & b.tellings or a.places & b.places or (a.speakers == b.speakers and len(a.speakers) == 1)
    )
    return together and not (a.is_earlier or b.is_earlier)


def is_part(a: Face, b: Face, x: Quantity, y: Quantity) -> bool:
    """Whether the smaller number and one beside it add up to the greater: 15 there and 6 elsewhere are 21."""
    (part, small), (_, great) = sorted(((a, x.base), (b, y.base)), key=lambda f: f[1])
    return not (x.is_vague or y.is_vague) and (x.sort, great - small) in part.beside


@lru_cache(maxsize=16384)
def stem_set(text: str) -> frozenset[str]:
    """Stems of the words of a phrase that carry meaning."""
    return frozenset(_stems(text))


def _stems(text: str) -> set[str]:
    return {stem(w) for w in words_of(text) if w not in _COMMON and not w.isdigit()}


def _face(claim: Claim, words: Mapping[str, float], scene: Scene) -> Face:
    amounts = whole_amounts(claim, scene)
    days = sorted(p.day for m in claim.mentions if (p := scene.reports[m.report].published))
    return Face(
        claim=claim,
        text=claim.text,
        words=words,
        weight=sum(words.values()),
        amounts=amounts,
        is_toll=is_toll(claim, scene),
        is_both=bool(_BOTH.search(claim.text)),
        is_earlier=bool(_EARLIER.search(claim.text)),
        years=frozenset(_YEAR.findall(claim.text)),
        weekdays=frozenset(w.lower() for w in _WEEKDAY.findall(claim.text)),
        identified=m[1] if (m := _NAMED.search(claim.text)) else "",
        deed=_deed(claim, scene),
        sides=sides_in(claim.text),
        days=_days(claim, scene),
        first=days[0] if days else None,
        tellings=frozenset(m.attribution for m in claim.mentions if m.attribution),
        speakers=frozenset(_speaker(m, scene) for m in claim.mentions),
        beside=frozenset(n for m in claim.mentions for n in _near(m, scene)) if amounts else frozenset(),
        places=frozenset((m.report, m.evidence.span) for m in claim.mentions),
        denials=frozenset(m.attribution for m in claim.mentions if m.attribution and m.polarity == "denies"),
    )


def _speaker(m: Mention, scene: Scene) -> tuple[str, str]:
    a = scene.attributions.get(m.attribution or "")
    party = scene.at.get((a.id, len(a.chain) - 1)) if a else None
    return m.report, scene.root(party.id) if party else m.report


def _near(m: Mention, scene: Scene) -> list[tuple[str, float]]:
    text, span = scene.reports[m.report].text, m.evidence.span
    return [(q.sort, q.base) for q in quantities(text[max(0, span.start - _NEAR) : span.end + _NEAR])]


def _deed(claim: Claim, scene: Scene) -> Deed | None:
    """Who it says did what; a claim that denies a deed lays it at nobody's door."""
    if is_negated(claim.text) and not is_culprit_unknown(claim.text):
        return None
    shown = next((m for m in claim.mentions if m.evidence.text == claim.text and m.attribution), None)
    a = scene.attributions.get(shown.attribution or "") if shown else None
    return deed_of(claim.text, " ".join(e.text for e in a.cue) if a else "")


def _days(claim: Claim, scene: Scene) -> tuple[Interval, ...]:
    """The days that the words of its mentions name."""
    spans: dict[str, list[Span]] = {}
    for m in claim.mentions:
        spans.setdefault(m.report, []).append(m.evidence.span)
    named = (
        day for r in scene.reports if r in spans for at, day in scene.dated[r] if any(s.holds(at) for s in spans[r])
    )
    return tuple(dict.fromkeys(named))
