"""How widely a word is spread over the reports at hand, and so what sharing it is worth.

In: features, and counts over news at large. Out: weights. A few reports lean on the background; the more there are, the
more they say themselves which words are common among them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import log

import numpy as np
from numpy.typing import NDArray

from hearsay.tables.words import Background

from .feature import Feature

SHARE = 0.2
"""What a passage of the background counts beside a report of the stream."""


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """The words of a report weighed by how rare they are, as a sparse vector of length 1."""

    words: NDArray[np.int64]
    """Numbers of the words in the `Spread` that made it; never empty: 0 is no word."""
    values: NDArray[np.float64]
    """Their weights; all 0 where every word is too common to weigh anything."""


@dataclass(frozen=True, slots=True, eq=False)
class Spread:
    """In how many reports each word stands. What is once worked out from it is kept."""

    reports: int = 0
    """How many reports were counted."""
    counts: Mapping[str, int] = field(default_factory=dict)
    """Word → in how many of them it stands; a store may give only the words of the reports that it asks about."""
    background: Background = field(default_factory=Background.shipped)
    """The same over news at large."""
    _numbers: dict[str, tuple[int, float]] = field(default_factory=dict, repr=False)
    _units: dict[str, Unit] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, features: Iterable[Feature], background: Background | None = None) -> "Spread":
        """Count the words of features."""
        every = list(features)
        counts = Counter(w for f in every for w in f.terms)
        return cls(len(every), counts, Background.shipped() if background is None else background)

    def weight(self, word: str) -> float:
        """Inverse document frequency over stream and background together (Spärck Jones 1972); never below 0."""
        reports = self.reports + SHARE * self.background.passages
        spread = self.counts.get(word, 0) + SHARE * self.background.spread.get(word, 0)
        return max(0.0, log((1 + reports) / (0.5 + spread)))

    @property
    def words(self) -> int:
        """How many words were numbered so far."""
        return len(self._numbers) + 1

    def unit(self, feature: Feature) -> Unit:
        """The words of a report as a vector. Reports are told apart by their ids."""
        if feature.report not in self._units:
            self._units[feature.report] = self._unit(feature)
        return self._units[feature.report]

    def weighed(self, feature: Feature) -> dict[str, float]:
        """The same by word."""
        return dict(zip(feature.terms, self.unit(feature).values.tolist(), strict=False))

    def _unit(self, feature: Feature) -> Unit:
        known = [self._known(w) for w in feature.terms] or [(0, 0.0)]
        words = np.array([n for n, _ in known], np.int64)
        values = np.array(list(feature.terms.values()) or [0.0]) * np.array([x for _, x in known])
        return Unit(words, values / (float(np.linalg.norm(values)) or 1.0))

    def _known(self, word: str) -> tuple[int, float]:
        found = self._numbers.get(word)
        if found is None:
            found = self._numbers[word] = (len(self._numbers) + 1, self.weight(word))
        return found
