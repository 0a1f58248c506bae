"""Reports about one event, linked: who is who, what is copied, which words make the same claim."""

from dataclasses import dataclass
from typing import Literal

from .reading import PartyKind, Reading
from .reason import Reason
from .span import Evidence

Polarity = Literal["supports", "denies", "none"]
ClaimKind = Literal["fact", "position"]
Verdict = Literal["SAME", "DIFFERENT", "UNSURE"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkRef:
    """Points at one link of one attribution's chain."""

    attribution: str
    """Id of the attribution."""
    position: int
    """Index into its chain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One party over all the reports: every link that names it, under its fullest name."""

    id: str
    """Hash of its key fields."""
    name: str | None
    """Fullest name or description in the story; None for an unknown origin."""
    kind: PartyKind
    """What sort of party it is."""
    links: tuple[LinkRef, ...]
    """All the chain links that are this party."""
    aliases: tuple[str, ...] = ()
    """Other names and descriptions used for it, sorted."""
    speaks_for: str | None = None
    """Id of the party whose voice it is: a spokesman's ministry, a state agency's government, an outlet's family."""
    maybe: tuple[str, ...] = ()
    """Ids of parties that it may be the same as, with no reason strong enough to merge."""
    apart: tuple[str, ...] = ()
    """Ids of parties that it is known not to be, whatever the words allow."""
    reasons: tuple[Reason, ...] = ()
    """Why its links are one party, and why it speaks for another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A report, or a passage of one, that is reprinted from another report or from a wire."""

    report: str
    """Id of the report that holds the copied words."""
    original: str
    """Id of the report that they come from."""
    share: float
    """How much of the copy's text stands in the original, 0 to 1."""
    whole: bool
    """Whether the report as a whole is a copy (else only the passages below)."""
    passages: tuple[Evidence, ...] = ()
    """The copied passages in `report`."""
    wire: str | None = None
    """The wire that both credit, where one is credited."""
    reasons: tuple[Reason, ...] = ()
    """Why it is a copy and which is the original."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place where a claim stands: an attribution's content, or a statement in the outlet's own voice."""

    report: str
    """Id of the report."""
    evidence: Evidence
    """The words that state the claim."""
    attribution: str | None = None
    """Id of the attribution; None where the outlet says it in its own voice."""
    polarity: Polarity = "supports"
    """Whether the party supports or denies the claim, or neither (declined to comment)."""
    core: str = ""
    """Which core of the claim it belongs to: mentions of one core surely say the same (SAME, directly or by way of
    others), between cores it is only likely. Empty where nothing doubts that it says the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One proposition with all its mentions over the reports."""

    id: str
    """Hash of its mentions' places."""
    text: str
    """The mention that states it best, verbatim."""
    kind: ClaimKind
    """Something that is or was the case, or a position (what ought to be, a judgement)."""
    mentions: tuple[Mention, ...]
    """In order of the reports and the text; never empty."""
    maybe: tuple[str, ...] = ()
    """Ids of claims that may be the same: suggested, not merged."""
    reasons: tuple[Reason, ...] = ()
    """The ledger: why these mentions make one claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The reports about one event with everything linked; what `weigh` weighs."""

    id: str
    """Hash of the reports' ids and hashes."""
    title: str
    """The headline that stands for the story."""
    readings: tuple[Reading, ...]
    """One for each report, in the order given."""
    parties: tuple[Party, ...] = ()
    """Every link of every attribution's chain belongs to exactly one."""
    copies: tuple[Copy, ...] = ()
    """Reprints among the reports."""
    claims: tuple[Claim, ...] = ()
    """Every mention belongs to exactly one."""
