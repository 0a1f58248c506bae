"""`hearsay search`: claims, or reports, in the store."""

from pathlib import Path
from typing import Any, get_args

import click

from hearsay.errors import InputError
from hearsay.model import Status

from . import keeping, output
from .arguments import form
from .guard import guarded


@click.command(
    epilog="\b\nExamples:\n  hearsay search --speaker ministry --status contested --status denied\n"
    '  hearsay search --origins 0-1 --since 7d "death toll"\n  hearsay search --in reports \'"rescue boats" ferr*\''
)
@click.argument("words", nargs=-1)
@keeping.stored
@click.option(
    "--in", "where", type=click.Choice(["claims", "reports"]), default="claims", show_default=True, help="What to find."
)
@click.option("--speaker", metavar="NAME", default="", help="Claims that rest on NAME, or that NAME denies.")
@click.option("--relay", metavar="NAME", default="", help="Claims that NAME passed on or published.")
@click.option(
    "--status", type=click.Choice(get_args(Status)), multiple=True, help="Claims with this status (repeatable)."
)
@click.option(
    "--origins", metavar="N[-M]", help="Claims with at least N (and at most M) independent origins for certain."
)
@click.option("--since", metavar="WHEN", help="Changed since: 90min, 24h, 7d, 2w, or an ISO day or moment.")
@click.option("--until", metavar="WHEN", help="First seen before.")
@click.option("--limit", metavar="N", type=int, default=20, show_default=True, help="Hits at once, up to 200.")
@click.option("--cursor", metavar="CURSOR", default="", help="Go on where a search ended.")
@form("text", "json")
@guarded
def search(words: tuple[str, ...], store: Path | None, where: str, form: str, **asked: Any) -> int:
    """Find claims or reports in the store, what changed last first.

    WORDS stand in any order; "in quotation marks" just so; wor* with any ending. A search ends after two seconds.
    """
    typed = " ".join(words)
    page = {"limit": asked["limit"], "cursor": asked["cursor"]}
    with keeping.opened(store, read_only=True) as opened:
        if where == "reports":
            _no_claims_asked(asked)
            _show_reports(opened.search.reports(typed, **page), form)
        else:
            _show_claims(opened.search.claims(_question(typed, asked), **page), form)
    return 0


def _question(words: str, asked: dict[str, Any]) -> Any:
    from hearsay.model.kept import Question

    return Question(
        words=words,
        speaker=asked["speaker"],
        relay=asked["relay"],
        status=asked["status"],
        origins=_bounds(asked["origins"]),
        since=keeping.since(asked["since"]),
        until=keeping.since(asked["until"], "--until"),
    )


def _bounds(typed: str | None) -> tuple[int, int | None] | None:
    if typed is None:
        return None
    low, dash, high = typed.partition("-")
    if not (low.isascii() and low.isdecimal() and len(low) < 7) or (
        dash and not (high.isascii() and high.isdecimal() and len(high) < 7)
    ):
        raise InputError(f"--origins {typed}: give a number, or two with a dash between them, like 0-1")
    return int(low), int(high) if dash else None


def _no_claims_asked(asked: dict[str, Any]) -> None:
    given = [f"--{n}" for n in ("speaker", "relay", "status", "origins", "since", "until") if asked[n]]
    if given:
        raise InputError(f"{', '.join(given)}: only claims have these; leave --in reports away")


def _show_reports(page: Any, form: str) -> None:
    if form == "json":
        from hearsay.render.kept.contract import found_report_dict

        output.one({"reports": [found_report_dict(f) for f in page.hits], "next": page.next})
    else:
        from hearsay.render.kept.lists import report_hits

        output.text(report_hits(page.hits, page.next))


def _show_claims(page: Any, form: str) -> None:
    if form == "json":
        from hearsay.render.kept.contract import found_dict

        output.one({"claims": [found_dict(f) for f in page.hits], "next": page.next})
    else:
        from hearsay.render.kept.lists import hits

        output.text(hits(page.hits, page.next))
