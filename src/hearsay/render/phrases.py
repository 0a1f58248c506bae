"""Words of reports → words fit to show: on one line, cut at a word, without characters that move a cursor or turn text.

Used by every format, so that no report can do anything to a reader's screen.
"""

import re
from collections.abc import Sequence

_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters, characters that override or isolate the direction of writing, and halves of surrogate pairs."""
_PAGE_BREAKS = re.compile(r"[\x0b\x0c\x85]")
_MARK = "\N{REPLACEMENT CHARACTER}"
_TRAILING = " ,;:–—-“‘(["


def visible(text: str) -> str:
    """The text with a mark in the place of each character that must not reach a screen; lines and tabs stay."""
    return _UNSEEN.sub(_MARK, _PAGE_BREAKS.sub("\n", text))


def one_line(text: str) -> str:
    """The text made visible, every run of white space one blank."""
    return " ".join(visible(text).split())


def shorten(text: str, limit: int) -> str:
    """The text itself, or as many whole words as fit into `limit` code points with a closing "…".

    A first word that is longer than the limit is cut within. Expects one line.
    """
    if len(text) <= limit:
        return text
    kept = text[:limit]
    words = kept.rpartition(" ")[0] or kept[:-1]
    return words.rstrip(_TRAILING) + "…"


def count(n: int, noun: str) -> str:
    """A number with its noun: "1 report", "3 reports"."""
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"


def times(n: int) -> str:
    """ "once", "twice", "3 times"."""
    return {1: "once", 2: "twice"}.get(n, f"{n} times")


def listed(names: Sequence[str], most: int = 4) -> str:
    """ "A, B, C": at most `most` of them, then how many more."""
    over = len(names) - most
    return ", ".join(names[:most]) + (f" and {over} more" if over > 0 else "")


def claim_numbers(numbers: Sequence[int]) -> str:
    """ "claim 3", "claims 3, 7"; at most four, then how many more."""
    return ("claim " if len(numbers) == 1 else "claims ") + listed([str(n) for n in numbers])


def bounds(low: int, high: int) -> str:
    """ "2" or "1–3"."""
    return str(low) if low == high else f"{low}–{high}"
