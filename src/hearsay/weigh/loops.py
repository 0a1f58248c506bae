"""Circles of citation: outlets that name each other as their source for one claim.

In: the claims of a story. Out: `Loop`s with the words of each citation, and the claims that go round in them.
"""

from collections import deque
from collections.abc import Sequence

from hearsay.model import Claim, Evidence, Loop

from .scene import Scene


def loops_of(claims: Sequence[Claim], scene: Scene) -> tuple[tuple[Loop, ...], frozenset[str]]:
    """Return the circles, each once and beginning with its first outlet in order of name, and the claims in them."""
    loops: dict[tuple[str, ...], Loop] = {}
    inside = set()
    for claim in claims:
        cites = _citations(claim, scene)
        for circle in _circles(cites):
            evidence = tuple(cites[a][b] for a, b in zip(circle, (*circle[1:], circle[0]), strict=True))
            loops.setdefault(circle, Loop(outlets=circle, evidence=evidence))
            inside.add(claim.id)
    return tuple(loops[k] for k in sorted(loops)), frozenset(inside)


def _citations(claim: Claim, scene: Scene) -> dict[str, dict[str, Evidence]]:
    """For each outlet of the story those of its outlets that it names as source or relay of the claim."""
    outlets = {_key(scene.outlet(r)): scene.outlet(r) for r in scene.reports}
    out: dict[str, dict[str, Evidence]] = {}
    for m in claim.mentions:
        a = scene.attributions.get(m.attribution or "")
        if a is None:
            continue
        for i, link in enumerate(a.chain):
            party = scene.at.get((a.id, i))
            name = outlets.get(_key((party.name if party else link.name) or ""))
            own = scene.outlet(m.report)
            if name and name != own:
                words = link.evidence[0] if link.evidence else m.evidence
                out.setdefault(own, {}).setdefault(name, words)
    return out


def _circles(cites: dict[str, dict[str, Evidence]]) -> list[tuple[str, ...]]:
    """For every citation that goes round the shortest circle that it is part of, each circle once."""
    found = set()
    for a in sorted(cites):
        for b in sorted(cites[a]):
            back = _shortest(b, a, cites)
            if back:
                least = back.index(min(back))
                found.add((*back[least:], *back[:least]))
    return sorted(found)


def _shortest(start: str, goal: str, cites: dict[str, dict[str, Evidence]]) -> tuple[str, ...]:
    """The outlets from start to goal along citations, both included; empty where no way leads there."""
    paths: dict[str, tuple[str, ...]] = {start: (start,)}
    queue = deque([start])
    while queue and goal not in paths:
        at = queue.popleft()
        for n in sorted(cites.get(at, ())):
            if n not in paths:
                paths[n] = (*paths[at], n)
                queue.append(n)
    return paths.get(goal, ())


def _key(name: str) -> str:
    return " ".join(name.casefold().split()).removeprefix("the ")
