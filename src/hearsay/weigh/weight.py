"""Which claims a reader should see first, and the cheapest way to learn more of one.

In: weighed claims. Out: a weight (greater stands first) and one plain sentence.
"""

from collections.abc import Sequence

from hearsay.model import Claim, Conflict, Mention, Origins

from .ends import End, Scene

_LEAD = 600
"""Code points from a report's start within which a claim is part of its lead."""


def weight_of(claim: Claim, origins: Origins, conflicts: Sequence[Conflict], scene: Scene) -> float:
    """Outlets count most, then mentions, being in a lead or headline, conflicts, and having a source at all."""
    outlets = {scene.outlet(m.report) for m in claim.mentions}
    lead = sum(_lead(m, scene) for m in claim.mentions) / len(claim.mentions)
    score = 2.0 * len(outlets) + 0.5 * len(claim.mentions) + 1.5 * lead + 0.7 * min(len(conflicts), 3)
    score += 0.6 * (origins.low > 0) + 0.3 * min(origins.high, 3)
    return score * (1.0 if claim.kind == "fact" else 0.8)


def _lead(m: Mention, scene: Scene) -> float:
    return max(0.0, 1.0 - m.evidence.span.start / _LEAD)


def cheapest_check(  # noqa: PLR0911 a table of cases reads best as returns
    origins: Origins, ends: Sequence[End], scene: Scene
) -> str | None:
    """The one call or look-up that would raise the lower bound; None where it cannot rise."""
    if origins.low >= origins.high:
        return None
    for e in ends:
        where = scene.outlet(e.report)
        if e.own:
            return f"Ask {where} what its own account rests on."
        if e.kind == "outlet":
            return f"Ask {e.name} (cited by {where}) where it has this from."
        if e.kind == "document":
            return f"Find {e.name} (cited by {where}) and see who stands behind it."
    for e in ends:
        if e.kind == "unnamed":
            return f"Ask {scene.outlet(e.report)} whether “{e.name}” is somebody other than the sources named."
        if e.kind == "unknown":
            return f"Ask {scene.outlet(e.report)} who said it."
    return None
