"""The page's own files are kept by a browser until they change; pages are kept by nobody."""

import re

from .conftest import Desk
from .test_pages import story_of


def test_files_that_a_page_names_are_kept_for_good_and_pages_never(desk: Desk) -> None:
    page = desk.get(f"{story_of(desk)}/graph")
    named = re.findall(r'(?:src|href)="(/static/[^"]+\?v=\w{12})"', page)
    assert len(named) == 6
    for path in named:
        answer = desk.client.get(path)
        assert (answer.status_code, "immutable" in answer.headers["cache-control"]) == (200, True)
    assert desk.client.get("/").headers["cache-control"] == "no-store"
    assert desk.client.get("/api/stories").headers["cache-control"] == "no-store"


def test_under_any_other_address_they_are_asked_for_each_time_and_sent_once(desk: Desk) -> None:
    for path in ("/static/hearsay.css", "/static/hearsay.css?v=000000000000", "/static/hearsay.css?v="):
        answer = desk.client.get(path)
        assert answer.headers["cache-control"] == "private, no-cache"
        again = desk.client.get(path, headers={"If-None-Match": answer.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
