"""The chain of every attribution: relays from the report inwards, then one origin.

In: the attributions found, nested, with the parties they name. Out: a tuple of `Link`s for each. What an outer
attribution's source passes on, it relays; so do a station named in the sentence and the author of a post.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from hearsay.model import Entry, Evidence, Link, PartyKind, Report, Role

from . import nouns
from .attribute import Found, Words
from .carriers import is_outlet
from .describe import FIRST, Description, Page, describe
from .discourse import Discourse, Resolved
from .hearers import employer, given_to, names_medium
from .known import name_words
from .nest import outwards
from .resolve import resolve


@dataclass(frozen=True, slots=True)
class Party:
    """A source or relay with what it resolved to."""

    name: str | None
    """Fullest name or description; None where nobody is given."""
    kind: PartyKind
    """What sort of party."""
    evidence: tuple[Evidence, ...]
    """Its own words."""
    resolved_from: tuple[Evidence, ...]
    """Where the name stands, if elsewhere."""
    doubt: float
    """Of the resolution."""

    def link(self, role: Role) -> Link:
        """The party as a link of a chain."""
        return Link(
            name=self.name,
            kind=self.kind,
            role=role,
            evidence=self.evidence,
            resolved_from=self.resolved_from,
            doubt=self.doubt,
        )


_POST_HEAD = re.compile(r"\s*([A-Z][\w&'’-]*(?: [\w&'’-]+){0,5}) \d{1,2}[.:]\d\d(?: ?[A-Z]{2,4})? ?[–—:-]")
"""A post that passes on what a station said: its name, a clock time and a dash."""
_NOBODY = Party(None, "unknown", (), (), 0.0)


@dataclass(frozen=True, slots=True)
class Telling:
    """The attributions of a report and how they nest."""

    page: Page
    """The report's words."""
    found: Sequence[Found]
    """The attributions."""
    outer: Sequence[int | None]
    """`nest.within` of them."""


class Chains:
    """Builds the chains of one report. `outlets` are names of news organisations, any case."""

    def __init__(self, report: Report, telling: Telling, discourse: Discourse, outlets: Iterable[str] = ()) -> None:
        self._report, self._page, self._found, self._outer = report, telling.page, telling.found, telling.outer
        found = telling.found
        self._discourse = discourse
        self._outlets = frozenset(
            _flat(o) for o in outlets if len(o.removeprefix("The ").split()) > 1 or not o.startswith("The ")
        )
        self._sources: dict[int, Party] = {}
        self._carried: dict[int, list[Party]] = {}
        self._own = _flat(report.outlet)
        self._last: int | None = None
        discourse.told = frozenset(w for f in found if f.type == "statement" for s in f.content for w in range(*s))
        for i in sorted(range(len(found)), key=lambda i: found[i].anchor):
            self._carried[i] = self._relays(i)
            self._resolve(i)
            self._carried[i] = self._carried[i] or self._still(i)
            self._last = i if self._outer[i] is None else self._last

    def chain(self, i: int) -> tuple[Link, ...]:
        """The chain of attribution `i`; the report's own outlet is left out."""
        relays: list[Party] = list(self._posted(i))
        for j in reversed(outwards(i, self._outer)):
            if self._found[j].type == "statement":
                relays += [*self._carried[j], self._sources[j]]
        relays += self._carried[i]
        origin = self._sources[i]
        kept: list[Party] = []
        for p in relays:
            if p.name and not self._is_own(p) and all(not _same(p, q) for q in (*kept, origin)):
                kept.append(p)
        return (*(p.link("relay") for p in kept), origin.link("origin"))

    def _is_own(self, p: Party) -> bool:
        """Whether it is the report's outlet, by its whole name or a short form of it ("Kestrel" for "Kestrel News")."""
        own, name = set(self._own.split()), set(_flat(p.name or "").split())
        return bool(own and name) and (name <= own or own <= name)

    def _relays(self, i: int) -> list[Party]:
        """Parties named in the sentence as having carried the words."""
        out = []
        for span in (*self._found[i].relay, *self._given_to(i)):
            d = describe(self._page, span)
            if (d.pronoun and d.pronoun not in ("it", "which")) or self._is_place(d) or self._is_this_outlet(d):
                continue
            if self._only_hears(d):
                continue
            resolved = resolve(d, self._page, self._discourse)
            party = self._party(d, resolved)
            kind: PartyKind = party.kind if party.kind in ("document", "person") else "outlet"
            if resolved.party is not None and kind == "outlet":
                self._discourse.carriers.append((d.head, resolved.party))
            out.append(replace(party, kind=kind))
        return out

    def _given_to(self, i: int) -> list[Words]:
        """Outlets of the sentence that a statement or interview was given to, where the network names no carrier."""
        f = self._found[i]
        if f.relay or not f.source:
            return []
        spans = given_to(self._page, self._sentence(i), f)
        return [x for x in spans if is_outlet(self._page, x, self._discourse)]

    def _sentence(self, i: int) -> Words:
        """The sentence in which attribution `i` stands."""
        n = self._page.sentence[self._found[i].anchor]
        return bisect_left(self._page.sentence, n), bisect_right(self._page.sentence, n)

    def _still(self, i: int) -> list[Party]:
        """The carriers of what the same party said just before: who told an agency one thing goes on telling it."""
        last = self._last
        if last is None or self._outer[i] is not None or not self._carried[last]:
            return []
        near = self._page.sentence[self._found[i].anchor] - self._page.sentence[self._found[last].anchor] <= 1
        goes_on = (
            near
            and not names_medium(self._page, self._sentence(i), self._found[i])
            and self._sources[i].name is not None
            and _same(self._sources[i], self._sources[last])
        )
        return [replace(p, doubt=max(p.doubt, 0.25)) for p in self._carried[last]] if goes_on else []

    def _is_this_outlet(self, d: Description) -> bool:
        """Whether it is the outlet that is being read ("told this site", "our newspaper")."""
        return self._page.word(d.span[0]).lower() in ("this", "our") and d.name is None

    def _only_hears(self, d: Description) -> bool:
        """Whether it is a court, a crowd or a family to which it was said, and no outlet that bears such a word."""
        hears = any(self._page.word(k).lower() in nouns.HEARING for k in range(*d.span))
        hears = hears or nouns.singular(self._page.word(d.head)) in nouns.HEARERS
        return hears and not is_outlet(self._page, d.span, self._discourse)

    def _is_place(self, d: Description) -> bool:
        return d.name is not None and self._page.labels[d.name[0]] in ("LOC", "NORP")

    def _posted(self, i: int) -> list[Party]:
        """The author of the post in which the attribution stands, and the station that the post names at its head."""
        entry = self._entry(i)
        if entry is None or entry.author is None:
            return []
        own = self._found[i].source
        if own and self._page.words[own[0][0]].span.overlaps(entry.author.span):
            return []
        author = Party(entry.author.text, "person", (entry.author,), (), 0.0)
        head = _POST_HEAD.match(self._report.text, entry.body.start, entry.body.end)
        if head is None:
            return [author]
        station = self._report.cite(*head.span(1))
        return [author, Party(station.text, "outlet", (station,), (), 0.1)]

    def _entry(self, i: int) -> Entry | None:
        at = self._page.words[self._found[i].anchor].span
        return next((e for e in self._report.entries if e.kind == "post" and e.span.holds(at)), None)

    def _source(self, i: int) -> Party:
        f = self._found[i]
        if not f.source:
            return _NOBODY
        d = describe(self._page, f.source[0])
        if self._is_vague(d):
            return replace(_NOBODY, evidence=self._cite(f.source[0]))
        if d.pronoun in FIRST:
            return self._first_person(i, d)
        resolved = resolve(d, self._page, self._discourse)
        self._discourse.speakers.append((d.head, resolved.antecedent or d, resolved.party))
        return self._party(d, resolved)

    def _resolve(self, i: int) -> Party:
        """The party behind attribution `i`, found once."""
        if i not in self._sources:
            self._sources[i] = self._source(i)
        return self._sources[i]

    def _is_vague(self, d: Description) -> bool:
        """Whether it is a bare "reports" or "rumours": nobody at all."""
        word = self._page.word(d.head).lower()
        return word in nouns.VAGUE and nouns.is_plural(word) and d.name is None and d.span[1] - d.span[0] <= 3

    def _first_person(self, i: int, d: Description) -> Party:
        """I and we: the speaker of the quotation around, the author of the post, else whoever spoke last."""
        own = self._cite(d.span)
        for o in outwards(i, self._outer):
            spoken = self._resolve(o)
            if spoken.kind in ("document", "outlet", "unknown"):
                continue
            return replace(spoken, evidence=own, resolved_from=spoken.evidence, doubt=max(0.1, spoken.doubt))
        entry = self._entry(i)
        if entry and entry.author:
            return Party(entry.author.text, "person", own, (entry.author,), 0.1)
        if self._discourse.speakers:
            _, said, party = self._discourse.speakers[-1]
            return self._party(d, Resolved(party, None if party else said, 0.4, "by_first_person"))
        return Party(own[0].text, "unnamed", own, (), 0.5)

    def _party(self, d: Description, r: Resolved) -> Party:
        own = self._cite(d.span)
        employer = self._employer(d)
        if employer is not None:
            return Party(employer[0].text, "outlet", own, (), r.doubt)
        if r.party is not None:
            named = self._cite(r.party.name)
            inside = named[0].span.overlaps(own[0].span)
            kind = "outlet" if d.name is not None and d.kind == "outlet" else r.party.kind
            return Party(r.party.text, kind, own, () if inside else named, r.doubt)
        if r.antecedent is not None:
            there = self._cite(r.antecedent.span)
            return Party(there[0].text, _settled(r.antecedent.kind), own, there, r.doubt)
        if d.name is not None:
            name = self._cite(d.name)[0].text
            return Party(name, "outlet" if _flat(name) in self._outlets else d.kind, own, (), r.doubt)
        return Party(own[0].text, _settled(d.kind), own, (), 0.3 if d.pronoun else r.doubt)

    def _employer(self, d: Description) -> tuple[Evidence, ...] | None:
        """The outlet whose journalist speaks or hears ("The Daily Star's Ann Lee", "CBN reporter Ann Lee"): the two
        are one party."""
        words = employer(self._page, d)
        if words is not None and is_outlet(self._page, words, self._discourse):
            return self._cite(words)
        if d.name is None or d.kind != "person":
            return None
        for end in range(d.name[0], d.span[0], -1):
            owner = self._cite((d.span[0], end))
            if not self._page.word(end - 1).startswith(("'", "’")) and _flat(owner[0].text) in self._outlets:
                return owner
        return None

    def _cite(self, span: Words) -> tuple[Evidence, ...]:
        words = self._page.words
        return (self._report.cite(words[span[0]].span.start, words[span[1] - 1].span.end),)


def _settled(kind: PartyKind) -> PartyKind:
    """A description that names nobody for sure is of people unnamed."""
    return "unnamed" if kind in ("unknown", "person") else kind


def _same(a: Party, b: Party) -> bool:
    return a.name == b.name and a.kind == b.kind


def _flat(name: str) -> str:
    return " ".join(name_words(name)).removeprefix("the ")
