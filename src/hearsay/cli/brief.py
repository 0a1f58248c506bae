"""`hearsay brief`: one story weighed."""

from typing import Any

import click

from . import asked, output
from .arguments import about_reports, form, paths_or_story, ruled
from .guard import guarded


@click.command(
    epilog="\b\nExamples:\n  hearsay brief story/\n  hearsay brief --format html story/ > brief.html\n"
    "  hearsay brief --story s1f0c9d27b3aa"
)
@paths_or_story
@about_reports
@ruled
@form("text", "md", "html", "json")
@click.option("--all", "everything", is_flag=True, help="Show every claim and date, not the twelve that weigh most.")
@click.option("--why", is_flag=True, help="Show the reasons behind bounds and status (text, md).")
@guarded
def brief(form: str, everything: bool, why: bool, **given: Any) -> int:
    """Weigh one story: origins, conflicts, timeline."""
    made = asked.brief(given)
    output.brief(made, form, everything=everything, why=why)
    return output.left_out(made.skipped, shown=form == "text")
