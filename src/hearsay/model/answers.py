"""What is asked of a brief: where a claim stands, the chains behind it, and what its origins rest on."""

from dataclasses import dataclass

from .brief import WeighedClaim
from .reading import Link, PartyKind, Stance
from .reason import Reason
from .span import Evidence
from .story import Mention, Party


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One mention of a claim in its place: the sentence around it and the chain that its own report gives."""

    mention: Mention
    """The mention."""
    outlet: str
    """Outlet of its report, or the report's id where no outlet is known."""
    sentence: Evidence
    """The sentence, or sentences, in which the mention stands."""
    stance: Stance = "asserts"
    """The source's stance; `denies` where the mention denies the claim."""
    links: tuple[Link, ...] = ()
    """The report's own chain, under the story's names; empty where the outlet says it in its own voice."""
    cue: tuple[Evidence, ...] = ()
    """The words that signal the telling."""
    doubt: float = 0.0
    """0 (sure) to 1 (a guess): how likely the attribution was misread."""
    copy_of: str | None = None
    """Id of the report that the words were copied from, where they were."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """One way from an outlet to the party on which a claim rests, followed through other outlets' own reports."""

    telling: Telling
    """Where the way begins."""
    links: tuple[Link, ...] = ()
    """Every relay, then the origin; a link's evidence is in the report that gives it. Empty for own words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One party behind a claim, and how surely it counts by itself."""

    name: str | None
    """Its name or description; None where nobody is given."""
    kind: PartyKind
    """What sort of party it is."""
    certain: bool
    """Whether it surely counts by itself in the lower bound."""
    why: str
    """Why it does or does not, as a plain sentence."""
    mentions: tuple[Mention, ...]
    """The mentions that rest on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why a claim has at least `low` and at most `high` origins."""

    claim: WeighedClaim
    """The claim."""
    standings: tuple[Standing, ...]
    """The parties behind it, certain ones first."""
    merged: tuple[Reason, ...]
    """Why some of what the reports name is one party, in both bounds: merges, and copies that add nobody."""
    separated: tuple[Reason, ...]
    """Why the lower bound is not less: parties that cannot be one."""
    absorbed: tuple[Reason, ...]
    """Why the lower bound is not more: parties that may be another one, or nobody is named."""
    added: tuple[Reason, ...]
    """Why the upper bound is more: parties that may be somebody new."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyClaims:
    """One party and the claims that it has a part in."""

    party: Party
    """The party."""
    stands: tuple[tuple[str, str], ...]
    """Pairs of a claim's id and the part: origin, denies, declines or relay; by weight of the claims."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """Who stands behind what is asked for. Both are empty where nothing in the reports fits the words."""

    query: str
    """What was asked for."""
    parties: tuple[PartyClaims, ...]
    """Parties that are named so, with their claims."""
    explanations: tuple[Explanation, ...]
    """Claims in these words, each with why it has as many origins as it has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimChains:
    """A claim with every way in which it came."""

    claim: WeighedClaim
    """The claim."""
    chains: tuple[Chain, ...]
    """In the order of the reports and the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimTellings:
    """A claim with every mention in its place."""

    claim: WeighedClaim
    """The claim."""
    tellings: tuple[Telling, ...]
    """In the order of the reports and the text."""
