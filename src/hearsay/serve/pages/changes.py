"""What changed since the last visit, the latest first; and whether something arrived while a page was open."""

from starlette.responses import HTMLResponse, Response

from hearsay.errors import StoreError
from hearsay.model.kept import Change

from .. import links
from ..asking import Asking
from ..templating import render

_PAGE = 60


def changes(asking: Asking) -> Response:
    """The list of changes, under their stories."""
    before = _number(asking.query.get("before", ""))
    found = asking.store.listing.changes(before=before, limit=_PAGE + 1)
    more = found[_PAGE - 1].number if len(found) > _PAGE else 0
    shown = found[:_PAGE]
    return asking.page(
        "changes.html",
        groups=_grouped(asking, shown),
        since=asking.visit.since,
        before=before,
        more=more,
    )


def live(asking: Asking) -> Response:
    """A line that tells how much arrived since a page was made; nothing where nothing did.

    The page asks for it by itself: it is no visit, and nothing counts as seen by it.
    """
    after = _number(asking.query.get("after", ""))
    new = asking.visit.seen - after
    if new <= 0:
        return Response(status_code=204)
    return HTMLResponse(render("live.html", {"new": new}))


def _grouped(asking: Asking, found: list[Change]) -> list[tuple[str, str, list[tuple[Change, str]]]]:
    """Title and address of each story, with its changes that follow each other."""
    groups: list[tuple[str, str, list[tuple[Change, str]]]] = []
    for c in found:
        story = c.now.story
        if not groups or groups[-1][1] != links.story(story):
            groups.append((_title(asking, story), links.story(story), []))
        groups[-1][2].append((c, links.claim(story, c.now.claim) if c.now.present else ""))
    return groups


def _title(asking: Asking, story: str) -> str:
    try:
        return asking.store.stories.get(story).title or "Untitled story"
    except StoreError:
        return "A story that was forgotten"


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 16 else 0
