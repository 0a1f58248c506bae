"""Decisions on parties: two names are one party, or two.

Each takes the parties of a story and gives them back changed, with what became of the decision.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from hearsay.link.ids import make_id
from hearsay.link.nodes import is_plural
from hearsay.model import Different, Evidence, Link, LinkRef, Outcome, Party, PartyAnchor, Reason, Same, Story
from hearsay.tables.names import core_words, key_of

from .places import Places, nearest, short
from .told import outcome, reason_for

_UNNAMED = ("unnamed", "unknown")


def rule_parties(story: Story, decisions: Sequence[Same | Different]) -> tuple[Story, tuple[Outcome, ...]]:
    """Apply the decisions in the order in which they were made."""
    roll = Roll(story)
    outcomes = tuple(roll.same(d) if isinstance(d, Same) else roll.different(d) for d in decisions)
    return replace(story, parties=roll.parties()), outcomes


class Roll:
    """The parties of a story while decisions change them."""

    def __init__(self, story: Story) -> None:
        self._places = Places(r.report for r in story.readings)
        chains = {a.id: a.chain for r in story.readings for a in r.attributions}
        self._parties: dict[str, Party] = {p.id: p for p in story.parties}
        refs = [x for p in story.parties for x in p.links]
        self._links: Mapping[LinkRef, Link] = {x: chains[x.attribution][x.position] for x in refs}

    def parties(self) -> tuple[Party, ...]:
        """All parties as they stand now, in order of id."""
        return tuple(sorted(self._parties.values(), key=lambda p: p.id))

    def same(self, d: Same) -> Outcome:
        """Make two parties one, under the fuller name."""
        found = [self._find(a) for a in d.parties]
        if any(len({self._home(x) for x in refs}) != 1 for refs in found):
            return self._missing(d, found)
        a, b = (self._parties[self._home(refs[0])] for refs in found)
        reason = reason_for(d, self._cited([refs[0] for refs in found]))
        if a.id == b.id:
            self._parties[a.id] = replace(a, reasons=(*a.reasons, reason))
            return outcome(d, "already-so")
        self._put((a.id, b.id), [_joined(a, b, reason)])
        return outcome(d, "applied")

    def different(self, d: Different) -> Outcome:
        """Keep two parties apart; where they were read as one, its links go to the name that they bear."""
        found = [self._find(a) for a in d.parties]
        homes = [{self._home(x) for x in refs} for refs in found]
        if any(len(h) != 1 for h in homes):
            return self._missing(d, found)
        (first,), (second,) = homes
        reason = reason_for(d, self._cited([refs[0] for refs in found]))
        parts: tuple[Party, Party] | None = (self._parties[first], self._parties[second])
        if first == second:
            parts = self._parted(self._parties[first], d, found)
        if parts is None:
            text = f"{short(d.parties[0].name)} and {short(d.parties[1].name)} are the same words in the same places"
            return outcome(d, "not-applied", text)
        a, b = parts
        self._put((first, second), [_apart(a, b, reason), _apart(b, a, reason)])
        return outcome(d, "applied")

    def _find(self, anchor: PartyAnchor) -> list[LinkRef]:
        """The links that the first of the anchor's words name that are found; among several, those of its name."""
        for words in anchor.words:
            refs = [x for e in self._places.find(words) for x in self._at(e)]
            if refs:
                named = [x for x in refs if _is_called(self._links[x], self._parties[self._home(x)], anchor.name)]
                return sorted(named or refs, key=lambda x: (x.attribution, x.position))
        return []

    def _at(self, e: Evidence) -> list[LinkRef]:
        there = {x: [w.span for w in k.evidence if w.report == e.report] for x, k in self._links.items()}
        span = nearest(e.span, [s for spans in there.values() for s in spans])
        return [x for x, spans in there.items() if span in spans]

    def _home(self, ref: LinkRef) -> str:
        return next(p.id for p in self._parties.values() if ref in p.links)

    def _cited(self, refs: Iterable[LinkRef]) -> list[Evidence]:
        return [e for x in refs for e in self._links[x].evidence[:1]]

    def _missing(self, d: Same | Different, found: Sequence[Sequence[LinkRef]]) -> Outcome:
        which = next(i for i, refs in enumerate(found) if len({self._home(x) for x in refs}) != 1)
        name, many = short(d.parties[which].name), bool(found[which])
        none = f"no chain of these reports has {name} where it stood: give the report that it stood in, or undo it"
        several = f"the words of {name} stand for several parties now, and nothing tells which was meant: decide anew"
        return outcome(d, "not-applied", several if many else none)

    def _parted(self, p: Party, d: Different, found: Sequence[Sequence[LinkRef]]) -> tuple[Party, Party] | None:
        """Two parties of one: the second takes its own links and all others that bear its name and not the first's."""
        first, second = set(found[0]), set(found[1]) - set(found[0])
        keys = [key_of(a.name) for a in d.parties]
        if keys[0] != keys[1]:
            second |= {x for x in p.links if key_of(self._links[x].name or "") == keys[1]} - first
        rest = tuple(x for x in p.links if x not in second)
        if not second or not rest:
            return None
        taken = tuple(x for x in p.links if x in second)
        return self._part(p, rest, d.parties[0].name), self._part(p, taken, d.parties[1].name)

    def _part(self, p: Party, links: tuple[LinkRef, ...], name: str) -> Party:
        names = {n for x in links if (n := self._links[x].name)}
        called = name if name in names else min(names, key=_fullness, default=name)
        kind = next((self._links[x].kind for x in links if self._links[x].name == called), p.kind)
        here = {e for x in links for e in self._links[x].evidence}
        reasons = tuple(r for r in p.reasons if r.evidence and set(r.evidence) <= here)
        return replace(
            p, id=_id(links), name=called, kind=kind, links=links, aliases=_others(names, called), reasons=reasons
        )

    def _put(self, old: Sequence[str], new: Sequence[Party]) -> None:
        """Put parties in the place of others; whoever pointed at an old one points at the new one with its links."""
        heirs = {i: _heir(self._parties[i], new) for i in old}
        for i in dict.fromkeys(old):
            del self._parties[i]
        self._parties.update({p.id: p for p in new})
        self._parties = {i: _redirected(p, lambda n: heirs.get(n, n)) for i, p in self._parties.items()}


def _joined(a: Party, b: Party, reason: Reason) -> Party:
    names = {n for p in (a, b) for n in (p.name, *p.aliases) if n}
    lead = min((a, b), key=lambda p: (p.kind in _UNNAMED, *_fullness(p.name or "")))
    links = tuple(sorted((*a.links, *b.links), key=lambda x: (x.attribution, x.position)))
    both = {a.id, b.id}
    principals = [p.speaks_for for p in (lead, b if lead is a else a) if p.speaks_for and p.speaks_for not in both]
    return Party(
        id=_id(links) if links else lead.id,
        name=lead.name,
        kind=lead.kind,
        links=links,
        aliases=_others(names, lead.name),
        speaks_for=principals[0] if principals else None,
        maybe=tuple(sorted({*a.maybe, *b.maybe} - both)),
        apart=tuple(sorted({*a.apart, *b.apart} - both)),
        reasons=tuple(dict.fromkeys(sorted((*a.reasons, *b.reasons, reason), key=lambda r: (r.rule, r.text)))),
    )


def _apart(p: Party, other: Party, reason: Reason) -> Party:
    return replace(
        p,
        apart=tuple(sorted({*p.apart, other.id})),
        maybe=tuple(n for n in p.maybe if n != other.id),
        speaks_for=None if p.speaks_for == other.id else p.speaks_for,
        reasons=(*p.reasons, reason),
    )


def _heir(old: Party, new: Sequence[Party]) -> str:
    """The new party that has most of the old one's links."""
    return max(new, key=lambda p: (len(set(p.links) & set(old.links)), p.id == old.id)).id


def _redirected(p: Party, to: Callable[[str], str]) -> Party:
    speaks_for = to(p.speaks_for) if p.speaks_for else None
    return replace(
        p,
        speaks_for=None if speaks_for == p.id else speaks_for,
        maybe=tuple(sorted({to(n) for n in p.maybe} - {p.id})),
        apart=tuple(sorted({to(n) for n in p.apart} - {p.id})),
    )


def _is_called(link: Link, party: Party, name: str) -> bool:
    return key_of(name) in {key_of(n) for n in (link.name, party.name, *party.aliases) if n}


def _fullness(name: str) -> tuple[bool, bool, int, int, str]:
    """Sort key: a name before none, one before several ("two inspectors"), more words first."""
    return not name, is_plural(name), -len(core_words(name)), -len(name), name


def _others(names: Iterable[str], called: str | None) -> tuple[str, ...]:
    return tuple(sorted(n for n in names if n != called))


def _id(links: Sequence[LinkRef]) -> str:
    return make_id("p", [f"{x.attribution}.{x.position}" for x in links])
