"""What grouping gives and takes: stories as sets of features, where a report was put, and what changed around it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from hearsay.model import Reason
from hearsay.model.ids import make_id

from .feature import Feature

QUIET = timedelta(days=14)
"""A story sleeps when its latest report is older."""


@dataclass(frozen=True, slots=True)
class StorySummary:
    """A story as far as grouping knows it."""

    id: str
    """Hash of the report that founded it; it stays while the story grows."""
    members: tuple[Feature, ...]
    """Its reports, never empty, sorted by id."""

    @classmethod
    def of(cls, name: str, members: Iterable[Feature]) -> "StorySummary":
        """A story with its reports in order."""
        return cls(name, tuple(sorted(members, key=lambda f: f.report)))

    @property
    def reports(self) -> tuple[str, ...]:
        """Ids of its reports, sorted."""
        return tuple(f.report for f in self.members)

    @property
    def latest(self) -> date | None:
        """Day of its latest report; None where no report is dated."""
        return max((f.day for f in self.members if f.day), default=None)

    def is_asleep(self, today: date) -> bool:
        """Whether it has been quiet for more than QUIET; a story without dates never sleeps."""
        return self.latest is not None and today - self.latest > QUIET


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """A story whose reports are others than before, or a new one that split off."""

    story: str
    """Its id."""
    reports: tuple[str, ...]
    """Ids of its reports from now on, sorted; empty for a story that went up in another."""
    of: tuple[str, ...]
    """Ids of the stories that the reports came from; for a story without reports, those they went to, most first."""
    reason: Reason
    """Why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Where a report belongs, and what else changed."""

    report: str
    """Id of the report."""
    story: str
    """Id of the story it stands in."""
    is_new: bool
    """Whether the report founded the story."""
    doubt: float
    """0 (sure) to 1 (a guess): how near the decision was."""
    reasons: tuple[Reason, ...]
    """Plain sentences: what it shares with the story, and what keeps it out of the next best."""
    repairs: tuple[Repair, ...]
    """Every story that changed, the report's own among them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A report in its story."""

    report: str
    """Its id."""
    doubt: float
    """0 (sure) to 1 (a guess): how near the decision was that it stands here."""
    reasons: tuple[Reason, ...]
    """What it shares with the other members, and what keeps it out of the next best story."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupedStory:
    """The reports about one event, out of a batch."""

    id: str
    """Hash of the earliest report's id."""
    members: tuple[Member, ...]
    """Its reports, earliest first."""

    @property
    def reports(self) -> tuple[str, ...]:
        """Ids of its reports, earliest first."""
        return tuple(m.report for m in self.members)


def founded_by(report: str) -> str:
    """Id of the story that a report founds."""
    return make_id("s", [report])


def by_age(features: Iterable[Feature]) -> list[Feature]:
    """Earliest first; undated ones last, ties by id."""
    return sorted(features, key=lambda f: (f.day or date.max, f.report))
