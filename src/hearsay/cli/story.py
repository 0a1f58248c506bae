"""`hearsay story`: one story of the store: what it holds, and what the user rules on it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from hearsay.errors import InputError

from . import keeping, output
from .arguments import form, why_given
from .guard import guarded

if TYPE_CHECKING:
    from hearsay.store.db import Store


@click.group(
    short_help="Show, split or merge stories of the store.",
    epilog="\b\nExamples:\n  hearsay story show s1f0c9d27b3aa\n"
    '  hearsay story merge s1f0c9d27b3aa s8e21b0c4d7f5 --why "one collapse"',
)
def story() -> None:
    """One story of the store: show it, split it, merge it with another.

    What you split or merge stays so, whatever comes in later. `hearsay stories` lists ids.
    """


@story.command(
    short_help="Its reports, and why; its claims, and since when.",
    epilog="\b\nExamples:\n  hearsay story show s1f0c9d27b3aa\n  hearsay story show s1f0c9d27b3aa --format json",
)
@click.argument("story")
@keeping.stored
@form("text", "json")
@guarded
def show(story: str, store: Path | None, form: str) -> int:
    """Its reports and why they are in it; its claims, each with its dated history."""
    with keeping.opened(store, read_only=True) as opened, opened.viewing():
        found = opened.stories.living(story)
        reports = [opened.reports.get(r) for r in found.reports]
        placed = {r: opened.stories.placements(r) for r in found.reports}
        told = [opened.claims.history(c.claim) for c in opened.claims.of_story(found.id)]
    if form == "json":
        from hearsay.render.kept.contract import whole_story_dict

        output.one(whole_story_dict(found, reports, placed, told))
    else:
        from hearsay.render.kept.story import whole_story

        output.text(whole_story(found, reports, placed, told))
    return 0


@story.command(epilog='\b\nExample:\n  hearsay story merge s1f0c9d27b3aa s8e21b0c4d7f5 --why "one collapse"')
@click.argument("story")
@click.argument("other")
@keeping.stored
@why_given
@guarded
def merge(story: str, other: str, store: Path | None, why: str) -> int:
    """The reports of OTHER belong to STORY, which keeps its id."""
    with keeping.opened(store) as opened:
        into, gone = (opened.stories.living(s).id for s in (story, other))
        opened.stories.merge(into, gone, why, keeping.now())
        click.echo(f"{gone} is a part of {into} now")
        keeping.weigh_due(opened)
    return 0


@story.command(epilog='\b\nExample:\n  hearsay story split s1f0c9d27b3aa rd43ef381f7ee --why "another wall"')
@click.argument("story")
@click.argument("reports", nargs=-1, required=True)
@keeping.stored
@why_given
@guarded
def split(story: str, reports: tuple[str, ...], store: Path | None, why: str) -> int:
    """REPORTS of STORY are another story. REPORTS are ids, addresses or paths."""
    with keeping.opened(store) as opened:
        into = opened.stories.living(story).id
        new = opened.stories.split(into, [_report(opened, r) for r in reports], why, keeping.now())
        click.echo(f"{new} was split off {into}")
        keeping.weigh_due(opened)
    return 0


def _report(store: Store, given: str) -> str:
    """Id of the report that is meant."""
    name = store.reports.at_place(given) or store.reports.at_place(str(Path(given).absolute()))
    if name is None and store.reports.document_or_none(given) is None:
        raise InputError(f"the store has no report {given}: `hearsay story show` lists the reports of a story")
    return name or given
