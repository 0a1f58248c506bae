"""What the commands print: results to standard output, progress and complaints to standard error."""

from __future__ import annotations

import json
import os
import platform
import sys
import traceback
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import click

from hearsay import __version__

if TYPE_CHECKING:
    from hearsay.api import Stories
    from hearsay.model import Attribution, Brief, Reading, Skipped


def brief(made: Brief, form: str, *, everything: bool, why: bool) -> None:
    """Print a brief in the format asked for."""
    if form == "json":
        from hearsay.render.contract import brief_dict

        _json(brief_dict(made))
        return
    from hearsay.render.view import view

    laid_out = view(made, everything)
    if form == "md":
        from hearsay.render.markdown import markdown

        click.echo(markdown(laid_out), nl=False)
    elif form == "html":
        from hearsay.render.html import html

        click.echo(html(laid_out, [r.report for r in made.story.readings]), nl=False)
    else:
        from rich.console import Console

        from hearsay.render.terminal import terminal

        Console(soft_wrap=False, highlight=False, width=None if sys.stdout.isatty() else 100).print(
            terminal(laid_out, why)
        )


def readings(found: Iterable[Reading], form: str) -> None:
    """Print readings: one JSON object a line, one list, or a few lines of text each."""
    from hearsay.render.contract import reading_dict

    if form == "jsonl":
        for r in found:
            click.echo(json.dumps(reading_dict(r), ensure_ascii=False))
    elif form == "json":
        _json([reading_dict(r) for r in found])
    else:
        for r in found:
            _reading_text(r)


def _reading_text(r: Reading) -> None:
    from hearsay.render.terminal import plain

    head = " ".join(filter(None, (r.report.outlet, r.report.published.iso() if r.report.published else "")))
    click.secho(f"{r.report.id}  {head}".rstrip(), bold=True)
    for a in r.attributions:
        click.echo(f"  {plain(_chain(a))} {a.stance}: {plain(' … '.join(' '.join(e.text.split()) for e in a.content))}")
    if r.times:
        shown = (f"{t.evidence.text} = {t.value}" for t in r.times)
        click.echo("  times: " + plain("; ".join(" ".join(s.split()) for s in shown)))


def _chain(a: Attribution) -> str:
    return " → ".join(link.name or "not said by whom" for link in a.chain)


def stories(found: Stories, form: str) -> None:
    """Print stories as JSON, or as titles with their reports."""
    from hearsay.render.contract import stories_dict

    ids = [(s[0], s) for s in found.stories]
    if form == "json":
        _json(stories_dict(ids, found.ingested.skipped))
        return
    from hearsay.render.terminal import plain

    reports = {r.id: r for r in found.ingested.reports}
    for _, members in ids:
        first = reports[members[0]]
        title = first.title or " ".join(first.text.split())[:80]
        click.secho(f"{plain(title)} ({len(members)})", bold=True)
        for m in members:
            click.echo(f"  {plain(m)}  {plain(reports[m].outlet)}".rstrip())


def left_out(skipped: Iterable[Skipped], *, shown: bool) -> int:
    """Say on standard error what was left out (unless shown already); return the exit code: 2 if anything was."""
    rows = list(skipped)
    for s in [] if shown else rows:
        click.echo(f"left out: {s.what}: {s.reason}", err=True)
    return 2 if rows else 0


def progress() -> Callable[[int, int, str], None] | None:
    """A progress line on standard error where that is a terminal; None elsewhere."""
    if not sys.stderr.isatty():
        return None

    def show(done: int, total: int, what: str) -> None:
        if total > 20:
            end = "\n" if done == total else ""
            click.echo(f"\r{what} {done}/{total}{end}", nl=False, err=True)

    return show


def bug(error: Exception) -> str:
    """The message for an error that nobody foresaw."""
    where = traceback.format_exc()
    system = f"hearsay {__version__}, Python {platform.python_version()}, {platform.system()}"
    name = type(error).__name__
    return f"{where}\nhearsay: this is a bug in hearsay ({name}: {error}). Please report it with the lines above; {system}."


def close_quietly() -> None:
    """Let a reader of our output go away (`| head`) without a complaint at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))
