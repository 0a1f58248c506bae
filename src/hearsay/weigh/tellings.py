"""A claim's mentions in their places, and the whole chains behind them.

In: a claim in its story. Out: `Telling`s, one for each mention in the order of the reports; and `Chain`s, which go on
through the own report of an outlet that is cited, as the bounds do.
"""

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import replace

from hearsay.model import Claim, Evidence, Link, Mention
from hearsay.model.answers import Chain, Telling

from .carriers import carried_by
from .scene import Scene, outlet_key


def tellings_of(claim: Claim, scene: Scene) -> tuple[Telling, ...]:
    """Every mention of the claim in its sentence."""
    carriers = carried_by(claim.mentions, scene.attributions)
    return tuple(_telling(m, carriers.get(m), scene) for m in claim.mentions)


def chains_of(claim: Claim, scene: Scene) -> tuple[Chain, ...]:
    """Every way behind the claim. One mention may have several, where the outlet that it cites gives several."""
    tellings = tellings_of(claim, scene)
    carried: dict[str, list[Telling]] = {}
    for t in sorted(tellings, key=lambda t: (t.mention.report, t.mention.evidence.span)):
        if t.links and t.mention.polarity == "supports":
            carried.setdefault(outlet_key(t.outlet), []).append(t)
    return tuple(Chain(telling=t, links=links) for t in tellings for links in _followed(t, carried))


def _telling(m: Mention, carrier: Mention | None, scene: Scene) -> Telling:
    a = scene.attributions.get(m.attribution or "")
    original = scene.original_of(m)
    known = (
        {}
        if a is None
        else {"stance": a.stance, "cue": a.cue, "doubt": a.doubt, "links": _all_links(m, carrier, scene)}
    )
    if m.polarity == "denies":
        known["stance"] = "denies"
    return Telling(
        mention=m,
        outlet=scene.outlet(m.report),
        sentence=_sentence(m, scene),
        copy_of=original if original != m.report else None,
        **known,  # type: ignore[arg-type]
    )


def _all_links(m: Mention, carrier: Mention | None, scene: Scene) -> tuple[Link, ...]:
    """The links of the mention, behind those of the source that cites it."""
    links = _links(m, scene)
    known = {x.name for x in links}
    by = _links(carrier, scene) if carrier else ()
    return (*(replace(x, role="relay") for x in by if x.name not in known), *links)


def _links(m: Mention, scene: Scene) -> tuple[Link, ...]:
    """The chain of the mention's attribution, each link under the fullest name that the story has for it."""
    a = scene.attributions[m.attribution or ""]
    parties = (scene.at.get((a.id, i)) for i in range(len(a.chain)))
    return tuple(replace(x, name=(p.name if p else None) or x.name) for x, p in zip(a.chain, parties, strict=True))


def _sentence(m: Mention, scene: Scene) -> Evidence:
    """All sentences that the mention touches; the mention itself where the reader gave none."""
    span = m.evidence.span
    around = scene.around(m.report, span) or [span]
    return scene.reports[m.report].cite(min(s.start for s in around), max(s.end for s in around))


def _followed(t: Telling, carried: Mapping[str, Sequence[Telling]]) -> list[tuple[Link, ...]]:
    """The telling's chain, gone on through the reports of the outlet at its end; each report once, shortest first."""
    found, seen = [], {t.mention.report}
    queue = deque([(t.links, t.mention.report)])
    while queue:
        links, report = queue.popleft()
        end = links[-1] if links else None
        onward = carried.get(outlet_key(end.name or ""), []) if end and end.kind == "outlet" else []
        onward = onward if t.mention.polarity == "supports" else []
        fresh = [x for x in onward if x.mention.report not in seen]
        if not onward or all(x.mention.report == report for x in onward):
            found.append(links)
        for x in fresh:
            queue.append(((*links[:-1], replace(links[-1], role="relay"), *x.links), x.mention.report))
        seen.update(x.mention.report for x in fresh)
    return found or [t.links]
