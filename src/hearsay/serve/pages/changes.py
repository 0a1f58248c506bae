"""What changed since the last visit, the latest first; and whether something arrived while a page was open."""

from collections import Counter
from dataclasses import dataclass

from starlette.responses import HTMLResponse, Response

from hearsay.errors import StoreError
from hearsay.model.kept import Change

from .. import links
from ..asking import Asking
from ..templating import render
from .stories import ORDER

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


@dataclass(frozen=True, slots=True)
class Row:
    """One change."""

    change: Change
    """The change."""
    url: str
    """Its claim's page; empty where no report tells it any more."""


@dataclass(frozen=True, slots=True)
class Group:
    """Changes of one story that follow each other."""

    title: str
    """The story."""
    url: str
    """Its page."""
    moved: list[Row]
    """What became of claims that were known."""
    new: list[Row]
    """New claims."""

    def tally(self) -> str:
        """How the new claims stood: "3 denied, 18 single-source"."""
        counts = Counter[str](r.change.now.status for r in self.new)
        return ", ".join(f"{counts[s]} {s}" for s in ORDER if counts[s])


def _grouped(asking: Asking, found: list[Change]) -> list[Group]:
    groups: list[Group] = []
    for c in found:
        story = c.now.story
        if not groups or groups[-1].url != links.story(story):
            groups.append(Group(_title(asking, story), links.story(story), [], []))
        row = Row(c, links.claim(story, c.now.claim) if c.now.present else "")
        (groups[-1].new if c.kind == "new" else groups[-1].moved).append(row)
    return groups


def _title(asking: Asking, story: str) -> str:
    try:
        return asking.store.stories.get(story).title or "Untitled story"
    except StoreError:
        return "A story that was forgotten"


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 16 else 0
