"""The ends of a claim: the parties that its supporting mentions finally rest on.

In: a claim in its story. Out: `End`s, each with the way it came (relays), after chains that end at an outlet have gone
on through that outlet's own report, and copies have been folded onto their originals.
"""

import re
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from hearsay.link.cut import is_event
from hearsay.model import Claim, Mention, PartyKind

from .carriers import carried_by
from .families import Counted, counted
from .scene import Scene, outlet_key

_PRESS = r"(?:correspondent|reporter|journalist|photographer|camera\s?(?:man|crew)|news\s+team)s?"
_SAW = re.compile(
    rf"\b{_PRESS}\b[^.!?\n]{{0,80}}\b(?:saw|seen|heard|witness(?:ed|ing)|counted|watched|at\s+the\s+scene)\b", re.I
)
_OURS = re.compile(rf"\b(?:our|this\s+(?:newspaper|paper|agency|website|channel)['’]?s?)\s+(?:own\s+)?{_PRESS}\b", re.I)
DOUBTFUL = 0.3
"""From here on a reading is a guess: who is only perhaps a source is no certain end. By eye, on six annotated stories:
above it most sources of the shipped reader are misread, below it few."""


@dataclass(frozen=True, slots=True)
class End:
    """One end of one chain."""

    party: str
    """Id of the party; for the outlet's own voice "own:<outlet or report>"."""
    root: str
    """Id of the party in whose voice it speaks, at the top."""
    name: str | None
    """Name of the party."""
    kind: PartyKind
    """What sort of party it is."""
    report: str
    """Id of the report in which the chain stands."""
    mention: Mention
    """The mention that rests on it."""
    relays: tuple[str, ...]
    """Ids of the relays between the report and the end."""
    stance: str = "asserts"
    """The party's stance, as the report has it."""
    own: bool = False
    """Whether it is the outlet's own voice."""
    named: bool = False
    """Whether it is a person or body with a name of its own."""
    states: bool = True
    """Whether the mention states something with a verb; a bare "the blast" takes it for granted."""
    doubt: float = 0.0
    """0 (sure) to 1 (a guess): how likely the words were misread."""
    witness: bool = False
    """Whether the words say that the outlet's own people saw or heard it."""

    @property
    def certain(self) -> bool:
        """Whether it surely counts by itself: a named person or body that states the claim, not only names it, or an
        outlet's stated own witness; and read without much doubt."""
        return self.states and self.doubt < DOUBTFUL and (self.named or self.witness)

    @property
    def described(self) -> bool:
        """Whether anybody is named or described at all."""
        return self.witness or (self.kind != "unknown" and not self.own)


_ANYBODY = frozenset(
    """police authorities officials investigators prosecutors activists rebels militants opposition army military
    troops government democrats republicans lawmakers residents witnesses rescuers doctors medics sources
    officers soldiers detectives""".split()
)
"""Common nouns that a text may write large at the head of a sentence: they name nobody by themselves."""


def is_name(words: str) -> bool:
    """Whether the words end in a proper name ("Omar al-Hadi"); "the Ostland authorities" and "Police" only describe."""
    if words.lower() in _ANYBODY:
        return False
    last = words.rstrip(".,)”’'\"").split()[-1:]
    return bool(last) and any(not part[:1].islower() for part in re.split(r"[-’']", last[0]) if part)


def sorted_out(claim: Claim, scene: Scene) -> Counted:
    """The mentions that support the claim, each source of a text that several reports print once."""
    return counted(claim, scene, lambda m: _strength(m, scene))


def supporting(claim: Claim, scene: Scene) -> Sequence[Mention]:
    """Those of them that count."""
    return sorted_out(claim, scene).mentions


def _strength(m: Mention, scene: Scene) -> tuple[float, ...]:
    """How surely a mention counts: certain ends before described ones, then by doubt."""
    if not m.attribution:
        return (0.0,)
    e = _end(m, scene)
    return (1.0, float(e.certain), float(e.described), float(e.states), -e.doubt)


def ends_of(claim: Claim, scene: Scene) -> list[End]:
    """All ends of a claim; own-voice ends only where nothing in the story attributes it, or where they saw it."""
    mentions = supporting(claim, scene)
    carried: dict[str, list[Mention]] = {}
    for m in sorted(claim.mentions, key=lambda m: (m.report, m.evidence.span)):
        if m.attribution and m.polarity == "supports":
            carried.setdefault(outlet_key(scene.outlet(m.report)), []).append(m)
    carriers = carried_by([m for m in claim.mentions if m.polarity == "supports"], scene.attributions)
    relaying = set(carriers.values())
    told = _unique(
        _by_way_of(carriers.get(m), e, scene)
        for m in mentions
        if m.attribution and m not in relaying
        for e in _follow(m, scene, carried)
    )
    own = _own_voice(mentions, scene)
    return [*told, *(e for e in own if e.witness or not told)]


def _follow(m: Mention, scene: Scene, carried: Mapping[str, Sequence[Mention]]) -> list[End]:
    """The ends of a mention's chain; a chain that ends at an outlet goes on through that outlet's own report.

    Every report is gone through once, by the shortest way; a chain that only goes round ends where it first ended.
    """
    start = _end(m, scene)
    found, seen, queue = [], {m.report}, deque([start])
    while queue:
        end = queue.popleft()
        onward = carried.get(outlet_key(end.name or ""), []) if end.kind == "outlet" and not end.witness else []
        fresh = [x for x in onward if x.report not in seen]
        if not onward or all(x.report == end.mention.report for x in onward):
            found.append(replace(end, report=m.report, mention=m))
        for x in fresh:
            e = _end(x, scene)
            queue.append(replace(e, relays=(*end.relays, end.party, *e.relays)))
        seen.update(x.report for x in fresh)
    return found or [start]


def _by_way_of(carrier: Mention | None, end: End, scene: Scene) -> End:
    """The end with the party that cites it before its relays."""
    if carrier is None:
        return end
    by = _end(carrier, scene)
    return replace(end, relays=tuple(dict.fromkeys((*by.relays, by.party, *end.relays))))


def _end(m: Mention, scene: Scene) -> End:
    a = scene.attributions[m.attribution or ""]
    last = len(a.chain) - 1
    party = scene.at.get((a.id, last))
    link = a.chain[last]
    name = party.id if party else f"{a.id}.{last}"
    source = scene.source(m)
    whole = scene.outlet_at(m.report, source) if source else None
    shown = whole or (party.name if party and party.name else link.name)
    kind = _kind(link.kind, shown, name in scene.reporting or scene.publishes(shown))
    return End(
        party=name,
        root=scene.root(name),
        name=shown if kind != "unknown" else None,
        kind=kind,
        report=m.report,
        mention=m,
        relays=tuple(p.id for i in range(last) if (p := scene.at.get((a.id, i)))),
        stance=a.stance,
        named=kind in ("person", "organisation")
        and is_name(shown or "")
        and not scene.is_common(shown or "", m.report),
        states=scene.states(m),
        doubt=1 - (1 - a.doubt) * (1 - link.doubt),
        witness=kind == "outlet" and bool(_SAW.search(scene.telling(m))),
    )


def _kind(kind: PartyKind, name: str | None, is_outlet: bool) -> PartyKind:
    """What sort of party an end is: whoever the story knows as an outlet is one, and an event tells nothing."""
    if kind == "unnamed" and is_event(name or ""):
        return "unknown"
    return "outlet" if is_outlet and kind in ("person", "organisation") else kind


def _own_voice(mentions: Sequence[Mention], scene: Scene) -> list[End]:
    """One end for each mention in the voice of an outlet; all of one outlet are one party."""
    out = []
    for m in mentions:
        if not m.attribution:
            outlet = scene.outlet(m.report)
            party = f"own:{outlet_key(outlet)}"
            witness = bool(_OURS.search(scene.telling(m)) and _SAW.search(scene.telling(m)))
            out.append(End(party, party, outlet, "outlet", m.report, m, (), own=True, witness=witness))
    return out


def _unique(ends: Iterable[End]) -> list[End]:
    seen: dict[tuple[str, str, tuple[str, ...]], End] = {}
    for e in ends:
        seen.setdefault((e.party, e.report, e.relays), e)
    return list(seen.values())
