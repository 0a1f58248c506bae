"""What the user decided about a story, kept apart from what was read.

A decision names words, not ids: ids are hashes of places and may move when a report is added or read anew. It is never
changed: a later one supersedes it, an `Undo` takes it back.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from .moment import Moment
from .reading import PartyKind, Stance
from .span import Span

OutcomeState = Literal["applied", "already-so", "not-applied"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Exact words in a report, told so that another run finds them again."""

    report: str
    """Id that the report then had; tells reports of the same text apart."""
    sha256: str
    """Hash of that report's text, 64 hex digits."""
    span: Span
    """Where the words stand in it."""
    text: str
    """The words: by these they are found where that text is no longer among the reports."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyAnchor:
    """A party, by its name and the words that make it a link of a chain."""

    name: str
    """Its name when it was decided."""
    words: tuple[Anchor, ...]
    """Words of its links; the first that are found name the party. Never empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributionAnchor:
    """An attribution, by its content and, where it has one, its source."""

    content: Anchor
    """The first words of its content."""
    source: Anchor | None = None
    """The first words of its source: two sources may stand for one content."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A party as the user names it."""

    name: str
    """Its full name, or a description; never empty."""
    kind: PartyKind
    """What sort of party it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision of the user. Which kind it is, its class tells."""

    id: str
    """Hash of all its other fields."""
    at: datetime
    """When it was made, in UTC."""
    why: str
    """The user's reason, in the user's words; never empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge(Decision):
    """These claims are one."""

    claims: tuple[tuple[Anchor, ...], ...]
    """Of each claim its mentions, the one that states it best first; the first that is found names the claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Split(Decision):
    """These mentions of a claim are another claim."""

    taken: tuple[Anchor, ...]
    """The mentions that become a claim of their own."""
    left: tuple[Anchor, ...]
    """The mentions that they are taken from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirm(Decision):
    """These mentions are rightly one claim, which is pinned: it stands first. This does not say that it is true."""

    claim: tuple[Anchor, ...]
    """All its mentions, the one that states it best first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Same(Decision):
    """Two names are one party."""

    parties: tuple[PartyAnchor, PartyAnchor]
    """The two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Different(Decision):
    """Two names are two parties, and neither speaks for the other."""

    parties: tuple[PartyAnchor, PartyAnchor]
    """The two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correct(Decision):
    """An attribution was misread. What is None stays as it was read."""

    attribution: AttributionAnchor
    """Which one."""
    origin: Named | None = None
    """On whom the words rest."""
    relays: tuple[Named, ...] | None = None
    """Through whom they came, from the report inwards; empty: through nobody."""
    stance: Stance | None = None
    """What the source does with the words."""
    content: Anchor | None = None
    """What is told, in the same report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnCheck(Decision):
    """The user checked a claim: asked somebody, or looked for themselves."""

    claim: tuple[Anchor, ...]
    """The claim's mentions, the one that states it best first; the first that is found names the claim."""
    how: str
    """What was done, in the user's words: "called the ministry"."""
    done: Moment
    """When it was done, as the user tells it."""
    polarity: Literal["supports", "denies"]
    """What came of it."""
    asked: Named | None = None
    """Who answered and so is the origin; None: the user's desk saw for itself and is the origin."""
    desk: str = "Own Desk"
    """The user's desk, as the outlet of what was found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Undo(Decision):
    """An earlier decision no longer holds; undoing an `Undo` makes it hold again."""

    of: str
    """Id of that decision."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a decision in one run."""

    decision: Decision
    """The decision."""
    state: OutcomeState
    """`already-so`: what was found in the reports agrees with it without a change."""
    note: str = ""
    """Why it was not applied, or how its words were found where that is not plain; one sentence."""
