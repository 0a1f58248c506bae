"""How widely words are spread over news at large: what a word is worth before a stream of reports has taught more.

In: the shipped counts. Out: a `Background`. Also the one way in which texts are cut into words for counting.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType

from .names import flat
from .tables import parse_table

KEEP = 2
"""Passages in which a word must stand to be in the table."""
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Counted:
    """One word of a text."""

    start: int
    """Where it stands, in code points."""
    text: str
    """As it is written."""
    key: str
    """As it is counted: in lower case, without accents, possessive or the commas of thousands."""


def words_in(text: str) -> Iterator[Counted]:
    """Cut a text into words and numbers; what has no letter that `flat` knows (other scripts) keeps its own form."""
    for m in _WORD.finditer(text):
        word = m[0]
        yield Counted(m.start(), word, word.replace(",", "") if word[0].isdecimal() else flat(word) or word.casefold())


@dataclass(frozen=True, slots=True)
class Background:
    """Counts of words over passages of news."""

    passages: int
    """How many passages were counted."""
    spread: Mapping[str, int]
    """Word → in how many of them it stands; rarer words are not in it."""
    small: frozenset[str]
    """Words that stand there with a small letter: no names, whatever case a headline gives them."""

    @classmethod
    def empty(cls) -> "Background":
        """Know nothing."""
        return cls(0, {}, frozenset())

    @classmethod
    def shipped(cls) -> "Background":
        """Know what is in the table that ships with hearsay."""
        return _shipped()


@cache
def _shipped() -> Background:
    place = resources.files("hearsay.tables").joinpath("data", "words.tsv")
    rows = parse_table(place.read_text(encoding="utf-8"), ("word", "passages", "small"), "words.tsv")
    counts = {r["word"]: int(r["passages"]) for r in rows}
    return Background(
        passages=counts.pop("*"),
        spread=MappingProxyType(counts),
        small=frozenset(r["word"] for r in rows if r["small"] != "0"),
    )
