"""Circles of citation: outlets that name each other as their source for one claim.

In: the claims of a story. Out: `Loop`s with the words of each citation, and the claims that go round in them.
"""

from collections.abc import Sequence

from hearsay.model import Claim, Evidence, Loop

from .ends import Scene

_MOST = 6
"""Outlets in a circle at most."""


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
    found: set[tuple[str, ...]] = set()
    for start in sorted(cites):
        stack: list[tuple[str, ...]] = [(start,)]
        while stack:
            path = stack.pop()
            for n in sorted(cites.get(path[-1], {})):
                if n == start and len(path) > 1 and start == min(path):
                    found.add(path)
                elif n not in path and len(path) < _MOST:
                    stack.append((*path, n))
    return sorted(found)


def _key(name: str) -> str:
    return " ".join(name.casefold().split()).removeprefix("the ")
