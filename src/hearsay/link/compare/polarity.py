"""Polarity and mood: one says that it is so, the other that it is not; one says is, the other ought or may."""

import re
from collections.abc import Iterator

import numpy as np

from hearsay.link.patterns import one_of, whole_words

from .finding import Scene
from .pairs import Column, Pairs

_NOT = re.compile(r"\b(?:not|no|never|none|nobody|nothing|neither|nor|cannot|without)\b|n[’']t\b", re.I)
_NOBODY = re.compile(r"\b(?:nobody|no one|none of)\b", re.I)
_FALSE = whole_words(
    """false untrue baseless unfounded fabricate fabricated fabrication fabrications lie lies hoax denies denied deny
    denial refute refutes refuted reject rejects rejected"""
)
ALIKE = 0.7
"""Share of the shorter wording's words that must be shared for a negation to decide."""
_LATER = one_of("will would shall may might could likely_to expected_to set_to going_to plan_to plans_to about_to")
_AHEAD = re.compile(rf"\b{_LATER}\b|[’']ll\b", re.I)


def polarity(pairs: Pairs, scene: Scene) -> Iterator[Column]:
    """One wording is negated and the other is not; that decides where they are alike in nearly all other words."""
    at = pairs.one(lambda f: is_negated(f.plain))
    alike = np.zeros_like(at)
    for pair in np.flatnonzero(at).tolist():
        a, b = pairs.of(pair)
        shorter = min(len(a.stems), len(b.stems))
        alike[pair] = shorter > 0 and len(a.stems & b.stems) >= ALIKE * shorter
    yield pairs.where("negated-one-sided", at, "One of them says that it is not so.", apart=alike)
    nobody = pairs.one(lambda f: bool(_NOBODY.search(f.plain)))
    yield pairs.where("nobody-one-sided", nobody, "One of them says it of nobody.")


def mood(pairs: Pairs, scene: Scene) -> Iterator[Column]:
    """One speaks of what is or was, the other of what ought to be or lies ahead. A count is never the same claim
    as what it may rise to."""
    ought = pairs.one(lambda f: f.is_ought)
    yield pairs.where("ought-one-sided", ought, "One says what is, the other what ought to be.")
    yield pairs.where(
        "ahead-one-sided",
        pairs.one(lambda f: bool(_AHEAD.search(f.plain))),
        "One speaks of what lies ahead, the other does not.",
        apart=pairs.either(lambda f: f.aspect == "toll"),
    )


def is_negated(text: str) -> bool:
    """Whether a wording says that something is not so (an odd number of negations)."""
    return (len(_NOT.findall(text)) + len(_FALSE.findall(text))) % 2 == 1
