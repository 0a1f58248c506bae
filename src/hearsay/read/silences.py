"""Words that look like a telling and tell nothing: what is not mentioned, what nobody claimed, where somebody is from.

In: attributions as word spans. Out: those that are tellings.
"""

import re
from collections.abc import Sequence

from .attribute import Found, Words
from .describe import Page

_SILENT = re.compile(
    r"\b(?:not|n[’']t|never)\s+(?:even\s+)?mention|\bwithout\s+(?:saying|mentioning|specifying)\b"
    r"|\b(?:not|un)\s?able\s+to\b(?!.*\b(?:verif|confirm|authenticat|corroborat))|\bmade\s+no\s+mention\b",
    re.I,
)
"""Cues that say what was left unsaid: no refusal, for nobody need have asked."""
_HAILS = re.compile(r"\bhail(?:s|ed|ing)?\b", re.I)
_NOBODY = frozenset("no nobody none neither".split())


def silences(page: Page, bounds: Sequence[Words], found: Sequence[Found]) -> list[Found]:
    """Leave out what was not mentioned, what nobody said, and "hails from"."""
    return [f for f in found if not (_is_silent(page, f) or _is_nobodys(page, f))]


def _is_silent(page: Page, f: Found) -> bool:
    cue = " ".join(page.word(i) for a, b in f.cue for i in range(a, b))
    behind = page.word(f.cue[-1][1]).lower() if f.cue and f.cue[-1][1] < len(page.words) else ""
    return bool(_SILENT.search(cue)) or (bool(_HAILS.search(cue)) and behind == "from")


def _is_nobodys(page: Page, f: Found) -> bool:
    return bool(f.source) and page.word(f.source[0][0]).lower() in _NOBODY
