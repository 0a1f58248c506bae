"""Readings to look at again: doubtful attributions on which a claim's lower bound or status hangs.

In: weighed claims. Out: `Doubt`s, what matters most first. Each doubtful mention is weighed twice more: as if it were
not there, and as if it were surely read; only where something changes by it is it worth a reader's time.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from hearsay.model import Attribution, Claim, Conflict, Mention, Status, WeighedClaim
from hearsay.model.doubt import Doubt

from .ends import DOUBTFUL, ends_of
from .origins import bounds_of
from .scene import Scene
from .status import Weighed, status_of
from .weight import read_again

_CLAIMS = 30
"""Claims of most weight in which doubts are looked for; further down nobody looks for what to check first."""
_READINGS = 12
"""Doubtful readings of one claim, the most doubtful first, that are weighed: each costs as much as the claim itself."""
_STATUS_WEIGHS = 2.0
"""A status that hangs on a reading matters twice as much as a bound."""


@dataclass(frozen=True, slots=True)
class _Weight:
    """What a claim would come to."""

    low: int
    status: Status


def doubts_of(
    claims: Sequence[WeighedClaim], conflicts: Mapping[str, Sequence[Conflict]], scene: Scene
) -> tuple[Doubt, ...]:
    """The doubtful readings that matter, by the claim's weight, the doubt, and what hangs on it."""
    found = [d for c in claims[:_CLAIMS] for d in _of_claim(c, conflicts.get(c.claim.id, ()), scene)]
    found.sort(key=lambda x: (-x[0], x[1].claim, x[1].mention.report, x[1].mention.evidence.span))
    return tuple(d for _, d in found)


def _of_claim(c: WeighedClaim, conflicts: Sequence[Conflict], scene: Scene) -> Iterator[tuple[float, Doubt]]:
    attributed = ((m, a) for m in c.claim.mentions if (a := scene.attributions.get(m.attribution or "")))
    doubtful = [(doubt, m, a) for m, a in attributed if (doubt := _doubt(a)) >= DOUBTFUL]
    for doubt, m, a in sorted(doubtful, key=lambda x: -x[0])[:_READINGS]:
        absent = _weigh(_without(c.claim, m), conflicts, scene)
        sure = _weigh(c.claim, conflicts, _surely(a, scene))
        if stake := _stake(c, absent, sure):
            matter = c.weight * doubt * (_STATUS_WEIGHS if absent is None or absent.status != c.status else 1.0)
            yield matter, Doubt(claim=c.claim.id, mention=m, doubt=doubt, check=_check(m, a, scene), stake=stake)


def _check(m: Mention, a: Attribution, scene: Scene) -> str:
    party = scene.at.get((a.id, len(a.chain) - 1))
    name = (party.name if party else None) or a.chain[-1].name
    return read_again(scene.outlet(m.report), m.evidence.text, name, "denies" if m.polarity == "denies" else a.stance)


def _doubt(a: Attribution) -> float:
    """How likely the attribution or one of its links was misread."""
    right = 1 - a.doubt
    for link in a.chain:
        right *= 1 - link.doubt
    return 1 - right


def _without(claim: Claim, m: Mention) -> Claim | None:
    """The claim without a mention; None where nothing would be left of it."""
    rest = tuple(x for x in claim.mentions if x != m)
    return replace(claim, mentions=rest) if rest else None


def _surely(a: Attribution, scene: Scene) -> Scene:
    """The scene in which nothing of the attribution is doubtful."""
    return scene.with_attribution(replace(a, doubt=0.0, chain=tuple(replace(x, doubt=0.0) for x in a.chain)))


def _weigh(claim: Claim | None, conflicts: Sequence[Conflict], scene: Scene) -> _Weight | None:
    if claim is None:
        return None
    ends = ends_of(claim, scene)
    origins = bounds_of(claim, ends, scene)[0]
    return _Weight(origins.low, status_of(Weighed(claim, ends, origins, conflicts), scene))


def _stake(c: WeighedClaim, absent: _Weight | None, sure: _Weight | None) -> str:
    """What hangs on the reading; empty where nothing does."""
    low = c.origins.low
    parts = []
    if sure and sure.low > low:
        parts.append(f"If so, it has at least {_origins(sure.low)}.")
    if absent is None:
        parts.append("If not, nobody says it at all.")
    elif absent.status != c.status:
        parts.append(f"If not, it is {absent.status}, not {c.status}.")
    elif absent.low < low:
        rest = f"has at least {_origins(absent.low)}" if absent.low else "may have no origin"
        parts.append(f"If not, it {rest}.")
    return " ".join(parts)


def _origins(n: int) -> str:
    return f"{n} origin" if n == 1 else f"{n} origins"
