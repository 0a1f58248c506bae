"""`hearsay stories`: reports grouped by event; those at PATHS, or those of the store."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from hearsay import api
from hearsay.errors import InputError

from . import keeping, output
from .arguments import about_reports, form, options
from .guard import guarded


@click.command(
    epilog="\b\nExamples:\n  hearsay stories --since 24h\n  hearsay stories --format json inbox/\n"
    "  hearsay stories --store desk.hearsay --why"
)
@click.argument("paths", nargs=-1, type=click.Path())
@about_reports
@keeping.stored
@click.option("--since", metavar="WHEN", help="With reports since: 90min, 24h, 7d, 2w, or an ISO day or moment.")
@form("text", "json")
@click.option("--why", is_flag=True, help="Say of each report why it stands in its story (JSON always does).")
@guarded
def stories(paths: tuple[str, ...], form: str, why: bool, **given: Any) -> int:
    """Group reports into stories of one event.

    With PATHS, the reports there; without, the stories of the store, the one with the latest report first.
    """
    if not paths:
        _refuse(given, ("outlet", "published"), "go with PATHS")
        return _of_store(given["store"], given["since"], form, why)
    _refuse(given, ("store", "since"), "are for stories of the store: leave PATHS away")
    found = api.stories(paths, options(paths, given["outlet"], given["published"]))
    output.stories(found, form, why=why)
    return output.left_out(found.ingested.skipped, shown=False)


def _refuse(given: dict[str, Any], names: tuple[str, ...], why: str) -> None:
    mixed = [f"--{n}" for n in names if given[n]]
    if mixed:
        raise InputError(f"{', '.join(mixed)} {why}")


def _of_store(place: Path | None, since: str | None, form: str, why: bool) -> int:
    with keeping.opened(place, read_only=True) as store, store.viewing():
        found = [(s, store.claims.of_story(s.id)) for s in store.stories.all(since=keeping.since(since))]
        needed = [r for s, _ in found for r in s.reports] if why or form == "json" else []
        placed = {r: store.stories.placements(r)[-1] for r in needed}
    if form == "json":
        from hearsay.render.kept.contract import story_dict

        output.one({"stories": [story_dict(s, claims, placed) for s, claims in found]})
    else:
        from hearsay.render.kept.lists import stories as shown

        output.text(shown(found, placed))
    return 0
