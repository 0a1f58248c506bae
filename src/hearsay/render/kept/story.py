"""One story of the store → text: its reports and why they are in it, its claims with their dated histories."""

from collections.abc import Iterable, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from hearsay.hosts import plain_address
from hearsay.model import Report
from hearsay.model.kept import Change, Placement, StoryRecord

from ..answers.parts import CLAIM, inset
from ..phrases import count, one_line, shorten
from .lists import day, standing, why

_TITLE = 90


def whole_story(
    s: StoryRecord,
    reports: Sequence[Report],
    placed: Mapping[str, Sequence[Placement]],
    told: Iterable[Sequence[Change]],
) -> RenderableType:
    """The story, its reports in order of arrival, then its claims in the order in which they were first told."""
    title = shorten(one_line(s.title), _TITLE) or "Story"
    rows: list[RenderableType] = [Text(title, style="bold").append(f"  {s.id}", style="dim")]
    rows.append(inset(f"{count(len(reports), 'report')}, {s.state}, latest {day(s.latest)}."))
    rows.append(Text("\nReports", style="bold"))
    for r in reports:
        rows += [inset(_about(r)), *(line for p in placed[r.id] for line in _placed(p))]
    rows.append(Text("\nClaims", style="bold"))
    for history in told:
        rows += _history(history)
    return Group(*rows)


def _about(r: Report) -> Text:
    published = r.published.iso() if r.published else "no date"
    line = Text(shorten(one_line(r.title), _TITLE) or one_line(plain_address(r.path)), style="bold")
    return line.append(f"  {one_line(r.outlet) or 'outlet unknown'}, {published}", style="default")


def _placed(p: Placement) -> list[RenderableType]:
    return [inset(Text(f"{day(p.at)}  put into {p.story}", style="dim"), 7), *why(p)]


def _history(history: Sequence[Change]) -> list[RenderableType]:
    if not history:
        return []
    now = history[-1].now
    rows: list[RenderableType] = [
        inset(Text(shorten(one_line(now.text), CLAIM), style="bold")),
        inset(standing(now), 7),
    ]
    for c in history:
        line = Text(f"{day(c.now.at)}  ", style="dim").append(f"{c.kind}: ", style="bold")
        rows.append(inset(line.append(one_line(c.reason), style="default"), 7))
    return rows
