"""`hearsay brief`: one story weighed."""

from typing import Any

import click

from hearsay import api

from . import output
from .arguments import about_reports, form, options, paths, ruled
from .guard import guarded


@click.command(epilog="\b\nExamples:\n  hearsay brief story/\n  hearsay brief --format html story/ > brief.html")
@paths
@about_reports
@ruled
@form("text", "md", "html", "json")
@click.option("--all", "everything", is_flag=True, help="Show every claim and date, not the twelve that weigh most.")
@click.option("--why", is_flag=True, help="Show the reasons behind bounds and status (text, md).")
@guarded
def brief(paths: tuple[str, ...], outlet: str | None, published: str | None, **how: Any) -> int:
    """Weigh one story: origins, conflicts, timeline."""
    made = api.brief(paths, options(paths, outlet, published, decisions=how["decisions"], as_read=how["as_read"]))
    output.brief(made, how["form"], everything=how["everything"], why=how["why"])
    return output.left_out(made.skipped, shown=how["form"] == "text")
