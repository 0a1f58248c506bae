"""The API: what it documents is what it does, whatever it is asked."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
)

from hearsay.serve.api import document
from hearsay.serve.api.document import DECISIONS
from hearsay.serve.api.table import OPERATIONS

from .conftest import Desk
from .running import running
from .test_deciding import CLINIC
from .test_pages import claim_of, story_of

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    negative_data_rejection,
]


METHODS = [(o.path, "GET") for o in OPERATIONS] + [(DECISIONS, "POST")]


@pytest.fixture(scope="module")
def schema(stocked: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The document of a page whose store the examples may change as they like."""
    place = tmp_path_factory.mktemp("api") / "page.hearsay"
    shutil.copy(stocked, place)
    with running(place) as url:
        yield schemathesis.openapi.from_url(f"{url}/api/openapi.json")


@pytest.mark.parametrize("mode", list(GenerationMode))
@pytest.mark.parametrize(("path", "method"), [m for m in METHODS if m[0] != "/api/decisions"])  # takes nothing at all
def test_whatever_is_asked_only_what_is_documented_is_answered(
    schema: Any, path: str, method: str, mode: GenerationMode
) -> None:
    @given(case=schema[path][method].as_strategy(generation_mode=mode))
    @settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
    def ask(case: Any) -> None:
        case.call_and_validate(checks=CHECKS)

    ask()


def api(desk: Desk, path: str, status: int = 200, **query: str | int) -> Any:
    """An answer, which is as its schema says."""
    answer = desk.client.get(f"/api{path}", params=query)
    assert answer.status_code == status, answer.text
    return answer.json()


def checked(name: str, value: Any) -> Any:
    whole = {"$ref": f"#/components/schemas/{name}", "components": document()["components"]}
    jsonschema.Draft202012Validator(whole).validate(value)
    return value


def test_every_operation_answers_as_documented_on_what_is_there(desk: Desk) -> None:
    story = story_of(desk).rpartition("/")[2]
    claim = claim_of(desk).rpartition("/")[2]
    report = api(desk, f"/stories/{story}")["reports"][0]["id"]
    places = {"story": story, "claim": claim, "report": report}
    for o in OPERATIONS:
        query = {"q": "wall"} if o.path.startswith("/api/search") else {}
        checked(o.answer, api(desk, o.path.removeprefix("/api").format(**places), **query))


def test_pages_follow_each_other_to_the_end(desk: Desk) -> None:
    story = story_of(desk).rpartition("/")[2]
    for path, name in (
        ("/stories", "stories"),
        (f"/stories/{story}/claims", "claims"),
        ("/changes", "changes"),
        ("/sources", "sources"),
    ):
        whole = api(desk, path, limit=200)[name]
        found, cursor = [], ""
        while cursor is not None:
            page = api(desk, path, limit=1, **({"cursor": cursor} if cursor else {}))
            found += page[name]
            cursor = page["next"]
        assert found == whole
        assert len(whole) > 1


def test_errors_have_one_shape(desk: Desk) -> None:
    asked = [
        ("/api/nothing", 404),
        ("/api/stories/s0", 404),
        ("/api/stories?limit=0", 400),
        ("/api/stories?limit=1e3", 400),
        ("/api/stories?cursor=1;drop", 400),
        ("/api/stories?sort=x", 400),
        ("/api/stories?limit=1&limit=2", 400),
        ("/api/search/claims?q=%22", 400),
        ("/api/search/claims?status=true", 400),
        ("/api/stories/" + "x" * 101, 404),
    ]
    for path, status in asked:
        answer = desk.client.get(path)
        assert answer.status_code == status, path
        assert answer.headers["content-type"] == "application/problem+json"
        checked("Problem", answer.json())
    assert desk.client.delete("/api/stories").status_code == 405


def test_a_decision_by_api_is_the_one_that_the_page_makes(desk: Desk) -> None:
    story = story_of(desk)
    claim = claim_of(desk, CLINIC).rpartition("/")[2]
    sent = {"kind": "confirm", "why": "read all", "claim": claim}
    answer = desk.client.post(f"/api{story}/decisions", json=sent)
    assert answer.status_code == 201, answer.text
    made = checked("Decided", answer.json())
    assert made["outcome"] == "applied"
    assert "pinned by you" in desk.get(answer.headers["location"])
    undone = desk.client.post(f"/api{story}/decisions", json={"kind": "undo", "why": "no", "of": made["id"]}).json()
    assert undone["outcome"] == "undone"
    assert [d["in_force"] for d in api(desk, "/decisions")["decisions"]] == [False]


@pytest.mark.parametrize(
    "body",
    [b"", b"[]", b"{", b'{"kind": "confirm"}', b'{"why": "x"}', b'{"kind": "burn", "why": "x"}', b"[" * 50_000]
    + [json.dumps({"kind": "split", "why": "x", **more}).encode() for more in ({"take": "x"}, {"take": []}, {"x": 1})],
)
def test_bodies_that_are_no_decision_are_refused(desk: Desk, body: bytes) -> None:
    headers = {"Content-Type": "application/json"}
    answer = desk.client.post(f"/api{story_of(desk)}/decisions", content=body, headers=headers)
    assert answer.status_code == 400
    checked("Problem", answer.json())


def test_every_operation_is_in_the_documentation() -> None:
    told = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")
    for path, method in METHODS:
        assert f"| `{method} {path}` |" in told


def test_the_briefs_schema_is_the_published_one() -> None:
    import hearsay.serve.api

    own = Path(hearsay.serve.api.__file__).with_name("brief-schema.json")
    assert own.read_bytes() == (Path(__file__).parents[2] / "docs" / "brief-schema.json").read_bytes()
