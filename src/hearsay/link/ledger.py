"""The ledger of a pair of wordings: prior, one row for each piece of evidence, total, verdict.

In: forms and pairs of them. Out: `Ledgers`; the rows of each `Ledger` are shown to the user as they are. The weights
are a logistic regression on the pairs of ten annotated stories, each story counting alike, rounded; those of negation,
of counts that one side lacks and of what ought to be are stronger by hand, since annotators put a denial into the claim
that it denies. On four stories that had shaped nothing, weights fitted without the story join it better than those set
by hand on six did (docs/weighing-errors.md).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp

import numpy as np

from hearsay.model import Verdict

from .compare import COMPARISONS, Finding, Pairs, Scene
from .forms import Form

Pair = tuple[int, int]

PRIOR = -2.8
"""Log-odds that two wordings of one story make one claim before anything is known of them."""
WEIGHTS: Mapping[str, float] = {
    "meaning": 0.5,
    "meaning-centred": 2.3,
    "words-shorter": 1.0,
    "words-union": 1.7,
    "like-words": 0.8,
    "like-words-one-way": 0.2,
    "how-many-same": 2.3,
    "how-many-same-small": 0.2,
    "how-many-differs": -0.5,
    "number-one-sided": -0.2,
    "toll-one-sided": -0.8,
    "event-named": 0.8,
    "names-shared": -1.3,
    "names-differ": -0.2,
    "same-origin": 1.1,
    "where-same": 0.4,
    "where-differs": -0.6,
    "when-same": 1.7,
    "when-differs": -0.9,
    "negated-one-sided": -0.5,
    "nobody-one-sided": -1.0,
    "ought-one-sided": -0.5,
    "ahead-one-sided": -0.5,
}
"""Log-odds that a finding of value 1 adds."""
SAME = 0.5
"""Probability from which a pair is SAME."""
DIFFERENT = 0.02
"""Probability below which a pair is DIFFERENT by its sum alone."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """Why two wordings are, are not, or may be one claim."""

    findings: tuple[Finding, ...]
    """All evidence, in the order of the comparisons."""
    probability: float
    """What the sum comes to, 0 to 1."""
    verdict: Verdict
    """DIFFERENT also where one finding alone decides."""

    def sentences(self) -> tuple[str, ...]:
        """The evidence that moved the sum, strongest first."""
        moved = sorted(self.findings, key=lambda f: (-abs(WEIGHTS[f.kind] * f.value), f.kind))
        return tuple(f.text for f in moved if abs(WEIGHTS[f.kind] * f.value) >= 0.3)


class Ledgers:
    """The ledgers of many pairs: probabilities and verdicts at once, each ledger itself when it is asked for."""

    def __init__(self, forms: Sequence[Form], pairs: Sequence[Pair], scene: Scene) -> None:
        """Compare pairs of forms, given as ascending pairs of indexes, in every way and add it up."""
        left, right = np.array(pairs, np.int64).reshape(-1, 2).T
        compared = Pairs(forms, left, right)
        self._columns = [c for _, compare in COMPARISONS for c in compare(compared, scene)]
        self._number = {p: n for n, p in enumerate(pairs)}
        total, apart = np.zeros(len(pairs)), np.zeros(len(pairs), np.bool_)
        for c in self._columns:
            total[c.at] += WEIGHTS[c.kind] * c.values
            apart[c.at] |= c.apart
        self.likely: Mapping[Pair, float] = {
            p: 1.0 / (1.0 + exp(-odds)) for p, odds in zip(pairs, (PRIOR + total).tolist(), strict=True)
        }
        """Probability of each pair."""
        self.apart = frozenset(
            p for p, kept in zip(pairs, apart.tolist(), strict=True) if kept or self.likely[p] < DIFFERENT
        )
        """The pairs that are DIFFERENT."""

    def verdict(self, pair: Pair) -> Verdict | None:
        """What the ledger of a pair comes to; None where it was not compared."""
        if pair not in self.likely:
            return None
        if pair in self.apart:
            return "DIFFERENT"
        return "SAME" if self.likely[pair] >= SAME else "UNSURE"

    def of(self, pair: Pair) -> Ledger | None:
        """The ledger of a pair with all its findings; None where it was not compared."""
        verdict = self.verdict(pair)
        if verdict is None:
            return None
        found = (c.finding(self._number[pair]) for c in self._columns)
        return Ledger(tuple(f for f in found if f), self.likely[pair], verdict)
