"""The numbers under which claims are shown: the same in every format, with and without `--all`."""

from hearsay.model import Brief, Status, WeighedClaim

SHOWN = 12
"""Claims, and dated events, that a reader sees first; the rest stand behind `--all`, in a page under a fold."""
SECTIONS: tuple[tuple[str, tuple[Status, ...]], ...] = (
    ("Corroborated and undisputed", ("corroborated",)),
    ("Claimed", ("single-source", "reported")),
    ("Disputed", ("contested", "denied")),
    ("Unconfirmed", ("unconfirmed",)),
)


def numbered(brief: Brief) -> tuple[WeighedClaim, ...]:
    """The claims in the order of their numbers, which begin with 1: the twelve of most weight as the sections hold
    them, then the others by weight."""
    first = brief.claims[:SHOWN]
    in_sections = (c for _, statuses in SECTIONS for c in first if c.status in statuses)
    return (*in_sections, *brief.claims[len(first) :])


def numbers_of(brief: Brief) -> dict[str, int]:
    """The number of each claim, by the claim's id."""
    return {c.claim.id: n for n, c in enumerate(numbered(brief), 1)}
