"""Shapes that name a calendar date, month, season or year, with or without the year itself."""

import re
from datetime import date, timedelta

from hearsay.model import Interval

from .lexicon import MONTHS, ORDINALS, SEASONS
from .resolved import NO_YEAR, Match, Resolved, Scene, on_day
from .spans import decade, fuzzy_month, fuzzy_year, safe_day, season


def _full(m: Match, n: str, month: int, scene: Scene) -> Resolved | None:
    """A day and month, with a year or the nearest one that tense allows."""
    day = int(re.sub(r"\D", "", m[f"d{n}"] or "0"))
    year = _year_of(m, f"y{n}")
    if not 1 <= day <= 31:
        return None
    if year is not None:
        d = safe_day(year, month, day)
        return on_day(d, "a full date") if d else None
    if scene.anchor is None:
        return Resolved("DATE", f"XXXX-{month:02d}-{day:02d}", None, "day", NO_YEAR)
    d = _nearest(scene, month, day)
    return on_day(d, f"no year: the nearest one to the report's date {scene.anchor.isoformat()}") if d else None


def _nearest(scene: Scene, month: int, day: int) -> date | None:
    anchor = scene.anchor or date.min
    found = [d for y in (anchor.year - 1, anchor.year, anchor.year + 1) if (d := safe_day(y, month, day))]
    if not found:
        return None
    side = [d for d in found if (d >= anchor if scene.ahead else d <= anchor + timedelta(days=60))]
    return (min if scene.ahead else max)(side or found)


def iso(m: Match, scene: Scene) -> Resolved | None:
    """2017-04-16 is that day."""
    d = safe_day(int(m["y0"] or 0), int(m["m0"] or 0), int(m["d0"] or 0))
    return on_day(d, "a full date") if d else None


def dotted(m: Match, scene: Scene) -> Resolved | None:
    """15.04.2017 is day, month, year; where only the other order is a date, that one; both are named if both are."""
    a, b, y = int(m["d1"] or 0), int(m["m1"] or 0), int(m["y1"] or 0)
    y += 2000 if y < 50 else 1900 if y < 100 else 0
    first, second = safe_day(y, b, a), safe_day(y, a, b)
    d = first or second
    if d is None:
        return None
    other = (Interval.of_day(second),) if first and second and first != second else ()
    return Resolved("DATE", d.isoformat(), Interval.of_day(d), "day", "day, month, year in numbers", other)


def day_month(m: Match, scene: Scene) -> Resolved | None:
    """16 April 2017; without a year the nearest one."""
    return _full(m, "2", MONTHS[(m["m2"] or "").lower()], scene)


def month_day(m: Match, scene: Scene) -> Resolved | None:
    """April 16, 2017; without a year the nearest one."""
    return _full(m, "3", MONTHS[(m["m3"] or "").lower()], scene)


def month_year(m: Match, scene: Scene) -> Resolved | None:
    """April 2017 is that month; early, mid and late are its thirds."""
    month, year = MONTHS[(m["m4"] or "").lower()], int(m["y4"] or 0)
    return fuzzy_month(year, month, m.get("f4"), Resolved)


def quarter(m: Match, scene: Scene) -> Resolved | None:
    """The first quarter of 2017, the second half; without a year that of the report's."""
    n = ORDINALS.get((m["q5"] or "").lower(), 4)
    year = _year_of(m, "y5") or (scene.anchor.year if scene.anchor else None)
    unit = "Q" if (m["u5"] or "").lower() == "quarter" else "H"
    n = min(n, 4 if unit == "Q" else 2)
    if year is None:
        return Resolved("DATE", f"XXXX-{unit}{n}", None, "unknown", NO_YEAR)
    months = 3 if unit == "Q" else 6
    start = date(year, months * (n - 1) + 1, 1)
    end = Interval.of_month(year, months * n).end
    return Resolved("DATE", f"{year}-{unit}{n}", Interval(start, end), "season", "a part of the year")


def season_(m: Match, scene: Scene) -> Resolved | None:
    """The summer of 2017; last, this and next by the report's date."""
    code, _, _ = SEASONS[(m["s6"] or "").lower()]
    year = _year_of(m, "y6")
    which = (m["r6"] or "").lower()
    if (m["s6"] or "").lower() == "fall" and which == "the" and year is None:
        return None
    if year is None and scene.anchor is None:
        return Resolved("DATE", f"XXXX-{code}", None, "season", NO_YEAR)
    if year is None:
        year = (scene.anchor or date.min).year
        start = season(year, code).start
        anchor = scene.anchor or date.min
        if which == "next" and start <= anchor:
            year += 1
        elif (
            which != "next"
            and not scene.ahead
            and (start > anchor or (which == "last" and season(year, code).end >= anchor))
        ):
            year -= 1
    return Resolved("DATE", f"{year}-{code}", season(year, code), "season", "a season, three months")


def fuzzy_year_(m: Match, scene: Scene) -> Resolved | None:
    """Early, mid and late 2014 are its thirds."""
    return fuzzy_year(int(m["y7"] or 0), m.get("f7"), Resolved)


def decade_(m: Match, scene: Scene) -> Resolved | None:
    """The 1990s."""
    return decade(int(m["y8"] or 0), Resolved)


def fuzzy_month_(m: Match, scene: Scene) -> Resolved | None:
    """Late June, the beginning of May: thirds of the nearest such month."""
    return _nearest_month(MONTHS[(m["m18"] or "").lower()], m.get("f18"), scene)


def month(m: Match, scene: Scene) -> Resolved | None:
    """In June is the nearest June that tense allows."""
    word = m["m19"] or ""
    return _nearest_month(MONTHS[word.lower()], None, scene) if word[0].isupper() else None


def _nearest_month(n: int, fuzzy: str | None, scene: Scene) -> Resolved | None:
    if scene.anchor is None:
        return Resolved("DATE", f"XXXX-{n:02d}", None, "month", NO_YEAR)
    year = scene.anchor.year
    if scene.ahead and n < scene.anchor.month:
        year += 1
    elif not scene.ahead and n > scene.anchor.month:
        year -= 1
    return fuzzy_month(year, n, fuzzy, Resolved)


def year(m: Match, scene: Scene) -> Resolved | None:
    """In 2011 is that year."""
    y = int(m["y21"] or m["y27"] or 0)
    return Resolved("DATE", str(y), Interval.of_year(y), "year", "a year")


def _year_of(m: Match, key: str) -> int | None:
    return int(y) if (y := m.get(key)) else None
