"""One function a shape: name of a pattern → rule that values and resolves it. See `patterns.PATTERNS`."""

from collections.abc import Mapping

from . import dates, lengths, relative
from .resolved import Rule

RULES: Mapping[str, Rule] = {
    "iso": dates.iso,
    "dotted": dates.dotted,
    "day_month": dates.day_month,
    "month_day": dates.month_day,
    "month_year": dates.month_year,
    "quarter": dates.quarter,
    "season": dates.season_,
    "fuzzy_year": dates.fuzzy_year_,
    "decade": dates.decade_,
    "fuzzy_month": dates.fuzzy_month_,
    "month": dates.month,
    "year": dates.year,
    "end_of": relative.end_of,
    "offset": relative.offset,
    "next_day": relative.next_day,
    "shifted": relative.shifted,
    "weekday": relative.weekday,
    "deictic": relative.deictic,
    "clock": relative.clock,
    "every": lengths.every,
    "for_a": lengths.for_a,
    "per": lengths.per,
    "rolling": lengths.rolling,
    "duration": lengths.duration,
    "vague_duration": lengths.vague_duration,
    "set": lengths.set_,
    "reference": lengths.reference,
}
