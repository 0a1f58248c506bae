"""`hearsay stories`: reports grouped by event."""

import click

from hearsay import api

from . import output
from .arguments import about_reports, form, options, paths
from .guard import guarded


@click.command(epilog="\b\nExample:\n  hearsay stories --format json inbox/")
@paths
@about_reports
@form("text", "json")
@click.option("--why", is_flag=True, help="Say of each report why it stands in its story (JSON always does).")
@guarded
def stories(paths: tuple[str, ...], outlet: str | None, published: str | None, form: str, why: bool) -> int:
    """Group reports into stories of one event."""
    found = api.stories(paths, options(paths, outlet, published))
    output.stories(found, form, why=why)
    return output.left_out(found.ingested.skipped, shown=False)
