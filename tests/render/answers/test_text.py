"""Answers on a terminal: every part is there, and nothing of a report acts on the screen."""

import io
import re
from collections.abc import Callable

import pytest
from rich.console import Console, RenderableType

from hearsay import questions
from hearsay.model import Brief
from hearsay.render.answers import chain, lists, origins
from tests import factory

Shown = Callable[[Brief], RenderableType]
SHOWN: dict[str, Shown] = {
    "claims": lambda b: lists.claims(questions.claims(b), b, ""),
    "conflicts": lambda b: lists.conflicts(b.conflicts, b),
    "loops": lambda b: lists.loops(b.loops, b),
    "origins": lambda b: origins.behind(questions.behind(1, b), b),
    "chain": lambda b: chain.chains(questions.chains(1, b), b),
    "evidence": lambda b: chain.tellings(questions.tellings(1, b), b),
}


def printed(shown: RenderableType, *, colour: bool = False, width: int = 100) -> str:
    out = io.StringIO()
    kind = {"force_terminal": True, "color_system": "standard"} if colour else {"force_terminal": False}
    console = Console(file=out, width=width, highlight=False, _environ={}, **kind)  # type: ignore[arg-type]
    console.print(shown)
    return re.sub(r" +\n", "\n", out.getvalue())


def crack(b: Brief) -> int:
    """The number of the claim that a crack runs through the span."""
    return next(n for n, c in enumerate(questions.claims(b), 1) if c.claim.id == "c-crack")


@pytest.mark.parametrize("name", SHOWN)
def test_no_escape_of_a_report_reaches_the_screen(name: str) -> None:
    evil = "Gate\x1b[2J shut \x1b]8;;http://x.example\x07here\x9b31m [red]now[/red] \u202eback."
    text = printed(SHOWN[name](factory.single(evil, outlet=evil, title=evil)))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


@pytest.mark.parametrize("name", SHOWN)
def test_lines_fit_the_screen_and_colours_are_only_our_own(name: str) -> None:
    b = factory.bridge()
    assert max(map(len, printed(SHOWN[name](b), width=60).splitlines())) <= 60
    codes = {c for m in re.findall(r"\x1b\[([\d;]*)m", printed(SHOWN[name](b), colour=True)) for c in m.split(";")}
    assert codes <= {"0", "1", "2", "3", "31", "32", "33", "36", "39"}


def test_chain_shows_each_way_with_the_words_of_each_link() -> None:
    b = factory.bridge()
    text = printed(chain.chains(questions.chains(crack(b), b), b))
    assert "3 ways from these reports to who said it." in text
    assert "Kerra Post → Teleg → Ana Ruiz\n" in text
    assert "through Teleg: “Teleg”  [b 9–14]" in text
    assert "on the word of Ana Ruiz: “Ana Ruiz”  [b 20–28]" in text
    assert "Sound FM → The city, who denies it" in text
    assert "denied by The city: “The city”  [c 0–8]" in text


def test_evidence_shows_each_place_with_its_words() -> None:
    b = factory.bridge()
    text = printed(chain.tellings(questions.tellings(crack(b), b), b))
    assert "Stands in 3 places in 3 reports." in text
    span = questions.tellings(crack(b), b).tellings[1].mention.evidence.span
    assert f"Kerra Post (2031-05-03)  [b {span.start}–{span.end}]" in text
    assert "“found a crack in the main span on Monday”" in text


def test_long_sentences_are_cut_around_the_words() -> None:
    text = "Before that " * 60 + "the gate was shut, and " + "after that " * 60 + "nothing."
    r = factory.report("r1", text, "Orva Daily")
    c = factory.claim("c1", factory.mention(factory.cite(r, "the gate was shut")))
    s = factory.story(factory.reading(r, sentences=(r.cite(0, len(text)).span,)), claims=[c])
    b = factory.brief(s, factory.weighed(c))
    shown = " ".join(printed(SHOWN["evidence"](b)).split())
    assert "“…" in shown
    assert "Before that the gate was shut, and after that" in shown
    assert "…”" in shown
    assert len(shown) < 600


def test_origins_say_who_is_behind_and_what_would_tell() -> None:
    b = factory.bridge()
    text = printed(origins.behind(questions.behind(crack(b), b), b))
    assert "● Ana Ruiz in Orva Daily, Kerra Post. Named, and said to state it." in text
    assert "Who does not agree\n       denied by The city in Sound FM" in text
    assert "What would tell\n       Ask the city." in text


def test_origins_of_a_party_list_its_part() -> None:
    b = factory.bridge()
    text = printed(origins.behind(questions.behind("the city", b), b))
    assert "The city (organisation)" in text
    assert "denies it · 1–2 origins, all through Teleg · denied, echoed" in text


def test_conflicts_show_both_sides_contradictions_first() -> None:
    text = printed(SHOWN["conflicts"](factory.bridge()))
    assert text.startswith("1 contradiction, 1 update.\n")
    assert text.index("number: cannot both be so. One says 0, one 2.") < text.index("number: brought up to date.")
    assert "Orva Daily: own words" in text
    assert "unverified: a nurse" in text


def test_loops_show_the_citing_words_and_the_claims() -> None:
    text = printed(SHOWN["loops"](factory.bridge()))
    assert "Orva Daily → Kerra Post → Orva Daily" in text
    assert "Orva Daily cites Kerra Post: “" in text
    assert f"{crack(factory.bridge())}  A crack runs through the main span" in text


def test_empty_answers_are_sentences() -> None:
    b = factory.brief(factory.story())
    for name in ("conflicts", "loops", "claims"):
        assert re.fullmatch(r"No .* among the 0 reports given\.\n", printed(SHOWN[name](b)))
