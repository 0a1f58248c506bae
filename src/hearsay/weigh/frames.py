"""Words that frame one fact in rival ways: general English, none of names.

Each pair of lists holds what one side and what the other says of the same thing.
"""

import re

from hearsay.link.patterns import whole_words

_PAIRS = (
    ("defect\\w* resign\\w* quit step\\w*_down", "fired sacked dismiss\\w* relieved removed ousted"),
    ("terrorists? terrorism terrorist", "rebels? fighters? activists? opposition insurgents? protesters? civilians?"),
    ("massacre slaughter murder\\w* atrocity", "accident clash\\w* operation strike"),
    ("accident\\w* mishap malfunction technical", "sabotage attack\\w* bomb\\w* deliberate\\w*"),
    ("suicide", "murder\\w* killed homicide"),
    ("withdr\\w+ retreat\\w* redeploy\\w*", "defeat\\w* driven routed captured"),
    ("liberat\\w* freed", "occup\\w* seiz\\w* invad\\w*"),
    ("coup putsch", "revolution uprising transition"),
    ("civilians?", "fighters? militants? soldiers? forces troops gunmen"),
    ("peaceful\\w*", "violent\\w* riot\\w*"),
    ("legal lawful legitimate", "illegal unlawful illegitimate"),
    ("voluntar\\w+ willing\\w*", "forced coerced expelled deported"),
)


FRAMES = tuple((whole_words(a), whole_words(b)) for a, b in _PAIRS)
_NEGATION = re.compile(
    r"\b(?:not|no|never|nobody|none|without|neither|nor|(?:do|does|did|is|are|was|were|would|could|has|have|had|should)n['’]?t|can['’]?t|won['’]t|denied|refused|unable)\b",
    re.I,
)


def rival_frames(a: str, b: str) -> tuple[str, str] | None:
    """The two words that frame the same thing in rival ways; None where there are none."""
    for one, other in FRAMES:
        for first, second in ((one, other), (other, one)):
            x, y = first.search(a), second.search(b)
            if x and y and not second.search(a) and not first.search(b):
                return x[0], y[0]
    return None


def is_negated(text: str) -> bool:
    """Whether the words deny something."""
    return bool(_NEGATION.search(text))
