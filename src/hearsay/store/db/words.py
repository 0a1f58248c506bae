"""What a user types into a search box → a query of FTS5 that means just these words. Pure.

Every word is quoted, so nothing that is typed is ever taken for FTS5's own syntax.
"""

import re

from hearsay.errors import InputError

MOST_WORDS = 32
"""Words of one query."""
LONGEST = 1000
"""Letters of one query."""
_PART = re.compile(r'"([^"]*)"|(\S+)')
_LETTER = re.compile(r"\w")


def match_query(typed: str, column: str = "") -> str:
    """All of the words in any order; words in quotation marks just so; a word that ends in * with any ending.

    Raises InputError when it holds no word, or too many.
    """
    if len(typed) > LONGEST:
        raise InputError(f"the search is too long ({len(typed)} letters): {LONGEST} are looked for at most")
    parts = [_part(m[1], m[2]) for m in _PART.finditer(typed.replace("“", '"').replace("”", '"'))]
    asked = [p for p in parts if p]
    if not asked:
        raise InputError(f"“{typed}” holds no word to look for: give letters or digits")
    if len(asked) > MOST_WORDS:
        raise InputError(f"the search has {len(asked)} words: {MOST_WORDS} are looked for at most")
    every = " AND ".join(asked)
    return f"{column} : ({every})" if column else every


def _part(phrase: str | None, word: str | None) -> str:
    text = phrase if phrase is not None else (word or "")
    if not _LETTER.search(text):
        return ""
    plain = text.replace('"', " ").replace("\0", " ")
    return f'"{plain.rstrip("*")}"*' if word and text.endswith("*") else f'"{plain}"'


def first_place(text: str, typed: str) -> int:
    """Where the first of the words stands in a text; 0 where none does as it was typed (but a form of it)."""
    flat = text.casefold()
    stems = (w.casefold()[: max(4, len(w) - 3)] for w in re.findall(r"\w+", typed))
    found = [at for s in stems if (at := flat.find(s)) >= 0]
    return min(found, default=0)
