"""The rows that every format shows. All strings are on one line and fit for a screen (`phrases.one_line`)."""

from dataclasses import dataclass

from hearsay.model import Evidence


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one mention, in one outlet."""

    outlet: str
    """The outlet, or the report's id where no outlet is known."""
    text: str
    """The words."""
    evidence: Evidence
    """Where they stand."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One way in which a claim came: the mentions that have the same stance and chain."""

    outlets: tuple[str, ...]
    """Who published it so, in the order of the reports."""
    stance: str
    """ "denied by", "confirmed by", "no comment from", "unverified:", or empty for a plain telling."""
    relays: tuple[str, ...]
    """Through whom, from the outlet inwards."""
    origin: str
    """On whom the words rest; "own words" where the outlet itself says it."""
    is_own: bool
    """Whether the outlet itself says it."""
    words: tuple[Words, ...]
    """Each mention."""


@dataclass(frozen=True, slots=True)
class Dispute:
    """A claim that does not go together with this one."""

    kind: str
    """What they differ in: number, denial, blame, …"""
    why: str
    """One sentence."""
    other: int
    """Number of the other claim; 0 where it is not shown."""


@dataclass(frozen=True, slots=True)
class Why:
    """A reason, with the words it rests on."""

    text: str
    """One sentence."""
    evidence: tuple[Evidence, ...]
    """The words."""


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim as it is shown."""

    number: int
    """Its number on the page, from 1."""
    text: str
    """The words that state it."""
    low: int
    """Fewest origins."""
    high: int
    """Most origins."""
    origins: str
    """The bounds in words: "1–2 origins", or "held by 3 parties"."""
    through: str
    """ ", all through Reuters", or empty."""
    status: str
    """Its status, one word."""
    marks: tuple[str, ...]
    """What stands beside the status, in words."""
    voices: tuple[Voice, ...]
    """Who says it, through whom."""
    disputes: tuple[Dispute, ...]
    """What does not go together with it."""
    reasons: tuple[Why, ...]
    """Why the bounds and the status are what they are."""
    history: tuple[str, ...]
    """How the status came about, step by step."""
    maybe: tuple[int, ...]
    """Numbers of claims that may be the same."""


@dataclass(frozen=True, slots=True)
class Section:
    """Claims under one heading."""

    title: str
    """The heading."""
    claims: tuple[ClaimRow, ...]
    """In order of weight."""


@dataclass(frozen=True, slots=True)
class TimeRow:
    """One line of the timeline."""

    when: str
    """The day or days, or "undated"."""
    what: str
    """The words that name the event."""
    how: str
    """The words that date it and the rule."""
    evidence: tuple[Evidence, ...]
    """Where they stand."""
    claim: int
    """Number of its claim; 0 for none."""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One party on whom words rest."""

    name: str
    """Its fullest name."""
    kind: str
    """person, organisation, outlet, document or unnamed."""
    quoted: int
    """How many times its words are told."""
    reports: int
    """In how many reports."""
    through: tuple[str, ...]
    """Relays that carried its words."""
    speaks_for: str
    """The party whose voice it is, or empty."""


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One report."""

    id: str
    """Its id."""
    outlet: str
    """The outlet, or the id where no outlet is known."""
    title: str
    """Its headline, or empty."""
    line: str
    """Outlet and time with where they were taken from, copies, notes."""
    copy_of: str
    """Id of the report that it is a copy of, or empty."""


@dataclass(frozen=True, slots=True)
class Check:
    """Something to check first."""

    text: str
    """One sentence."""
    claims: tuple[int, ...]
    """Numbers of the claims that it would settle."""
    evidence: tuple[Evidence, ...] = ()
    """The words to look at again, where it is about a reading."""
