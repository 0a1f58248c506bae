"""The default reader: a compact trained model and the rules that make its scores a Reading.

In: reports. Out: readings. One pass of the network gives every head's scores; then sentences and parse, entities,
attributions, nesting, chains, times and own-voice statements follow in the order of `CompactReader._read`.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

import numpy as np

from hearsay.model import Attribution, Entity, EntityLabel, Evidence, Link, Reading, Report, Span, Word

from .attribute import DecodePolicy, Found, Words, find
from .bounds import MAX_TELLINGS, bounded
from .carriers import around, end_at_outlets, told_through
from .chain import Chains, Telling
from .dating import date_clauses
from .describe import Page
from .discourse import Discourse
from .entities import entity_spans
from .known import known_parties
from .labels import RELATIONS, UPOS
from .mend import mend
from .names import whole_names
from .nest import relays_only, within
from .network import Floats, Network
from .parse import parse, sentences
from .pieces import Window, WindowPolicy, piece_words, windows
from .speech import fit_to_quotations
from .stances import settle_stances
from .statements import own_voice
from .times import times_of
from .tokens import word_spans

_TIES = ("that", "whether", "of", "on", "about")
_EDGE = ",;:–—-"
_MEANING_POS = frozenset(("NOUN", "PROPN", "NUM", "VERB", "ADJ", "ADV", "X"))


class Reader(Protocol):
    """Anything that reads reports. Every span of a reading must hold words verbatim from its report."""

    def read(self, report: Report) -> Reading:
        """Read one report."""
        ...

    def vectors(self, texts: Sequence[str]) -> Floats:
        """Sentence vectors, shape (texts, width), rows of length 1."""
        ...


@dataclass(frozen=True, slots=True)
class ReadPolicy:
    """What the reader may be told."""

    windows: WindowPolicy = field(default_factory=WindowPolicy)
    """How long reports are cut."""
    decode: DecodePolicy = field(default_factory=DecodePolicy)
    """Thresholds on the network's scores."""
    max_tellings: int = MAX_TELLINGS
    """Attributions and statements of one report that are kept."""
    outlets: frozenset[str] = frozenset()
    """Names of news organisations, any case: parties so named are outlets."""


class CompactReader:
    """Reads with the shipped network. Not for several threads at once."""

    def __init__(self, network: Network, policy: ReadPolicy = ReadPolicy()) -> None:
        self._network, self._policy = network, policy

    def vectors(self, texts: Sequence[str]) -> Floats:
        """Sentence vectors, shape (texts, 384), rows of length 1."""
        return self._network.vectors(texts)

    def read(self, report: Report) -> Reading:
        """Read one report; an empty text gives an empty reading."""
        spans = word_spans(report.text)
        if not spans:
            return Reading(report=report)
        pieced = piece_words(report.text, [(s.start, s.end) for s in spans], self._network.cut)
        cut = windows(pieced, self._policy.windows)
        outputs = self._network.words(cut)
        scores = _stitch(cut, outputs)
        bounds = sentences(scores["start"], pieced.gaps)
        words = self._words(scores, bounds, spans)
        found = find(self._network, cut, outputs, self._policy.decode)
        entities = whole_names(report.text, words, entity_spans(scores["entity"], words), bounds)
        scored = _Scored(report, words, bounds, entities, found)
        page = _page(scored)
        settled = _settle(scored, page, [g > 1 for g in pieced.gaps])
        whole = _assemble(replace(scored, found=settled), page, self._policy.outlets)
        return bounded(whole, self._policy.max_tellings)

    def read_all(self, reports: Iterable[Report]) -> list[Reading]:
        """Read several reports, in order."""
        return [self.read(r) for r in reports]

    def _words(self, scores: Mapping[str, Floats], bounds: Sequence[Words], spans: Sequence[Span]) -> tuple[Word, ...]:
        heads, relations = parse(scores, bounds, self._network.biaffine)
        tags = scores["pos"].argmax(axis=1)
        return tuple(
            Word(s, UPOS[p], h, RELATIONS[r])
            for s, p, h, r in zip(spans, tags.tolist(), heads.tolist(), relations.tolist(), strict=True)
        )


def _stitch(cut: Sequence[Window], outputs: Sequence[dict[str, Floats]]) -> dict[str, Floats]:
    """Take every word's scores from the window that keeps it."""
    rows: dict[str, list[Floats]] = {}
    for w, out in zip(cut, outputs, strict=True):
        for name, scores in out.items():
            if not name.startswith("role"):
                rows.setdefault(name, []).append(scores[w.keep[0] - w.first_word : w.keep[1] - w.first_word])
    return {name: np.concatenate(parts) for name, parts in rows.items()}


@dataclass(frozen=True, slots=True)
class _Scored:
    """What the network's scores amount to, before the rules put it together."""

    report: Report
    words: tuple[Word, ...]
    bounds: Sequence[Words]
    entities: Sequence[tuple[Words, EntityLabel]]
    found: Sequence[Found]

    def cite(self, span: Words) -> Evidence:
        return self.report.cite(self.words[span[0]].span.start, self.words[span[1] - 1].span.end)


def _assemble(s: _Scored, page: Page, outlets: frozenset[str]) -> Reading:
    discourse = Discourse(page, known_parties(page, s.entities, outlets))
    s = replace(s, found=around(page, end_at_outlets(page, s.found, discourse), discourse))
    outer = within(s.found, told_through(page, s.found, discourse))
    chains = Chains(s.report, Telling(page, s.found, outer), discourse, outlets)
    sentence_spans = tuple(s.cite(b).span for b in s.bounds)
    times, said = date_clauses(s.report, s.words, s.bounds, s.found, times_of(s.report, s.words, sentence_spans))
    passing = relays_only(s.found, outer, [w.pos not in _MEANING_POS for w in s.words])
    passing = [p or (_is_post(s, f) and n in outer) for n, (p, f) in enumerate(zip(passing, s.found, strict=True))]
    ids = [_id(s.report, f, n) for n, f in enumerate(s.found)]
    attributions = []
    for n, f in enumerate(s.found):
        plain = _attribution(s, f, ids[n], chains.chain(n))
        o = outer[n]
        attributions.append(
            replace(plain, within=None if o is None else ids[o], said=said.get(n), relays_only=passing[n])
        )
    return Reading(
        report=s.report,
        sentences=sentence_spans,
        words=s.words,
        entities=tuple(Entity(s.cite(span), label) for span, label in s.entities),
        times=times,
        attributions=tuple(sorted(attributions, key=lambda a: (a.content[0].span.start, a.content[-1].span.end))),
        statements=own_voice(s.report, s.words, s.bounds, s.found),
    )


def _attribution(s: _Scored, f: Found, name: str, chain: tuple[Link, ...]) -> Attribution:
    source, cue, content = (tuple(_tidy(s, span) for span in spans) for spans in (f.source, f.cue, f.content))
    return Attribution(
        id=name,
        report=s.report.id,
        source=source,
        cue=cue,
        content=content,
        chain=chain,
        stance=f.stance,
        type=f.type,
        doubt=f.doubt,
    )


def _settle(s: _Scored, page: Page, lines: Sequence[bool]) -> list[Found]:
    """Apply the rules to what the network found; `lines` tells where lines and paragraphs begin."""
    mended = mend(page, s.bounds, fit_to_quotations(page, lines, s.found))
    return settle_stances(page, [_whole_post(s, f) for f in mended])


def _page(s: _Scored) -> Page:
    labels, begins = [""] * len(s.words), [False] * len(s.words)
    for (a, b), label in s.entities:
        labels[a:b] = [label] * (b - a)
        begins[a] = True
    sentence = [n for n, (a, b) in enumerate(s.bounds) for _ in range(a, b)]
    return Page(s.report.text, s.words, labels, begins, sentence)


def _is_post(s: _Scored, f: Found) -> bool:
    """Whether it is a whole post, told by whoever signs it: what others say in the post, its author only passes on."""
    authors = [e.author.span for e in s.report.entries if e.author]
    return not f.cue and bool(f.source) and any(a.overlaps(s.cite(f.source[0]).span) for a in authors)


def _whole_post(s: _Scored, f: Found) -> Found:
    """Make the content of a signed post what stands in the post, no more and no less."""
    if not _is_post(s, f):
        return f
    signed = s.cite(f.source[0]).span
    body = next(e.body for e in s.report.entries if e.author and e.author.span.overlaps(signed))
    inside = [i for i, w in enumerate(s.words) if body.holds(w.span)]
    return replace(f, content=((inside[0], inside[-1] + 1),)) if inside else f


def _tidy(s: _Scored, span: Words) -> Evidence:
    """Cite a part without commas, dashes and "that" at its edges; all of it where nothing else is left."""
    a, b = span
    while b - a > 1 and (s.report.text[s.words[a].span.start] in _EDGE or _joins(s, a)):
        a += 1
    while b - a > 1 and s.report.text[s.words[b - 1].span.start] in _EDGE:
        b -= 1
    return s.cite((a, b))


def _joins(s: _Scored, i: int) -> bool:
    """Whether a word only ties a content to its cue ("said that …", "denial of …")."""
    w = s.words[i]
    return w.pos in ("SCONJ", "ADP") and s.report.text[w.span.start : w.span.end].lower() in _TIES


def _id(report: Report, f: Found, n: int) -> str:
    key = f"{report.id}|{f.anchor}|{f.content[0][0]}|{n}"
    return "a" + hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:12]
