"""Pairs of claims that cannot both hold, or frame one fact in rival ways.

In: the claims of a story. Out: `Conflict`s. A rule looks at two claims and says what they differ in; the relation then
tells an update (a later state of one count) from a contradiction. Each rule's docstring is its public documentation.
"""

import re
from collections.abc import Callable, Sequence

from hearsay.link.compare.where import places
from hearsay.link.meet import meetings
from hearsay.link.mood import is_ought
from hearsay.link.quantities import VICTIMS, Quantity
from hearsay.model import Claim, Conflict, ConflictKind
from hearsay.tables.names import words_of

from . import needs
from .blame import is_culprit_unknown
from .faces import Face, faces_of, is_one_breath, is_part, likeness, other_days, overlap, stem_set
from .frames import LEAVING, is_negated, rival_frames
from .needs import SAME
from .scene import Scene

_LIKE, _ALIKE, _MUTUAL = 0.4, 0.45, 0.3
"""Share of the lighter claim's words that two claims on one thing and two that answer each other have; and the share of
the heavier one's words that a denial must take up."""
_ORDERS = 1000
"""Times that one count may be another of the same thing."""
_CLAIMING = "claim claimed responsibility responsible group known clear immediate immediately carried"
Rule = Callable[[Face, Face, Scene], tuple[ConflictKind, str] | None]


def number(a: Face, b: Face, scene: Scene) -> tuple[ConflictKind, str] | None:
    """Two claims count the same thing of the same event and have no number in common.

    A story is of one event, so two counts of its dead (hurt, missing, held) are rivals unless they are dated to other
    days, count a part, or stand in one telling as a whole and its part; other counts are rivals only in nearly the
    same words. The dead alone are not set against the dead and hurt together.
    """
    if not a.amounts or not b.amounts or a.is_both != b.is_both:
        return None
    dated_apart = other_days(a, b) and not (a.is_toll or b.is_toll)
    if dated_apart or is_one_breath(a, b):
        return None
    alike = likeness(a, b)
    for sort in (*VICTIMS, "count", "money", "percent"):
        x, y = ([q for q in f.amounts if q.sort == sort] for f in (a, b))
        pairs = [(p, q) for p in x for q in y if _of_one_thing(p, q, alike)]
        if pairs and not any(_agree(p, q) or is_part(a, b, p, q) for p in x for q in y):
            return "number", f"One says {_say(pairs[0][0])}, the other {_say(pairs[0][1])}."
    return None


def _of_one_thing(p: Quantity, q: Quantity, alike: float) -> bool:
    """Whether two numbers count the same: the same victims, or the same unit in nearly the same words; and neither is a
    thousand times the other, as the dead of a war are of those of a day. A part that is more than the whole counts."""
    if p.sort in VICTIMS:
        part, whole = (p, q) if p.group else (q, p)
        same = p.group == q.group or (not whole.group and part.low > whole.high)
    else:
        same = bool(p.units & q.units) and alike >= _ALIKE
    return same and max(p.low, q.low) < _ORDERS * max(1.0, min(p.high, q.high))


def denial(a: Face, b: Face, scene: Scene) -> tuple[ConflictKind, str] | None:
    """One says that something is so, the other that it is not; or a source denies the one in stating the other."""
    if a.denials & (b.tellings - b.denials) or b.denials & (a.tellings - a.denials):
        return "denial", "A source denies the one in stating the other."
    if is_negated(a.text) == is_negated(b.text) or is_ought(a.text) != is_ought(b.text):
        return None
    if is_culprit_unknown(a.text) or is_culprit_unknown(b.text):
        return None  # not to know is not to deny
    if likeness(a, b) < _ALIKE or overlap(a, b) < _MUTUAL or other_days(a, b) or is_one_breath(a, b):
        return None
    yes, no = (b, a) if is_negated(a.text) else (a, b)
    return "denial", f"One says “{_short(yes)}”, the other “{_short(no)}”."


def blame(a: Face, b: Face, scene: Scene) -> tuple[ConflictKind, str] | None:
    """Two claims lay one deed at different doors, or one says that nobody knows whose it is."""
    x, y = a.deed, b.deed
    if x is None or y is None or not (x.culprit or y.culprit) or other_days(a, b):
        return None
    if not x.culprit or not y.culprit:
        known, unknown = (x, y) if x.culprit else (y, x)
        if not known.answers(unknown) or likeness(a, b, stem_set(f"{known.culprit} {_CLAIMING}")) < _LIKE:
            return None
        return "blame", f"One says that it is not known who did it, the other “{known.culprit}”."
    if x.parties & y.parties or not (x.parties and y.parties):
        return None
    if _share(a, b, stem_set(x.what), stem_set(y.what)) < _ALIKE:
        return None
    return "blame", f"One lays it at the door of “{x.culprit}”, the other of “{y.culprit}”."


def framing(a: Face, b: Face, scene: Scene) -> tuple[ConflictKind, str] | None:
    """Two claims tell one thing in words that take rival sides, or one person's leaving as willed and as forced."""
    rivals = rival_frames(a.sides, b.sides, LEAVING)
    if rivals is None or not _names(a.text) & _names(b.text):
        rivals = rival_frames(a.sides, b.sides)
        if rivals is None or likeness(a, b, stem_set(" ".join(rivals))) < _ALIKE:
            return None
    return "framing", f"One says “{rivals[0]}”, the other “{rivals[1]}”."


def time(a: Face, b: Face, scene: Scene) -> tuple[ConflictKind, str] | None:
    """Two claims in nearly the same words give different days or years."""
    if likeness(a, b) < SAME or overlap(a, b) < _ALIKE or is_one_breath(a, b):
        return None
    for x, y in ((a.years, b.years), (a.weekdays, b.weekdays)):
        if x and y and not x & y:
            return "time", f"One gives {min(x)}, the other {min(y)}."
    if not other_days(a, b):
        return None
    return "time", f"One gives {a.days[0].start.isoformat()}, the other {b.days[0].start.isoformat()}."


def place(a: Face, b: Face, scene: Scene) -> tuple[ConflictKind, str] | None:
    """Two claims in nearly the same words name different places, and neither names the other's at all."""
    x, y = places(a.text), places(b.text)
    if not x or not y or x & set(words_of(b.text)) or y & set(words_of(a.text)):
        return None
    if likeness(a, b, stem_set(" ".join((*x, *y)))) < SAME or is_one_breath(a, b):
        return None
    return "place", f"One places it in {min(x).title()}, the other in {min(y).title()}."


def identity(a: Face, b: Face, scene: Scene) -> tuple[ConflictKind, str] | None:
    """Two claims identify one unknown person or thing by different names."""
    x, y = a.identified, b.identified
    if not x or not y or likeness(a, b, stem_set(f"{x} {y}")) < _ALIKE or stem_set(x) & stem_set(y):
        return None
    return "identity", f"One says {x.strip()}, the other {y.strip()}."


RULES: tuple[Rule, ...] = (number, denial, blame, framing, time, place, identity)
"""In order; the first that answers decides the kind."""
NEEDS = (needs.counts, needs.negation, needs.deeds, needs.frames, needs.dates, needs.sites, needs.persons)
"""One for each rule: without it the rule does not answer."""


def conflicts_of(claims: Sequence[Claim], scene: Scene) -> tuple[Conflict, ...]:
    """All conflicts between the claims, each pair at most once."""
    out = []
    faces = faces_of(claims, scene)
    for i, j in meetings([need(f) for f in faces] for need in NEEDS):
        a, b = faces[i], faces[j]
        found = next((f for rule in RULES if (f := rule(a, b, scene))), None)
        if found:
            kind, why = found
            relation = "update" if kind == "number" and _later(a, b) else "contradiction"
            out.append(Conflict(claims=(a.claim.id, b.claim.id), kind=kind, relation=relation, why=why))  # type: ignore[arg-type]
    return tuple(out)


def _later(a: Face, b: Face) -> bool:
    """Whether the greater number was first reported on a later day, or the smaller is called an earlier one: a count
    that went on, even if the old number lingers."""
    least, most = sorted((a, b), key=lambda f: max((q.low for q in f.amounts), default=0))
    if least.is_earlier != most.is_earlier:
        return least.is_earlier
    return bool(least.first and most.first and least.first < most.first)


def _agree(x: Quantity, y: Quantity) -> bool:
    """Whether the two may be one count; "at least 16" beside "at least 56" is two all the same."""
    if x.is_vague or y.is_vague:
        return x.low <= y.high and y.low <= x.high
    return x.base == y.base


def _share(a: Face, b: Face, x: frozenset[str], y: frozenset[str]) -> float:
    """Share of the lighter phrase's words, by weight, that stand in the other too."""
    weights = {**a.words, **b.words}
    small = min(sum(weights.get(w, 0.0) for w in sorted(p)) for p in (x, y))
    return sum(weights.get(w, 0.0) for w in sorted(x & y)) / small if small else 0.0


def _names(text: str) -> frozenset[str]:
    return frozenset(w.lower() for w in re.findall(r"\b[A-Z][\w’'-]{2,}", text))


def _say(q: Quantity) -> str:
    return f"{q.base:,.0f}" + (" or so" if q.is_vague else "")


def _short(f: Face) -> str:
    words = f.text.split()
    return " ".join(words[:14]) + (" …" if len(words) > 14 else "")
