"""Which reports print one sentence, whoever of them is called the original.

In: a story with its copies. Out: for the place of a mention the reports that print its sentence too, lightly edited or
not. Looked for only among reports of which one is a copy of another: the same words elsewhere are a coincidence.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise

from rapidfuzz.distance import LCSseq

from hearsay.link.unite import Union
from hearsay.model import Copy, Report, Span, Story

LIKE = 0.8
"""Share of the shorter sentence's words that stand in the same order in both: an editor's light hand leaves as many."""
_PART = 6
"""Words from which a sentence may be printed as a part of a longer one."""
_FEWEST = 4
"""Fewer words are the same sentence only where they are the same words."""
_WORD = re.compile(r"\w+")
Words = tuple[str, ...]


class Printings:
    """The sentences of a story's copies and originals, those that are one text put together."""

    def __init__(self, story: Story) -> None:
        self._reports: Mapping[str, Report] = {r.report.id: r.report for r in story.readings}
        self._given = {r.report.id: r.sentences for r in story.readings}
        self._copies = [c for c in story.copies if c.report in self._reports and c.original in self._reports]
        self._kin = frozenset(n for c in self._copies for n in (c.report, c.original))

    def of(self, report: str, span: Span) -> tuple[int, Mapping[str, tuple[Words, ...]]] | None:
        """A number for the sentence that holds most of a place, and by report the sentences that are it there; None
        where the report has no part in any copy."""
        if report not in self._kin:
            return None
        overlaps = [(_shared(s, span), -i) for i, s in enumerate(self._sentences(report))]
        if not overlaps:
            return None
        n = self._found[report, -max(overlaps)[1]]
        return n, self._printed[n]

    def _sentences(self, report: str) -> Sequence[Span]:
        return self._given.get(report) or self._lines[report]

    @cached_property
    def _lines(self) -> Mapping[str, Sequence[Span]]:
        """The lines of the reports for which the reader gave no sentences."""
        return {n: _lines_of(r.text) for n, r in self._reports.items() if not self._given[n]}

    @cached_property
    def _words(self) -> Mapping[tuple[str, int], Words]:
        return {
            (n, i): words_of(self._reports[n].text[s.start : s.end])
            for n in sorted(self._kin)
            for i, s in enumerate(self._sentences(n))
        }

    @cached_property
    def _found(self) -> Mapping[tuple[str, int], int]:
        """Report and number of the sentence → number of the text."""
        places = list(self._words)
        at = {p: i for i, p in enumerate(places)}
        union: Union[int] = Union(len(places))
        for family in self._families():
            held = [p for n in family for p in self._places(n)]
            for p, q in _like(held, self._words):
                union.join(at[p], at[q])
        for c in self._copies:
            if not c.whole:
                for p, q in self._in_passages(c):
                    union.join(at[p], at[q])
        return {p: union.root(i) for p, i in at.items()}

    @cached_property
    def _printed(self) -> Mapping[int, Mapping[str, tuple[Words, ...]]]:
        out: dict[int, dict[str, tuple[Words, ...]]] = defaultdict(dict)
        for (report, i), n in self._found.items():
            out[n][report] = (*out[n].get(report, ()), self._words[report, i])
        return out

    def _places(self, report: str) -> Iterator[tuple[str, int]]:
        return ((report, i) for i in range(len(self._sentences(report))))

    def _families(self) -> list[list[str]]:
        """Reports that whole copies put together, in order of id."""
        names = sorted(self._kin)
        at = {n: i for i, n in enumerate(names)}
        union: Union[int] = Union(len(names))
        for c in self._copies:
            if c.whole:
                union.join(at[c.report], at[c.original])
        return [[names[i] for i in items] for items in union.sets().values() if len(items) > 1]

    def _in_passages(self, c: Copy) -> Iterator[tuple[tuple[str, int], tuple[str, int]]]:
        """Pairs of sentences of a copied passage with those of the original."""
        spans = self._sentences(c.report)
        copied = [
            p
            for p in self._places(c.report)
            if any(_shared(e.span, spans[p[1]]) > len(spans[p[1]]) / 2 for e in c.passages)
        ]
        return _like([*self._places(c.original), *copied], self._words)


def words_of(text: str) -> Words:
    """The words of a text in order, without case."""
    return tuple(_WORD.findall(text.casefold()))


def is_like(x: Words, y: Words) -> bool:
    """Whether two sentences are one text, lightly edited, or the one is printed as a part of the other."""
    shorter, longer = sorted((len(x), len(y)))
    if shorter < _FEWEST or x == y:
        return x == y
    return stands_in(x, y) and (shorter >= _PART or shorter >= LIKE * longer)


@lru_cache(maxsize=100_000)
def stands_in(x: Words, y: Words) -> bool:
    """Whether nearly all words of the shorter stand in the longer in the same order."""
    return bool(LCSseq.similarity(x, y) >= LIKE * min(len(x), len(y)))


def stands_within(part: Words, whole: Words) -> bool:
    """Whether nearly all words of a part stand in a sentence in the same order."""
    return bool(LCSseq.similarity(part, whole) >= LIKE * len(part))


def _like(
    places: Iterable[tuple[str, int]], words: Mapping[tuple[str, int], Words]
) -> Iterator[tuple[tuple[str, int], tuple[str, int]]]:
    """Pairs of places with like sentences, each place paired with the first of every text that it is like."""
    first: dict[Words, tuple[str, int]] = {}
    by_pair: dict[tuple[str, str], list[Words]] = defaultdict(list)
    for place in places:
        text = words[place]
        if text in first:
            yield first[text], place
            continue
        first[text] = place
        pairs = list(dict.fromkeys(pairwise(text)))
        near = [x for x in dict.fromkeys(x for pair in pairs for x in by_pair[pair]) if is_like(x, text)]
        yield from ((first[x], place) for x in near)
        if not near:
            for pair in pairs:
                by_pair[pair].append(text)


def _shared(a: Span, b: Span) -> int:
    return min(a.end, b.end) - max(a.start, b.start)


def _lines_of(text: str) -> tuple[Span, ...]:
    out, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            out.append(Span(at, at + len(line)))
        at += len(line) + 1
    return tuple(out)
