"""Names as keys: what is left of a name when spelling habits, titles and articles are taken away.

In: a name or description as it stands in a report. Out: its words and keys, for `parties` to compare.
"""

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

_WORD = re.compile(r"[a-z0-9]+")
_SMALL = frozenset("the a an of for in on at and to de la le du des s".split())
_ARTICLES = frozenset(
    "al el as ash ad an ar at az bin ibn ben abu abd abdul abdel von van der den de da di dos".split()
)
TITLES = frozenset(
    """mr mrs ms miss dr sir dame lord lady prof professor gen general col colonel maj major capt captain lt lieutenant
    sgt sergeant brig brigadier adm admiral cmdr commander sen senator rep representative congressman
    congresswoman gov governor president vice prime minister premier chancellor king queen prince princess
    sheikh sheik shaikh emir ayatollah imam rev reverend pope bishop archbishop cardinal father judge justice
    ambassador envoy secretary mayor spokesman spokeswoman spokesperson chief director chairman chairwoman
    minister deputy former ex acting foreign interior defense defence state us u.s attorney sheriff inspector
    detective officer mp hon""".split()
)
"""Words before a name that say what its bearer is, not who."""


@lru_cache(maxsize=65536)
def flat(text: str) -> str:
    """The text in lower-case ASCII, without accents, possessives and dots within initials."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'"))
    plain = plain.encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"'s\b", "", plain)
    plain = re.sub(r"\b([a-z])\.(?=[a-z]\b|\s|$|,)", r"\1", plain)
    return plain.replace("'", "")


@lru_cache(maxsize=65536)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a name in lower case, hyphens opened."""
    return tuple(_WORD.findall(flat(text)))


def key_of(name: str) -> str:
    """One key for all the ways to write a name that differ in case, accents, hyphens, dots or a leading article."""
    words = words_of(name)
    if len(words) > 1 and words[0] in ("the", "a", "an"):
        words = words[1:]
    return " ".join(words)


@lru_cache(maxsize=65536)
def core_words(name: str) -> tuple[str, ...]:
    """A person's name without titles and name articles (al-, bin, von); all its words where nothing would be left."""
    words = words_of(name)
    start = 0
    while start < len(words) - 1 and words[start] in TITLES:
        start += 1
    kept = tuple(w for w in words[start:] if w not in _ARTICLES)
    return kept or words


@lru_cache(maxsize=65536)
def content_words(name: str) -> tuple[str, ...]:
    """The words of a name or description that carry meaning."""
    return tuple(w for w in words_of(name) if w not in _SMALL)


def initials(name: str) -> str:
    """The first letters of the meaningful words, e.g. `un` for United Nations."""
    return "".join(w[0] for w in content_words(name))


def is_acronym(name: str) -> bool:
    """Whether the name is one word of two to six capitals, dots allowed."""
    bare = re.sub(r"^[Tt]he\s+", "", name.strip()).replace(".", "")
    return 2 <= len(bare) <= 6 and bare.isalpha() and sum(c.isupper() for c in bare) >= len(bare) - 1


def same_word(a: str, b: str) -> bool:
    """Whether two name words are one but for spelling: no slip in four letters or fewer, one up to seven, else two."""
    if a == b:
        return True
    shorter = min(len(a), len(b))
    if shorter <= 4 or a[0] != b[0]:
        return False
    allowed = 1 if shorter <= 7 else 2
    return DamerauLevenshtein.distance(a, b, score_cutoff=allowed) <= allowed


_ENDINGS = (
    "ations", "ation", "ingly", "ments", "ment", "ings", "ing", "ions", "ion", "ers", "ors", "ies", "ied",
    "ed", "er", "or", "es", "ly", "s", "y", "e",
)  # fmt: skip


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A crude stem: plural and common verb and noun endings off, twice at most, four letters kept at least."""
    for _ in range(2):
        end = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= 4), None)
        if end is None:
            break
        word = word[: -len(end)]
    return word
