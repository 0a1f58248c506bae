"""Which claims a reader should see first, and the cheapest way to learn more of one.

In: weighed claims. Out: a weight (greater stands first) and one plain sentence.
"""

from collections.abc import Sequence

from hearsay.model import Claim, Conflict, Mention, Origins, Stance

from .ends import DOUBTFUL, End
from .faces import stem_set
from .merge import place
from .scene import Scene

_LEAD = 600
"""Code points from a report's start within which a claim is part of its lead."""


def weight_of(claim: Claim, origins: Origins, conflicts: Sequence[Conflict], scene: Scene) -> float:
    """Outlets count most, then mentions, being in a lead or a headline, conflicts, and having a source at all.

    Words that state nothing ("the remarks") count half, a position a little less than a fact.
    """
    outlets = {scene.outlet(m.report) for m in claim.mentions}
    lead = sum(_lead(m, scene) for m in claim.mentions) / len(claim.mentions)
    score = 2.0 * len(outlets) + 0.5 * min(len(claim.mentions), 6) + 1.5 * lead + 0.7 * min(len(conflicts), 3)
    score += 0.6 * (origins.low > 0) + 0.3 * min(origins.high, 3) + 1.5 * _headlined(claim, scene)
    shown = [m for m in claim.mentions if m.evidence.text == claim.text] or claim.mentions
    return score * (1.0 if claim.kind == "fact" else 0.8) * (1.0 if any(map(scene.states, shown)) else 0.5)


def _lead(m: Mention, scene: Scene) -> float:
    return max(0.0, 1.0 - m.evidence.span.start / _LEAD)


def _headlined(claim: Claim, scene: Scene) -> float:
    """The greatest share of a headline's words that the claim says; 0 where no report has a headline."""
    words = stem_set(claim.text)
    titles = [stem_set(r.title) for r in scene.reports.values()]
    return max((len(words & t) / len(t) for t in titles if t), default=0.0)


def cheapest_check(origins: Origins, ends: Sequence[End], scene: Scene) -> str | None:
    """The one call or look-up that would raise the lower bound; None where it cannot rise.

    A doubtful reading that the text itself settles comes first, then an outlet or document that can be asked or found,
    then an unnamed source, then an unknown one.
    """
    open_ends = [e for e in sorted(ends, key=place) if not e.certain]
    if origins.low >= origins.high or not open_ends:
        return None
    e = min(open_ends, key=lambda e: _ORDER.index(_sort(e)))
    sort, where = _sort(e), scene.outlet(e.report)
    if sort == "misread":
        return read_again(where, e.mention.evidence.text, e.name)
    if sort == "unnamed" and not any(x.certain for x in ends):
        return f"Ask {where} who “{e.name}” is."
    return _CHECKS[sort].format(where=where, name=e.name if sort == "unnamed" else _within(e.name or ""))


def _sort(e: End) -> str:
    """What keeps an end from being certain: its words, what carries them, or that nobody is named."""
    if e.own:
        return "own"
    if e.kind in ("person", "organisation"):
        return "misread" if e.doubt >= DOUBTFUL or not e.states else "unnamed"
    return e.kind


def read_again(where: str, words: str, name: str | None, stance: Stance = "asserts") -> str:
    """The look-up that settles whether the words in a report are read rightly as somebody's."""
    first = words.split()
    quoted = "“" + " ".join(first[:_QUOTED]) + (" …”" if len(first) > _QUOTED else "”")
    asked = f"{_ASKED[stance].format(words=quoted)} {_within(name)}" if name else f"who says {quoted}"
    return f"Read {where} once more: {asked}?"


def _within(name: str) -> str:
    """A name inside a sentence: "the police"."""
    first, blank, rest = name.partition(" ")
    return f"{first.lower()} {rest}" if blank and first in ("The", "A", "An") else name


_QUOTED = 10
"""Words that are enough to find a place again."""
_ASKED: dict[Stance, str] = {
    "asserts": "does {words} come from",
    "denies": "is {words} denied by",
    "confirms": "is {words} confirmed by",
    "declines": "is {words} left without comment by",
    "unconfirmed": "does {words} come from",
}
_CHECKS = {
    "own": "Ask {where} what its own account rests on.",
    "outlet": "Ask {name} (cited by {where}) where it has this from.",
    "document": "Find {name} (cited by {where}) and see who stands behind it.",
    "unnamed": "Ask {where} whether “{name}” is somebody other than the sources named.",
    "unknown": "Ask {where} who said it.",
}
_ORDER = ("misread", "own", "outlet", "document", "unnamed", "unknown")
