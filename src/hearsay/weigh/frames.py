"""Words that frame one fact in rival ways, and words that say it is not so: general English, no names.

Each pair of lists holds what one side and what the other says of the same thing.
"""

import re

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


LEAVING = (whole_words(_LEAVING[0]), whole_words(_LEAVING[1]))
"""How somebody left a post: of his own will, or by that of others."""
FRAMES = tuple((whole_words(a), whole_words(b)) for a, b in _PAIRS)
_NOT = re.compile(
    r"\b(?:not(?!\s+(?:only|just|yet|least))|no(?!\s+(?:fewer|less|more|later)\s+than)|never|nobody|none|neither|nor|cannot)\b"
    r"|n['’]t\b|\b(?:do|does|did|is|are|was|were|would|could|ha[sd]|have|should)nt\b",
    re.I,
)
_FALSE = whole_words(
    """false untrue baseless unfounded fabricat\\w* lies hoax lacks?_credibility lacked_credibility no_truth groundless
    denied refuted rejected"""
)

Pair = tuple[re.Pattern[str], re.Pattern[str]]


def rival_frames(a: str, b: str, pairs: tuple[Pair, ...] = FRAMES) -> tuple[str, str] | None:
    """The two words that frame the same thing in rival ways; None where there are none."""
    for one, other in pairs:
        for first, second in ((one, other), (other, one)):
            x, y = first.search(a), second.search(b)
            if x and y and not second.search(a) and not first.search(b):
                return x[0], y[0]
    return None


def is_negated(text: str) -> bool:
    """Whether the words say that something is not so: an odd number of words that deny."""
    return (len(_NOT.findall(text)) + len(_FALSE.findall(text))) % 2 == 1
