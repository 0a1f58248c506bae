"""Kinds of evidence for or against two wordings being one claim: one file each, in a visible list."""

from collections.abc import Callable

from hearsay.link.forms import Form

from .finding import Finding, Scene
from .how_many import how_many
from .polarity import is_negated, mood, polarity
from .what import aspect
from .when import when
from .where import where
from .who import who
from .wording import like_words, meaning, shared_words

COMPARISONS: tuple[tuple[str, Callable[[Form, Form, Scene], list[Finding]]], ...] = (
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

__all__ = ["COMPARISONS", "Finding", "Scene", "is_negated"]
