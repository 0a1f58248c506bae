"""The shapes of time expressions, as one visible list of patterns, tried at each place in this order.

Each has a name; `resolve.RULES` holds one function a name. All are linear: no nested repeats, every repeat bounded.
"""

import re
from collections.abc import Iterable

from .lexicon import MONTHS, NUMBERS, PARTS_OF_DAY, REFERENCES, SEASONS, SETS, UNITS, WEEKDAYS


def _any(words: object) -> str:
    return "|".join(sorted(map(str, words), key=lambda w: (-len(w), w)))  # type: ignore[call-overload]


_M = rf"(?:{_any(MONTHS)})"
_W = rf"(?:{_any(w for w in WEEKDAYS if len(w) > 4)})"
_WA = rf"(?:{_any(WEEKDAYS)})"
_D = r"(?:[0-3]?\d(?:st|nd|rd|th)?)"
_Y = r"(?:1[5-9]\d\d|20\d\d)"
_U = rf"(?:{_any(u for u in UNITS if u != 'centurie')}|centurie)s?"
_WORD_NUMBER = rf"(?:{_any(n for n in NUMBERS if n not in ('a', 'an', 'half'))})"
_N = (
    rf"(?:\d{{1,4}}(?:[.,]\d{{1,3}})?|(?:{_WORD_NUMBER})(?:[ -]{_WORD_NUMBER})?(?:[ -]and[ -]a[ -]half)?"
    r"|an?\s+few|a\s+couple\s+of|couple\s+of|several|few|many|some|half\s+an?|an?)"
)
_PART = rf"(?:{_any(p for p in PARTS_OF_DAY if p not in ('noon', 'midnight'))})"
_FUZZY = r"(?:early|mid|late|(?:the\s+)?(?:end|beginning|start|middle)\s+of)"
_ZONE = r"(?:\s*(?:gmt|utc|est|edt|cet|bst|local\s+time))"
_ABOUT = r"(?:(?:more|less)\s+than|over|about|around|almost|nearly|at\s+least|just|roughly|some|up\s+to)\s+"

PATTERNS: tuple[tuple[str, str], ...] = (
    ("iso", rf"(?P<y0>{_Y})-(?P<m0>\d\d)-(?P<d0>\d\d)"),
    ("dotted", r"(?P<d1>[0-3]?\d)[./](?P<m1>[0-3]?\d)[./](?P<y1>20\d\d|19\d\d|\d\d)(?!\.?\d)"),
    ("day_month", rf"(?:{_WA}\.?,?\s+)?(?:the\s+)?(?P<d2>{_D})(?:\s+of)?\s+(?P<m2>{_M})\b\.?(?:,?\s+(?P<y2>{_Y})\b)?"),
    ("month_day", rf"(?:{_WA}\.?,?\s+)?(?P<m3>{_M})\b\.?\s+(?P<d3>{_D})\b(?!\s*(?:people|percent|:))(?:,?\s+(?P<y3>{_Y})\b)?"),
    ("month_year", rf"(?:(?P<f4>{_FUZZY})[\s-]+)?(?P<m4>{_M})\b\.?,?(?:\s+of)?\s+(?P<y4>{_Y})\b"),
    ("quarter", rf"(?:the\s+)?(?P<q5>first|second|third|fourth|last)[\s-]+(?P<u5>quarter|half)(?:\s+of\s+(?:the\s+year|(?P<y5>{_Y})))?"),
    ("season", rf"(?:(?P<f6>{_FUZZY})\s+)?(?P<r6>the|last|this|next|in|early|late)\s+(?P<s6>{_any(SEASONS)})\b(?:(?:\s+of)?\s+(?P<y6>{_Y}))?"),
    ("fuzzy_year", rf"(?P<f7>{_FUZZY})[\s-]+(?P<y7>{_Y})\b"),
    ("decade", r"(?:the\s+)?(?:(?P<f8>early|mid|late)[\s-]+)?(?P<y8>1[5-9]\d0|20\d0)['’]?s\b"),
    ("end_of", rf"(?:(?:the|by|at)\s+)?(?P<f9>end|beginning|start|middle)\s+of\s+(?:the|this|next|last)\s+(?P<u9>{_U})\b"),
    ("every", rf"(?:every|each)\s+(?:(?P<n10>{_N})\s+)?(?:(?P<u10>{_U})|(?P<w10>{_W}))\b(?:\s+{_PART}\b)?"),
    ("for_a", r"(?:(?<=for )|(?<=in )|(?<=within )|(?<=than )|(?<=over )|(?<=after )|(?<=about ))an?\s+(?P<u26>day|week|month|year)\b(?!\s+(?:ago|later|earlier|before))"),
    ("per", r"(?:per|an?)\s+(?P<u11>day|week|month|year)\b(?!\s+(?:ago|later|earlier|before|after|old|of|long|since))"),
    ("offset", rf"(?:{_ABOUT})?(?:(?P<n12>{_N})[\s-]+)?(?P<u12>{_U})\s+(?P<o12>ago|earlier|later|before|from\s+now|afterwards?)\b"),
    ("next_day", r"(?:the\s+)?(?P<x13>following|next|same|previous|that)\s+(?P<u13>day|night|morning|evening|week|month|year)\b"),
    ("rolling", rf"(?:the\s+)?(?:last|past|next|coming|previous|first)\s+(?P<n14>{_N})\s+(?P<u14>{_U})\b"),
    ("shifted", rf"(?:(?:(?P<f15>early|earlier|late|later|mid)[\s-]+)?(?:the\s+)?(?P<x15>last|this|next|past|coming|previous)\s+"
                rf"(?:(?P<u15>{_U})|(?P<m15>{_M}))|(?:earlier|later)\s+in\s+the\s+(?P<v15>day|week|month|year))\b"),
    ("weekday", rf"(?:(?P<f16>early|late)\s+(?:on\s+)?)?(?:(?P<x16>last|next|this)\s+)?(?P<w16>{_W})(?P<s16>s?)\b(?:\s+(?:(?:in|at)\s+the\s+)?(?P<p16>{_PART})\b)?"),
    ("deictic", rf"(?:(?P<f17>early|earlier|late|later)\s+)?(?P<x17>today|yesterday|tomorrow|tonight|overnight|this\s+{_PART}|last\s+night)\b(?:\s+(?P<p17>{_PART})\b)?"),
    ("fuzzy_month", rf"(?P<f18>{_FUZZY})[\s-]+(?P<m18>{_M})\b"),
    ("month", rf"(?:(?<=in )|(?<=since )|(?<=until )|(?<=by )|(?<=of )|(?<=from )|(?<=during )|(?<=for ))(?P<m19>{_M})\b(?!\s+\d)"),
    ("clock", rf"(?:[01]?\d|2[0-3])[:.][0-5]\d(?!\d)(?:\s*[ap]\.?m\b\.?)?{_ZONE}?|(?:1[0-2]|[1-9])(?:\s*[ap]\.?m\b\.?){_ZONE}?|[0-2]\d[0-5]\d{_ZONE}|noon|midnight"),
    ("year", rf"(?:(?<=in )|(?<=since )|(?<=of )|(?<=from )|(?<=by )|(?<=until )|(?<=to )|(?<=during )|(?<=before )|(?<=after )|(?<=for )|(?<=and )|(?<=\()|(?<=, ))(?P<y21>{_Y})\b(?![.,]\d|\s*(?:people|%))"
             rf"|(?<![$€£] )(?<![$€£])(?P<y27>19[3-9]\d|20[0-4]\d)\b(?!\s+[a-z]+s\b|[.,:/-]?\d|\s*%)"),
    ("duration", rf"(?:{_ABOUT})?(?P<n22>{_N})[\s-]+(?P<u22>{_U})\b(?:[\s-]long\b)?"),
    ("vague_duration", r"(?:(?<=for )|(?<=after )|(?<=in )|(?<=of )|over\s+the\s+)(?P<u23>seconds|minutes|hours|days|weeks|months|years|decades|centuries)\b"
                       r"|(?P<l23>days|weeks|months|years|decades)-long\b"),
    ("set", rf"(?P<w24>{_any(SETS)})\b"),
    ("reference", rf"(?P<r25>{_any(REFERENCES)})\b"),
)  # fmt: skip

OPENING = frozenset(
    """the early mid late end beginning start middle first second third fourth last this next in by at every each a an per
    more less over about around almost nearly just roughly some up couple several few many half following same previous
    that past coming earlier later today yesterday tomorrow tonight overnight noon midnight centuries""".split()
) | {w.split()[0] for words in (MONTHS, WEEKDAYS, NUMBERS, UNITS, SETS, REFERENCES) for w in words}
"""Words that a shape may begin with, where it does not begin with a digit."""


def _opens(words: Iterable[str]) -> str:
    """A pattern that fails where none of the words begins: three letters of each tell, a shorter one is told whole."""
    rest: dict[str, set[str]] = {}
    for w in words:
        rest.setdefault(w[0], set()).add(w[1:3] if len(w) > 2 else w[1:] + r"\b")
    return "|".join(f"{first}(?:{'|'.join(sorted(more))})" for first, more in sorted(rest.items()))


SHAPES = "|".join(f"(?P<{n}>{p})" for n, p in PATTERNS)
PATTERN = re.compile(rf"(?<![\w@#])(?=\d|{_opens(OPENING)})(?:{SHAPES})(?!\w)", re.I)
"""All patterns in one; `lastgroup` is not used, the first named shape that matched is. What a shape may begin with is
looked at first: most words begin none, and need not be tried against each."""
NAMES = tuple(n for n, _ in PATTERNS)
