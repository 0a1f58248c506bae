"""What rules of resolution are given and what they answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from hearsay.model import Interval, Precision, TimexType

NO_ANCHOR = "relative, and the report's date is unknown"
NO_YEAR = "no year, and the report's date is unknown"


@dataclass(frozen=True, slots=True)
class Resolved:
    """What an expression means."""

    type: TimexType
    value: str
    interval: Interval | None = None
    precision: Precision = "unknown"
    rule: str = ""
    alternatives: tuple[Interval, ...] = ()


@dataclass(frozen=True, slots=True)
class Scene:
    """What an expression is resolved against."""

    anchor: date | None
    """Day of the report or entry."""
    last: date | None
    """The day spoken of last in the text."""
    spoken: date | None
    """First day of the date spoken of last, however coarse."""
    ahead: bool
    """Whether the verb near it looks ahead."""


Match = Mapping[str, str | None]
Rule = Callable[[Match, Scene], Resolved | None]


def on_day(d: date, rule: str) -> Resolved:
    """A date of one day."""
    return Resolved("DATE", d.isoformat(), Interval.of_day(d), "day", rule)
