"""What every format shows: order, numbers, gathered voices, and words that are fit for a screen."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest

from hearsay.model import Evidence
from hearsay.render.numbers import SHOWN
from hearsay.render.phrases import one_line
from hearsay.render.rows import ClaimRow
from hearsay.render.view import view
from tests import factory


def strings(value: Any) -> Iterator[str]:
    """All strings of rows, but for evidence, which is verbatim."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value) and not isinstance(value, Evidence):
        for f in fields(value):
            yield from strings(getattr(value, f.name))
    elif isinstance(value, tuple):
        for x in value:
            yield from strings(x)


@pytest.fixture
def crack() -> ClaimRow:
    return next(c for c in view(factory.bridge()).all_claims() if c.status == "denied")


def test_numbers_go_by_place_on_the_page() -> None:
    v = view(factory.bridge())
    assert [c.number for c in v.all_claims()] == [1, 2, 3, 4]
    assert [s.title for s in v.sections] == ["Claimed", "Disputed", "Unconfirmed"]


def test_disputes_updates_and_checks_name_claims_by_number(crack: ClaimRow) -> None:
    v = view(factory.bridge())
    by_status = {c.status: c for c in v.all_claims()}
    assert [(d.kind, d.other) for d in by_status["contested"].disputes] == [("number", by_status["unconfirmed"].number)]
    assert [(n, d.other) for n, d in v.updates] == [(by_status["unconfirmed"].number, by_status["reported"].number)]
    assert [(c.text, c.claims) for c in v.checks] == [
        ("Read Sound FM once more. If not, it is single-source, not denied.", (crack.number,)),
        ("Ask the city.", (crack.number, by_status["unconfirmed"].number)),
    ]
    assert by_status["reported"].maybe == (by_status["unconfirmed"].number,)


def test_denials_come_first_and_chains_are_kept(crack: ClaimRow) -> None:
    assert [(v.stance, v.outlets, v.relays, v.origin) for v in crack.voices] == [
        ("denied by", ("Sound FM",), (), "The city"),
        ("", ("Orva Daily",), (), "Ana Ruiz"),
        ("", ("Kerra Post",), ("Teleg",), "Ana Ruiz"),
    ]


def test_bounds_and_bottleneck_in_words(crack: ClaimRow) -> None:
    assert crack.origins + crack.through == "1–2 origins, all through Teleg"
    assert crack.marks == ("echoed",)


def test_a_position_is_held_and_not_corroborated() -> None:
    r = factory.report("r1", "The gate ought to be shut.")
    c = factory.claim("c1", factory.mention(r.cite(0, 26)), kind="position")
    row = view(factory.brief(factory.story(factory.reading(r)), factory.weighed(c, 1, 2))).all_claims()[0]
    assert row.origins == "held by 1–2 parties"


def test_outlets_with_the_same_chain_are_one_voice() -> None:
    reports = [factory.report(f"r{i}", "The gate is shut, Ana Ruiz said.", f"Paper {i}") for i in range(3)]
    told = [factory.told(r, "The gate is shut", "Ana Ruiz") for r in reports]
    c = factory.claim("c1", *map(factory.mention, told))
    s = factory.story(*(factory.reading(r, a) for r, a in zip(reports, told, strict=True)))
    (voice,) = view(factory.brief(s, factory.weighed(c))).all_claims()[0].voices
    assert voice.outlets == ("Paper 0", "Paper 1", "Paper 2")
    assert len(voice.words) == 3


def test_twelve_first_unless_all_are_asked_for() -> None:
    brief = factory.many(200)
    assert [len(view(brief).rest), len(view(brief, everything=True).rest)] == [200 - SHOWN, 0]
    assert len(view(brief).all_claims()) == 200


def test_timeline_puts_undated_entries_and_tellings_behind() -> None:
    v = view(factory.bridge())
    assert [(t.when, t.claim > 0) for t in v.timeline] == [("2031-04-28", True)]
    assert [t.when for t in v.others] == ["undated"]
    assert len(view(factory.bridge(), everything=True).timeline) == 2


def test_sources_say_how_often_and_through_whom() -> None:
    first = view(factory.bridge()).sources[0]
    assert (first.name, first.quoted, first.reports, first.through) == ("Ana Ruiz", 2, 2, ("Teleg",))


def test_empty_brief() -> None:
    v = view(factory.brief(factory.story(title="")))
    assert (v.title, v.given, v.sections) == ("Untitled story", "0 reports", ())


def test_words_of_reports_are_fit_for_a_screen() -> None:
    evil = "Gate \x1b]0;owned\x07 shut\r\n\u202egnihton\u2066 \ud800."
    brief = factory.single(evil, outlet=f"Paper {evil}", title=evil)
    assert all(s == one_line(s) for s in strings(view(brief)) if s and not s.startswith(", "))
