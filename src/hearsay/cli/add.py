"""`hearsay add`: reports into the store."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from . import keeping, output
from .arguments import about_reports, form, options, paths
from .guard import guarded

if TYPE_CHECKING:
    from hearsay.api import Taken

_COUNTED = (("new", "new"), ("version", "new versions"), ("known", "known already"), ("forgotten", "forgotten before"))


@click.command(
    epilog="\b\nExamples:\n  hearsay add inbox/\n  hearsay add --store desk.hearsay --outlet Coastline report.txt"
)
@paths
@about_reports
@keeping.stored
@form("text", "json")
@guarded
def add(paths: tuple[str, ...], outlet: str | None, published: str | None, store: Path | None, form: str) -> int:
    """Put reports into the store; weigh their stories.

    Each report is kept whole, read once, and put into its story; only that story is weighed again. What stands at
    the same path with other words is a new version of the report there.
    """
    from hearsay import api

    with keeping.opened(store, create=True) as opened:
        taken = api.add(paths, opened, keeping.now(), options(paths, outlet, published))
    if form == "json":
        from hearsay.render.kept.contract import added_dict

        output.one(added_dict(taken.added, taken.changes, taken.skipped))
    else:
        _text(taken)
    return output.left_out(taken.skipped, shown=form == "json")


def _text(taken: "Taken") -> None:
    from hearsay.render.kept.lists import changes

    counts = [(told, sum(a.status == status for a in taken.added)) for status, told in _COUNTED]
    click.echo(", ".join(f"{n} {told}" for told, n in counts if n) or "nothing")
    if taken.changes:
        output.text(changes(taken.changes))
