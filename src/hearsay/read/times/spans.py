"""Calendar arithmetic: thirds of months and years, seasons, weeks, and moves by a unit."""

import calendar
from collections.abc import Callable
from datetime import date, timedelta
from typing import TypeVar

from hearsay.model import Interval, Precision

from .lexicon import CLOCK_UNITS, EARLY, LATE, SEASONS, UNITS

R = TypeVar("R")
Make = Callable[..., R]


def safe_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def iso_week(d: date) -> str:
    """2017-W15."""
    year, week, _ = d.isocalendar()
    return f"{year}-W{week:02d}"


def _third(fuzzy: str | None) -> int | None:
    """0, 1 or 2 for early, mid, late; None for the whole."""
    words = (fuzzy or "").lower().split()
    if not words:
        return None
    return 0 if EARLY & set(words) or "start" in words else 2 if LATE & set(words) else 1


def fuzzy_month(year: int, month: int, fuzzy: str | None, make: Make[R]) -> R:
    """A month, or its first ten, middle ten or last days."""
    third = _third(fuzzy)
    whole = Interval.of_month(year, month)
    if third is None:
        return make("DATE", f"{year}-{month:02d}", whole, "month", "a month")
    start = date(year, month, 1 + 10 * third)
    end = whole.end if third == 2 else date(year, month, 10 + 10 * third)
    return make("DATE", f"{year}-{month:02d}", Interval(start, end), "month", "a third of the month")


def fuzzy_year(year: int, fuzzy: str | None, make: Make[R]) -> R:
    """A year, or four months of it."""
    third = _third(fuzzy)
    if third is None:
        return make("DATE", str(year), Interval.of_year(year), "year", "a year")
    end = Interval.of_month(year, 4 * third + 4).end
    return make("DATE", str(year), Interval(date(year, 4 * third + 1, 1), end), "season", "four months of the year")


def decade(year: int, make: Make[R]) -> R:
    """Ten years."""
    return make("DATE", str(year)[:3], Interval(date(year, 1, 1), date(year + 9, 12, 31)), "decade", "ten years")


def season(year: int, code: str) -> Interval:
    """Three months; winter begins in December of the year."""
    first, last = next((a, b) for c, a, b in SEASONS.values() if c == code)
    end_year = year + (last < first)
    return Interval(date(year, first, 1), date(end_year, last, calendar.monthrange(end_year, last)[1]))


def spelled(n: float | None, unit: str) -> str:
    """A TIMEX3 duration: P2D, PT3H, P2.5Y, PXY."""
    time = "T" if unit in CLOCK_UNITS else ""
    code = UNITS.get(unit, "D")
    if code == "Q":
        n, code = (None if n is None else 3 * n), "M"
    if code == "C":
        n, code = (None if n is None else 100 * n), "Y"
    if code == "E" and n is not None:
        n, code = 10 * n, "Y"
    amount = "X" if n is None else f"{n:g}"
    return f"P{time}{amount}{code}"


def _month_from(d: date, months: int) -> tuple[int, int]:
    index = d.year * 12 + d.month - 1 + months
    return index // 12, index % 12 + 1


def unit_span(base: date, n: float, unit: str) -> Interval:
    """The week, month, year that lies n away."""
    if unit in ("week", "weekend"):
        return Interval.of_week(base + timedelta(weeks=n))
    if unit == "month":
        return Interval.of_month(*_month_from(base, round(n)))
    if unit == "quarter":
        year, month = _month_from(base, 3 * round(n))
        first = month - (month - 1) % 3
        return Interval(date(year, first, 1), Interval.of_month(year, first + 2).end)
    if unit == "decade":
        start = (base.year + 10 * round(n)) // 10 * 10
        return Interval(date(start, 1, 1), date(start + 9, 12, 31))
    if unit in ("year", "century", "centurie"):
        return Interval.of_year(base.year + round(n) * (1 if unit == "year" else 100))
    return Interval.of_day(base + timedelta(days=n))


def moved(base: date, n: float, unit: str, make: Make[R], whole: bool = False) -> R | None:
    """The time that lies n units from a day; None beyond the calendar."""
    rule = f"counted from {base.isoformat()}"
    try:
        if unit in CLOCK_UNITS:
            d = base
            return make("TIME", f"{d.isoformat()}", Interval.of_day(d), "day", rule)
        span = unit_span(base, n, unit)
    except (ValueError, OverflowError):
        return None
    return make("DATE", _value(span, unit, base), span, _precision(unit), rule)


def _value(span: Interval, unit: str, base: date) -> str:
    if unit in ("week", "weekend"):
        return iso_week(span.start) + ("-WE" if unit == "weekend" else "")
    if unit == "month":
        return f"{span.start.year}-{span.start.month:02d}"
    if unit == "quarter":
        return f"{span.start.year}-Q{(span.start.month + 2) // 3}"
    if unit == "decade":
        return str(span.start.year)[:3]
    if unit in ("year", "century", "centurie"):
        return str(span.start.year)
    return span.start.isoformat()


def _precision(unit: str) -> Precision:
    known: dict[str, Precision] = {"week": "week", "weekend": "week", "month": "month", "quarter": "season",
                                   "year": "year",
                                   "decade": "decade", "century": "decade", "centurie": "decade"}  # fmt: skip
    return known.get(unit, "day")
