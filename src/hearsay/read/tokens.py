"""Cut a text into words the way the treebanks do. In: a text. Out: spans in code points, in order, not overlapping.

Contractions and possessives are words of their own (did|n't, Fares|'s), so are hyphens between words, and full stops
except in abbreviations. Every pattern is linear: a run of one sign is one word, whatever its length up to 32.
"""

import re
from functools import lru_cache

from hearsay.model import Span

_ABBREVIATIONS = (
    "mr|mrs|ms|dr|prof|gen|col|lt|sgt|maj|capt|cmdr|brig|adm|rev|hon|gov|sen|rep|pres|st|jr|sr|no|vs|etc|inc|corp|ltd|"
    "co|dept|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec"
)
_APOSTROPHE = "['’]"
_TOKEN = re.compile(
    rf"""
      (?:https?://|www\.)[^\s<>"“”]{{1,300}}             # addresses
    | [@#]\w{{1,80}}                                       # handles and tags
    | [\w.+-]{{1,64}}@\w[\w-]{{0,63}}(?:\.[\w-]{{1,63}}){{1,4}}  # mail addresses
    | (?:[^\W\d_]\.){{2,8}}                                # U.S., a.m.
    | (?i:{_ABBREVIATIONS})\.(?=\s)                        # Mr. Gen.
    | [A-Z]\.(?=\s[A-Z])                                   # initials
    | \d[\d]{{0,30}}(?:[.,:/]\d{{1,30}}){{0,8}}(?:st|nd|rd|th)?(?![^\W\d_])  # 1,200 3.5 09:59 12/7/2012 4th
    | [^\W_]{{1,20}}(?=n{_APOSTROPHE}t\b)                         # did|n't
    | (?<=[^\W\d_])n{_APOSTROPHE}t\b
    | {_APOSTROPHE}(?:s|S|re|RE|ve|VE|ll|LL|d|D|m|M)\b     # 's
    | [^\W_]{{1,60}}
    | ([^\w\s])\1{{0,31}}                                  # a run of one sign
    | _+
    """,
    re.VERBOSE,
)


def word_spans(text: str) -> list[Span]:
    """Return the words' spans, in order."""
    return [Span(*m.span()) for m in _TOKEN.finditer(text)]


SHAPES = (
    "none",
    "lower",
    "title",
    "upper",
    "mixed",
    "single",
    "digits",
    "digits+",
    "quote",
    "stop",
    "comma",
    "dash",
    "sign",
)
"""Word shapes: what an uncased encoder does not see. Index 0 is "none", for texts read without shapes."""
GAPS = ("joined", "space", "line", "paragraph")
"""What stands between a word and the one before it."""

_QUOTES = frozenset("\"'“”‘’«»„`")


@lru_cache(maxsize=65536)
def shape_of(word: str) -> int:
    """Return the index into SHAPES for a word."""
    return SHAPES.index(_shape(word))


def _shape(word: str) -> str:  # noqa: PLR0911 a table of cases reads best as returns
    first = word[0]
    if first.isalpha():
        if len(word) == 1 and word.isupper():
            return "single"
        if word.islower():
            return "lower"
        if word.isupper():
            return "upper"
        return "title" if first.isupper() and word[1:].islower() else "mixed"
    if first.isdigit():
        return "digits" if word.isdigit() else "digits+"
    if first in _QUOTES:
        return "quote"
    if first in ".!?…":
        return "stop"
    if first in ",;:":
        return "comma"
    return "dash" if first in "-–—" else "sign"


def gap_before(text: str, previous_end: int, start: int) -> int:
    """Return the index into GAPS for the stretch between two words."""
    if previous_end == start > 0:
        return 0
    between = text[previous_end:start]
    if between == " ":
        return 1
    breaks = between.count("\n")
    if breaks:
        return 3 if breaks > 1 or previous_end == 0 else 2
    return 1 if between or previous_end == 0 else 0
