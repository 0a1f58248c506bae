"""What one kind of evidence says of two wordings."""

from collections.abc import Mapping
from dataclasses import dataclass

from hearsay.link.forms import Vocabulary
from hearsay.model import Verdict


@dataclass(frozen=True, slots=True)
class Finding:
    """One row of the ledger."""

    kind: str
    """Name of the evidence, e.g. `how-many-same`."""
    value: float
    """How strong it is, mostly 0 to 1; the ledger multiplies it by the kind's weight."""
    text: str
    """One plain sentence."""
    verdict: Verdict = "UNSURE"
    """DIFFERENT where this evidence alone keeps the two apart, whatever the rest says."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What comparing may look at beside the two wordings."""

    weights: Mapping[str, float]
    """Stem → rarity."""
    demonyms: Mapping[str, str]
    """Stem of a demonym → stem of its country."""
    vocabulary: Vocabulary
    """The story's words and how alike they are."""
