"""What one report says: its words, parties, times, attributions and own-voice statements."""

from dataclasses import dataclass
from typing import Literal

from .moment import Interval, Precision
from .reason import Reason
from .report import Report, Skipped
from .span import Evidence, Span

PartyKind = Literal["person", "organisation", "outlet", "document", "unnamed", "unknown"]
"""`unnamed`: described but not named ("activists"); `unknown`: nobody at all is given ("reportedly")."""
Role = Literal["relay", "origin"]
Stance = Literal["asserts", "denies", "confirms", "declines", "unconfirmed"]
AttributionType = Literal["statement", "attitude"]
EntityLabel = Literal["PERSON", "ORG", "LOC", "NORP", "MISC"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the text with its place in the parse (Universal Dependencies v2)."""

    span: Span
    """Where it stands."""
    pos: str
    """Universal part of speech, e.g. VERB."""
    head: int
    """Index into `Reading.words` of its head; its own index for a sentence's root."""
    relation: str
    """Relation to its head, e.g. nsubj; root for the root."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A named entity."""

    evidence: Evidence
    """The words of the name."""
    label: EntityLabel
    """PERSON, ORG, LOC, NORP (peoples, parties, religions) or MISC."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """Words that name a time, resolved as far as the text allows (TIMEX3)."""

    evidence: Evidence
    """The words, e.g. "over a week ago"."""
    type: TimexType
    """TIMEX3 type."""
    value: str
    """TIMEX3 value, e.g. 2012-07-11, P16M, 2012-W27, PRESENT_REF."""
    interval: Interval | None = None
    """The days meant; None where nothing fixes them."""
    alternatives: tuple[Interval, ...] = ()
    """Other readings that the words allow, when they are ambiguous."""
    precision: Precision = "unknown"
    """How fine the words are."""
    rule: str = ""
    """The rule that resolved it, as a plain sentence."""
    of: Literal["event", "said"] = "event"
    """Whether it dates what happened or the telling of it."""
    event: Span | None = None
    """The clause that it dates, where the parse gives one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One party of a chain."""

    name: str | None
    """Its fullest name or description in the report; None where nobody is given."""
    kind: PartyKind
    """What sort of party it is."""
    role: Role
    """Whether it passes the words on or they finally rest on it."""
    evidence: tuple[Evidence, ...] = ()
    """The words that make it a link here; empty only for an unknown origin."""
    resolved_from: tuple[Evidence, ...] = ()
    """Where the name stands, when the link's own words are a pronoun, surname or role."""
    doubt: float = 0.0
    """0 (sure) to 1 (a guess)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Source + cue + content in one report, with the chain that the words went through."""

    id: str
    """Unique among the reports given."""
    report: str
    """Id of the report."""
    source: tuple[Evidence, ...]
    """The source's words; empty where the words name none."""
    cue: tuple[Evidence, ...]
    """The words that signal the telling; empty in a bare headline or a signed post."""
    content: tuple[Evidence, ...]
    """What is told, in text order; never empty."""
    chain: tuple[Link, ...]
    """Relays from the report inwards, then exactly one origin; the report's own outlet is not in it."""
    stance: Stance = "asserts"
    """The source's stance to the content."""
    type: AttributionType = "statement"
    """A telling, or an attitude of a named holder (belief, hope)."""
    doubt: float = 0.0
    """0 (sure) to 1 (a guess): how likely the reading is wrong."""
    within: str | None = None
    """Id of the attribution in whose content this one stands or that relays it."""
    said: TimeExpression | None = None
    """When it was said, where the text says so."""
    relays_only: bool = False
    """It says nothing beyond the attribution inside it, in whose chain it stands as a relay."""
    reasons: tuple[Reason, ...] = ()
    """What was corrected after reading, and why; empty where it stands as it was read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A proposition in the report's own voice: outside any attribution's content."""

    evidence: Evidence
    """The clause or sentence."""
    entry: int | None = None
    """Index into `Report.entries` of the entry whose voice it is; None for the report's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that a reader found in one report. Spans point into `report.text`."""

    report: Report
    """The report that was read."""
    sentences: tuple[Span, ...] = ()
    """In text order, not overlapping."""
    words: tuple[Word, ...] = ()
    """In text order; may be empty when a reader has no parse."""
    entities: tuple[Entity, ...] = ()
    """In text order."""
    times: tuple[TimeExpression, ...] = ()
    """In text order."""
    attributions: tuple[Attribution, ...] = ()
    """In the order of their contents."""
    statements: tuple[Statement, ...] = ()
    """Own-voice propositions, in text order."""
    skipped: tuple[Skipped, ...] = ()
    """What the reader proposed and was refused, with the reason."""
