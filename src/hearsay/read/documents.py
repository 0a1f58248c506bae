"""The letter, the post, the claim: whoever wrote or sent it, where the report says so.

In: a description of a document or of what a party speaks through. Out: its author, or None.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from . import nouns
from .attribute import Words
from .clauses import yields
from .describe import Description, Page, describe, nominal
from .discourse import MEMORY, Author, Discourse, Resolved
from .verbs import is_saying

_ISSUING = frozenset(
    """wrote written write sent send issued issue issues published publish posted post posts released release penned
    signed delivered made gave filed submitted circulated tweeted uploaded recorded left read""".split()
)
"""Verbs whose object is a document and whose subject is its author."""
_BY = frozenset(("by", "from"))
_IN = frozenset(("in", "through", "via"))
_PAPERS = nouns.CARRIER | frozenset(("letter", "note", "claim", "interview"))
"""What somebody writes or says in his own name. Reports and filings are documents and stand for themselves."""


def by_author(d: Description, page: Page, discourse: Discourse) -> Resolved | None:
    """A document is its author's: who wrote, sent or posted one before, the nearest first, or else further on.

    What a party speaks through ("the statement") is the last speaker's where somebody spoke since.
    """
    if d.noun not in _PAPERS or d.name is not None:
        return None
    spoke = max((at for at, _, _ in discourse.speakers[-MEMORY:] if at < d.span[0]), default=-1)
    for i in _occurrences(d, discourse):
        if d.noun in nouns.CARRIER and (i < spoke or i >= d.span[1]):
            return None
        if i not in discourse.authors:
            discourse.authors[i] = _written_by(page, discourse, i)
        author = discourse.authors[i]
        if author is not None:
            party, who = author
            return Resolved(party, None if party else who, 0.25 if party else 0.3, "by_author")
    return None


def _written_by(page: Page, discourse: Discourse, i: int) -> Author:
    """Who wrote the document at word `i`: a named party, or a person or body without a name."""
    words = _author(page, i)
    if words is None:
        return None
    who = describe(page, words)
    if who.name is None:
        return (None, who) if nouns.is_human(who.noun) or who.noun in nouns.ORGANISATION else None
    party = next((discourse.at_word[k] for k in range(*who.name) if k in discourse.at_word), None)
    return (party, who) if party is not None else None


def by_carrier(d: Description, page: Page, discourse: Discourse) -> Resolved | None:
    """A statement or post speaks for whoever spoke last before it."""
    if d.noun not in nouns.CARRIER or not d.definite:
        return None
    for at, spoken, party in reversed(discourse.speakers[-MEMORY:]):
        if at < d.span[0]:
            return Resolved(party, None if party else spoken, 0.35, "by_carrier")
    return None


def _occurrences(d: Description, discourse: Discourse) -> Iterator[int]:
    """The document itself, then where the same word stands: backwards from it, then forwards."""
    yield d.head
    if d.definite:
        same = discourse.nouns_at[d.noun]
        first, last = bisect_left(same, d.span[0]), bisect_left(same, d.span[1])
        yield from reversed(same[max(0, first - MEMORY) : first])
        yield from same[last : last + MEMORY]


def _author(page: Page, i: int) -> Words | None:
    """The words for whoever the document at word `i` is from."""
    sentence = _sentence(page, i)
    below = yields(page.words, sentence)
    who = _owner(page, i, sentence)
    who = _issuer(page, i, sentence) if who is None else who
    return None if who is None else nominal(page, below[who - sentence[0]])


def _sentence(page: Page, i: int) -> Words:
    n = page.sentence[i]
    return bisect_left(page.sentence, n), bisect_right(page.sentence, n)


def _owner(page: Page, i: int, sentence: Words) -> int | None:
    """Whose it is ("Reyes's letter"), or from whom ("a letter from Reyes")."""
    for k in range(*sentence):
        w = page.words[k]
        if w.head != i or k == i:
            continue
        if w.relation == "nmod:poss":
            return k
        if w.relation == "nmod" and any(page.words[c].head == k and page.word(c).lower() in _BY for c in range(i, k)):
            return k
    return None


def _issuer(page: Page, i: int, sentence: Words) -> int | None:
    """The subject of the verb that sent it, or that says something in it."""
    w = page.words[i]
    verb = w.head
    if verb == i or page.words[verb].pos != "VERB":
        return None
    sent = w.relation == "obj" and page.word(verb).lower() in _ISSUING
    case = any(page.words[c].head == i and page.word(c).lower() in _IN for c in range(sentence[0], i))
    said = w.relation == "obl" and case and (is_saying(page.word(verb)) or page.word(verb).lower() in _ISSUING)
    if not (sent or said):
        return None
    return next((k for k in range(*sentence) if page.words[k].head == verb and page.words[k].relation == "nsubj"), None)
