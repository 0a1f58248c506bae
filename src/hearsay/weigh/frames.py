"""Words that frame one fact in rival ways, and words that say it is not so: general English, no names.

Each pair of lists holds what one side and what the other says of the same thing.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from hearsay.link.patterns import whole_words

_LEAVING = (
    "defected defection resigned resigns resignation quit stepped_down steps_down",
    "fired sacked dismissed dismissal relieved_of removed ousted",
)
_PAIRS = (
    ("terrorists? terrorism", "rebels? fighters? activists? opposition insurgents? protesters? civilians?"),
    ("massacre slaughter murder\\w* atrocity", "accident clash\\w* operation"),
    ("accident\\w* mishap malfunction technical", "sabotage attack\\w* bomb\\w* deliberate\\w*"),
    ("suicide", "murder\\w* homicide"),
    ("withdr\\w+ retreat\\w* redeploy\\w*", "defeat\\w* driven routed captured"),
    ("liberat\\w* freed", "occup\\w* seiz\\w* invad\\w*"),
    ("coup putsch", "revolution uprising transition"),
    ("civilians?", "fighters? militants? soldiers? gunmen"),
    ("peaceful\\w*", "violent\\w* riot\\w*"),
    ("legal lawful legitimate", "illegal unlawful illegitimate"),
    ("voluntar\\w+ willing\\w*", "forced coerced expelled deported"),
    ("hero heroes martyr\\w*", "criminal\\w* terrorists? traitors?"),
)


FRAMES = tuple((whole_words(a), whole_words(b)) for a, b in (_LEAVING, *_PAIRS))
LEAVING, OTHERS = range(1), range(1, len(FRAMES))
"""Numbers of frames: how somebody left a post (of his own will, or by that of others), and the rest."""
Side = tuple[int, int]
"""Number of a frame, and which side of it, 0 or 1."""
_NOT = re.compile(
    r"\b(?:not(?!\s+(?:only|just|yet|least))|no(?!\s+(?:fewer|less|more|later)\s+than)|never|nobody|none|neither|nor|cannot)\b"
    r"|n['’]t\b|\b(?:do|does|did|is|are|was|were|would|could|ha[sd]|have|should)nt\b",
    re.I,
)
_FALSE = whole_words(
    """false untrue baseless unfounded fabricat\\w* lies hoax lacks?_credibility lacked_credibility no_truth groundless
    denied refuted rejected"""
)


def sides_in(text: str) -> dict[Side, str]:
    """The sides that words take, each with the word that takes it; who uses words of both sides takes none."""
    out = {}
    for n, frame in enumerate(FRAMES):
        one, other = (words.search(text) for words in frame)
        if one and not other:
            out[n, 0] = one[0]
        elif other and not one:
            out[n, 1] = other[0]
    return out


def rival_frames(a: Mapping[Side, str], b: Mapping[Side, str], frames: range = OTHERS) -> tuple[str, str] | None:
    """The two words that frame the same thing in rival ways, from the sides taken; None where there are none."""
    for n in frames:
        for side in (0, 1):
            if (n, side) in a and (n, 1 - side) in b:
                return a[n, side], b[n, 1 - side]
    return None


@lru_cache(maxsize=16384)
def is_negated(text: str) -> bool:
    """Whether the words say that something is not so: an odd number of words that deny."""
    return (len(_NOT.findall(text)) + len(_FALSE.findall(text))) % 2 == 1
