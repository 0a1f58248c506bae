"""How a claim's status came about: the same weighing, over the reports that had appeared by each moment.

In: a weighed claim. Out: dated steps, one where the status changed; the last is the status that it has now.
"""

from dataclasses import replace

from hearsay.model import Claim, Status, StatusChange

from .ends import ends_of
from .origins import bounds_of
from .scene import Scene
from .status import Weighed, status_of

_UNDATED = "9999"
"""Sorts behind every date: what nothing dates is known only at the end."""
_WHY: dict[Status, str] = {
    "denied": "A party denies it.",
    "contested": "A rival account is given.",
    "unconfirmed": "A report marks it as unverified.",
    "single-source": "One origin is named or described.",
    "reported": "No origin is named.",
}


def history_of(w: Weighed, scene: Scene) -> tuple[StatusChange, ...]:
    """Weigh the claim anew at each moment at which a report brought it, or a rival of it; keep the changes."""
    rivals = {n for c in w.conflicts for n in c.claims if n != w.claim.id}
    seen = {n: min(_at(m.report, scene) for m in scene.claims[n].mentions) for n in rivals}
    own = sorted({_at(m.report, scene) for m in w.claim.mentions})
    moments = sorted({*own, *(at for at in seen.values() if at > own[0])})
    steps: list[StatusChange] = []
    for at in moments:
        then = w if at == moments[-1] else _then(w, at, seen, scene)
        status = status_of(then, scene)
        if not steps or steps[-1].status != status:
            steps.append(StatusChange(status=status, at=None if at == _UNDATED else at, reason=_reason(then, status)))
    return tuple(steps)


def _then(w: Weighed, at: str, seen: dict[str, str], scene: Scene) -> Weighed:
    claim: Claim = replace(w.claim, mentions=tuple(m for m in w.claim.mentions if _at(m.report, scene) <= at))
    conflicts = [c for c in w.conflicts if all(n == w.claim.id or seen.get(n, "") <= at for n in c.claims)]
    ends = ends_of(claim, scene)
    return Weighed(claim, ends, bounds_of(claim, ends, scene)[0], conflicts)


def _at(report: str, scene: Scene) -> str:
    published = scene.reports[report].published
    return published.iso() if published else _UNDATED


def _reason(w: Weighed, status: Status) -> str:
    return _WHY.get(status) or f"At least {w.origins.low} independent origins."
