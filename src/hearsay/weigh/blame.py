"""Who is said to have done a deed: the culprit and the deed in a claim's words.

In: the words of a claim and, for an accusation, its cue. Out: a `Deed`; None where the words blame nobody.
"""

import re
from dataclasses import dataclass

from hearsay.link.patterns import one_of
from hearsay.tables.names import stem, words_of

_DID = one_of(
    """carried_out was_behind were_behind is_behind are_behind was_responsible_for were_responsible_for
    is_responsible_for are_responsible_for perpetrated staged launched fired committed conducted orchestrated bombed
    bombarded shelled attacked shot_down shot downed claimed_responsibility_for bore_responsibility_for mounted"""
)
_ACTIVE = re.compile(
    rf"^(?P<who>.{{2,90}}?)\s+(?:(?:had|has|have|deliberately|themselves|itself)\s+)*(?P<did>{_DID})\s+(?P<what>.+)$",
    re.I | re.S,
)
_PASSIVE = re.compile(
    rf"^(?P<what>.{{2,140}}?)\s+(?:(?:was|were|is|are|had\s+been|has\s+been)\s+(?:\w+\s+)?(?P<did>{_DID}|caused)\s+by"
    r"|came\s+from)\s+(?P<who>.+)$",
    re.I | re.S,
)
_ACCUSED = re.compile(r"^(?P<who>.{2,90}?)\s+(?:of|for)\s+(?P<what>.+)$", re.I | re.S)
_ACCUSES = re.compile(r"\b(?:accus|blam)\w*", re.I)
_ANYBODY = frozenset(
    """the of and by in on at its own forces force group groups side fighters members troops army military themselves
    itself loyal to""".split()
)
_LABELS = frozenset(
    """terrorist terrorists bomber bombers gunman gunmen attacker attackers assailant assailants militants extremists
    unknown unidentified suspects""".split()
)
_UNCLAIMED = re.compile(
    r"\bno\s+(?:\w+\s+){0,2}claims?\s+of\s+responsibility\b"
    r"|\b(?:nobody|no\s+one|no\s+group|none)\b.{0,30}\b(?:claimed|responsib\w+)",
    re.I,
)
_UNCLEAR = re.compile(r"\b(?:not\s+(?:\w+\s+)?(?:clear|known)\s+who|unclear\s+who|nobody\s+knows\s+who)\b", re.I)
_CLAIMED = re.compile(r"\bclaim(?:s|ed|ing)?\s+(?:\w+\s+)?(?:responsibility|the\s+attack)\b", re.I)


@dataclass(frozen=True, slots=True)
class Deed:
    """A deed and who is said to have done it."""

    culprit: str
    """The words for the culprit; empty where the words say that he is not known."""
    what: str
    """The words for the deed."""
    is_claimed: bool = False
    """Whether the culprit claims it; for an unknown culprit whether the words are only that nobody does."""

    @property
    def parties(self) -> frozenset[str]:
        """Stems of the words that tell the culprit from others; empty for "a bomber", who may be anybody's."""
        words = words_of(self.culprit)
        if not words or words[0] in ("a", "an", "it", "he", "they", "who", "each"):
            return frozenset()
        return frozenset(stem(w) for w in words if w not in _ANYBODY)

    def answers(self, unknown: "Deed") -> bool:
        """Whether it settles what the other calls unknown: a party, not a label, that did it or, if nobody was said to
        have claimed it, claims it."""
        return bool(self.parties - {stem(w) for w in _LABELS}) and (self.is_claimed or not unknown.is_claimed)


def is_culprit_unknown(text: str) -> bool:
    """Whether the words say that nobody knows who did it, or that nobody has claimed it."""
    return bool(_UNCLEAR.search(text) or _UNCLAIMED.search(text))


def deed_of(text: str, cue: str = "") -> Deed | None:
    """Who did what, by the words; an accusing cue makes the content's first words the culprit."""
    if is_culprit_unknown(text):
        return Deed("", text, is_claimed=not _UNCLEAR.search(text))
    shapes = (_ACCUSED,) if _ACCUSES.search(cue) else (_PASSIVE, _ACTIVE)
    for shape in shapes:
        m = shape.match(text.strip())
        if m:
            return Deed(m["who"], f"{m['what']} {m.groupdict().get('did') or ''}", bool(_CLAIMED.search(text)))
    return None
