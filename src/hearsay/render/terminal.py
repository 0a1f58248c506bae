"""View → rich renderables for a terminal. Pure: whoever holds the console prints them.

Words of the reports are shown as plain text without control characters, so that no report can move the cursor.
"""

import re
from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from .view import ClaimRow, View

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_COLOURS = {"Corroborated and undisputed": "green", "Claimed": "cyan", "Disputed": "red", "Unconfirmed": "yellow"}
_MENTIONS = 4


def terminal(view: View, why: bool = False) -> RenderableType:
    """The brief for a terminal; with `why`, every claim's reasons stand under it."""
    return Group(*_parts(view, why))


def _parts(view: View, why: bool) -> Iterator[RenderableType]:
    yield Text(plain(view.title), style="bold")
    yield Text(f"{view.given}. Origins are counted among these reports; hearsay never says what is true.", style="dim")
    for section in view.sections:
        yield Text()
        yield Text(section.title, style=f"bold {_COLOURS[section.title]}")
        for claim in section.claims:
            yield from _claim(claim, why)
    if view.more:
        yield Text(f"\n{view.more} more claims: --all", style="dim")
    yield from _list("Changed", view.updates)
    yield from _list("Circles of citation", view.loops)
    if view.timeline:
        yield Text("\nTimeline", style="bold")
        yield Padding(_timeline(view), (0, 0, 0, 2))
    yield from _list("Check first", view.checks)
    yield from _list("Sources", view.sources)
    yield from _list("Reports", tuple(f"{name}: {line}" for name, line in view.reports))
    yield from _list("Left out", view.skipped)


def _claim(c: ClaimRow, why: bool) -> Iterator[RenderableType]:
    yield Padding(Text(plain(c.text)), (0, 0, 0, 2))
    yield Padding(Text(f"{c.origins}; {c.status}", style="bold dim"), (0, 0, 0, 4))
    for m in c.mentions[:_MENTIONS]:
        yield Padding(Text.assemble((plain(m.outlet), "dim"), ": ", plain(m.who)), (0, 0, 0, 4))
    if len(c.mentions) > _MENTIONS:
        yield Padding(Text(f"and {len(c.mentions) - _MENTIONS} more", style="dim"), (0, 0, 0, 4))
    for d in c.disputes:
        yield Padding(Text(plain(d), style="red"), (0, 0, 0, 4))
    if why:
        for r in c.reasons:
            yield Padding(Text(f"because {plain(r)}", style="dim italic"), (0, 0, 0, 6))


def _timeline(view: View) -> Table:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column()
    for t in view.timeline:
        table.add_row(Text(t.when), Text.assemble(plain(t.what), (f"  {plain(t.how)}", "dim")))
    return table


def _list(title: str, rows: tuple[str, ...]) -> Iterator[RenderableType]:
    if rows:
        yield Text(f"\n{title}", style="bold")
    for row in rows:
        yield Padding(Text(plain(row)), (0, 0, 0, 2))


def plain(text: str) -> str:
    """The text without control and direction characters."""
    return _CONTROL.sub("", text)
