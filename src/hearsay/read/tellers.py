"""Tellers of quotations that the network found no cue for.

In: quotations that nobody tells. Out: attributions made by rule: a verb of saying beside the quotation, a clause or a
name that ends in a colon before it, a dash and a name behind it.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

from .attribute import Found, Words
from .describe import Page
from .quotes import is_direct
from .verbs import is_saying

Rule = Callable[[Page, Sequence[bool], Words], Found | None]
_REACH = 25
"""Words from a quotation within which the verb stands that tells it."""
_NAME = 10
"""Words at most of a name and title before a colon or behind a dash."""
_DOUBT = 0.35
"""Of an attribution made by rule."""
_DASHES = ("―", "—", "–", "--", "-")
_BLOCK = 64
"""Words that are looked up together."""
_BREAKS = frozenset('.?!;“”"«»')


def verb_behind(page: Page, paragraphs: Sequence[bool], quotation: Words) -> Found | None:
    """“We left,” said Calvo; “We left,” Calvo added on Monday."""
    _, b = quotation
    for i in range(b, min(b + _REACH, len(page.words))):
        if paragraphs[i] or page.word(i)[0] in _BREAKS:
            return None
        if page.words[i].pos == "VERB":
            return _told((i, i + 1), quotation) if is_saying(page.word(i)) else None
    return None


def verb_before(page: Page, paragraphs: Sequence[bool], quotation: Words) -> Found | None:
    """Calvo told her listeners: “We left.” Calvo said, “We left.”"""
    a, _ = quotation
    if a == 0 or page.word(a - 1)[0] not in ",:":
        return None
    for i in range(a - 1, max(-1, a - _REACH), -1):
        if page.word(i)[0] in _BREAKS:
            return None
        if page.words[i].pos == "VERB" and is_saying(page.word(i)):
            return _told((i, i + 1), quotation)
        if paragraphs[i]:
            return None
    return None


def name_before(page: Page, paragraphs: Sequence[bool], quotation: Words) -> Found | None:
    """Calvo: “We left.” With nothing before the name but the sentence's beginning."""
    a, _ = quotation
    if a < 2 or page.word(a - 1) != ":":
        return None
    start = a - 1
    while start > 0 and not paragraphs[start] and page.word(start - 1)[0] not in _BREAKS:
        start -= 1
    return _signed(page, (start, a - 1), quotation)


def name_behind(page: Page, paragraphs: Sequence[bool], quotation: Words) -> Found | None:
    """“We left.” — Inés Calvo, at the end of its line."""
    _, b = quotation
    if b >= len(page.words) or page.word(b) not in _DASHES:
        return None
    end = b + 1
    while end < len(page.words) and not paragraphs[end] and page.word(end)[0] not in _BREAKS:
        end += 1
    return _signed(page, (b + 1, end), quotation)


def _signed(page: Page, name: Words, quotation: Words) -> Found | None:
    """An attribution to a name that stands for a cue; None where the words hold a verb or no name."""
    inside = range(*name)
    if not 0 < len(inside) <= _NAME or any(page.words[i].pos in ("VERB", "AUX") for i in inside):
        return None
    named = any(page.labels[i] in ("PERSON", "ORG") for i in inside)
    return Found((), (name,), (quotation,), (), "statement", "asserts", _DOUBT) if named else None


def _told(cue: Words, quotation: Words) -> Found:
    return Found((cue,), (), (quotation,), (), "statement", "asserts", _DOUBT)


RULES: tuple[Rule, ...] = (verb_behind, verb_before, name_before, name_behind)
"""In the order in which they are tried; the first that answers decides."""


class Told:
    """The attributions so far, by the words that they hold."""

    def __init__(self, found: Sequence[Found]) -> None:
        self.found: list[Found] = []
        self._holding: dict[int, list[int]] = defaultdict(list)
        self._cue_at: dict[int, int] = {}
        for f in found:
            self._put(f)

    def untold(self, quotation: Words) -> bool:
        """Whether no attribution from outside a quotation has most of it as its content."""
        a, b = quotation
        near = {n for block in range(a // _BLOCK, (b - 1) // _BLOCK + 1) for n in self._holding[block]}
        for f in (self.found[n] for n in near):
            outside = not any(a <= i < b for i, _ in (*f.cue, *f.source))
            if outside and sum(max(0, min(b, e) - max(a, s)) for s, e in f.content) * 2 > b - a:
                return False
        return True

    def add(self, made: Found) -> None:
        """Add an attribution, or its content to the one that has its cue."""
        n = self._cue_at.get(made.cue[0][0]) if made.cue else None
        if n is None:
            self._put(made)
            return
        f = self.found[n]
        self.found[n] = replace(f, content=tuple(sorted((*f.content, *made.content))))
        self._hold(n, made)

    def _put(self, f: Found) -> None:
        self.found.append(f)
        for span in f.cue:
            for i in range(*span):
                self._cue_at.setdefault(i, len(self.found) - 1)
        self._hold(len(self.found) - 1, f)

    def _hold(self, n: int, f: Found) -> None:
        for a, b in f.content:
            for block in range(a // _BLOCK, (b - 1) // _BLOCK + 1):
                self._holding[block].append(n)


def with_tellers(
    page: Page, paragraphs: Sequence[bool], found: Sequence[Found], quoted: Sequence[Words]
) -> list[Found]:
    """The attributions, and those of quotations that nobody told, by the first rule that answers.

    Where the verb is a cue already, its attribution takes in the quotation.
    """
    out = Told(found)
    for q in quoted:
        if is_direct(page, q) and out.untold(q):
            made = next((f for rule in RULES if (f := rule(page, paragraphs, q)) is not None), None)
            if made is not None:
                out.add(made)
    return sorted(out.found, key=lambda f: f.anchor)
