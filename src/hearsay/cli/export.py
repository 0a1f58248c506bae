"""`hearsay export`: a story in the forms of other worlds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hearsay.errors import InputError

from . import keeping, output
from .arguments import about_reports, options, ruled
from .guard import guarded

if TYPE_CHECKING:
    from hearsay.render.exports import Texts
    from hearsay.render.told import Told

FORMATS = ("annotations", "prov", "ftm", "graphml", "csv", "jsonl")
TABLES = ("claims", "mentions", "attributions", "reports", "parties", "conflicts", "timeline")


@click.command(
    epilog="\b\nExamples:\n  hearsay export --format annotations story/ > story.jsonld\n"
    "  hearsay export --format csv --table mentions story/ > mentions.csv\n"
    "  hearsay export --format prov --story s1f0c9d27b3aa > prov.jsonld"
)
@click.argument("paths", nargs=-1, type=click.Path())
@about_reports
@ruled
@keeping.stored
@click.option("--story", metavar="ID", help="A story of the store, in place of PATHS.")
@click.option("--format", "form", type=click.Choice(FORMATS), required=True, help="Output format.")
@click.option(
    "--table", type=click.Choice(TABLES), default=TABLES[0], show_default=True, help="Which table (csv, jsonl)."
)
@click.option("--bare", is_flag=True, help="No ' before CSV cells that a spreadsheet might take for a formula.")
@guarded
def export(paths: tuple[str, ...], outlet: str | None, published: str | None, **how: Any) -> int:
    """Write a story in the forms of other tools.

    W3C Web Annotations, PROV-O (both JSON-LD), followthemoney entities, GraphML, or a table as CSV or JSON lines.
    `hearsay brief` has HTML, Markdown and JSON.
    """
    from hearsay.render import exports

    told, texts, left = _told(paths, outlet, published, how)
    form = how["form"]
    if form in exports.FORMS:
        text = exports.FORMS[form].make(told, texts)
    else:
        text = exports.table(told, how["table"], form, bare=how["bare"])
    output.file(text)
    return output.left_out(left, shown=False)


def _told(
    paths: tuple[str, ...], outlet: str | None, published: str | None, how: dict[str, Any]
) -> tuple[Told, Texts, Any]:
    """The brief as JSON has it, the texts of its reports, and what was left out."""
    from hearsay import api
    from hearsay.render.contract import brief_dict
    from hearsay.render.told import Told

    if bool(paths) == bool(how["story"]):
        raise InputError("name what is to be exported: PATHS, or a story of the store with --story")
    if how["story"]:
        return _kept(how["store"], how["story"])
    given = options(paths, outlet, published, decisions=how["decisions"], as_read=how["as_read"])
    made = api.brief(paths, given)
    return Told(brief_dict(made)), {r.report.id: r.report.text for r in made.story.readings}, made.skipped


def _kept(store: Path | None, story: str) -> tuple[Told, Texts, Any]:
    from hearsay.render.told import Told

    with keeping.opened(store, read_only=True) as opened, opened.viewing():
        opened.stories.get(story)
        brief = opened.briefs.get(story)
        if brief is None:
            raise InputError(f"story {story} was not weighed yet: `hearsay add` weighs it")
        told = Told(brief)
        own = [r for r in told.reports.values() if not r["own_check"]]
        return told, {r["id"]: opened.reports.text(r["id"]) for r in own}, ()
