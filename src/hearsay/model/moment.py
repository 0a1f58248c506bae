"""Points and stretches of time as texts give them: a day, perhaps with a clock time; never an invented zone."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from functools import total_ordering
from typing import Literal

Precision = Literal["minute", "day", "week", "month", "season", "year", "decade", "unknown"]


@total_ordering
@dataclass(frozen=True, slots=True)
class Moment:
    """A day and, where known, the clock time on it, as the source told it (no zone conversion).

    Moments are ordered by day, then by minute; a bare day stands before every minute of it.
    """

    day: date
    """The calendar day."""
    minute: int | None = None
    """Minutes after midnight, 0 to 1439; None where only the day is known."""

    def __post_init__(self) -> None:
        if self.minute is not None and not 0 <= self.minute < 1440:
            raise ValueError(f"not a minute of a day: {self.minute}")

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Moment):
            return NotImplemented
        return (self.day, -1 if self.minute is None else self.minute) < (
            other.day,
            -1 if other.minute is None else other.minute,
        )

    def iso(self) -> str:
        """`2012-07-12` or `2012-07-12T09:59`."""
        if self.minute is None:
            return self.day.isoformat()
        return f"{self.day.isoformat()}T{self.minute // 60:02d}:{self.minute % 60:02d}"


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """The days from `start` to `end`, both included. Raises ValueError when they are the wrong way round."""

    start: date
    """First day."""
    end: date
    """Last day."""

    def __post_init__(self) -> None:
        if self.start > self.end:
            raise ValueError(f"interval ends before it starts: {self.start} .. {self.end}")

    @classmethod
    def of_day(cls, day: date) -> "Interval":
        """The one day."""
        return cls(day, day)

    @classmethod
    def of_month(cls, year: int, month: int) -> "Interval":
        """A whole calendar month."""
        return cls(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))

    @classmethod
    def of_year(cls, year: int) -> "Interval":
        """A whole calendar year."""
        return cls(date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def of_week(cls, day: date) -> "Interval":
        """The ISO week, Monday to Sunday, that holds the day."""
        monday = day - timedelta(days=day.weekday())
        return cls(monday, monday + timedelta(days=6))

    def overlaps(self, other: "Interval") -> bool:
        """Whether the two share a day."""
        return self.start <= other.end and other.start <= self.end
