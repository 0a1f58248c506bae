"""Files to take away from a story's page."""

import re

from .conftest import Desk
from .test_pages import story_of


def test_every_file_that_is_offered_can_be_had(desk: Desk) -> None:
    story = story_of(desk)
    offered = re.findall(rf'href="({story}/export/[^"]+)"', desk.get(story))
    assert len(offered) == 14
    for path in offered:
        answer = desk.client.get(path)
        assert answer.status_code == 200, path
        assert answer.headers["content-disposition"].startswith('attachment; filename="s')
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert answer.content or path.endswith(("conflicts.csv", "timeline.csv"))


def test_the_brief_as_one_file_is_whole(desk: Desk) -> None:
    page = desk.get(f"{story_of(desk)}/export/brief.html")
    assert "the harbour wall broke in two places" in page
    assert "<script" not in page
    assert "Boats sink at Orva" in desk.get(f"{story_of(desk)}/export/brief.md")


def test_no_other_name_gives_a_file(desk: Desk) -> None:
    for name in ("brief.exe", "claims", "claims.xml", ".csv", "claims.csv.csv", "BRIEF.JSON"):
        assert desk.client.get(f"{story_of(desk)}/export/{name}").status_code == 404
