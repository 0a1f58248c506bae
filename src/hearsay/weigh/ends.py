"""The ends of a claim: the parties that its supporting mentions finally rest on.

In: a claim in its story. Out: `End`s, each with the way it came (relays), after chains that end at an outlet have gone
on through that outlet's own report, and copies have been folded onto their originals.
"""

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from hearsay.model import Attribution, Claim, Mention, Party, PartyKind, Report, Span, Story

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
        named = self.kind in ("person", "organisation") and not self.own and is_name(self.name or "")
        return self.states and self.doubt < DOUBTFUL and (named or self.witness)

    @property
    def described(self) -> bool:
        """Whether anybody is named or described at all."""
        return self.witness or (self.kind != "unknown" and not self.own)


def is_name(words: str) -> bool:
    """Whether the words end in a proper name ("Omar al-Hadi"); "the Ostland authorities" only describes."""
    last = words.rstrip(".,)”’'\"").split()[-1:]
    return bool(last) and any(not part[:1].islower() for part in re.split(r"[-’']", last[0]) if part)


class Scene:
    """What the rules look up in a story, by id."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.reports: Mapping[str, Report] = {r.report.id: r.report for r in story.readings}
        self.words = {r.report.id: r.words for r in story.readings}
        self.sentences = {r.report.id: r.sentences for r in story.readings}
        self.attributions: Mapping[str, Attribution] = {a.id: a for r in story.readings for a in r.attributions}
        self.parties: Mapping[str, Party] = {p.id: p for p in story.parties}
        self.at: Mapping[tuple[str, int], Party] = {
            (x.attribution, x.position): p for p in story.parties for x in p.links
        }
        self.has_apart = any(p.apart for p in story.parties)
        self.outlets = frozenset(outlet_key(r.outlet) for r in self.reports.values() if r.outlet)
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

    def publishes(self, name: str | None) -> bool:
        """Whether the name is that of an outlet with a report in the story."""
        return outlet_key(name or "") in self.outlets

    def maybe_same(self, a: str, b: str) -> bool:
        """Whether two parties may be one, as far as their names tell."""
        return any(p and other in p.maybe for p, other in ((self.parties.get(a), b), (self.parties.get(b), a)))

    def are_apart(self, a: str, b: str) -> bool:
        """Whether two parties, or those in whose voice they speak, are known not to be one."""
        for one, other in ((a, b), (b, a)):
            known = {n for p in (one, self.root(one)) if p in self.parties for n in self.parties[p].apart}
            if known & {other, self.root(other)}:
                return True
        return False

    def source(self, m: Mention) -> Span | None:
        """Where the source of a mention is named; None in the outlet's own voice or where no words name it."""
        a = self.attributions.get(m.attribution or "")
        return a.source[0].span if a and a.source else None

    def telling(self, m: Mention) -> str:
        """The sentences in which a mention, its source and its cue stand."""
        a = self.attributions.get(m.attribution or "")
        spans = [m.evidence.span, *(e.span for e in ((*a.source, *a.cue) if a else ()))]
        text = self.reports[m.report].text
        around = [s for s in self.sentences[m.report] if any(s.overlaps(x) for x in spans)] or spans
        return " ".join(text[s.start : s.end] for s in around)

    def states(self, m: Mention) -> bool:
        """Whether the mention holds a verb or a number; True where the reader gave no parse."""
        words = self.words.get(m.report, ())
        first = bisect_left(words, m.evidence.span.start, key=lambda w: w.span.start)
        last = bisect_left(words, m.evidence.span.end, key=lambda w: w.span.start)
        return not words or any(w.pos in ("VERB", "AUX", "NUM") for w in words[first:last])

    def original_of(self, m: Mention) -> str | None:
        """Id of the report that a mention's words were copied from; None where they stand alone."""
        original = self.whole.get(m.report) or self._passage_of(m)
        return original if original and self._credits_in(m, original) else None

    def _passage_of(self, m: Mention) -> str | None:
        """Id of the report that the passage round a mention was copied from."""
        span = m.evidence.span
        inside = (c for c, e in self.passages if e.report == m.report and e.span.holds(span))
        return next((c.original for c in inside), None)

    def _credits_in(self, m: Mention, original: str) -> bool:
        """Whether the words for a mention's source stand in another report too: who credits somebody that the original
        never names has not only reprinted it. The outlet's own voice credits nobody, and counts as reprinted."""
        a = self.attributions.get(m.attribution or "")
        text = self.reports[original].text.casefold() if original in self.reports else ""
        return a is None or not a.source or any(e.text.casefold() in text for e in a.source)


def supporting(claim: Claim, scene: Scene) -> list[Mention]:
    """Mentions that support the claim, without those copied from a report that supports it too."""
    backing = [m for m in claim.mentions if m.polarity == "supports"]
    holders = {m.report for m in backing}
    return [m for m in backing if (o := scene.original_of(m)) is None or o == m.report or o not in holders]


def ends_of(claim: Claim, scene: Scene) -> list[End]:
    """All ends of a claim; own-voice ends only where nothing in the story attributes it, or where they saw it."""
    mentions = supporting(claim, scene)
    carried: dict[str, list[Mention]] = {}
    for m in sorted(claim.mentions, key=lambda m: (m.report, m.evidence.span)):
        if m.attribution and m.polarity == "supports":
            carried.setdefault(outlet_key(scene.outlet(m.report)), []).append(m)
    told = _unique(e for m in mentions if m.attribution for e in _follow(m, scene, carried))
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


def _end(m: Mention, scene: Scene) -> End:
    a = scene.attributions[m.attribution or ""]
    last = len(a.chain) - 1
    party = scene.at.get((a.id, last))
    link = a.chain[last]
    relays = tuple(p.id for i in range(last) if (p := scene.at.get((a.id, i))))
    name = party.id if party else f"{a.id}.{last}"
    shown = party.name if party and party.name else link.name
    kind = "outlet" if scene.publishes(shown) and link.kind in ("person", "organisation") else link.kind
    witness = kind == "outlet" and bool(_SAW.search(scene.telling(m)))
    end = End(name, scene.root(name), shown, kind, m.report, m, relays, a.stance)
    doubt = 1 - (1 - a.doubt) * (1 - link.doubt)
    return replace(end, states=scene.states(m), doubt=doubt, witness=witness)


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


def outlet_key(name: str) -> str:
    """What one outlet is known by: its name without case or article."""
    return " ".join(name.casefold().split()).removeprefix("the ")
