"""Polarity and mood: one says that it is so, the other that it is not; one says is, the other ought or may."""

import re

from hearsay.link.forms import Form

from .finding import Finding, Scene

_NOT = re.compile(r"\b(?:not|no|never|none|nobody|nothing|neither|nor|cannot|without)\b|n[’']t\b", re.I)
_FALSE = re.compile(r"\b(?:false|untrue|baseless|unfounded|fabricated?|fabrications?|lies?|hoax|denie[ds]|deny|denial|refute[ds]?|"
                    r"reject(?:s|ed)?)\b", re.I)  # fmt: skip
_AHEAD = re.compile(r"\b(?:will|would|shall|may|might|could|likely to|expected to|set to|going to|plans? to|about to)\b|[’']ll\b", re.I)  # fmt: skip


def polarity(a: Form, b: Form, scene: Scene) -> list[Finding]:
    """One wording is negated and the other is not."""
    if is_negated(a.plain) != is_negated(b.plain):
        return [Finding("negated-one-sided", 1.0, "One of them says that it is not so.")]
    return []


def mood(a: Form, b: Form, scene: Scene) -> list[Finding]:
    """One speaks of what is or was, the other of what ought to be or lies ahead."""
    out = []
    if a.is_ought != b.is_ought:
        out.append(Finding("ought-one-sided", 1.0, "One says what is, the other what ought to be."))
    if bool(_AHEAD.search(a.plain)) != bool(_AHEAD.search(b.plain)):
        out.append(Finding("ahead-one-sided", 1.0, "One speaks of what lies ahead, the other does not."))
    return out


def is_negated(text: str) -> bool:
    """Whether a wording says that something is not so (an odd number of negations)."""
    return (len(_NOT.findall(text)) + len(_FALSE.findall(text))) % 2 == 1
