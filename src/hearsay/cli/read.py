"""`hearsay read`: each report by itself."""

import click

from hearsay import api

from . import output
from .arguments import about_reports, form, options, paths
from .guard import guarded


@click.command(
    epilog="\b\nExamples:\n  hearsay read report.txt\n  hearsay read --format jsonl archive.jsonl > readings.jsonl"
)
@paths
@about_reports
@form("text", "json", "jsonl")
@guarded
def read(paths: tuple[str, ...], outlet: str | None, published: str | None, form: str) -> int:
    """Read each report: who says what, and when."""
    found, skipped = api.read(paths, options(paths, outlet, published))
    output.readings(found, form)
    return output.left_out(skipped, shown=False)
