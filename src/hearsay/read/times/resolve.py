"""One matched shape → TIMEX3 type and value, the days meant, and the rule in words.

In: the match, the anchor day (None when unknown), the day spoken of last, and whether the verb looks ahead. Out: a
`Resolved`, or None where the shape is no time after all. One function a shape, in `RULES`.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from hearsay.model import Interval, Precision, TimexType

from .lexicon import (
    MONTHS,
    ORDINALS,
    PARTS_OF_DAY,
    REFERENCES,
    SEASONS,
    SETS,
    UNITS,
    WEEKDAYS,
    number_of,
    unit_of,
)
from .spans import decade, fuzzy_month, fuzzy_year, iso_week, moved, safe_day, season, spelled, unit_span


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


def _day(d: date, rule: str) -> Resolved:
    return Resolved("DATE", d.isoformat(), Interval.of_day(d), "day", rule)


def _year_of(m: Match, key: str) -> int | None:
    return int(y) if (y := m.get(key)) else None


def _full(m: Match, n: str, month: int, scene: Scene) -> Resolved | None:
    """A day and month, with a year or the nearest one that tense allows."""
    day = int(re.sub(r"\D", "", m[f"d{n}"] or "0"))
    year = _year_of(m, f"y{n}")
    if not 1 <= day <= 31:
        return None
    if year is not None:
        d = safe_day(year, month, day)
        return _day(d, "a full date") if d else None
    if scene.anchor is None:
        return Resolved("DATE", f"XXXX-{month:02d}-{day:02d}", None, "day", "no year, and the report's date is unknown")
    d = _nearest(scene, month, day)
    return _day(d, f"no year: the nearest one to the report's date {scene.anchor.isoformat()}") if d else None


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
    return _day(d, "a full date") if d else None


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
        return Resolved("DATE", f"XXXX-{unit}{n}", None, "unknown", "no year, and the report's date is unknown")
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
        return Resolved("DATE", f"XXXX-{code}", None, "season", "no year, and the report's date is unknown")
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


def end_of(m: Match, scene: Scene) -> Resolved | None:
    """The end of the month, the beginning of the year, by the report's date."""
    if scene.anchor is None or (unit := unit_of(m["u9"] or "")) not in ("month", "year", "week"):
        return (
            Resolved("DATE", "XXXX", None, "unknown", "relative, and the report's date is unknown")
            if scene.anchor is None
            else None
        )
    if unit == "year":
        return fuzzy_year(scene.anchor.year, m["f9"], Resolved)
    if unit == "month":
        return fuzzy_month(scene.anchor.year, scene.anchor.month, m["f9"], Resolved)
    span = Interval.of_week(scene.anchor)
    return Resolved("DATE", iso_week(scene.anchor), span, "week", "within the report's week")


def every(m: Match, scene: Scene) -> Resolved | None:
    """Every day, every two weeks, each Tuesday repeat."""
    if m.get("w10"):
        return Resolved("SET", f"XXXX-WXX-{WEEKDAYS[(m['w10'] or '').lower()]}", rule="repeats")
    return Resolved("SET", spelled(number_of(m.get("n10") or "a"), unit_of(m["u10"] or "")), rule="repeats")


def for_a(m: Match, scene: Scene) -> Resolved | None:
    """For a week: a length of time, no rate."""
    return Resolved("DURATION", spelled(1, (m["u26"] or "").lower()), rule="a length of time")


def per(m: Match, scene: Scene) -> Resolved | None:
    """So much a year."""
    return Resolved("SET", spelled(1, (m["u11"] or "").lower()), rule="a rate")


def offset(m: Match, scene: Scene) -> Resolved | None:
    """16 months ago counts back from the report; earlier and later from the day spoken of last."""
    which = (m["o12"] or "").lower()
    unit, n = unit_of(m["u12"] or ""), number_of(m.get("n12") or "")
    back = which in ("ago", "earlier", "before")
    base = scene.anchor if which in ("ago", "from now") else (scene.spoken or scene.anchor)
    if n is None:
        value = "PAST_REF" if back else "FUTURE_REF"
        if unit in ("hour", "minute", "second") and base:
            return Resolved("DATE", value, Interval.of_day(base), "day", "hours away: the same day")
        return Resolved("DATE", value, None, "unknown", "how long is not said")
    if base is None:
        return Resolved(
            "DATE", "PAST_REF" if back else "FUTURE_REF", None, "unknown", "relative, and the report's date is unknown"
        )
    return moved(base, -n if back else n, unit, Resolved)


def next_day(m: Match, scene: Scene) -> Resolved | None:
    """The following day is the one after the day spoken of last."""
    base = scene.last or scene.anchor
    unit = unit_of(m["u13"] or "")
    which = (m["x13"] or "").lower()
    if base is None:
        return None
    unit = "day" if unit in ("night", "morning", "evening") else unit
    return moved(base, {"same": 0, "that": 0, "previous": -1}.get(which, 1), unit, Resolved)


def rolling(m: Match, scene: Scene) -> Resolved | None:
    """The past three weeks, a duration."""
    return Resolved("DURATION", spelled(number_of(m["n14"] or ""), unit_of(m["u14"] or "")), rule="a length of time")


def shifted(m: Match, scene: Scene) -> Resolved | None:
    """Last week, this month, next year, last June."""
    if m.get("v15"):
        return _unit_shift("this", (m["v15"] or "").lower(), None, scene)
    which = (m["x15"] or "").lower()
    if m.get("m15"):
        if not (m["m15"] or "")[0].isupper():
            return None
        return _month_shift(which, MONTHS[(m["m15"] or "").lower()], m.get("f15"), scene)
    return _unit_shift(which, unit_of(m["u15"] or ""), m.get("f15"), scene)


def _unit_shift(which: str, unit: str, fuzzy: str | None, scene: Scene) -> Resolved | None:
    if unit in ("second", "minute", "hour") or unit not in UNITS:
        return None
    steps = {"last": -1, "past": -1, "previous": -1, "this": 0}.get(which, 1)
    if scene.anchor is None:
        return Resolved("DATE", "PAST_REF" if steps < 0 else "FUTURE_REF" if steps else "PRESENT_REF", None, "unknown",
                        "relative, and the report's date is unknown")  # fmt: skip
    if fuzzy and unit == "year" and fuzzy.lower() in ("early", "late", "mid"):
        return fuzzy_year(scene.anchor.year + steps, fuzzy, Resolved)
    if fuzzy and unit == "month" and fuzzy.lower() in ("early", "late", "mid"):
        span = unit_span(scene.anchor, steps, "month")
        return fuzzy_month(span.start.year, span.start.month, fuzzy, Resolved)
    return moved(scene.anchor, steps, unit, Resolved, whole=True)


def _month_shift(which: str, month: int, fuzzy: str | None, scene: Scene) -> Resolved | None:
    if scene.anchor is None:
        return Resolved("DATE", f"XXXX-{month:02d}", None, "month", "no year, and the report's date is unknown")
    year = scene.anchor.year
    if which in ("last", "past", "previous") and month >= scene.anchor.month:
        year -= 1
    elif which in ("next", "coming") and month <= scene.anchor.month:
        year += 1
    return fuzzy_month(year, month, fuzzy, Resolved)


def weekday(m: Match, scene: Scene) -> Resolved | None:
    """Wednesday is the last one up to the report's day, or the next one where the verb looks ahead."""
    n = WEEKDAYS[(m["w16"] or "").lower()]
    part = PARTS_OF_DAY.get((m.get("p16") or "").lower())
    if scene.anchor is None:
        value = f"XXXX-WXX-{n}" + (f"T{part}" if part else "")
        return Resolved("TIME" if part else "DATE", value, None, "day", "a weekday, and the report's date is unknown")
    which = (m.get("x16") or "").lower()
    back = (scene.anchor.weekday() + 1 - n) % 7
    ahead = which == "next" or (scene.ahead and which != "last")
    d = scene.anchor + timedelta(days=(7 - back) % 7 if ahead else -back)
    if which == "last" and back == 0:
        d -= timedelta(days=7)
    if which == "next" and d == scene.anchor:
        d += timedelta(days=7)
    why = "the next one, because the verb looks ahead" if ahead else "the last one up to the report's day"
    rule = f"{why} ({scene.anchor.isoformat()})"
    if part:
        return Resolved("TIME", f"{d.isoformat()}T{part}", Interval.of_day(d), "day", rule)
    return _day(d, rule)


def deictic(m: Match, scene: Scene) -> Resolved | None:
    """Today, yesterday, tonight, this morning, overnight, by the report's day."""
    words = " ".join((m["x17"] or "").lower().split())
    if scene.anchor is None:
        return Resolved(
            "DATE",
            "PRESENT_REF" if words == "today" else "XXXX-XX-XX",
            None,
            "day",
            "relative, and the report's date is unknown",
        )
    steps = {"yesterday": -1, "tomorrow": 1, "last night": -1, "overnight": 0}.get(words, 0)
    d = scene.anchor + timedelta(days=steps)
    part = "NI" if words in ("tonight", "overnight", "last night") else PARTS_OF_DAY.get(words.removeprefix("this "))
    part = PARTS_OF_DAY.get((m.get("p17") or "").lower(), part)
    rule = f"by the report's day {scene.anchor.isoformat()}"
    if words == "overnight":
        night = Interval(d - timedelta(days=1), d)
        return Resolved(
            "TIME", f"{d.isoformat()}TNI", Interval.of_day(d), "day", "the night before the report", (night,)
        )
    if part:
        return Resolved("TIME", f"{d.isoformat()}T{part}", Interval.of_day(d), "day", rule)
    return _day(d, rule)


def fuzzy_month_(m: Match, scene: Scene) -> Resolved | None:
    """Late June, the beginning of May: thirds of the nearest such month."""
    return _nearest_month(MONTHS[(m["m18"] or "").lower()], m.get("f18"), scene)


def month(m: Match, scene: Scene) -> Resolved | None:
    """In June is the nearest June that tense allows."""
    word = m["m19"] or ""
    return _nearest_month(MONTHS[word.lower()], None, scene) if word[0].isupper() else None


def _nearest_month(n: int, fuzzy: str | None, scene: Scene) -> Resolved | None:
    if scene.anchor is None:
        return Resolved("DATE", f"XXXX-{n:02d}", None, "month", "no year, and the report's date is unknown")
    year = scene.anchor.year
    if scene.ahead and n < scene.anchor.month:
        year += 1
    elif not scene.ahead and n > scene.anchor.month:
        year -= 1
    return fuzzy_month(year, n, fuzzy, Resolved)


def clock(m: Match, scene: Scene) -> Resolved | None:
    """09.59 GMT, 8 p.m., noon: a time of the day spoken of last, else of the report's day."""
    words = (m["clock"] or "").lower()
    time = _clock_value(words)
    if time is None:
        return None
    base = scene.last or scene.anchor
    day = base.isoformat() if base else "XXXX-XX-XX"
    return Resolved("TIME", f"{day}T{time}", Interval.of_day(base) if base else None, "minute", "a time of day")


def _clock_value(words: str) -> str | None:
    if words in ("noon", "midnight"):
        return PARTS_OF_DAY[words]
    digits = re.match(r"(\d{1,2})[:.]?(\d\d)?", words)
    if not digits:
        return None
    marked = re.search(r"[ap]\.?m|gmt|utc|est|edt|cet|bst|local|:", words)
    if not marked:
        return None
    hour, minute = int(digits[1]), int(digits[2] or 0)
    if re.search(r"p\.?m", words) and hour < 12:
        hour += 12
    elif re.search(r"a\.?m", words) and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None


def year(m: Match, scene: Scene) -> Resolved | None:
    """In 2011 is that year."""
    y = int(m["y21"] or m["y27"] or 0)
    return Resolved("DATE", str(y), Interval.of_year(y), "year", "a year")


def duration(m: Match, scene: Scene) -> Resolved | None:
    """Six months, a two-year stay: a length of time."""
    n, unit = m["n22"] or "", unit_of(m["u22"] or "")
    if n.lower() in ("a", "an") and unit in (
        "second",
        "quarter",
        "night",
        "minute",
        "day",
        "week",
        "weekend",
        "month",
        "century",
    ):
        return None
    if unit == "second" and not n[0].isdigit():
        return None
    return Resolved("DURATION", spelled(number_of(n), unit), rule="a length of time")


def vague_duration(m: Match, scene: Scene) -> Resolved | None:
    """For years: a length of time that is not told."""
    return Resolved(
        "DURATION", spelled(None, unit_of(m["u23"] or m["l23"] or "")), rule="a length of time, not told how long"
    )


def set_(m: Match, scene: Scene) -> Resolved | None:
    """Daily, weekly, annual repeat."""
    word = m["w24"] or ""
    return Resolved("SET", SETS[word.lower()], rule="repeats") if word.islower() else None


def reference(m: Match, scene: Scene) -> Resolved | None:
    """Now, recently, soon: no day."""
    words = " ".join((m["r25"] or "").lower().split())
    return Resolved("DATE", REFERENCES[words], None, "unknown", "names no day")


RULES: Mapping[str, Rule] = {
    "iso": iso, "dotted": dotted, "day_month": day_month, "month_day": month_day, "month_year": month_year,
    "quarter": quarter, "season": season_, "fuzzy_year": fuzzy_year_, "decade": decade_, "end_of": end_of, "every": every,
    "for_a": for_a, "per": per, "offset": offset, "next_day": next_day, "rolling": rolling, "shifted": shifted, "weekday": weekday,
    "deictic": deictic, "fuzzy_month": fuzzy_month_, "month": month, "clock": clock, "year": year, "duration": duration,
    "vague_duration": vague_duration, "set": set_, "reference": reference,
}  # fmt: skip
