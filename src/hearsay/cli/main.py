"""The command line: `hearsay brief`, `hearsay read`, `hearsay stories`.

Exit codes: 0 done; 2 something in the input needs mending (all that could be read was still read and shown);
1 a bug in hearsay; 130 stopped by the user.
"""

import sys
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, NoReturn

import click

from hearsay import __version__, api
from hearsay.errors import InputError

from . import output

_PATHS = click.argument("paths", nargs=-1, required=True, type=click.Path())
_OUTLET = click.option("--outlet", metavar="NAME", help="Outlet of reports that do not name theirs.")
_PUBLISHED = click.option("--published", metavar="DATE", help="Date of reports that give none, e.g. 2024-05-03.")


EXIT_CODES = """Exit codes:
  0  done
  1  a bug in hearsay: please report it
  2  something in the input or the arguments needs mending; all else was shown"""


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="\b\nExample:\n  hearsay brief examples/ferry-sinking\n\n\b\n" + EXIT_CODES,
)
@click.version_option(__version__, prog_name="hearsay")
def main() -> None:
    """Who said it, through whom, and on how many independent origins a claim rests.

    Reads news reports of one event and never says what is true. PATHS are files or folders: text, Markdown,
    HTML, JSONL, PDF, DOCX, e-mail; "-" is standard input.
    """


def _guarded(command: Callable[..., int]) -> Callable[..., None]:
    """Turn our errors into messages and exit codes; the one place where everything is caught."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> None:
        try:
            code = command(*args, **kwargs)
        except InputError as e:
            _stop(f"hearsay: {e}", 2)
        except BrokenPipeError:
            output.close_quietly()
            code = 0
        except KeyboardInterrupt:
            _stop("hearsay: stopped", 130)
        except Exception as e:  # noqa: BLE001 a bug must end in a message and exit code 1
            _stop(output.bug(e), 1)
        sys.exit(code)

    return run


def _stop(message: str, code: int) -> NoReturn:
    click.echo(message, err=True)
    sys.exit(code)


def _options(paths: Iterable[str], outlet: str | None, published: str | None) -> api.Options:
    stdin = sys.stdin.buffer.read() if "-" in paths else None
    return api.Options(outlet=outlet, published=published, stdin=stdin, progress=output.progress())


@main.command(epilog="\b\nExamples:\n  hearsay brief story/\n  hearsay brief --format html story/ > brief.html")
@_PATHS
@_OUTLET
@_PUBLISHED
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "md", "html", "json"]),
    default="text",
    show_default=True,
    help="Output format.",
)
@click.option("--all", "everything", is_flag=True, help="Show every claim and date, not the twelve that weigh most.")
@click.option("--why", is_flag=True, help="Show the reasons behind bounds and status (text, md).")
@_guarded
def brief(paths: tuple[str, ...], outlet: str | None, published: str | None, **how: Any) -> int:
    """Weigh one story: origins, conflicts, timeline."""
    made = api.brief(paths, _options(paths, outlet, published))
    output.brief(made, how["form"], everything=how["everything"], why=how["why"])
    return output.left_out(made.skipped, shown=how["form"] == "text")


@main.command(
    epilog="\b\nExamples:\n  hearsay read report.txt\n  hearsay read --format jsonl archive.jsonl > readings.jsonl"
)
@_PATHS
@_OUTLET
@_PUBLISHED
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "jsonl"]),
    default="text",
    show_default=True,
    help="Output format.",
)
@_guarded
def read(paths: tuple[str, ...], outlet: str | None, published: str | None, form: str) -> int:
    """Read each report: who says what, and when."""
    found, skipped = api.read(paths, _options(paths, outlet, published))
    output.readings(found, form)
    return output.left_out(skipped, shown=False)


@main.command(epilog="\b\nExample:\n  hearsay stories --format json inbox/")
@_PATHS
@_OUTLET
@_PUBLISHED
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Output format."
)
@_guarded
def stories(paths: tuple[str, ...], outlet: str | None, published: str | None, form: str) -> int:
    """Group reports into stories of one event."""
    found = api.stories(paths, _options(paths, outlet, published))
    output.stories(found, form)
    return output.left_out(found.ingested.skipped, shown=False)


if __name__ == "__main__":
    main()
