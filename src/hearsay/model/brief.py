"""The answer for one story: claims weighed, conflicts, timeline, and what was left out."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from .decision import Outcome
from .doubt import Doubt
from .moment import Precision
from .reason import Reason
from .report import Skipped
from .span import Evidence
from .story import Claim, Story

Status = Literal["reported", "single-source", "corroborated", "unconfirmed", "contested", "denied"]
ConflictKind = Literal["number", "denial", "blame", "time", "place", "identity", "framing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origins:
    """How many independent parties a claim rests on, among the reports given. Raises ValueError when low > high."""

    low: int
    """The fewest distinct parties that the words allow."""
    high: int
    """The most distinct parties that the words allow."""
    parties: tuple[str, ...] = ()
    """Names of the identified parties."""
    paths: int = 0
    """Vertex-disjoint carriers between the reports and the origins."""
    all_through: str | None = None
    """The one party through which everything passes, where there is one that is not itself the only origin."""

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.high:
            raise ValueError(f"origins {self.low}..{self.high}")


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusChange:
    """A dated step in a claim's history."""

    status: Status
    """The status from then on."""
    at: str | None
    """ISO day or minute of the report that brought it; None when unknown."""
    reason: str
    """One plain sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeighedClaim:
    """A claim with its bounds, status and the reasons for them."""

    claim: Claim
    """The claim and its mentions."""
    origins: Origins
    """Its bounds."""
    status: Status
    """By the guide's precedence: the last that fits of reported .. denied."""
    reports: int
    """Reports that mention it."""
    outlets: int
    """Distinct outlets among these."""
    marks: tuple[str, ...] = ()
    """confirmed-by-party, corrected, withdrawn, loop, echo, …; pinned and own-check where the user decided so."""
    history: tuple[StatusChange, ...] = ()
    """How the status came about over time."""
    reasons: tuple[Reason, ...] = ()
    """Every merge, absorption and separation behind the bounds and the status."""
    weight: float = 0.0
    """What the claims are sorted by: greater stands first."""
    first_seen: str | None = None
    """Id of the earliest report that carries it, where times tell."""
    cheapest_check: str | None = None
    """The one call or look-up that would raise the lower bound, as a plain sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two claims that cannot both hold, or two framings of one fact."""

    claims: tuple[str, str]
    """Ids of the two claims."""
    kind: ConflictKind
    """What they differ in."""
    relation: Literal["contradiction", "update"]
    """Rival accounts, or a later state of the same count."""
    why: str
    """One plain sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loop:
    """Outlets that name each other as their source in a circle."""

    outlets: tuple[str, ...]
    """In order of citation; the last cites the first."""
    evidence: tuple[Evidence, ...]
    """The words of each citation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """A dated event or telling."""

    of: Literal["event", "said"]
    """Whether something happened or was said then."""
    start: date | None
    """First day; None where nothing fixes it."""
    end: date | None
    """Last day; None where nothing fixes it."""
    precision: Precision
    """How fine the words are."""
    text: str
    """The words that name the event."""
    evidence: tuple[Evidence, ...]
    """Where they stand."""
    time_text: str
    """The words that name the time."""
    rule: str
    """How the time was resolved, as a plain sentence."""
    claim: str | None = None
    """Id of the claim that it belongs to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """The answer for one story. `claims` stand in order of weight, those that the user pinned before all others."""

    story: Story
    """What was weighed."""
    claims: tuple[WeighedClaim, ...]
    """Pinned ones first, then greatest weight first."""
    conflicts: tuple[Conflict, ...] = ()
    """Pairs of claims in `claims`."""
    timeline: tuple[TimelineEntry, ...] = ()
    """In order of time; undated entries last."""
    loops: tuple[Loop, ...] = ()
    """Circles of citation."""
    doubts: tuple[Doubt, ...] = ()
    """Doubtful readings on which bounds or a status hang; what matters most first."""
    skipped: tuple[Skipped, ...] = ()
    """Everything that was left out on the way, with its reason."""
    decisions: tuple[Outcome, ...] = ()
    """What became of each decision of the user that is in force, in the order in which they were made."""
