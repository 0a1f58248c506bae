"""Pairs of claims that cannot both hold, or frame one fact in rival ways.

In: the claims of a story. Out: `Conflict`s. A rule looks at two claims and says what they differ in; the relation then
tells an update (a later state of one count) from a contradiction.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from hearsay.link.patterns import whole_words
from hearsay.link.quantities import Quantity, quantities
from hearsay.model import Claim, Conflict, ConflictKind, Interval
from hearsay.tables.names import stem, words_of

from .ends import Scene
from .frames import is_negated, rival_frames

_COMMON = frozenset(
    """the a an of in on at to for from by with and or that this these those is are was were be been has have had it its
    he she they his her their there who which as than more least about after before over into out up not no said says
    people killed dead died killing death toll wounded injured""".split()
)


@dataclass(frozen=True, slots=True)
class Face:
    """What the rules see of a claim."""

    claim: Claim
    """The claim."""
    text: str
    """Its words."""
    words: frozenset[str]
    """Stems of the words that carry its meaning, over all mentions."""
    amounts: tuple[Quantity, ...]
    """The numbers in its words."""
    days: tuple[Interval, ...]
    """When its events are said to have happened."""
    first: date | None
    """Day of the earliest report that carries it."""
    last: date | None
    """Day of the latest report that carries it."""
    denied: bool
    """Whether a party denies it."""
    reports: frozenset[str]
    """Ids of its reports."""


_LIKE, _ALIKE = 0.34, 0.6
"""Share of the shorter claim's meaning words that two claims on one thing, and two in nearly the same words, have."""
_VICTIMS = ("dead", "hurt", "missing", "held")
_PART = whole_words(
    r"of_them of_whom including children child women woman more other others another further each district village"
    " earlier previous"
)
"""Words beside a number that make it the count of a part, or of another time."""
Rule = Callable[[Face, Face], tuple[ConflictKind, str] | None]


def face_of(claim: Claim, scene: Scene) -> Face:
    """Gather what the rules need."""
    texts = [m.evidence.text for m in claim.mentions]
    reports = frozenset(m.report for m in claim.mentions)
    days = sorted(p.day for r in reports if (p := scene.reports[r].published))
    return Face(
        claim=claim,
        text=claim.text,
        words=frozenset(stem(w) for t in texts for w in words_of(t) if w not in _COMMON and not w.isdigit()),
        amounts=_amounts(texts),
        days=_days(claim, scene),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        denied=any(m.polarity == "denies" for m in claim.mentions),
        reports=reports,
    )


def _amounts(texts: Sequence[str]) -> tuple[Quantity, ...]:
    """The quantities that are the claim's own: of each sort those that at least half of its mentions give."""
    found = [[q for q in quantities(t) if not _PART.search(t[max(0, q.start - 25) : q.start + 40])] for t in texts]
    counts = Counter((q.sort, q.base) for qs in found for q in {(x.sort, x.base): x for x in qs}.values())
    kept = {(q.sort, q.base): q for qs in found for q in qs if 2 * counts[q.sort, q.base] >= len(texts)}
    return tuple(kept.values())


def _days(claim: Claim, scene: Scene) -> tuple[Interval, ...]:
    out = []
    for r in scene.story.readings:
        spans = [m.evidence.span for m in claim.mentions if m.report == r.report.id]
        inside = (t for t in r.times if t.of == "event" and any(s.holds(t.evidence.span) for s in spans))
        out += [t.interval for t in inside if t.interval]
    return tuple(dict.fromkeys(out))


def likeness(a: Face, b: Face) -> float:
    """Share of the smaller one's meaning words that both have."""
    small = min(len(a.words), len(b.words))
    return len(a.words & b.words) / small if small else 0.0


def number(a: Face, b: Face) -> tuple[ConflictKind, str] | None:
    """Two claims count the same thing of the same event and have no number in common.

    A story is of one event, so two counts of its dead (hurt, missing, held) are rivals unless they are dated to other
    days or count a part; other counts are rivals only in nearly the same words.
    """
    if _other_days(a, b):
        return None
    alike = likeness(a, b)
    for sort in (*_VICTIMS, "count", "money", "percent"):
        x, y = ([q for q in f.amounts if q.sort == sort] for f in (a, b))
        pairs = [(p, q) for p in x for q in y if sort in _VICTIMS or (p.units & q.units and alike >= _ALIKE)]
        if pairs and not any(_overlap(p, q) for p in x for q in y):
            return "number", f"One says {_say(pairs[0][0])}, the other {_say(pairs[0][1])}."
    return None


def denial(a: Face, b: Face) -> tuple[ConflictKind, str] | None:
    """One says that something is so, the other that it is not."""
    if likeness(a, b) < 0.5 or _other_days(a, b):
        return None
    if is_negated(a.text) != is_negated(b.text):
        yes, no = (b, a) if is_negated(a.text) else (a, b)
        return "denial", f"One says “{_short(yes)}”, the other “{_short(no)}”."
    if a.denied != b.denied and likeness(a, b) >= _ALIKE:
        return "denial", "What one asserts is denied in the words of the other."
    return None


def framing(a: Face, b: Face) -> tuple[ConflictKind, str] | None:
    """Two claims tell one thing in words that take rival sides."""
    if likeness(a, b) < _LIKE:
        return None
    rivals = rival_frames(a.text, b.text)
    if rivals is None:
        return None
    return "framing", f"One says “{rivals[0]}”, the other “{rivals[1]}”."


def time(a: Face, b: Face) -> tuple[ConflictKind, str] | None:
    """Two claims in nearly the same words give different days."""
    if likeness(a, b) < 0.67 or not _other_days(a, b):
        return None
    return "time", f"One gives {a.days[0].start.isoformat()}, the other {b.days[0].start.isoformat()}."


RULES: tuple[Rule, ...] = (number, denial, framing, time)


def conflicts_of(claims: Sequence[Claim], scene: Scene) -> tuple[Conflict, ...]:
    """All conflicts between the claims, each pair at most once."""
    faces = sorted((face_of(c, scene) for c in claims), key=lambda f: f.claim.id)
    out = []
    for a, b in combinations(faces, 2):
        found = next((f for rule in RULES if (f := rule(a, b))), None)
        if found:
            kind, why = found
            relation = "update" if kind == "number" and _later(a, b) else "contradiction"
            out.append(Conflict(claims=(a.claim.id, b.claim.id), kind=kind, relation=relation, why=why))  # type: ignore[arg-type]
    return tuple(out)


def _later(a: Face, b: Face) -> bool:
    """Whether the greater number was first reported on a later day: a count that went on, even if the old lingers."""
    if not (a.first and b.first) or a.first == b.first:
        return False
    early, late = (a, b) if a.first < b.first else (b, a)
    return max((q.low for q in late.amounts), default=0) > max((q.low for q in early.amounts), default=0)


def _overlap(x: Quantity, y: Quantity) -> bool:
    """Whether the two may be one count; "at least 16" beside "at least 56" is two all the same."""
    if x.is_vague or y.is_vague:
        return x.low <= y.high and y.low <= x.high
    return x.base == y.base


def _other_days(a: Face, b: Face) -> bool:
    """Whether both are dated, and no day of one is a day of the other."""
    return bool(a.days and b.days) and not any(x.overlaps(y) for x in a.days for y in b.days)


def _say(q: Quantity) -> str:
    return f"{q.base:,.0f}" + (" or so" if q.is_vague else "")


def _short(f: Face) -> str:
    words = f.text.split()
    return " ".join(words[:14]) + (" …" if len(words) > 14 else "")
