"""The minister, the spokesman: the party that the report calls so, before or soon after.

In: a description of an office or role with the discourse. Out: its bearer, where one alone is left.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise

from . import nouns
from .bodies import agrees, places_in
from .describe import Description, Page
from .discourse import STEM, Discourse, Resolved
from .known import Known, name_words

_SOON = 6
"""Sentences within which a role that opens a report ("a lawyer for the council") is given its name."""
_NAMINGS = 20
"""Namings of a party beside which its place is looked for."""
_BESIDE = 6
"""Words beside a name that tell whose it is ("the Kelm president, Ana Ruiz")."""


def by_role(d: Description, page: Page, discourse: Discourse) -> Resolved | None:
    """The minister is the one known party that the report calls a minister."""
    if not d.noun or not d.definite or d.name is not None or nouns.is_plural(page.word(d.head)):
        return None
    fits = [k for k in discourse.called.get(d.noun, []) if _is_of_there(d, k, page)]
    fits = _narrow(d, page, fits)
    return Resolved(fits[0], None, 0.15, "by_role") if len(fits) == 1 else None


def _is_of_there(d: Description, k: Known, page: Page) -> bool:
    """Whether the places in a description are the party's: in its name, or beside it where it is a person."""
    if k.kind != "person":
        return agrees(d, k, page)
    said = places_in(d, page)
    return not said or any(page.word(i).casefold()[:STEM] in said for i in _beside(k, page))


def _beside(k: Known, page: Page) -> Iterator[int]:
    """The words beside the party's name, where it stands first: roles are told when somebody is brought in."""
    for a, b in k.mentions[:_NAMINGS]:
        yield from range(max(0, a - _BESIDE), min(len(page.words), b + _BESIDE))


def by_name_to_come(d: Description, page: Page, discourse: Discourse) -> Resolved | None:
    """An office that is described first and named soon after: "a lawyer for the council … Ana Ruiz, its attorney".

    One person alone bears it, is named only later, and where that is said another word of the description stands.
    """
    called = next((f for f in nouns.SAME_OFFICE if d.noun in f), None)
    if called is None or d.name is not None or nouns.is_plural(page.word(d.head)):
        return None
    fits = {id(k): k for noun in sorted(called) for k in discourse.called.get(noun, []) if k.kind == "person"}
    if len(fits) != 1:
        return None
    (k,) = fits.values()
    at = k.mentions[0][0]
    soon = 0 <= page.sentence[at] - page.sentence[d.head] <= _SOON
    return Resolved(k, None, 0.3, "by_name_to_come") if at >= d.span[1] and soon and _shares(d, at, page) else None


def _shares(d: Description, at: int, page: Page) -> bool:
    """Whether the sentence that names the bearer repeats a word of the description, or says "the spokesman"."""
    start, end = bisect_left(page.sentence, page.sentence[at]), bisect_right(page.sentence, page.sentence[at])
    there = [page.word(i).casefold() for i in range(start, end)]
    extra = {
        page.word(i).casefold()[:STEM]
        for i in range(*d.span)
        if page.words[i].pos in ("NOUN", "PROPN", "ADJ") and nouns.singular(page.word(i)) != d.noun
    }
    points_back = any(a == "the" and b == d.noun for a, b in pairwise(there))
    return points_back or bool(extra & {w[:STEM] for w in there if len(w) >= STEM})


def _narrow(d: Description, page: Page, fits: list[Known]) -> list[Known]:
    """Of several that fit, those whose other describing words agree too; else those named before."""
    if len(fits) < 2:
        return fits
    extra = d.nouns - {d.noun}
    closer = [k for k in fits if extra & (k.roles | set(name_words(k.text)))]
    fits = closer or fits
    before = [k for k in fits if k.mentions[0][0] < d.span[0]]
    return before if len(before) == 1 else fits
