"""Kinds of evidence for or against two wordings being one claim: one file each, in a visible list."""

from collections.abc import Callable, Iterable

from .alike import like_words
from .finding import Finding, Scene
from .how_many import how_many
from .pairs import Column, Pairs
from .polarity import is_negated, mood, polarity
from .what import aspect
from .when import when
from .where import where
from .who import who
from .wording import meaning, shared_words

COMPARISONS: tuple[tuple[str, Callable[[Pairs, Scene], Iterable[Column]]], ...] = (
    ("aspect", aspect),
    ("meaning", meaning),
    ("shared-words", shared_words),
    ("like-words", like_words),
    ("how-many", how_many),
    ("who", who),
    ("where", where),
    ("when", when),
    ("polarity", polarity),
    ("mood", mood),
)
"""Every kind of evidence, in the order in which the ledger shows it."""

__all__ = ["COMPARISONS", "Column", "Finding", "Pairs", "Scene", "is_negated"]
