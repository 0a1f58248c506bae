"""Clauses of the parse: the stretch of words that hangs on one predicate.

In: words with heads and relations. Out: word spans. All walks go up the tree a bounded number of steps.
"""

from collections.abc import Sequence

from hearsay.model import Word

from .attribute import Words

_CLAUSAL = frozenset(
    ("root", "conj", "advcl", "advcl:relcl", "acl", "acl:relcl", "ccomp", "xcomp", "parataxis", "csubj", "csubj:pass")
)
_MAX_UP = 40


def predicate_of(words: Sequence[Word], i: int) -> int:
    """The head of the clause that word `i` stands in: the nearest verb or clause head above it (or itself)."""
    at = i
    for _ in range(_MAX_UP):
        w = words[at]
        if w.pos in ("VERB", "AUX") and w.relation not in ("aux", "aux:pass", "cop", "amod"):
            return at
        if w.head == at or (w.relation in _CLAUSAL and at != i and w.relation != "conj"):
            return at
        at = w.head
    return at


def yields(words: Sequence[Word], sentence: Words) -> list[Words]:
    """For each word of the sentence the span from the first to the last word below it (and itself)."""
    a, b = sentence
    first, last = list(range(a, b)), list(range(a, b))
    for i in _children_first(words, sentence):
        h = words[i].head
        if h != i and a <= h < b:
            first[h - a] = min(first[h - a], first[i - a])
            last[h - a] = max(last[h - a], last[i - a])
    return [(f, e + 1) for f, e in zip(first, last, strict=True)]


def _children_first(words: Sequence[Word], sentence: Words) -> list[int]:
    """The sentence's words, every word before its head."""
    a, b = sentence
    children: list[list[int]] = [[] for _ in range(b - a)]
    stack = []
    for i in range(a, b):
        h = words[i].head
        if h == i or not a <= h < b:
            stack.append(i)
        else:
            children[h - a].append(i)
    order = []
    while stack:
        i = stack.pop()
        order.append(i)
        stack.extend(children[i - a])
    return order[::-1]
