"""What passes through a simulated story: faces, tellings, and the world that holds them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .cast import Cast
from .load import ClaimTemplate, Topic

RUMOUR = "rumour"
"""The knower of what outlets only have from each other in a circle: whoever began it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """How a report shows who knows something."""

    knowers: tuple[str, ...]
    """Who stands behind it in truth."""
    kind: str
    """person, organisation, unnamed or document."""
    name: str
    """Its fullest name or description."""
    words: str
    """How the name stands in running text, article included."""
    role: str = ""
    """Apposition at the first mention in a report; empty for none."""
    pronoun: str = "they"
    """For the sentence right after."""
    proper: bool = False
    """Whether the words name somebody."""

    @property
    def takes(self) -> str:
        """What the templates call it."""
        return {"organisation": "body"}.get(self.kind, self.kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One telling of one claim in one report."""

    report: int
    """Index of the outlet."""
    claim: str
    """Key of the claim."""
    shape: str
    """As in the templates."""
    wording: int
    """Which of the claim's wordings."""
    knowers: frozenset[str]
    """On whom it rests in truth."""
    faces: tuple[Face, ...] = ()
    """Who is shown."""
    relays: tuple[str, ...] = ()
    """Outlets between, the outer one first; for `cited` the outlet that is named as the end."""

    @property
    def supports(self) -> bool:
        """Whether it says that the claim is so."""
        return self.shape != "denial"

    @property
    def attributed(self) -> bool:
        """Whether it credits the words to somebody, if only to nobody known."""
        return self.shape != "own"


@dataclass(frozen=True, slots=True, kw_only=True)
class SimClaim:
    """A claim of the story."""

    key: str
    template: ClaimTemplate
    number: int | None = None

    def classes(self) -> Sequence[int]:
        """For each wording the first one that is nearly the same words."""
        words = [w.split() for w in self.template.wordings]
        return [next(j for j in range(i + 1) if j == i or _alike(words[i], words[j])) for i in range(len(words))]


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """A simulated story."""

    topic: Topic
    cast: Cast
    claims: tuple[SimClaim, ...]
    told: tuple[Told, ...]
    """In order of report, and within it of the text."""
    copies: Mapping[int, int]
    """Reports that reprint an earlier one as a whole; they have no tellings of their own."""


def _alike(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether half of the shorter wording's words stand in the same order in the other."""
    row = [0] * (len(b) + 1)
    for x in a:
        before = 0
        for j, y in enumerate(b, 1):
            before, row[j] = row[j], before + 1 if x == y else max(row[j], row[j - 1])
    return row[-1] >= 0.5 * min(len(a), len(b))
