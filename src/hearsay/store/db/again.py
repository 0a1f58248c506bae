"""Which claim of a story's new brief is which claim of the one before. Pure.

A claim is known again by its mentions: the same words in the same document, or the same place in the same report. What
is left is compared by its wording within a document that was edited: nearly the same words, with the same numbers and
negations.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

_ALIKE = 85.0
"""How alike two wordings of one document must be, of 100: a mended typo or an added name, not another sentence."""
_TELLING = re.compile(
    r"""\d+|\b(?:no|not|never|none|nobody|nothing|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve
    |thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety
    |hundreds?|thousands?|millions?|billions?|dozens?|scores)\b|n[’']t\b""",
    re.X,
)
"""Numbers and negations: a sentence with others says something else, however alike its words are."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim stands."""

    document: int
    """The document, in whichever version."""
    report: str
    """The version."""
    start: int
    """First code point."""
    stop: int
    """Behind the last."""
    text: str
    """The words."""

    @property
    def words(self) -> str:
        """Hash of the words, case and spaces aside."""
        return hashlib.sha256(_flat(self.text).encode("utf-8", "surrogatepass")).hexdigest()[:16]


Places = Sequence[Place]


def known_again(before: Mapping[str, Places], now: Mapping[str, Places]) -> dict[str, str]:
    """Key of a claim now → key of the claim before that it is. No claim before is two claims now: the one that has most
    of its mentions goes on."""
    found = _paired(_shared(before, now))
    left = {k: p for k, p in before.items() if k not in found.values()}
    new = {k: p for k, p in now.items() if k not in found}
    return {**found, **_paired(_reworded(left, new))}


def _paired(scores: Mapping[tuple[str, str], float]) -> dict[str, str]:
    pairs: dict[str, str] = {}
    taken: set[str] = set()
    for (new, old), _ in sorted(scores.items(), key=lambda x: (-x[1], x[0])):
        if new not in pairs and old not in taken:
            pairs[new] = old
            taken.add(old)
    return pairs


def _shared(before: Mapping[str, Places], now: Mapping[str, Places]) -> Counter[tuple[str, str]]:
    """Pairs of claims now and before → how many mentions they share."""
    by_words: dict[tuple[int, str], set[str]] = {}
    by_report: dict[str, list[tuple[Place, str]]] = {}
    for key, place in _each(before):
        by_words.setdefault((place.document, place.words), set()).add(key)
        by_report.setdefault(place.report, []).append((place, key))
    shared: Counter[tuple[str, str]] = Counter()
    for key, place in _each(now):
        same = set(by_words.get((place.document, place.words), ()))
        same |= {k for p, k in by_report.get(place.report, ()) if _overlap(p, place)}
        shared.update((key, k) for k in same)
    return shared


def _reworded(before: Mapping[str, Places], now: Mapping[str, Places]) -> dict[tuple[str, str], float]:
    by_document: dict[int, list[tuple[Place, str]]] = {}
    for key, place in _each(before):
        by_document.setdefault(place.document, []).append((place, key))
    scores: dict[tuple[str, str], float] = {}
    for key, place in _each(now):
        for old, k in by_document.get(place.document, ()):
            alike = _alike(old.text, place.text) if old.report != place.report else 0.0
            if alike >= _ALIKE:
                scores[key, k] = max(alike, scores.get((key, k), 0.0))
    return scores


def _alike(a: str, b: str) -> float:
    flat = _flat(a), _flat(b)
    return ratio(*flat) if _TELLING.findall(flat[0]) == _TELLING.findall(flat[1]) else 0.0


def _overlap(a: Place, b: Place) -> bool:
    """Whether two places share at least half of the longer."""
    shared = min(a.stop, b.stop) - max(a.start, b.start)
    return 2 * shared >= max(a.stop - a.start, b.stop - b.start)


def _each(claims: Mapping[str, Places]) -> Iterable[tuple[str, Place]]:
    return ((key, place) for key, places in claims.items() for place in places)


def _flat(text: str) -> str:
    return " ".join(text.casefold().split())
