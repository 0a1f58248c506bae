"""The JSON contract: every field of the published schema, verbatim spans, ids that lead somewhere."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from hearsay.link import GroupedStory
from hearsay.link.grouping import Member
from hearsay.model import Brief, Link, Party, Reason
from hearsay.render.contract import brief_dict, link_dict, reading_dict, stories_dict
from tests import factory

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs" / "brief-schema.json").read_text(encoding="utf-8"))


def nested() -> Brief:
    """An attribution that only relays another one, and one inside it."""
    r = factory.report("r1", "Teleg said that Ana Ruiz said the gate is shut.", "Orva Daily", "2031-05-02")
    outer = factory.told(r, "Ana Ruiz said the gate is shut", "outlet:Teleg", relays_only=True, id="outer")
    inner = factory.told(r, "the gate is shut", "outlet:Teleg", "Ana Ruiz", within="outer", id="inner")
    s = factory.story(factory.reading(r, outer, inner))
    return factory.brief(s, factory.weighed(factory.claim("c1", factory.mention(inner))))


BRIEFS = [factory.bridge(), factory.brief(factory.story()), factory.single("One."), factory.many(200), nested()]


def spans(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if {"start", "end", "text", "report"} <= set(value):
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for x in value:
            yield from spans(x)


def test_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("brief", BRIEFS)
def test_brief_keeps_to_the_schema(brief: Brief) -> None:
    made = json.loads(json.dumps(brief_dict(brief)))
    assert [e.message for e in Draft202012Validator(SCHEMA).iter_errors(made)] == []


def test_schema_has_every_field_of_the_contract() -> None:
    made = brief_dict(factory.bridge())
    for name in ("reports", "attributions", "claims", "conflicts", "timeline", "parties", "loops", "doubts"):
        assert made[name], f"the example must have {name}"


@pytest.mark.parametrize("brief", BRIEFS)
def test_spans_are_verbatim(brief: Brief) -> None:
    texts = {r.report.id: r.report.text for r in brief.story.readings}
    made = brief_dict(brief)
    found = [s for s in spans(made) if s["start"] is not None and isinstance(s["start"], int)]
    found += [{**s, "report": a["report"]} for a in made["attributions"] for k in ("content", "cue") for s in a[k]]
    assert all(texts[s["report"]][s["start"] : s["end"]] == s["text"] for s in found)


@pytest.mark.parametrize("brief", BRIEFS)
def test_ids_lead_somewhere(brief: Brief) -> None:
    made = brief_dict(brief)
    reports, claims, attributions, parties = (
        {x["id"] for x in made[name]} for name in ("reports", "claims", "attributions", "parties")
    )
    mentions = [m for c in made["claims"] for m in c["mentions"]]
    assert {s["report"] for s in spans(made)} <= reports
    assert {m["attribution"] for m in mentions} <= attributions | {None}
    assert {a["within"] for a in made["attributions"]} <= attributions | {None}
    assert {n for c in made["conflicts"] for n in c["claims"]} <= claims
    assert {t["claim"] for t in made["timeline"]} <= claims | {None}
    assert {x["party"] for a in made["attributions"] for x in a["chain"] if x["name"]} <= parties


def test_an_attribution_that_only_relays_is_left_to_its_inner_one() -> None:
    made = brief_dict(nested())
    assert [(a["id"], a["within"]) for a in made["attributions"]] == [("inner", None)]


def test_an_attribution_that_a_mention_points_at_is_listed() -> None:
    made = nested()
    outer = made.story.readings[0].attributions[0]
    pointed = factory.brief(made.story, factory.weighed(factory.claim("c1", factory.mention(outer))))
    assert [(a["id"], a["within"]) for a in brief_dict(pointed)["attributions"]] == [
        ("outer", None),
        ("inner", "outer"),
    ]


def test_links_bear_the_fullest_name_of_the_story() -> None:
    made = brief_dict(factory.bridge())
    assert [x["name"] for x in made["attributions"][1]["chain"]] == ["Teleg", "Ana Ruiz"]
    assert [x["role"] for x in made["attributions"][1]["chain"]] == ["relay", "origin"]


def test_reading_is_json() -> None:
    reading = factory.bridge().story.readings[1]
    made = json.loads(json.dumps(reading_dict(reading)))
    assert made["times"][0]["value"] == "2031-04-28"
    assert [a["stance"] for a in made["attributions"]] == ["asserts", "unconfirmed"]


def test_stories_bear_the_first_headline_and_all_paths() -> None:
    a, b = (factory.report(n, "Gate shut.", title=n.upper(), path=f"in/{n}.txt") for n in "ab")
    near = Reason(rule="near-in-time", text="It was published on the same day.")
    members = tuple(Member(report=n, doubt=0.1, reasons=(near,)) for n in "ab")
    assert stories_dict([GroupedStory(id="s1", members=members)], [a, b], ())["stories"] == [
        {
            "id": "s1",
            "title": "A",
            "reports": ["a", "b"],
            "paths": ["in/a.txt", "in/b.txt"],
            "why": [{"report": n, "doubt": 0.1, "reasons": [near.text]} for n in "ab"],
        }
    ]


def test_a_link_bears_the_partys_name_where_it_is_like_its_own() -> None:
    def shown(own: str, name: str) -> str | None:
        party = Party(id="p", name=name, kind="organisation", links=(), aliases=(own,))
        return link_dict(Link(name=own, kind="organisation", role="origin"), party)["name"]  # type: ignore[no-any-return]

    assert shown("the Observatory", "North Ridge Observatory") == "North Ridge Observatory"
    assert shown("Grey House", "Ostland") == "Grey House"
    assert shown("NRO", "North Ridge Observatory") == "North Ridge Observatory"


def test_a_misspelt_person_bears_the_fullest_name() -> None:
    party = Party(id="p", name="Lena Okonsky", kind="person", links=(), aliases=("Okonski",))
    assert link_dict(Link(name="Okonski", kind="person", role="origin"), party)["name"] == "Lena Okonsky"
