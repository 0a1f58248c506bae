"""`hearsay changes`: what became different about claims."""

from pathlib import Path

import click

from . import keeping, output
from .arguments import form
from .guard import guarded


@click.command(
    epilog="\b\nExamples:\n  hearsay changes --since 24h\n  hearsay changes --story s1f0c9d27b3aa --format jsonl"
)
@keeping.stored
@click.option("--since", metavar="WHEN", help="90min, 24h, 7d, 2w, or an ISO day or moment.")
@click.option("--story", metavar="ID", help="Only of this story.")
@click.option(
    "--after", metavar="NUMBER", type=click.IntRange(min=0), default=0, help="Only after this change, for programs."
)
@click.option("--limit", metavar="N", type=click.IntRange(1, 10_000), default=1000, show_default=True, help="How many.")
@form("text", "json", "jsonl")
@guarded
def changes(store: Path | None, since: str | None, story: str | None, form: str, **page: int) -> int:
    """What changed about claims, with the reason of each.

    New claims, another status, more or fewer origins, marks, claims that no report tells any more.
    """
    with keeping.opened(store, read_only=True) as opened:
        if story:
            opened.stories.get(story)
        found = opened.claims.changes(since=keeping.since(since), story=story, **page)
        titles = {s: opened.stories.get(s).title for s in {c.now.story for c in found}}
    if form == "text":
        from hearsay.render.kept.lists import changes as shown

        output.text(shown(found, titles))
    else:
        from hearsay.render.kept.contract import change_dict

        output.rows((change_dict(c) for c in found), form)
    return 0
