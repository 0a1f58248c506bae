"""Reports compared with each other once, for all that is then asked about them.

In: features and a `Spread`. Out: groups, and how strongly reports are tied.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from .feature import Feature
from .likeness import Matrix, alike
from .partition import bond, partition, within
from .rules import Rules
from .spread import Spread


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """Reports with the likeness of every pair."""

    features: tuple[Feature, ...]
    """The reports, sorted by id."""
    likeness: Matrix
    """By their order."""
    spread: Spread
    """How their words are spread."""

    @classmethod
    def of(cls, features: Iterable[Feature], spread: Spread) -> "Scene":
        """Compare reports."""
        every = tuple(sorted(features, key=lambda f: f.report))
        return cls(every, alike(every, every, spread), spread)

    def grouped(self, rules: Rules) -> list[list[Feature]]:
        """Group all of them by the one rule."""
        ids = [f.report for f in self.features]
        groups = partition(self.likeness, rules.starts(ids), rules.foes(ids))
        return [[self.features[i] for i in g] for g in groups]

    def mean(self, report: str, reports: Sequence[str]) -> float:
        """Mean likeness of a report to others."""
        rows, columns = self._at([report]), self._at(reports)
        return float(self.likeness[np.ix_(rows, columns)].mean())

    def bond(self, report: str, reports: Sequence[str]) -> float:
        """How strongly a report is tied to others that make one story."""
        at = self._at(reports)
        among = self.likeness[np.ix_(at, at)]
        inner = (float(among.sum()) - float(among.trace())) / 2
        return bond(self.mean(report, reports), within(0.0, 1), within(inner, len(reports)))

    def _at(self, reports: Sequence[str]) -> list[int]:
        chosen = frozenset(reports)
        return [i for i, f in enumerate(self.features) if f.report in chosen]
