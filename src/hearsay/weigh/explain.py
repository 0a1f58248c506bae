"""Why a claim has as few and as many origins as it has.

In: a weighed claim in its story. Out: an `Explanation`: the parties behind it, each with how surely it counts, and
the claim's reasons sorted by what they did to the bounds.
"""

from collections.abc import Iterable, Sequence

from hearsay.model import Reason, WeighedClaim
from hearsay.model.answers import Explanation, Standing

from . import merge, separate
from .ends import DOUBTFUL, End, ends_of, is_name
from .merge import Voice, voices_of
from .scene import Scene

_MERGED = frozenset(("copy_adds_nobody", "read_otherwise", *(rule.__name__ for rule in merge.RULES)))
_SEPARATED = frozenset(("counted_sources", *(rule.__name__ for rule in separate.RULES)))
_ABSORBED = frozenset(("may_be_the_same", "perhaps_other_words", "nobody_named"))
_ADDED = frozenset(("may_be_another",))


def explain(c: WeighedClaim, scene: Scene) -> Explanation:
    """Sort the reasons behind the bounds by what they did."""
    voices, _ = voices_of(ends_of(c.claim, scene), scene)
    return Explanation(
        claim=c,
        standings=tuple(map(_standing, voices)),
        merged=_by(c.reasons, _MERGED),
        separated=_by(c.reasons, _SEPARATED),
        absorbed=_by(c.reasons, _ABSORBED),
        added=_by(c.reasons, _ADDED),
    )


def _by(reasons: Iterable[Reason], rules: frozenset[str]) -> tuple[Reason, ...]:
    return tuple(r for r in reasons if r.rule in rules)


def _standing(v: Voice) -> Standing:
    lead = v.lead
    return Standing(
        name=lead.name,
        kind=lead.kind,
        certain=v.certain,
        why=_why(v.ends),
        mentions=tuple(dict.fromkeys(e.mention for e in v.ends)),
    )


def _why(ends: Sequence[End]) -> str:
    """How surely the party counts, by the best of what rests on it."""
    best = min(ends, key=lambda e: (not e.certain, not e.described, e.doubt))
    if best.witness:
        return "The outlet's own people saw or heard it."
    if best.own:
        return "The outlet says it in its own words and names nobody."
    if best.certain:
        return "Named, and said to state it."
    if best.kind != "unknown" and not best.states:
        return "Its words only mention it and do not state it."
    if best.kind != "unknown" and best.doubt >= DOUBTFUL:
        return f"It is doubtful that it says this: read with {best.doubt:.0%} doubt."
    return _KINDS.get(best.kind) or ("Named." if is_name(best.name or "") else "Described, not named.")


_KINDS = {
    "outlet": "An outlet: where it has this from is not told.",
    "document": "A document: who stands behind it is not told.",
    "unnamed": "Described, not named.",
    "unknown": "Nobody is named or described.",
}
