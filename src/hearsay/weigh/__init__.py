"""Story → Brief: how many origins stand behind each claim, what conflicts, what is unconfirmed, what happened when."""

from collections import defaultdict
from collections.abc import Sequence

from hearsay.model import Brief, Claim, Conflict, Skipped, Story, WeighedClaim

from .conflicts import conflicts_of
from .doubts import doubts_of
from .ends import ends_of
from .history import history_of
from .loops import loops_of
from .origins import bounds_of
from .scene import Scene
from .status import Weighed, marks_of, status_of
from .timeline import timeline_of
from .weight import cheapest_check, weight_of

__all__ = ["weigh"]


def weigh(story: Story, skipped: Sequence[Skipped] = ()) -> Brief:
    """Weigh every claim of a story; what was left out before is handed on."""
    scene = Scene(story)
    conflicts = conflicts_of(story.claims, scene)
    loops, circling = loops_of(story.claims, scene)
    by_claim: dict[str, list[Conflict]] = defaultdict(list)
    for c in conflicts:
        for name in c.claims:
            by_claim[name].append(c)
    claims = [_weigh(c, by_claim[c.id], circling, scene) for c in story.claims]
    ordered = tuple(sorted(claims, key=lambda c: (-c.weight, c.claim.id)))
    return Brief(
        story=story,
        claims=ordered,
        conflicts=conflicts,
        timeline=timeline_of(story.claims, scene),
        loops=loops,
        doubts=doubts_of(ordered, by_claim, scene),
        skipped=tuple(skipped),
    )


def _weigh(claim: Claim, conflicts: Sequence[Conflict], circling: frozenset[str], scene: Scene) -> WeighedClaim:
    ends = ends_of(claim, scene)
    origins, reasons = bounds_of(claim, ends, scene)
    w = Weighed(claim, ends, origins, conflicts)
    status = status_of(w, scene)
    reports = {m.report for m in claim.mentions}
    dated = sorted((p.iso(), r) for r in reports if (p := scene.reports[r].published))
    return WeighedClaim(
        claim=claim,
        origins=origins,
        status=status,
        reports=len(reports),
        outlets=len({scene.outlet(r) for r in reports}),
        marks=marks_of(w, scene, circling),
        history=history_of(w, scene),
        reasons=reasons,
        weight=weight_of(claim, origins, conflicts, scene),
        first_seen=dated[0][1] if dated else None,
        cheapest_check=cheapest_check(origins, ends, scene),
    )
