"""Cues that tell nothing: function words, wishes to stay unnamed, what is only denied or doubted.

In: attributions as word spans. Out: those that tell. Rules of `mend`.
"""

import re
from collections.abc import Sequence

from . import nouns
from .attribute import Found, Words
from .describe import Page, head_of
from .stance import stance_of

_TELLING = ("according", "reportedly", "allegedly", "citing", "quoting", "per ", "via ", "comment", "said", "says")
"""What makes a cue without verb or noun one all the same."""
_SHORT = 12
"""Words of a content at most in which a wish to stay unnamed is all that it says."""
_ANONYMITY = re.compile(r"\b(?:anonymity|not (?:to )?be (?:named|identified|quoted by name))\b", re.I)
_GUESSES = frozenset(("apparent", "supposed", "likely", "possible"))


def no_parties(page: Page, bounds: Sequence[Words], found: Sequence[Found]) -> list[Found]:
    """Drop what only "evidence" or "signs" suggest: nobody is telling."""
    return [
        f for f in found if not (f.source and nouns.singular(page.word(head_of(page, f.source[0]))) in nouns.NO_PARTY)
    ]


def objects_of_denial(page: Page, bounds: Sequence[Words], found: Sequence[Found]) -> list[Found]:
    """Drop tellings by nobody inside a denial or refusal ("denied reports of X"): they are what is denied."""
    denied = [f for f in found if stance_of(f.stance, _cue_text(page, f), "") in ("denies", "declines")]
    held = {i for f in denied for a, b in f.content for i in range(a, b)}
    return [f for f in found if f.source or not f.cue or f.anchor not in held]


def _cue_text(page: Page, f: Found) -> str:
    return " ".join(page.word(i) for span in f.cue for i in range(*span))


def telling_cues(page: Page, bounds: Sequence[Words], found: Sequence[Found]) -> list[Found]:
    """Drop cues that tell nothing: bare function words, "there was no claim of …", and guesses ("apparently")."""
    return [f for f in found if not f.cue or _tells(page, f)]


def anonymity(page: Page, bounds: Sequence[Words], found: Sequence[Found]) -> list[Found]:
    """Drop a source's wish to stay unnamed ("who asked not to be named"): it is about the source, not the event."""
    return [f for f in found if not _ANONYMITY.search(_words_of(page, f.content))]


def _words_of(page: Page, spans: Sequence[Words]) -> str:
    return " ".join(page.word(i) for span in spans for i in range(*span) if span[1] - span[0] < _SHORT)


def _tells(page: Page, f: Found) -> bool:
    words = [i for span in f.cue for i in range(*span)]
    text = _cue_text(page, f).lower()
    if text.startswith(("there ", "no ")) and "comment" not in text:
        return False
    if any(page.words[i].pos in ("VERB", "NOUN", "PUNCT", "SYM", "ADJ") and text not in _GUESSES for i in words):
        return True
    return any(w in text for w in _TELLING)
