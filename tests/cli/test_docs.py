"""docs/cli.md is true: every command and option stands there, and the help shown is what the program prints."""

import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from hearsay.cli.follow import follow
from hearsay.cli.main import main
from hearsay.cli.store import store
from hearsay.cli.story import story

DOCS = (Path(__file__).parents[2] / "docs" / "cli.md").read_text(encoding="utf-8")
COMMANDS = sorted(main.commands)
GROUPS = {"follow": follow, "store": store, "story": story}
INNER = [(group, c) for group in GROUPS for c in sorted(GROUPS[group].commands)]
WIDTH = 100


def printed(*command: str) -> str:
    """What the program's help says on a terminal of 100 columns."""
    done = CliRunner().invoke(main, [*command, "--help"], prog_name="hearsay", terminal_width=WIDTH)
    return done.stdout.rstrip()


def section(command: str) -> str:
    return DOCS.partition(f"## hearsay {command}\n")[2].partition("\n## ")[0]


@pytest.mark.parametrize("command", [(), *((c,) for c in COMMANDS), *INNER])
def test_help_shown_is_what_the_program_prints(command: tuple[str, ...]) -> None:
    shown = f"```text\n{printed(*command)}\n```"
    assert shown in DOCS, f"docs/cli.md must show this help of `hearsay {' '.join(command)}`:\n{shown}"


def test_the_help_lists_every_command_once_and_whole() -> None:
    told = re.findall(r"^  ([a-z]+)  +([A-Z].*)$", printed().partition("Options:")[2], re.MULTILINE)
    assert sorted(name for name, _ in told) == COMMANDS
    assert [words for _, words in told if not words.endswith(".") or words.endswith("...")] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_explained_beside_the_help(command: str) -> None:
    explain(main.commands[command], section(command))


@pytest.mark.parametrize(("group", "command"), INNER)
def test_every_option_of_a_groups_commands_is_explained(group: str, command: str) -> None:
    own = section(group).partition(f"### hearsay {group} {command}\n")[2].partition("\n### ")[0]
    explain(GROUPS[group].commands[command], own)


def explain(command: click.Command, text: str) -> None:
    explained = re.sub(r"```text.*?```", "", text, flags=re.S)
    for p in command.params:
        if isinstance(p, click.Option) and p.name != "help":
            assert f"`{p.opts[-1]}" in explained, f"docs/cli.md must explain {p.opts[-1]} of `{command.name}`"
        if isinstance(p.type, click.Choice):
            for choice in p.type.choices:
                assert f"`{p.opts[-1]} {choice}`" in explained


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_an_example_of_its_own(command: str) -> None:
    (example,) = re.findall(r"```sh\n(.*?)\n```", section(command), flags=re.S)
    assert f"hearsay {command} " in example


def test_every_exit_code_is_explained() -> None:
    assert re.findall(r"^\| (\d+) \|", DOCS, flags=re.M) == ["0", "1", "2", "130"]


def test_schema_that_is_named_is_there() -> None:
    assert "](brief-schema.json)" in DOCS
    assert (Path(__file__).parents[2] / "docs" / "brief-schema.json").is_file()
