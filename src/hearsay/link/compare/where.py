"""Where: places that stand behind a preposition."""

import re
from collections.abc import Iterator
from functools import lru_cache

from hearsay.tables.names import same_word, words_of

from .finding import Finding, Scene
from .pairs import Column, Pairs

_PLACE = re.compile(r"\b(?:in|at|near|outside|inside|around|towards?|from|off|across)\s+(?:the\s+)?(?:[a-z-]+\s+){0,3}"
                    r"([A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,2})")  # fmt: skip


def where(pairs: Pairs, scene: Scene) -> Iterator[Column]:
    """Places that both name, or a place on each side that the other does not name at all."""
    return pairs.judged(pairs.both(lambda f: bool(places(f.plain))), lambda f: f.plain, _compared)


def _compared(a: str, b: str) -> Finding | None:
    x, y = places(a), places(b)
    shared = [p for p in x if any(_is_one(p, q) for q in y)]
    if shared:
        return Finding("where-same", 1.0, f"Both name the place {min(shared)}.")
    if not (x.isdisjoint(words_of(b)) and y.isdisjoint(words_of(a))):
        return None
    return Finding("where-differs", 1.0, f"One is placed in {min(x)}, the other in {min(y)}.")


@lru_cache(maxsize=65536)
def _is_one(p: str, q: str) -> bool:
    return p == q or same_word(p, q)


@lru_cache(maxsize=16384)
def places(text: str) -> frozenset[str]:
    """Last words of the names behind prepositions of place, in lower case."""
    return frozenset(w[-1] for m in _PLACE.finditer(text) if (w := words_of(m[1])) and not _is_time(w[-1]))


def _is_time(word: str) -> bool:
    return word.endswith("day") or word in _MONTHS


_MONTHS = frozenset("january february march april may june july august september october november december".split())
