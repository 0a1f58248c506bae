"""Readings → Story: who is who over the reports, what is copied, which words make the same claim."""

from collections.abc import Sequence

from hearsay.model import Reading, Story
from hearsay.tables import Tables

from .claims import claims_of
from .copies import copies_of
from .forms import Embed
from .grouping import GroupedStory, feature_of, group
from .ids import make_id
from .parties import parties_of

__all__ = ["Embed", "GroupedStory", "feature_of", "group", "link"]


def link(readings: Sequence[Reading], embed: Embed, tables: Tables | None = None) -> Story:
    """Link the readings of one story. `tables` None means the shipped ones.

    Only the order of `Story.readings` depends on the order given. Ids of reports and attributions must be unique.
    """
    known = Tables.shipped() if tables is None else tables
    reports = [r.report for r in readings]
    copies = copies_of(reports, known)
    parties = parties_of(readings, known, copies)
    return Story(
        id=make_id("s", sorted(f"{r.id}:{r.sha256}" for r in reports)),
        title=_title(readings),
        readings=tuple(readings),
        parties=parties,
        copies=copies,
        claims=claims_of(readings, parties, embed, known),
    )


def _title(readings: Sequence[Reading]) -> str:
    """The headline of the latest report that has one; without any, the first words of the first report by id."""
    titled = [r.report for r in readings if r.report.title.strip()]
    if titled:
        latest = max(titled, key=lambda r: (r.published.iso() if r.published else "", r.id))
        return latest.title.strip()
    first = min((r.report for r in readings), key=lambda r: r.id, default=None)
    return " ".join(first.text.split()[:12]) if first else ""
