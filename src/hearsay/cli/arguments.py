"""What the commands have in common: the reports to read, and what is said about them by argument."""

import sys
from collections.abc import Callable, Iterable
from typing import Any

import click

from hearsay import api

from . import output
from .keeping import stored

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def about_reports(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add --outlet and --published: what is true of reports that do not say it themselves."""
    published = click.option("--published", metavar="DATE", help="Date of reports that give none, e.g. 2024-05-03.")
    outlet = click.option("--outlet", metavar="NAME", help="Outlet of reports that do not name theirs.")
    return outlet(published(command))


def paths(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add PATHS, the files and folders to read."""
    return click.argument("paths", nargs=-1, required=True, type=click.Path())(command)


def paths_or_story(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add PATHS, or --story and --store in their place: `asked.brief` makes the brief of either."""
    story = click.option("--story", metavar="ID", help="A story of the store, in place of PATHS.")
    return click.argument("paths", nargs=-1, type=click.Path())(story(stored(command)))


def form(*choices: str) -> Decorator:
    """Add --format with these choices; the first is the default. The command is given it as `form`."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(choices),
        default=choices[0],
        show_default=True,
        help="Output format.",
    )


def why_given(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add --why, which must be given: the user's reason for a ruling."""
    return click.option("--why", metavar="WORDS", required=True, callback=_some_words, help=_WHY)(command)


_WHY = "Your reason; it is shown with what changes."


def _some_words(context: click.Context, option: click.Parameter, value: str) -> str:
    if not value.strip():
        raise click.BadParameter("say in a few words why you decide so")
    return value.strip()


def ruled(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add --decisions and --as-read: the user's decisions, or none of them."""
    place = "File of your decisions.  [default: .hearsay/decisions.jsonl in the story's folder]"
    file = click.option("--decisions", metavar="FILE", type=click.Path(), help=place)
    plain = click.option("--as-read", is_flag=True, help="Leave your decisions aside.")
    return file(plain(command))


def options(paths: Iterable[str], outlet: str | None, published: str | None, **more: Any) -> api.Options:
    """The options of the API that the arguments mean; standard input is read where "-" stands among the paths.

    `more` are other fields of the options.
    """
    stdin = sys.stdin.buffer.read() if "-" in paths else None
    return api.Options(outlet=outlet, published=published, stdin=stdin, progress=output.progress(), **more)
