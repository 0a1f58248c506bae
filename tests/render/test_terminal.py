"""The brief on a terminal: nothing of a report acts on the screen, and a small story stays on a page or two."""

import io
import re

import pytest
from rich.console import Console

from hearsay.model import Brief
from hearsay.render.terminal import terminal
from hearsay.render.view import view
from tests import factory


def printed(brief: Brief, *, colour: bool = False, width: int = 100, full: bool = False, why: bool = False) -> str:
    out = io.StringIO()
    kind = {"force_terminal": True, "color_system": "standard"} if colour else {"force_terminal": False}
    console = Console(file=out, width=width, highlight=False, _environ={}, **kind)  # type: ignore[arg-type]
    console.print(terminal(view(brief, full), why, full))
    return out.getvalue()


def test_no_escape_of_a_report_reaches_the_screen() -> None:
    evil = "Gate\x1b[2J shut \x1b]8;;http://x.example\x07here\x9b31m [red]now[/red] \u202eback."
    shown = printed(factory.single(evil, outlet=evil, title=evil))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)
    assert "[red]now[/red]" in shown


def test_colours_are_only_our_own() -> None:
    shown = printed(factory.single("Gate\x1b[31m shut."), colour=True)
    assert set(re.findall(r"\x1b\[([\d;]*)m", shown)) <= {"0", "1", "2", "3", "36", "1;36", "1;35"}


@pytest.mark.parametrize("brief", [factory.bridge(), factory.many(200), factory.brief(factory.story())])
def test_lines_fit_the_screen(brief: Brief) -> None:
    assert max(map(len, printed(brief, width=80).splitlines())) <= 80


def test_empty_brief_says_so() -> None:
    assert "No claims were found" in printed(factory.brief(factory.story()))


def test_two_hundred_claims_take_one_page_and_all_of_them_when_asked_for() -> None:
    short, full = printed(factory.many(200)), printed(factory.many(200), full=True)
    assert len(short.splitlines()) < 45
    assert "188 more claims: --all" in short
    assert "Gate number 199 was shut." in full
    assert "--all" not in full


def test_outlets_with_one_chain_stand_on_one_line() -> None:
    reports = [factory.report(f"r{i}", "The gate is shut, Ana Ruiz said.", f"Paper {i}") for i in range(3)]
    told = [factory.told(r, "The gate is shut", "outlet:Teleg", "Ana Ruiz") for r in reports]
    s = factory.story(*(factory.reading(r, a) for r, a in zip(reports, told, strict=True)))
    shown = printed(factory.brief(s, factory.weighed(factory.claim("c1", *map(factory.mention, told)))))
    assert "single-source · Paper 0, Paper 1, Paper 2: Teleg → Ana Ruiz\n" in re.sub(" +\n", "\n", shown)


def test_long_words_are_cut_at_a_word() -> None:
    shown = printed(factory.single("The gate " * 80 + "is shut."))
    assert re.search(r"The gate…|The…", shown)
    assert "is shut" not in shown


def test_reasons_stand_under_claims_when_asked_for() -> None:
    assert "Ana Ruiz is one person in both." in printed(factory.bridge(), why=True)
    assert "Ana Ruiz is one person in both." not in printed(factory.bridge())


def test_disputes_name_the_other_claim() -> None:
    assert re.search(r"disputed, number \(claim \d\): One says 0, one 2\.", printed(factory.bridge()))


def test_tellings_and_undated_entries_are_counted_not_shown() -> None:
    shown = printed(factory.bridge())
    assert "2031-04-28  found a crack in the main span" in shown
    assert "undated" not in shown
    assert "1 more: --all" in shown
    assert "undated" in printed(factory.bridge(), full=True)


def test_checks_stand_beside_the_numbers_of_their_claims() -> None:
    shown = printed(factory.bridge())
    assert re.search(r"Check these first *\n +2  Read Sound FM once more\. If not", shown)
    assert re.search(r"\n2, 4  Ask the city\.", shown)
