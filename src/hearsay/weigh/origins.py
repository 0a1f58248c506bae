"""Ends → bounds: the fewest and the most distinct parties that the words allow to stand behind a claim.

Low takes every uncertain end into any end that it may be; high makes every uncertain end somebody new. Each step
leaves a reason.
"""

from collections.abc import Sequence

from hearsay.model import Claim, Evidence, Origins, Reason

from .ends import End, Scene, ends_of, supporting
from .paths import bottleneck, disjoint_paths
from .separate import apart


def origins_of(claim: Claim, scene: Scene) -> tuple[Origins, tuple[Reason, ...]]:
    """Return the bounds of a claim and every merge, absorption and separation behind them."""
    ends = ends_of(claim, scene)
    low, why_low = _low(ends, scene)
    high, why_high = _high(ends)
    named = tuple(dict.fromkeys(e.name for e in ends if e.name and not e.own and e.kind != "unknown"))
    origins = Origins(
        low=min(low, high),
        high=max(low, high),
        parties=named,
        paths=disjoint_paths(ends, scene),
        all_through=bottleneck(ends, scene),
    )
    return origins, (*_folded(claim, scene), *_merged(ends, scene), *why_low, *why_high)


def _low(ends: Sequence[End], scene: Scene) -> tuple[int, list[Reason]]:
    """Greedy grouping of ends that may be one party: certain ends first, then those with the most that excludes them."""
    if not any(e.described for e in ends):
        return 0, [_reason("nobody_named", "Nobody is named or described as its source.", ends)] if ends else []
    groups: list[list[End]] = []
    reasons: list[Reason] = []
    order = sorted(ends, key=lambda e: (not e.certain, not e.described, e.root, e.report, e.mention.evidence.span))
    for e in order:
        home, why = _home(e, groups, scene)
        if home is None:
            groups.append([e])
            reasons += why
        else:
            if home[0].root != e.root:
                reasons.append(_absorbed(e, home[0]))
            home.append(e)
    return len(groups), _once(reasons)


def _home(e: End, groups: list[list[End]], scene: Scene) -> tuple[list[End] | None, list[Reason]]:
    """The first group none of whose members excludes the end; else why each excludes it."""
    why: list[Reason] = []
    for group in groups:
        against = next((r for other in group if (r := apart(e, other, scene))), None)
        if against is None:
            return group, []
        why.append(against)
    return None, why


def _high(ends: Sequence[End]) -> tuple[int, list[Reason]]:
    seen: dict[str, End] = {}
    for e in ends:
        seen.setdefault(e.root if e.certain else e.party, e)
    # a party that is a certain end in one chain and an outlet or description in another is one all the same
    roots = {e.root for e in seen.values()}
    fresh = [e for e in seen.values() if not e.certain]
    reasons = [
        _reason("may_be_another", f"{e.name or 'An unknown source'} may be somebody else again.", [e]) for e in fresh
    ]
    return len(roots), _once(reasons) if len(seen) > 1 else []


def _merged(ends: Sequence[End], scene: Scene) -> list[Reason]:
    """Why parties with different names count as one."""
    out = []
    for e in ends:
        if e.root != e.party and (p := scene.parties.get(e.party)) and (top := scene.parties.get(e.root)):
            out.append(_reason("speaks_for", f"{p.name} speaks for {top.name}: one party.", [e]))
    return _once(out)


def _folded(claim: Claim, scene: Scene) -> list[Reason]:
    """Which mentions are copies and add nobody."""
    kept = {(m.report, m.evidence.span) for m in supporting(claim, scene)}
    out = []
    for m in claim.mentions:
        original = scene.original_of(m)
        if m.polarity == "supports" and (m.report, m.evidence.span) not in kept and original:
            text = f"{scene.outlet(m.report)} reprints {scene.outlet(original)}: no further origin."
            out.append(Reason(rule="copy_adds_nobody", text=text, evidence=(m.evidence,)))
    return _once(out)


def _absorbed(e: End, into: End) -> Reason:
    who = e.name or "The unnamed source"
    return _reason(
        "may_be_the_same",
        f"{who} may be {into.name or 'the same source'}: counted as one in the lower bound.",
        [e, into],
    )


def _reason(rule: str, text: str, ends: Sequence[End]) -> Reason:
    evidence: tuple[Evidence, ...] = tuple(dict.fromkeys(e.mention.evidence for e in ends))
    return Reason(rule=rule, text=text, evidence=evidence)


def _once(reasons: Sequence[Reason]) -> list[Reason]:
    return list({r.text: r for r in reasons}.values())
