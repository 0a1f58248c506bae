"""What an outlet says in a report about a report: that it corrects it, or takes it back. Pure.

The words are those of the agencies' and papers' own handbooks: kill, withdrawal, correction, retraction. A report that
tells of somebody else's retraction has none of them where they are looked for: at the head of the headline, or as a
sentence about "this article".
"""

import re
from dataclasses import dataclass
from typing import Literal

from hearsay.model import Report

_MARK = r"\b\s*[:\-–—|]+\s*"
_KILL = re.compile(
    rf"\s*(?:mandatory\s+kill|kill|story\s+(?:removed|killed|withdrawn)|notice\s+of\s+kill){_MARK}", re.I
)
_WITHDRAWAL = re.compile(rf"\s*(?:withdrawn|withdrawal|retracted|retraction){_MARK}", re.I)
_CORRECTION = re.compile(r"\s*(?:corrected|correction|corrects|clarification)\b\s*(?:\(\w+\)\s*)?[:\-–—|]+\s*", re.I)
_THIS = (
    r"(?:this|the\s+above|an?\s+earlier\s+version\s+of\s+this)\s+(?:news\s+)?"
    r"(?:article|story|report|item|post|piece|page|version)\s+(?:has\s+been|was|is\s+being|is)\s+(?:\w+\s+)?"
)
_TAKEN_BACK = re.compile(
    rf"\b{_THIS}(?:withdrawn|retracted|removed|taken\s+down|deleted|killed)\b",
    re.I,
)
_MENDED = re.compile(
    rf"\b{_THIS}(?:corrected|amended|edited\s+to\s+correct|updated\s+to\s+correct|clarified)\b"
    r"|\ban\s+earlier\s+version\s+of\s+this\s+\w+\s+(?:\w+\s+)?"
    r"(?:said|stated|gave|misstated|misidentified|misspelled|reported)\b"
    r"|^\s*(?:correction|clarification)s?\b\s*(?:\([^()\n]{1,60}\)\s*)?[:\-–—]",
    re.I | re.M,
)
_HEAD = 1500
"""Characters at either end of a text in which an outlet speaks of the text itself."""


@dataclass(frozen=True, slots=True)
class Word:
    """What an outlet says."""

    kind: Literal["corrected", "killed", "withdrawn"]
    """What it does."""
    why: str
    """The words that say so, verbatim."""
    of: str = ""
    """The headline of the report that is meant, where it is another one; empty for the report itself."""


def word_of_headline(title: str) -> Word | None:
    """What a headline like "KILL: Ferry sinks off Portmoor" says about the report of the headline behind it."""
    for kind, pattern in (("killed", _KILL), ("withdrawn", _WITHDRAWAL), ("corrected", _CORRECTION)):
        if match := pattern.match(title):
            return Word(kind, title.strip(), title[match.end() :].strip())  # type: ignore[arg-type]
    return None


def word_of_edit(before: Report, after: Report) -> Word | None:
    """What a new version says about itself: that it is corrected, or that nothing of the report is left.

    A statement that stood in the version before is no news.
    """
    ends = f"{after.text[:_HEAD]}\n{after.text[-_HEAD:]}"
    old = f"{before.title}\n{before.text}"
    if (found := _TAKEN_BACK.search(ends)) and not _TAKEN_BACK.search(old):
        return Word("withdrawn", " ".join(found[0].split()))
    head = word_of_headline(after.title)
    if head and not word_of_headline(before.title):
        return Word(head.kind, head.why)
    known = " ".join(old.split())
    told = (_line(ends, m.start()) for m in _MENDED.finditer(ends))
    new = next((line for line in told if line not in known), None)
    return Word("corrected", new if len(new) <= 200 else f"{new[:199]}…") if new else None


def _line(text: str, at: int) -> str:
    """The line in which something stands."""
    end = text.find("\n", at + 1)
    return " ".join(text[text.rfind("\n", 0, at + 1) + 1 : end if end >= 0 else None].split())
