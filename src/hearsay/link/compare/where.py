"""Where: places that stand behind a preposition."""

import re

from hearsay.link.forms import Form
from hearsay.tables.names import same_word, words_of

from .finding import Finding, Scene

_PLACE = re.compile(r"\b(?:in|at|near|outside|inside|around|towards?|from|off|across)\s+(?:the\s+)?(?:[a-z-]+\s+){0,3}"
                    r"([A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,2})")  # fmt: skip


def where(a: Form, b: Form, scene: Scene) -> list[Finding]:
    """Places that both name, or a place on each side that the other does not name at all."""
    x, y = places(a.plain), places(b.plain)
    if not x or not y:
        return []
    shared = sorted(p for p in x if any(p == q or same_word(p, q) for q in y))
    if shared:
        return [Finding("where-same", 1.0, f"Both name the place {shared[0]}.")]
    if x & set(words_of(b.plain)) or y & set(words_of(a.plain)):
        return []
    return [Finding("where-differs", 1.0, f"One is placed in {min(x)}, the other in {min(y)}.")]


def places(text: str) -> frozenset[str]:
    """Last words of the names behind prepositions of place, in lower case."""
    return frozenset(w[-1] for m in _PLACE.finditer(text) if (w := words_of(m[1])) and not _is_time(w[-1]))


def _is_time(word: str) -> bool:
    return word.endswith("day") or word in _MONTHS


_MONTHS = frozenset("january february march april may june july august september october november december".split())
