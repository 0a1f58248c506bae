"""What the rules look up in a story: reports, parties, attributions and copies by id, and the words round a mention."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from copy import copy

from hearsay.link.nodes import is_common_noun
from hearsay.link.patterns import whole_words
from hearsay.model import Attribution, Claim, Mention, Party, Report, Span, Story, Word
from hearsay.model.called import outlets_called

from .carriers import only_reporting
from .printings import Printings

_VAGUE = whole_words("dozens scores hundreds thousands tens_of_thousands millions")
_BROUGHT_IN = re.compile(r"^.{0,3}\ban?\s", re.I | re.S)
"""An indefinite article right before a mention or as its first word."""

_OTHERS = whole_words(
    r"""alleged(?:ly)? reported(?:ly)?(?!_that) suspected purported(?:ly)? so-called whether any_evidence
    suggestions? allegations? accusations? rumou?rs? claims_(?:that|of|by) reports_(?:that|of)
    investigat(?:e|es|ed|ing) look(?:s|ed|ing)?_into"""
)
"""Words that make what follows somebody else's word, or a question."""
_WORD = re.compile(r"\w+")
_RIGHT_BEFORE = 45
"""Code points before a mention in which such a word still belongs to it."""


class Scene:
    """What the rules look up in a story, by id."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.reports: Mapping[str, Report] = {r.report.id: r.report for r in story.readings}
        self._called = outlets_called((n, r.outlet, r.path) for n, r in self.reports.items())
        self.words = {r.report.id: r.words for r in story.readings}
        self.sentences = {r.report.id: r.sentences for r in story.readings}
        self.dated = {
            r.report.id: [(t.evidence.span, t.interval) for t in r.times if t.interval and t.of == "event"]
            for r in story.readings
        }
        """By report the places of words that date an event, with the days that they name."""
        self.claims: Mapping[str, Claim] = {c.id: c for c in story.claims}
        self.attributions: Mapping[str, Attribution] = {a.id: a for r in story.readings for a in r.attributions}
        self.parties: Mapping[str, Party] = {p.id: p for p in story.parties}
        self.at: Mapping[tuple[str, int], Party] = {
            (x.attribution, x.position): p for p in story.parties for x in p.links
        }
        self.reporting = only_reporting(story)
        self._said_in: dict[str, frozenset[str]] = {}
        self._stated: dict[tuple[str, Span, str | None], bool] = {}
        self._common: dict[tuple[str, str], bool] = {}
        self.has_apart = any(p.apart for p in story.parties)
        self.outlets = frozenset(outlet_key(r.outlet) for r in self.reports.values() if r.outlet)
        self._outlet_names = sorted({r.outlet for r in self.reports.values() if r.outlet}, key=lambda o: (-len(o), o))
        self.whole: Mapping[str, str] = {c.report: c.original for c in story.copies if c.whole}
        self.printings = Printings(story)
        self.passages = [(c, e) for c in story.copies for e in c.passages]

    def with_attribution(self, a: Attribution) -> "Scene":
        """The scene as it were if an attribution had been read so."""
        other = copy(self)
        other.attributions = {**self.attributions, a.id: a}
        other._stated = {}
        return other

    def root(self, party: str) -> str:
        """The party in whose voice this one speaks, at the top of its line."""
        seen = {party}
        while (p := self.parties.get(party)) and p.speaks_for and p.speaks_for not in seen:
            party = p.speaks_for
            seen.add(party)
        return party

    def outlet(self, report: str) -> str:
        """The outlet of a report; where that is unknown, what it is called all the same."""
        return self._called[report]

    def publishes(self, name: str | None) -> bool:
        """Whether the name is that of an outlet with a report in the story."""
        return outlet_key(name or "") in self.outlets

    def outlet_at(self, report: str, source: Span) -> str | None:
        """The outlet of the story whose name a source's words begin with or are a part of, as the reader cut it."""
        text = self.reports[report].text
        for o in self._outlet_names:
            at = text.find(o, max(0, source.start - len(o) + 1), source.start + len(o))
            if 0 <= at <= source.start and (at == source.start or source.end <= at + len(o)):
                return o
        return None

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
        around = sorted({s for x in spans for s in self.around(m.report, x)}) or spans
        return " ".join(text[s.start : s.end] for s in around)

    def around(self, report: str, span: Span) -> Sequence[Span]:
        """The sentences that a span overlaps, in order."""
        sentences = self.sentences[report]
        first = bisect_right(sentences, span.start, key=lambda s: s.end)
        return [
            s for s in sentences[first : bisect_left(sentences, span.end, key=lambda s: s.start)] if s.overlaps(span)
        ]

    def is_common(self, name: str, report: str) -> bool:
        """Whether a name is a common noun in a report's text; asked often of the same."""
        key = (name, report)
        if key not in self._common:
            self._common[key] = is_common_noun(name, self.reports[report].text)
        return self._common[key]

    def states(self, m: Mention) -> bool:
        """Whether the mention states something; True where the reader gave no parse. Asked often of the same.

        A verb or a number states, not only as part of a name ("US-led strikes"). A bare name of an event takes it for
        granted ("the blast", "Saturday's attack"), but one that is brought in as new states it ("a gas attack"). What
        is called somebody's allegation, or is only asked or looked into, is stated by nobody ("an alleged attack",
        "whether it was an attack").
        """
        key = (m.report, m.evidence.span, m.attribution)
        if key not in self._stated:
            self._stated[key] = self._states(m)
        return self._stated[key]

    def _states(self, m: Mention) -> bool:
        words = self.words.get(m.report, ())
        if self._is_others_word(m):
            return False
        if _BROUGHT_IN.search(self.reports[m.report].text[max(0, m.evidence.span.start - 3) : m.evidence.span.end]):
            return True
        first = bisect_left(words, m.evidence.span.start, key=lambda w: w.span.start)
        last = bisect_left(words, m.evidence.span.end, key=lambda w: w.span.start)
        return not words or any(self._is_telling(w, m.report) for w in words[first:last])

    def _is_others_word(self, m: Mention) -> bool:
        """Whether the words in or right before the mention, within what is credited, call it an allegation."""
        a = self.attributions.get(m.attribution or "")
        span = m.evidence.span
        inside = [e.span.start for e in (a.content if a else ()) if e.span.holds(span)]
        around = [s.start for s in self.around(m.report, span)]
        floor = max([span.start - _RIGHT_BEFORE, *inside, *around[:1]])
        return bool(_OTHERS.search(self.reports[m.report].text[min(floor, span.start) : span.end]))

    def _is_telling(self, w: Word, report: str) -> bool:
        text = self.reports[report].text
        if _VAGUE.fullmatch(text, w.span.start, w.span.end):
            return True
        if w.pos not in ("VERB", "AUX", "NUM") or w.relation in ("amod", "compound"):
            return False
        return "-" not in text[max(0, w.span.start - 1) : w.span.end + 1]

    def original_of(self, m: Mention) -> str | None:
        """Id of the report that a mention's words were copied from; None where they stand alone."""
        original = self.whole.get(m.report) or self._passage_of(m)
        return original if original and self.credits_in(m, original) else None

    def _passage_of(self, m: Mention) -> str | None:
        """Id of the report that the passage round a mention was copied from."""
        span = m.evidence.span
        inside = (c for c, e in self.passages if e.report == m.report and e.span.holds(span))
        return next((c.original for c in inside), None)

    def credits_in(self, m: Mention, report: str) -> bool:
        """Whether the words for a mention's source stand in another report too, but for a word of its description that
        was edited: who credits somebody that the other never names has not only reprinted it. The outlet's own voice
        credits nobody, and counts as reprinted."""
        a = self.attributions.get(m.attribution or "")
        return a is None or not a.source or any(_nearly_in(e.text, self._words_of(report)) for e in a.source)

    def _words_of(self, report: str) -> frozenset[str]:
        if report not in self._said_in:
            self._said_in[report] = _words(self.reports[report].text) if report in self.reports else frozenset()
        return self._said_in[report]


def _nearly_in(text: str, known: frozenset[str]) -> bool:
    """Whether all words, or all but one in five that names nobody, are among the known ones."""
    words = _WORD.findall(text)
    new = [w for w in words if w.casefold() not in known]
    return 5 * len(new) <= len(words) and all(w.islower() for w in new)


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


def outlet_key(name: str) -> str:
    """What one outlet is known by: its name without case or article."""
    return " ".join(name.casefold().split()).removeprefix("the ")
