"""`hearsay changes`: what became different about claims."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hearsay.errors import InputError

from . import keeping, output
from .arguments import form
from .guard import guarded

if TYPE_CHECKING:
    from hearsay.model.kept import Change
    from hearsay.store.db import Store


@click.command(
    epilog="\b\nExamples:\n  hearsay changes --since 24h\n  hearsay changes --story s1f0c9d27b3aa --format jsonl"
)
@keeping.stored
@click.option("--since", metavar="WHEN", help="90min, 24h, 7d, 2w, or an ISO day or moment.")
@click.option("--story", metavar="ID", help="Only of this story.")
@click.option("--claim", metavar="ID", help="The whole history of this claim.")
@click.option(
    "--after", metavar="NUMBER", type=click.IntRange(min=0), default=0, help="Only after this change, for programs."
)
@click.option("--limit", metavar="N", type=click.IntRange(1, 10_000), default=1000, show_default=True, help="How many.")
@form("text", "json", "jsonl")
@guarded
def changes(store: Path | None, since: str | None, form: str, **asked: Any) -> int:
    """What changed about claims, with the reason of each.

    New claims, another status, more or fewer origins, marks, claims that no report tells any more.
    """
    with keeping.opened(store, read_only=True) as opened:
        found = _found(opened, keeping.since(since), **asked)
        titles = {s: opened.stories.get(s).title for s in {c.now.story for c in found}}
    if form == "text":
        from hearsay.render.kept.lists import changes as shown

        output.text(shown(found, titles))
    else:
        from hearsay.render.kept.contract import change_dict

        output.rows((change_dict(c) for c in found), form)
    return 0


def _found(store: "Store", since: datetime | None, story: str | None, claim: str | None, **page: int) -> "list[Change]":
    if claim:
        if story or since:
            raise InputError("--claim shows the whole history of one claim: leave --story and --since away")
        found = store.claims.history(claim)
        if not found:
            raise InputError(f"the store has no claim {claim}: `hearsay search --format json WORDS` shows ids")
        return [c for c in found if c.number > page["after"]][: page["limit"]]
    if story:
        story = store.stories.get(story).id
    return store.claims.changes(since=since, story=story, **page)
