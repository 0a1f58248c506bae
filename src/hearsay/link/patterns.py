"""Word lists as regular expressions, so that the lists can be read."""

import re


def one_of(words: str) -> str:
    r"""A group that matches any of the words; an underscore stands for white space, longer words are tried first.

    >>> one_of("up over at_least")
    '(?:at\\s+least|over|up)'
    """
    kept = sorted(words.split(), key=lambda w: (-len(w), w))
    return "(?:" + "|".join(w.replace("_", r"\s+") for w in kept) + ")"


def whole_words(words: str) -> re.Pattern[str]:
    """A pattern that finds any of the words, whole and in any case."""
    return re.compile(rf"\b{one_of(words)}\b", re.I)
