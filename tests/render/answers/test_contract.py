"""Answers as JSON: claims, conflicts, loops and links keep to the published schema; words are verbatim."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from hearsay import questions
from hearsay.render.answers import contract
from tests import factory

SCHEMA = json.loads((Path(__file__).parents[3] / "docs" / "brief-schema.json").read_text(encoding="utf-8"))
BRIEF = factory.bridge()


def errors(value: Any, name: str) -> list[str]:
    schema = {"$ref": f"#/$defs/{name}", "$defs": SCHEMA["$defs"]}
    return [e.message for e in Draft202012Validator(schema).iter_errors(json.loads(json.dumps(value)))]


def test_claims_are_those_of_the_brief_in_order_of_number() -> None:
    made = contract.claims(questions.claims(BRIEF), BRIEF)
    assert [c["number"] for c in made] == [1, 2, 3, 4]
    assert [e for c in made for e in errors(c, "claim")] == []


def test_conflicts_and_loops_have_a_little_more() -> None:
    for x in contract.conflicts(BRIEF.conflicts, BRIEF):
        sides = x.pop("sides")
        assert [s["id"] for s in sides] == x["claims"]
        assert errors(x, "conflict") == []
    for x in contract.loops(BRIEF.loops, BRIEF):
        assert [c["id"] for c in x.pop("claims")] == ["c-crack"]
        assert errors(x, "loop") == []


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_links_and_words(number: int) -> None:
    texts = {r.report.id: r.report.text for r in BRIEF.story.readings}
    made = contract.chains(questions.chains(number, BRIEF), BRIEF)
    assert [e for x in made["chains"] for link in x["links"] for e in errors(link, "link")] == []
    for m in contract.tellings(questions.tellings(number, BRIEF), BRIEF)["mentions"]:
        for words in (m, m["sentence"], *m["cue"]):
            assert texts[m["report"]][words["start"] : words["end"]] == words["text"]


def test_origins() -> None:
    made = contract.behind(questions.behind("Ana Ruiz", BRIEF), BRIEF)
    assert [(c["id"], c["part"]) for c in made["parties"][0]["claims"]] == [("c-crack", "origin")]
    explained = contract.behind(questions.behind("c-crack", BRIEF), BRIEF)["claims"][0]
    assert explained["behind"][0]["name"] == "Ana Ruiz"
    assert set(explained) >= {"merged", "separated", "absorbed", "added", "cheapest_check"}
