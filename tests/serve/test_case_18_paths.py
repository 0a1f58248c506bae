"""Case 18: paths that lead out of where they begin. Names are ids: none is ever a file's."""

import pytest

from .conftest import Desk
from .test_pages import story_of

OUT = (
    "..%2f",
    "../../../etc/passwd",
    "..%2f..%2fetc%2fpasswd",
    "%2e%2e/%2e%2e",
    "/etc/passwd",
    "....//x",
    "x%00.html",
    "~root",
)


@pytest.mark.parametrize("name", OUT)
def test_no_name_leads_out(desk: Desk, name: str) -> None:
    story = story_of(desk)
    for path in (
        f"/static/{name}",
        f"/stories/{name}",
        f"{story}/claims/{name}",
        f"{story}/reports/{name}",
        f"{story}/export/{name}",
        f"/api/stories/{name}",
        f"/claims/{name}",
    ):
        answer = desk.client.get(path)
        assert answer.status_code in (303, 400, 404), path
        assert "root:" not in answer.text
        assert answer.headers.get("location", "/") == "/"


def test_a_source_of_any_name_is_only_a_name(desk: Desk) -> None:
    for name in OUT:
        assert "root:" not in desk.client.get("/sources", params={"name": name}).text


def test_static_files_are_those_of_the_page_alone(desk: Desk) -> None:
    for name in ("hearsay.css", "hearsay.js", "graph.js", "cytoscape.min.js", "htmx.min.js", "icon.svg", "keys.html"):
        assert desk.client.get(f"/static/{name}").status_code == 200
    for name in ("", "app.py", "../app.py", "../templates/base.html"):
        assert desk.client.get(f"/static/{name}").status_code == 404


def test_nothing_redirects_to_elsewhere(desk: Desk) -> None:
    for path in ("//evil.example", "/claims/%2f%2fevil.example", "/?next=//evil.example", "/seen?to=//evil.example"):
        answer = desk.client.get(path)
        assert not answer.headers.get("location", "/").startswith(("//", "http"))
