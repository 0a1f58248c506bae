"""The stance of a source to what it is said to say, where words decide it.

In: the network's stance, the cue's words and the text behind the content. Out: the stance. Lists of general English;
where no word decides, denials and refusals are the network's to find, and all else is asserted.
"""

import re

from hearsay.model import Stance

_NOT_VERIFIED = (
    r"(?:could|can|cannot|have|has|had|was|were|is|are)?\s*(?:not|n['’]?t|never)\s+(?:yet\s+)?(?:be(?:en)?\s+)?"
    r"(?:able\s+to\s+)?(?:independently\s+|immediately\s+|yet\s+)*(?:be\s+)?(?:independently\s+|immediately\s+)*"
    r"(?:verif|confirm|corroborat|authenticat)\w*"
)


def _words(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})\b", re.I)


_RULES: tuple[tuple[Stance, re.Pattern[str]], ...] = (
    ("unconfirmed", _words(rf"{_NOT_VERIFIED}|alleged(?:ly)?|unconfirmed|unverified|purported(?:ly)?")),
    ("declines", _words(r"declin\w+|refus\w+|no (?:immediate )?comment|not (?:immediately )?(?:comment|respond)\w*")),
    ("denies", _words(r"den(?:y|ies|ied|ying|ials?)|(?:reject|dismiss|refut|rebut|disput|disavow)\w*")),
    ("confirms", _words(r"(?:re)?confirm(?:s|ed|ing|ation)?|acknowledg\w+|admit\w*")),
)
_BEHIND = re.compile(
    rf"\b(?:{_NOT_VERIFIED}|unconfirmed|unverified|checks?\s+(?:are\s+|is\s+)?under\s?way|it was not possible to"
    r"\s+(?:verify|confirm)|no independent (?:confirmation|verification))\b",
    re.I,
)
_SAME_SENTENCE = re.compile(
    r"[^.!?]*\b(?:if (?:confirmed|verified|true)|it (?:was|is) not (?:yet |immediately )*clear (?:[\w ]{0,20} )?"
    r"(?:if|whether))\b",
    re.I,
)
_IN_CONTENT = _words(_NOT_VERIFIED)
REACH = 170
"""Code points behind a content in which a remark that it could not be verified still belongs to it."""


def stance_of(guess: Stance, cue: str, behind: str, content: str = "") -> Stance:
    """Settle a stance. `behind` is the text after the content, up to the paragraph's end."""
    for stance, words in _RULES:
        if words.search(cue):
            return stance
    if is_unverified(behind) or _IN_CONTENT.search(content):
        return "unconfirmed"
    return guess if guess in ("denies", "declines") else "asserts"


def unverified_at(behind: str) -> int | None:
    """A code point of the remark right behind that it could not be verified; None where there is none."""
    behind = behind[:REACH].partition("\n\n")[0]
    m = _SAME_SENTENCE.match(behind) or _BEHIND.search(behind)
    return m.end() - 1 if m else None


def is_unverified(behind: str) -> bool:
    """Whether the text right behind says that it could not be verified."""
    return unverified_at(behind) is not None
