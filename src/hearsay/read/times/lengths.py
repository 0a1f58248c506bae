"""Shapes that name a length of time or a repetition, and words like "now" that name no day."""

from .lexicon import REFERENCES, SETS, WEEKDAYS, number_of, unit_of
from .resolved import Match, Resolved, Scene
from .spans import spelled


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


def rolling(m: Match, scene: Scene) -> Resolved | None:
    """The past three weeks, a duration."""
    return Resolved("DURATION", spelled(number_of(m["n14"] or ""), unit_of(m["u14"] or "")), rule="a length of time")


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
