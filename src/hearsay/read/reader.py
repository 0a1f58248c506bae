"""The default reader: a compact trained model and the rules that make its scores a Reading.

In: reports. Out: readings. One pass of the network gives every head's scores; then sentences and parse, entities,
attributions, nesting, chains, times and own-voice statements follow in the order of `CompactReader._read`.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from hearsay.model import Attribution, Entity, Evidence, Reading, Report, Span, TimeExpression, Word

from .attribute import DecodePolicy, Found, Words, find
from .chain import Chains
from .dating import date_clauses
from .describe import Page
from .entities import entity_spans
from .known import known_parties
from .labels import RELATIONS, UPOS
from .nest import relays_only, within
from .network import Floats, Network
from .parse import parse, sentences
from .pieces import Window, WindowPolicy, piece_words, windows
from .resolve import Discourse
from .statements import own_voice
from .tokens import word_spans

_NO_CONTENT_POS = frozenset(("PUNCT", "DET", "ADP", "AUX", "SCONJ", "CCONJ", "PART", "PRON", "SYM"))


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
        return _reading(report, words, bounds, entity_spans(scores["entity"], words), found, self._policy.outlets)

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


def _reading(
    report: Report, words: tuple[Word, ...], bounds: Sequence[Words], entities: Sequence[tuple[Words, str]], found: list[Found],
    outlets: frozenset[str],
) -> Reading:  # fmt: skip
    from .times import times_of

    page = _page(report, words, bounds, entities)
    known = known_parties(page, entities, outlets)
    outer = within(found)
    chains = Chains(report, page, found, outer, Discourse(page, known))
    sentence_spans = tuple(Span(words[a].span.start, words[b - 1].span.end) for a, b in bounds)
    times, said = date_clauses(report, words, bounds, found, times_of(report, words, sentence_spans))
    passing = relays_only(found, outer, [w.pos in _NO_CONTENT_POS for w in words])
    ids = [_id(report, f, n) for n, f in enumerate(found)]
    attributions = [
        _attribution(report, words, f, (ids[n], _outer_id(ids, outer[n])), chains, (n, said.get(n), passing[n]))
        for n, f in enumerate(found)
    ]
    return Reading(
        report=report,
        sentences=sentence_spans,
        words=words,
        entities=tuple(Entity(_cite(report, words, s), label) for s, label in entities),  # type: ignore[arg-type]
        times=times,
        attributions=tuple(sorted(attributions, key=lambda a: (a.content[0].span.start, a.content[-1].span.end))),
        statements=own_voice(report, words, bounds, found),
    )


def _attribution(
    report: Report, words: Sequence[Word], f: Found, ids: tuple[str, str | None], chains: Chains,
    extra: tuple[int, TimeExpression | None, bool],
) -> Attribution:  # fmt: skip
    n, said, passing = extra
    cite = lambda spans: tuple(e for s in spans if (e := _tidy(report, words, s)))  # noqa: E731
    return Attribution(
        id=ids[0], report=report.id, source=cite(f.source), cue=cite(f.cue), content=cite(f.content), chain=chains.chain(n),
        stance=f.stance, type=f.type, doubt=f.doubt, within=ids[1], said=said, relays_only=passing,
    )  # fmt: skip


def _page(
    report: Report, words: Sequence[Word], bounds: Sequence[Words], entities: Sequence[tuple[Words, str]]
) -> Page:
    labels, begins = [""] * len(words), [False] * len(words)
    for (a, b), label in entities:
        labels[a:b] = [label] * (b - a)
        begins[a] = True
    sentence = [n for n, (a, b) in enumerate(bounds) for _ in range(a, b)]
    return Page(report.text, words, labels, begins, sentence)


def _cite(report: Report, words: Sequence[Word], span: Words) -> Evidence:
    return report.cite(words[span[0]].span.start, words[span[1] - 1].span.end)


def _tidy(report: Report, words: Sequence[Word], span: Words) -> Evidence | None:
    """Cite a part without commas, dashes and lone conjunctions at its edges; all of it where nothing else is left."""
    a, b = span
    text = report.text
    while a < b and text[words[a].span.start] in ",;:–—-" and b - a > 1:
        a += 1
    while a < b and text[words[b - 1].span.start] in ",;:–—-" and b - a > 1:
        b -= 1
    return _cite(report, words, (a, b))


def _id(report: Report, f: Found, n: int) -> str:
    key = f"{report.id}|{f.anchor}|{f.content[0][0]}|{n}"
    return "a" + hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _outer_id(ids: Sequence[str], outer: int | None) -> str | None:
    return None if outer is None else ids[outer]
