"""Shapes that count from the report's day or from the day spoken of last."""

import re
from datetime import timedelta

from hearsay.model import Interval

from .lexicon import MONTHS, PARTS_OF_DAY, UNITS, WEEKDAYS, number_of, unit_of
from .resolved import NO_ANCHOR, NO_YEAR, Match, Resolved, Scene, on_day
from .spans import fuzzy_month, fuzzy_year, iso_week, moved, unit_span


def end_of(m: Match, scene: Scene) -> Resolved | None:
    """The end of the month, the beginning of the year, by the report's date."""
    if scene.anchor is None or (unit := unit_of(m["u9"] or "")) not in ("month", "year", "week"):
        return Resolved("DATE", "XXXX", None, "unknown", NO_ANCHOR) if scene.anchor is None else None
    if unit == "year":
        return fuzzy_year(scene.anchor.year, m["f9"], Resolved)
    if unit == "month":
        return fuzzy_month(scene.anchor.year, scene.anchor.month, m["f9"], Resolved)
    span = Interval.of_week(scene.anchor)
    return Resolved("DATE", iso_week(scene.anchor), span, "week", "within the report's week")


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
        return Resolved("DATE", "PAST_REF" if back else "FUTURE_REF", None, "unknown", NO_ANCHOR)
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
                        NO_ANCHOR)  # fmt: skip
    if fuzzy and unit == "year" and fuzzy.lower() in ("early", "late", "mid"):
        return fuzzy_year(scene.anchor.year + steps, fuzzy, Resolved)
    if fuzzy and unit == "month" and fuzzy.lower() in ("early", "late", "mid"):
        span = unit_span(scene.anchor, steps, "month")
        return fuzzy_month(span.start.year, span.start.month, fuzzy, Resolved)
    return moved(scene.anchor, steps, unit, Resolved, whole=True)


def _month_shift(which: str, month: int, fuzzy: str | None, scene: Scene) -> Resolved | None:
    if scene.anchor is None:
        return Resolved("DATE", f"XXXX-{month:02d}", None, "month", NO_YEAR)
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
    return on_day(d, rule)


def deictic(m: Match, scene: Scene) -> Resolved | None:
    """Today, yesterday, tonight, this morning, overnight, by the report's day."""
    words = " ".join((m["x17"] or "").lower().split())
    if scene.anchor is None:
        return Resolved(
            "DATE",
            "PRESENT_REF" if words == "today" else "XXXX-XX-XX",
            None,
            "day",
            NO_ANCHOR,
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
    return on_day(d, rule)


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
