"""The chain of every attribution: relays from the report inwards, then one origin.

In: the attributions found, nested, with the parties they name. Out: a tuple of `Link`s for each. What an outer
attribution's source passes on, it relays; so do a station named in the sentence and the author of a post.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hearsay.model import Entry, Evidence, Link, PartyKind, Report, Role

from . import nouns
from .attribute import Found, Words
from .describe import FIRST, Description, Page, describe
from .known import name_words
from .nest import outwards
from .resolve import Discourse, Resolved, resolve


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


_NOBODY = Party(None, "unknown", (), (), 0.0)


class Chains:
    """Builds the chains of one report. `outer` is `nest.within` of `found`."""

    def __init__(
        self, report: Report, page: Page, found: Sequence[Found], outer: Sequence[int | None], discourse: Discourse
    ) -> None:
        self._report, self._page, self._found, self._outer = report, page, found, outer
        self._discourse = discourse
        self._sources: dict[int, Party] = {}
        self._origin_text: dict[int, Party] = {}
        for i in sorted(range(len(found)), key=lambda i: found[i].anchor):
            self._sources[i] = self._source(i)
        self._own = " ".join(name_words(report.outlet))

    def chain(self, i: int) -> tuple[Link, ...]:
        """The chain of attribution `i`; the report's own outlet is left out."""
        relays: list[Party] = list(self._author(i))
        for j in reversed(outwards(i, self._outer)):
            if self._found[j].type == "statement":
                relays += self._relays(j)
                relays.append(self._sources[j])
        relays += self._relays(i)
        origin = self._sources[i]
        kept: list[Party] = []
        for p in relays:
            if p.name and not self._is_own(p) and all(not _same(p, q) for q in (*kept, origin)):
                kept.append(p)
        return (*(p.link("relay") for p in kept), origin.link("origin"))

    def _is_own(self, p: Party) -> bool:
        return (
            bool(self._own)
            and p.kind != "person"
            and " ".join(name_words(p.name or "")).removeprefix("the ") == self._own.removeprefix("the ")
        )

    def _relays(self, i: int) -> list[Party]:
        out = []
        for span in self._found[i].relay:
            d = describe(self._page, span)
            if d.pronoun and d.pronoun not in ("it", "which"):
                continue
            party = self._party(d, resolve(d, self._page, self._discourse))
            kind: PartyKind = party.kind if party.kind in ("document", "person") else "outlet"
            out.append(replace(party, kind=kind))
        return out

    def _author(self, i: int) -> list[Party]:
        """The author of the post in which the attribution stands, unless the post itself is the attribution."""
        entry = self._entry(i)
        if entry is None or entry.author is None:
            return []
        own = self._found[i].source
        if own and self._page.words[own[0][0]].span.overlaps(entry.author.span):
            return []
        return [Party(entry.author.text, "person", (entry.author,), (), 0.0)]

    def _entry(self, i: int) -> Entry | None:
        at = self._page.words[self._found[i].anchor].span
        return next((e for e in self._report.entries if e.kind == "post" and e.span.holds(at)), None)

    def _source(self, i: int) -> Party:
        f = self._found[i]
        if not f.source:
            return _NOBODY
        d = describe(self._page, f.source[0])
        if (
            d.noun in nouns.VAGUE
            and not d.name
            and f.source[0][1] - f.source[0][0] <= 3
            and d.noun == "report"
            and nouns.is_plural(self._page.word(d.head))
        ):
            return replace(_NOBODY, evidence=self._cite(f.source[0]))
        if d.pronoun in FIRST:
            return self._first_person(i, d)
        resolved = resolve(d, self._page, self._discourse)
        self._discourse.speakers.append((d.head, resolved.antecedent or d, resolved.party))
        return self._party(d, resolved)

    def _first_person(self, i: int, d: Description) -> Party:
        """I and we: the speaker of the quotation around, the author of the post, else the report itself."""
        o = self._outer[i]
        if o is not None and o in self._sources:
            spoken = self._sources[o]
            return replace(
                spoken, evidence=self._cite(d.span), resolved_from=spoken.evidence, doubt=max(0.1, spoken.doubt)
            )
        entry = self._entry(i)
        if entry and entry.author:
            return Party(entry.author.text, "person", self._cite(d.span), (entry.author,), 0.1)
        spoken_before = self._discourse.speakers[-1:] and self._party(
            d, Resolved(self._discourse.speakers[-1][2], None, 0.4, "by_first_person")
        )
        return spoken_before or Party(self._page.word(d.head), "unnamed", self._cite(d.span), (), 0.5)

    def _party(self, d: Description, r: Resolved) -> Party:
        own = self._cite(d.span)
        if r.party is not None:
            kind = r.party.kind
            if d.name is not None and d.kind == "outlet":
                kind = "outlet"
            named = self._cite(r.party.name)
            inside = named[0].span.overlaps(own[0].span)
            return Party(r.party.text, kind, own, () if inside else named, r.doubt)
        if r.antecedent is not None:
            there = self._cite(r.antecedent.span)
            return Party(there[0].text, _settled(r.antecedent.kind), own, there, r.doubt)
        if d.name is not None:
            return Party(self._cite(d.name)[0].text, d.kind, own, (), r.doubt)
        return Party(own[0].text, _settled(d.kind), own, (), 0.3 if d.pronoun else r.doubt)

    def _cite(self, span: Words) -> tuple[Evidence, ...]:
        words = self._page.words
        return (self._report.cite(words[span[0]].span.start, words[span[1] - 1].span.end),)


def _settled(kind: PartyKind) -> PartyKind:
    """A description that names nobody for sure is of people unnamed."""
    return "unnamed" if kind in ("unknown", "person") else kind


def _same(a: Party, b: Party) -> bool:
    return a.name == b.name and a.kind == b.kind
