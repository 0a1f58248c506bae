"""The ledger of one pair of wordings: prior, one row for each piece of evidence, total, verdict.

In: two forms. Out: a `Ledger`, whose rows are shown to the user as they are. The weights are a logistic regression on
the pairs of ten annotated stories, each story counting alike, rounded; those of negation, of counts that one side
lacks and of what ought to be are stronger by hand, since annotators put a denial into the claim that it denies. On four
stories that had shaped nothing, weights fitted without the story join it better than those set by hand on six did
(docs/weighing-errors.md).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp

from hearsay.model import Verdict

from .compare import COMPARISONS, Finding, Scene
from .forms import Form

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
    "negated-one-sided": -1.5,
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


def weigh_pair(a: Form, b: Form, scene: Scene) -> Ledger:
    """Compare two wordings in every way and add it up."""
    findings = tuple(f for _, compare in COMPARISONS for f in compare(a, b, scene))
    odds = PRIOR + sum(WEIGHTS[f.kind] * f.value for f in findings)
    probability = 1.0 / (1.0 + exp(-odds))
    if any(f.verdict == "DIFFERENT" for f in findings):
        verdict: Verdict = "DIFFERENT"
    elif probability >= SAME:
        verdict = "SAME"
    else:
        verdict = "DIFFERENT" if probability < DIFFERENT else "UNSURE"
    return Ledger(findings, probability, verdict)
