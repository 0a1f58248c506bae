"""The command line: `hearsay` and its commands, each in a module of its own.

Exit codes: 0 done; 2 something in the input needs mending (all that could be read was still read and shown);
1 a bug in hearsay; 130 stopped by the user.
"""

import click

from hearsay import __version__

from . import answers
from .add import add
from .archive import archive
from .brief import brief
from .changes import changes
from .decide import decide
from .export import export
from .follow import follow
from .read import read
from .search import search
from .serve import serve
from .store import store
from .stories import stories
from .story import story

EXIT_CODES = """Exit codes:
  0  done
  1  a bug in hearsay: please report it
  2  something in the input or the arguments needs mending; all else was shown"""


_SECTIONS = {
    "One story, from its reports or out of the store": (
        ("brief", "claims", "origins", "chain", "evidence", "conflicts", "loops", "decide", "export")
    ),
    "Reports": ("read", "stories"),
    "The store": ("serve", "add", "follow", "story", "changes", "search", "store"),
    "Millions of pages": ("archive",),
}
"""What the commands are about, in the order in which a user comes to them."""


class _Sections(click.Group):
    """A group whose help lists its commands by what they are about."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the lists; every command stands in one."""
        width = max(map(len, self.commands))
        for title, names in _SECTIONS.items():
            with formatter.section(title):
                formatter.write_dl([(n.ljust(width), self.commands[n].get_short_help_str(limit=200)) for n in names])


@click.group(
    cls=_Sections,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="\b\nExample:\n  hearsay brief examples/ferry-sinking\n\n\b\n" + EXIT_CODES,
)
@click.version_option(__version__, prog_name="hearsay")
def main() -> None:
    """Who said it, through whom, and on how many independent origins a claim rests.

    Reads news reports of one event and never says what is true. PATHS are files or folders: text, Markdown,
    HTML, JSONL, PDF, DOCX, e-mail; "-" is standard input.
    """


for command in (add, archive, changes, follow, search, serve, store, story):
    main.add_command(command)
main.add_command(brief)
main.add_command(read)
main.add_command(decide)
main.add_command(export)
main.add_command(stories)
for command in answers.COMMANDS:
    main.add_command(command)


if __name__ == "__main__":
    main()
