"""Loops, timeline, weight, the cheapest check, and what every rule list must have."""

import ast
from dataclasses import replace
from datetime import date
from pathlib import Path

import hearsay.weigh as room
from hearsay.model import Interval, TimeExpression
from hearsay.weigh import conflicts, merge, separate, weigh
from tests import factory as f
from tests.weigh.invented import claims_told, dam, first, one

ORVA, KERRA, SOUND = "Orva Daily", "Kerra Post", "Sound FM"


def test_outlets_that_cite_each_other_are_a_loop() -> None:
    s = dam(one(ORVA, f"outlet:{KERRA}"), one(KERRA, f"outlet:{SOUND}"), one(SOUND, f"outlet:{ORVA}"))
    (loop,) = weigh(s).loops
    assert loop.outlets == (KERRA, SOUND, ORVA)
    assert len(loop.evidence) == 3
    assert "loop" in first(s).marks


def test_a_line_of_citations_is_no_loop() -> None:
    assert weigh(dam(one(ORVA, f"outlet:{KERRA}"), one(KERRA, "Ana Ruiz"))).loops == ()


def _dated(words: str, day: date | None, **more: object) -> tuple:
    r = f.report("r" + words[:2], f"The dam broke {words}, Ana Ruiz said.", ORVA, "2031-05-03")
    t = TimeExpression(
        evidence=f.cite(r, words),
        type="DATE",
        value=day.isoformat() if day else "XXXX",
        precision="day" if day else "unknown",
        interval=Interval.of_day(day) if day else None,
        rule="By the calendar.",
        event=f.cite(r, f"The dam broke {words}").span,
        **more,  # type: ignore[arg-type]
    )
    a = f.told(r, f"The dam broke {words}", "Ana Ruiz")
    return f.reading(r, a, times=(t,)), f.mention(a)


def test_timeline_in_order_undated_last_and_equal_days_of_a_claim_once() -> None:
    parts = [_dated("one day", None), _dated("on Monday", date(2031, 4, 28)), _dated("this Monday", date(2031, 4, 28))]
    c = f.claim("c", *(m for _, m in parts))
    entries = weigh(f.story(*(r for r, _ in parts), claims=[c])).timeline
    assert [e.start for e in entries] == [date(2031, 4, 28), None]
    assert len(entries[0].evidence) == 2
    assert {e.claim for e in entries} == {"c"}
    assert entries[0].evidence[0].text == "The dam broke on Monday"


def test_the_claim_that_more_outlets_carry_stands_first() -> None:
    s = claims_told("The port is shut", "The dam has a crack")
    other = f.report("r9", "The dam has a crack.", "Outlet 9")
    told = f.mention(f.cite(other, "The dam has a crack"))
    more = replace(s.claims[1], mentions=(*s.claims[1].mentions, told))
    s = replace(s, readings=(*s.readings, f.reading(other)), claims=(s.claims[0], more))
    assert [c.claim.id for c in weigh(s).claims] == ["c1", "c0"]


def test_the_cheapest_check() -> None:
    ask = {
        "own": (dam(one(ORVA, "own")), "Ask Orva Daily what its own account rests on."),
        "outlet": (
            dam(one(ORVA, "outlet:Teleg", "Ana Ruiz")),
            "Ask Teleg (cited by Orva Daily) where it has this from.",
        ),
        "unnamed": (
            dam(one(ORVA, "unnamed:a nurse", "Ana Ruiz")),
            "Ask Orva Daily whether “a nurse” is somebody other",
        ),
        "nobody": (dam(one(ORVA, "unnamed:a nurse"), one(KERRA, "unnamed:a vet")), "Ask Kerra Post who “a vet” is."),
        "unknown": (dam(one(ORVA, "", "Ana Ruiz")), "Ask Orva Daily who said it."),
    }
    for s, words in ask.values():
        assert (first(s).cheapest_check or "").startswith(words)
    assert first(dam(one(ORVA, "Ana Ruiz"))).cheapest_check is None


def test_every_rule_has_a_documentation_of_its_own() -> None:
    rules = [*merge.RULES, *separate.RULES, *conflicts.RULES]
    said = [r.__doc__ for r in rules]
    assert all(said)
    assert len(set(said)) == len(rules)
    assert len({r.__name__ for r in rules}) == len(rules)


def test_the_room_imports_only_rooms_below() -> None:
    for path in Path(room.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and not node.level and (node.module or "").startswith("hearsay"):
                assert node.module.split(".")[1] in ("model", "errors", "tables", "ingest", "read", "link")
