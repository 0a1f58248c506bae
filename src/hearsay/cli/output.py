"""What the commands print: results to standard output, progress and complaints to standard error.

Formats for programs and files are UTF-8 whatever the terminal's encoding; text is made to fit it.
"""

from __future__ import annotations

import json
import os
import platform
import re
import sys
import traceback
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import click

from hearsay import __version__

if TYPE_CHECKING:
    from rich.console import RenderableType

    from hearsay.api import Stories
    from hearsay.model import Attribution, Brief, Reading, Skipped

_HALVES = re.compile(r"[\ud800-\udfff]")
_PIPED_WIDTH = 100
_MANY = 20
"""Reports from which on progress is shown."""


def brief(made: Brief, form: str, *, everything: bool, why: bool) -> None:
    """Print a brief in the format asked for."""
    if form == "json":
        from hearsay.render.contract import brief_dict

        _file(_json(brief_dict(made)))
        return
    from hearsay.render.view import view

    laid_out = view(made, everything)
    if form == "md":
        from hearsay.render.markdown import markdown

        _file(markdown(laid_out, why))
    elif form == "html":
        from hearsay.render.html import html

        _file(html(laid_out, [r.report for r in made.story.readings]))
    else:
        from hearsay.render.terminal import terminal

        text(terminal(laid_out, why, everything))


def rows(found: Iterable[object], form: str) -> None:
    """Print values that JSON has: one a line for jsonl, else one list."""
    if form == "jsonl":
        for x in found:
            _file(json.dumps(x, ensure_ascii=False) + "\n")
    else:
        _file(_json(list(found)))


def one(value: object) -> None:
    """Print one value as JSON."""
    _file(_json(value))


def readings(found: Iterable[Reading], form: str) -> None:
    """Print readings: one JSON object a line, one list, or a few lines of text each."""
    from hearsay.render.contract import reading_dict

    if form == "jsonl":
        for r in found:
            _file(json.dumps(reading_dict(r), ensure_ascii=False) + "\n")
    elif form == "json":
        _file(_json([reading_dict(r) for r in found]))
    else:
        for r in found:
            _reading_text(r)


def _reading_text(r: Reading) -> None:
    from rich.text import Text

    from hearsay.render.phrases import one_line

    head = " ".join(filter(None, (r.report.outlet, r.report.published.iso() if r.report.published else "")))
    text(Text(one_line(f"{r.report.id}  {head}"), style="bold"))
    for a in r.attributions:
        words = one_line(" … ".join(e.text for e in a.content))
        text(Text.assemble("  ", (one_line(_chain(a)), "bold"), f" {a.stance}: {words}"))
    if r.times:
        text(Text("  times: " + "; ".join(one_line(f"{t.evidence.text} = {t.value}") for t in r.times), style="dim"))


def _chain(a: Attribution) -> str:
    return " → ".join(link.name or "source not given" for link in a.chain)


def stories(found: Stories, form: str, *, why: bool) -> None:
    """Print stories as JSON, or as titles with their reports; `why` adds why each report stands where it stands."""
    if form == "json":
        from hearsay.render.contract import stories_dict

        _file(_json(stories_dict(found.stories, found.ingested.reports, found.ingested.skipped)))
        return
    from rich.text import Text

    from hearsay.render.phrases import one_line, shorten

    reports = {r.id: r for r in found.ingested.reports}
    for s in found.stories:
        first = next((reports[r] for r in s.reports if reports[r].title), reports[s.reports[0]])
        title = shorten(one_line(first.title or first.text[:200]), 80)
        text(Text(f"{title} ({len(s.members)})", style="bold"))
        for m in s.members:
            text(Text(f"  {one_line(m.report)}  {one_line(reports[m.report].outlet)}".rstrip()))
            for reason in m.reasons if why else ():
                text(Text(f"    {one_line(reason.text)}", style="dim"))


def left_out(skipped: Iterable[Skipped], *, shown: bool) -> int:
    """Say on standard error what was left out (unless shown already); return 2 if the user can mend any of it."""
    from hearsay.render.phrases import one_line

    rows = list(skipped)
    for s in [] if shown else rows:
        click.echo(f"left out: {one_line(s.what)}: {one_line(s.reason)}", err=True)
    return 2 if any(s.mendable for s in rows) else 0


def progress() -> Callable[[int, int, str], None] | None:
    """A progress line on standard error where that is a terminal; None elsewhere."""
    if not sys.stderr.isatty():
        return None

    def show(done: int, total: int, what: str) -> None:
        if total > _MANY:
            end = "\n" if done == total else ""
            click.echo(f"\r{what} {done}/{total}{end}", nl=False, err=True)

    return show


def bug(error: Exception) -> str:
    """The message for an error that nobody foresaw."""
    where = "".join(traceback.format_exception(error))
    system = f"hearsay {__version__}, Python {platform.python_version()}, {platform.system()}"
    name = type(error).__name__
    told = f"hearsay: this is a bug in hearsay ({name}: {error}). Please report it with the lines above; {system}."
    return f"{where}\n{told}"


def close_quietly() -> None:
    """Let a reader of our output go away (`| head`) without a complaint at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def text(shown: RenderableType) -> None:
    """Print for a person: coloured where the terminal is and NO_COLOR is not set, no blanks at line ends in a pipe."""
    from rich.console import Console

    console = Console(highlight=False, soft_wrap=False, width=None if sys.stdout.isatty() else _PIPED_WIDTH)
    with console.capture() as captured:
        console.print(shown)
    printed = captured.get()
    if not console.is_terminal:
        printed = re.sub(r" +$", "", printed, flags=re.M)
    encoding = sys.stdout.encoding or "utf-8"
    click.echo(printed.encode(encoding, "replace").decode(encoding), nl=False, color=True)


def file(text: str) -> None:
    """Print the text of a file."""
    _file(text)


def _file(text: str) -> None:
    """Print for a program or a file, in UTF-8; halves of surrogate pairs leave as JSON's escapes."""
    text = _HALVES.sub(lambda m: f"\\u{ord(m[0]):04x}", text)
    click.echo(text.encode("utf-8"), nl=False)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
