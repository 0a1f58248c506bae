"""`hearsay claims`, `origins`, `chain`, `evidence`, `conflicts`, `loops`: questions about the claims of one story."""

from typing import Any

import click

from hearsay import api

from . import asked, output
from .arguments import about_reports, form, paths_or_story
from .guard import guarded


@click.command(epilog="\b\nExamples:\n  hearsay claims story/\n  hearsay claims -q inquiry story/")
@paths_or_story
@about_reports
@form("text", "json", "jsonl")
@click.option("-q", "--query", metavar="WORDS", default="", help="Only claims that have these words.")
@guarded
def claims(form: str, query: str, **given: Any) -> int:
    """List every claim with its number, origins and status."""
    made = asked.brief(given)
    found = api.claims(made, query)
    if form == "text":
        from hearsay.render.answers import lists

        output.text(lists.claims(found, made, query))
    else:
        from hearsay.render.answers import contract

        output.rows(contract.claims(found, made), form)
    return output.left_out(made.skipped, shown=False)


@click.command(epilog='\b\nExamples:\n  hearsay origins 3 story/\n  hearsay origins "Interior Ministry" story/')
@click.argument("query")
@paths_or_story
@about_reports
@form("text", "json")
@guarded
def origins(query: str, form: str, **given: Any) -> int:
    """Who stands behind a claim, and why so few or many.

    QUERY is a claim's number in the brief, its id, or words: claims that have them are explained, and parties
    of that name are shown with every claim that they have a part in.
    """
    made = asked.brief(given)
    answer = api.origins(query, made)
    if form == "text":
        from hearsay.render.answers.origins import behind

        output.text(behind(answer, made))
    else:
        from hearsay.render.answers import contract

        output.one(contract.behind(answer, made))
    return output.left_out(made.skipped, shown=False)


@click.command(epilog='\b\nExamples:\n  hearsay chain 3 story/\n  hearsay chain "opened an inquiry" story/')
@click.argument("claim")
@paths_or_story
@about_reports
@form("text", "json")
@guarded
def chain(claim: str, form: str, **given: Any) -> int:
    """Each way in which a claim came, with the words of each link.

    CLAIM is a number as the brief shows it, an id, or words that mean one claim.
    """
    made = asked.brief(given)
    answer = api.chain(claim, made)
    if form == "text":
        from hearsay.render.answers.chain import chains

        output.text(chains(answer, made))
    else:
        from hearsay.render.answers import contract

        output.one(contract.chains(answer, made))
    return output.left_out(made.skipped, shown=False)


@click.command(epilog="\b\nExamples:\n  hearsay evidence 3 story/\n  hearsay evidence --format jsonl 3 story/")
@click.argument("claim")
@paths_or_story
@about_reports
@form("text", "json", "jsonl")
@guarded
def evidence(claim: str, form: str, **given: Any) -> int:
    """Every mention of a claim, in its sentence.

    CLAIM is a number as the brief shows it, an id, or words that mean one claim.
    """
    made = asked.brief(given)
    answer = api.evidence(claim, made)
    if form == "text":
        from hearsay.render.answers.chain import tellings

        output.text(tellings(answer, made))
    else:
        from hearsay.render.answers import contract

        found = contract.tellings(answer, made)
        if form == "json":
            output.one(found)
        else:
            output.rows(found["mentions"], form)
    return output.left_out(made.skipped, shown=False)


@click.command(epilog="\b\nExamples:\n  hearsay conflicts story/\n  hearsay conflicts --format jsonl story/")
@paths_or_story
@about_reports
@form("text", "json", "jsonl")
@guarded
def conflicts(form: str, **given: Any) -> int:
    """Claims that contradict or update each other."""
    made = asked.brief(given)
    found = api.conflicts(made)
    if form == "text":
        from hearsay.render.answers import lists

        output.text(lists.conflicts(found, made))
    else:
        from hearsay.render.answers import contract

        output.rows(contract.conflicts(found, made), form)
    return output.left_out(made.skipped, shown=False)


@click.command(epilog="\b\nExamples:\n  hearsay loops story/\n  hearsay loops --format json story/")
@paths_or_story
@about_reports
@form("text", "json", "jsonl")
@guarded
def loops(form: str, **given: Any) -> int:
    """Outlets that cite each other in a circle."""
    made = asked.brief(given)
    found = api.loops(made)
    if form == "text":
        from hearsay.render.answers import lists

        output.text(lists.loops(found, made))
    else:
        from hearsay.render.answers import contract

        output.rows(contract.loops(found, made), form)
    return output.left_out(made.skipped, shown=False)


COMMANDS = (claims, origins, chain, evidence, conflicts, loops)
