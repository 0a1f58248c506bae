"""View → rich renderables for a terminal. Pure: whoever holds the console prints them.

Everything is put into `Text`, never into markup, and the view's strings hold no control characters, so that no report
can colour words or move the cursor. Limits are for a screen of 80 to 100 columns: a story of five reports fits on one
or two screens.
"""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from .phrases import bounds, count, listed, shorten
from .rows import Check, ClaimRow, Dispute, SourceRow, Voice
from .view import View

_COLOURS = {"Corroborated and undisputed": "green", "Claimed": "cyan", "Disputed": "red", "Unconfirmed": "yellow"}
_TWO_LINES, _ONE_LINE, _BESIDE, _NAME = 170, 88, 84, 48
_VOICES, _DISPUTES, _DATES, _CHECKS, _SOURCES, _ROWS = 4, 1, 4, 4, 6, 8
_LEGEND = "Beside each claim stands how many independent origins it has among these reports: fewest–most."


def terminal(view: View, why: bool = False, full: bool = False) -> RenderableType:
    """The brief for a terminal: long texts and lists are cut unless `full`; with `why`, reasons stand under claims."""
    return Group(*_parts(view, why, full))


def _parts(view: View, why: bool, full: bool) -> Iterator[RenderableType]:
    yield Text(view.title, style="bold")
    yield Text(f"{view.given}. {_LEGEND} hearsay never says what is true.", style="dim")
    for section in view.sections:
        colour = _COLOURS[section.title]
        yield Text(f"\n{section.title}", style=f"bold {colour}")
        yield _claims(section.claims, colour, why, full)
    if not view.sections:
        yield Text("\nNo claims were found in these reports.")
    if view.rest:
        yield _more(count(len(view.rest), "more claim"))
    if view.checks:
        yield Text("\nCheck these first", style="bold magenta")
        yield _checks(view.checks, full)
    yield Text()
    yield _below(view, full)


def _more(what: str) -> Text:
    return Text(f"{what}: --all", style="dim")


def _claims(claims: Sequence[ClaimRow], colour: str, why: bool, full: bool) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right", no_wrap=True, min_width=3, style="dim")
    table.add_column(no_wrap=True, min_width=3)
    table.add_column()
    for c in claims:
        body = Group(*_claim(c, why, full))
        table.add_row(str(c.number), Text(bounds(c.low, c.high), style=f"bold {colour}"), body)
    return table


def _claim(c: ClaimRow, why: bool, full: bool) -> Iterator[Text]:
    yield Text(c.text if full else shorten(c.text, _TWO_LINES))
    yield _who(c, full)
    yield from _disputes(c, full)
    if c.maybe and (why or full):
        yield Text(f"perhaps the same as claim {', '.join(map(str, c.maybe))}", style="dim")
    if why:
        yield Text(f"{c.origins}{c.through}, among the reports given.", style="dim")
        for line in (*(r.text for r in c.reasons), *c.history):
            yield Text(f"· {line}", style="dim")


def _who(c: ClaimRow, full: bool) -> Text:
    """Status, marks and voices, origins in bold: two at least where there may be two, more while the line has room."""
    least = 1 if c.high < 2 else 2
    line = Text(", ".join((c.status, *c.marks)) + c.through, style="")
    line.stylize("italic")
    for n, v in enumerate(c.voices):
        voice = _voice(v, full)
        if n >= least and not full and (n == _VOICES or len(line) + len(voice) > _ONE_LINE):
            return line.append(f"; {len(c.voices) - n} more", style="dim")
        line = line.append("; " if n else " · ", style="dim").append(voice)
    return line


def _voice(v: Voice, full: bool) -> Text:
    line = Text()
    line.append(listed(v.outlets, len(v.outlets) if full else 4) + ": ", style="dim")
    for name in ([v.stance] if v.stance else []) + [f"{r} →" for r in v.relays]:
        line.append(f"{name} ")
    return line.append(v.origin if full else shorten(v.origin, _NAME), style="bold")


def _disputes(c: ClaimRow, full: bool) -> Iterator[Text]:
    kept = c.disputes if full else c.disputes[:_DISPUTES]
    over = len(c.disputes) - len(kept)
    for n, d in enumerate(kept, 1):
        line = f"disputed, {_dispute(d)}"
        more = f" ({over} more)" if over and n == len(kept) else ""
        yield Text((line if full else shorten(line, _ONE_LINE - len(more))) + more, style="red")


def _dispute(d: Dispute) -> str:
    other = f" (claim {d.other})" if d.other else ""
    return f"{d.kind}{other}: {d.why}"


def _checks(checks: Sequence[Check], full: bool) -> Table:
    """What to look at or whom to call, behind the numbers of the claims that it would settle."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right", no_wrap=True, min_width=3, style="dim")
    table.add_column()
    kept = checks if full else checks[:_CHECKS]
    for c in kept:
        table.add_row(listed([str(n) for n in c.claims], 2), c.text if full else shorten(c.text, _TWO_LINES))
    if len(kept) < len(checks):
        table.add_row("", _more(f"{len(checks) - len(kept)} more"))
    return table


def _below(view: View, full: bool) -> Table:
    """What stands under the claims: a title at the left, its rows beside it."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, style="bold")
    table.add_column()
    changed = [f"claim {n}, {_dispute(d)}" if n else _dispute(d) for n, d in view.updates]
    for title, rows, most in (
        ("Changed", changed, _CHECKS),
        ("In a circle", view.loops, _CHECKS),
        ("Timeline", _dates(view, full), min(_DATES, len(view.timeline))),
        ("Sources", _sources(view.sources, full), _ROWS),
        ("Reports", [f"{r.id}: {r.line}" for r in view.reports], _ROWS),
        ("Left out", view.skipped, max(len(view.skipped), 1)),
    ):
        if rows:
            table.add_row(title, _listing(rows, None if full else most))
    return table


def _listing(rows: Sequence[str], most: int | None) -> Group:
    kept = [Text(r if most is None else shorten(r, _TWO_LINES)) for r in rows[:most]]
    return Group(*kept, *([_more(f"{len(rows) - len(kept)} more")] if len(kept) < len(rows) else []))


def _dates(view: View, full: bool) -> list[str]:
    """One line a date. Unless `full`, those that are shown come first, the others are there to be counted."""
    if full:
        return [f"{t.when}  {t.what}  ({t.how})" for t in (*view.timeline, *view.others)]
    rows = (*view.timeline[-_DATES:], *view.timeline[:-_DATES], *view.others)
    return [shorten(f"{t.when}  {t.what}", _BESIDE) for t in rows]


def _sources(sources: Sequence[SourceRow], full: bool) -> list[str]:
    if full:
        return [_source(s) for s in sources]
    names = [f"{shorten(s.name, _NAME)} {s.quoted}×" for s in sources]
    return [listed(names, _SOURCES)] if names else []


def _source(s: SourceRow) -> str:
    through = f", through {', '.join(s.through)}" if s.through else ""
    speaks = f", speaks for {s.speaks_for}" if s.speaks_for else ""
    return f"{s.name} ({s.kind}) {s.quoted}×{through}{speaks}"
