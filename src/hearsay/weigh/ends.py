"""The ends of a claim: the parties that its supporting mentions finally rest on.

In: a claim in its story. Out: `End`s, each with the way it came (relays), after chains that end at an outlet have gone
on through that outlet's own report, and copies have been folded onto their originals.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hearsay.model import Attribution, Claim, Mention, Party, PartyKind, Report, Story


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
    states: bool = True
    """Whether the mention states something with a verb; a bare "the blast" takes it for granted."""

    @property
    def certain(self) -> bool:
        """Whether it surely counts by itself: a person or body with a name that states the claim, not only names it."""
        return self.kind in ("person", "organisation") and self.states and not self.own and is_name(self.name or "")

    @property
    def described(self) -> bool:
        """Whether anybody is named or described at all."""
        return self.kind != "unknown" and not self.own


def is_name(words: str) -> bool:
    """Whether the words end in a proper name; "the Ostland authorities" and "foreign ministry" only describe."""
    last = words.rstrip(".,)”’'\"").split()[-1:]
    return bool(last) and not last[0][0].islower()


class Scene:
    """What the rules look up in a story, by id."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.reports: Mapping[str, Report] = {r.report.id: r.report for r in story.readings}
        self.words = {r.report.id: r.words for r in story.readings}
        self.attributions: Mapping[str, Attribution] = {a.id: a for r in story.readings for a in r.attributions}
        self.parties: Mapping[str, Party] = {p.id: p for p in story.parties}
        self.at: Mapping[tuple[str, int], Party] = {
            (x.attribution, x.position): p for p in story.parties for x in p.links
        }
        self.whole: Mapping[str, str] = {c.report: c.original for c in story.copies if c.whole}
        self.passages = [(c, e) for c in story.copies for e in c.passages]

    def root(self, party: str) -> str:
        """The party in whose voice this one speaks, at the top of its line."""
        seen = {party}
        while (p := self.parties.get(party)) and p.speaks_for and p.speaks_for not in seen:
            party = p.speaks_for
            seen.add(party)
        return party

    def outlet(self, report: str) -> str:
        """The outlet of a report, or its id where that is unknown."""
        return self.reports[report].outlet or report

    def states(self, m: Mention) -> bool:
        """Whether the mention holds a verb or a number; True where the reader gave no parse."""
        words = self.words.get(m.report, ())
        first = bisect_left(words, m.evidence.span.start, key=lambda w: w.span.start)
        last = bisect_left(words, m.evidence.span.end, key=lambda w: w.span.start)
        return not words or any(w.pos in ("VERB", "AUX", "NUM") for w in words[first:last])

    def original_of(self, m: Mention) -> str | None:
        """Id of the report that a mention's words were copied from; None where they stand alone."""
        if m.report in self.whole:
            return self.whole[m.report]
        span = m.evidence.span
        for copy, e in self.passages:
            if e.report == m.report and e.span.start <= span.start and span.end <= e.span.end:
                return copy.original
        return None


def supporting(claim: Claim, scene: Scene) -> list[Mention]:
    """Mentions that support the claim, without those copied from a report that supports it too."""
    backing = [m for m in claim.mentions if m.polarity == "supports"]
    holders = {m.report for m in backing}
    return [m for m in backing if (o := scene.original_of(m)) is None or o == m.report or o not in holders]


def ends_of(claim: Claim, scene: Scene) -> list[End]:
    """All ends of a claim; own-voice ends only where nothing in the story attributes it."""
    mentions = supporting(claim, scene)
    attributed = [m for m in mentions if m.attribution]
    if attributed:
        by_outlet: dict[str, list[Mention]] = {}
        for m in attributed:
            by_outlet.setdefault(_key(scene.outlet(m.report)), []).append(m)
        return _unique(e for m in attributed for e in _follow(m, scene, by_outlet, ()))
    return _own_voice(mentions, scene)


def _follow(
    m: Mention, scene: Scene, by_outlet: Mapping[str, Sequence[Mention]], seen: tuple[str, ...]
) -> Iterable[End]:
    """The end of a mention's chain; a chain that ends at an outlet goes on through that outlet's own report."""
    end = _end(m, scene)
    onward = by_outlet.get(_key(end.name or ""), []) if end.kind == "outlet" else []
    onward = [x for x in onward if x.report != m.report and x.report not in seen]
    if not onward:
        yield end
        return
    for x in onward:
        for e in _follow(x, scene, by_outlet, (*seen, m.report)):
            yield End(
                e.party,
                e.root,
                e.name,
                e.kind,
                m.report,
                m,
                (*end.relays, end.party, *e.relays),
                e.stance,
                states=e.states,
            )


def _end(m: Mention, scene: Scene) -> End:
    a = scene.attributions[m.attribution or ""]
    last = len(a.chain) - 1
    party = scene.at.get((a.id, last))
    link = a.chain[last]
    relays = tuple(p.id for i in range(last) if (p := scene.at.get((a.id, i))))
    name = party.id if party else f"{a.id}.{last}"
    shown = party.name if party and party.name else link.name
    return End(name, scene.root(name), shown, link.kind, m.report, m, relays, a.stance, states=scene.states(m))


def _own_voice(mentions: Sequence[Mention], scene: Scene) -> list[End]:
    """One end for each outlet that asserts the claim itself; identical sentences count once."""
    out, sentences, outlets = [], set(), set()
    for m in mentions:
        words = " ".join(m.evidence.text.casefold().split())
        outlet = _key(scene.outlet(m.report))
        if words not in sentences and outlet not in outlets:
            party = f"own:{outlet}"
            out.append(End(party, party, scene.outlet(m.report), "outlet", m.report, m, (), own=True))
        sentences.add(words)
        outlets.add(outlet)
    return out


def _unique(ends: Iterable[End]) -> list[End]:
    seen: dict[tuple[str, str, tuple[str, ...]], End] = {}
    for e in ends:
        seen.setdefault((e.party, e.report, e.relays), e)
    return list(seen.values())


def _key(name: str) -> str:
    return " ".join(name.casefold().split()).removeprefix("the ")
