"""Polarity and mood: one says that it is so, the other that it is not; one says is, the other ought or may."""

import re

from hearsay.link.forms import Form
from hearsay.link.patterns import one_of, whole_words

from .finding import Finding, Scene

_NOT = re.compile(r"\b(?:not|no|never|none|nobody|nothing|neither|nor|cannot|without)\b|n[’']t\b", re.I)
_FALSE = whole_words(
    """false untrue baseless unfounded fabricate fabricated fabrication fabrications lie lies hoax denies denied deny
    denial refute refutes refuted reject rejects rejected"""
)
ALIKE = 0.7
"""Share of the shorter wording's words that must be shared for a negation to decide."""
_LATER = one_of("will would shall may might could likely_to expected_to set_to going_to plan_to plans_to about_to")
_AHEAD = re.compile(rf"\b{_LATER}\b|[’']ll\b", re.I)


def polarity(a: Form, b: Form, scene: Scene) -> list[Finding]:
    """One wording is negated and the other is not; that decides where they are alike in nearly all other words."""
    if is_negated(a.plain) == is_negated(b.plain):
        return []
    shared, shorter = len(a.stems & b.stems), min(len(a.stems), len(b.stems))
    alike = shorter > 0 and shared >= ALIKE * shorter
    text = "One of them says that it is not so."
    return [Finding("negated-one-sided", 1.0, text, "DIFFERENT" if alike else "UNSURE")]


def mood(a: Form, b: Form, scene: Scene) -> list[Finding]:
    """One speaks of what is or was, the other of what ought to be or lies ahead. A count is never the same claim
    as what it may rise to."""
    out = []
    if a.is_ought != b.is_ought:
        out.append(Finding("ought-one-sided", 1.0, "One says what is, the other what ought to be."))
    if bool(_AHEAD.search(a.plain)) != bool(_AHEAD.search(b.plain)):
        decisive = "toll" in (a.aspect, b.aspect)
        text = "One speaks of what lies ahead, the other does not."
        out.append(Finding("ahead-one-sided", 1.0, text, "DIFFERENT" if decisive else "UNSURE"))
    return out


def is_negated(text: str) -> bool:
    """Whether a wording says that something is not so (an odd number of negations)."""
    return (len(_NOT.findall(text)) + len(_FALSE.findall(text))) % 2 == 1
