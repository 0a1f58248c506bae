"""Told → the timeline on two axes: when things are said to have happened, and when they were reported.

A row for each event; days are columns, in order but not to scale: what matters is what came before what.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ..html.anchors import safe
from ..phrases import one_line, shorten
from ..told import Json, Told
from .draw import To

_ROW, _LABEL, _TOP, _WIDTH = 34, 430, 40, 1200
_NARROWEST, _WIDEST = 58, 120
_MOST_DAYS, _MOST_ROWS = 12, 14
_LETTERS = 60
_LANE = 7
"""How far above and below the middle of a row it is told when something happened, and when it was reported."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One row: an event, and when reports told it."""

    text: str
    """The words that name it."""
    start: str
    """First day on which it is said to have happened."""
    end: str
    """Last such day."""
    words: tuple[str, int, int]
    """Where it stands."""
    claim: int
    """Number of its claim; 0 for none."""
    reported: tuple[tuple[str, str], ...]
    """Day and outlet of each report that tells it."""


def events(told: Told, most: int = _MOST_ROWS) -> tuple[Event, ...]:
    """The latest dated events, in order of time."""
    dated = [t for t in told.part("timeline") if t["of"] == "event" and t["start"] and t["evidence"]]
    return tuple(_event(told, t) for t in dated[-most:])


def _event(told: Told, t: Json) -> Event:
    first = t["evidence"][0]
    claim = told.claims.get(t["claim"] or "")
    reports = [m["report"] for m in claim["mentions"]] if claim else [e["report"] for e in t["evidence"]]
    days = [(told.reports[r]["published"] or "", told.outlet(r)) for r in dict.fromkeys(reports)]
    return Event(
        text=one_line(t["text"]),
        start=t["start"],
        end=t["end"],
        words=(first["report"], first["start"], first["end"]),
        claim=told.number(t["claim"]),
        reported=tuple(sorted((d[:10], o) for d, o in days if d)),
    )


def timeline(rows: Sequence[Event], to: To) -> str:
    """The picture as an SVG element; empty without rows."""
    if not rows:
        return ""
    days = _days(rows)
    axis = _Axis(days=tuple(days), column=min(_WIDEST, max(_NARROWEST, (_WIDTH - _LABEL) // len(days))))
    width, height = _LABEL + axis.column * len(days) + 12, _TOP + _ROW * len(rows) + 34
    grid = "".join(_column(d, axis, height) for d in days)
    body = "".join(_row(e, i, axis, to) for i, e in enumerate(rows))
    return (
        f'<svg class="days" role="group" aria-label="Timeline: when it is said to have happened, and when it was'
        f' reported" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f'<text class="axis" x="{_LABEL - 12}" y="16">said to have happened ▬</text>'
        f'<text class="axis" x="{_LABEL - 12}" y="{height - 8}">reported ●</text>{grid}{body}</svg>'
    )


def _days(rows: Sequence[Event]) -> list[str]:
    """The days that are columns: the latest, where there are many."""
    found = {d for e in rows for d in (e.start, e.end, *(d for d, _ in e.reported))}
    return sorted(found)[-_MOST_DAYS:]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Axis:
    """Days in columns of one width."""

    days: tuple[str, ...]
    column: int

    def x(self, day: str) -> float:
        """Middle of a day's column; the left edge for what was before all of them."""
        earlier = sum(d <= day for d in self.days)
        return _LABEL + self.column * (earlier - 0.5) if earlier else _LABEL + 4


def _column(day: str, axis: _Axis, height: int) -> str:
    x = axis.x(day)
    line = f'<line class="grid" x1="{x:.0f}" x2="{x:.0f}" y1="{_TOP - 10}" y2="{height - 26}"/>'
    told = date.fromisoformat(day)
    name = f"{told.day} {told:%b}" + (f" {told.year}" if day == axis.days[0] else "")
    top = f'<text class="day" x="{x:.0f}" y="20">{name}</text>'
    return f'{line}{top}<text class="day" x="{x:.0f}" y="{height - 8}">{name}</text>'


def _row(e: Event, i: int, axis: _Axis, to: To) -> str:
    y = _TOP + _ROW * (i + 0.5)
    when = e.start if e.start == e.end else f"{e.start} to {e.end}"
    told = ", ".join(f"{o} {d}" for d, o in e.reported) or "day of the report unknown"
    label = safe(f"{e.text}: said to have happened {when}; reported by {told}")
    number = f'<text class="number" x="{_LABEL - 12}" y="{y + 4:.0f}">{e.claim}</text>' if e.claim else ""
    return (
        f'<a href="{safe(to(*e.words))}" aria-label="{label}"><title>{label}</title>'
        f'<text class="what" x="{_LABEL - 36}" y="{y + 4.5:.0f}">{safe(shorten(e.text, _LETTERS))}</text>'
        f"{number}{_marks(e, y, axis)}</a>"
    )


def _marks(e: Event, y: float, axis: _Axis) -> str:
    """A bar for when it is said to have happened, above; a dot for each day on which it was reported, below."""
    start, end = axis.x(e.start), axis.x(e.end)
    days = _counted(e.reported)
    far = [axis.x(d) for d, _ in days]
    dots = "".join(_dot(axis.x(d), n, y + _LANE) for d, n in days)
    join = f'<path class="join" d="M{start:.0f} {y - _LANE:.0f}L{far[0]:.0f} {y + _LANE:.0f}H{far[-1]:.0f}"/>' * bool(
        far
    )
    size = f'width="{end - start + 26:.0f}" height="8" rx="2"'
    return f'{join}<rect class="event" x="{start - 13:.0f}" y="{y - _LANE - 4:.0f}" {size}/>{dots}'


def _counted(reported: Sequence[tuple[str, str]]) -> list[tuple[str, int]]:
    counts: dict[str, int] = {}
    for day, _ in reported:
        counts[day] = counts.get(day, 0) + 1
    return sorted(counts.items())


def _dot(x: float, n: int, y: float) -> str:
    many = f'<text class="many" x="{x + 9:.0f}" y="{y + 4:.0f}">{n}</text>' if n > 1 else ""
    return f'<circle class="report" cx="{x:.0f}" cy="{y:.0f}" r="5"/>{many}'
