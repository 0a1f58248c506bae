"""All stories: those first in which a claim came to another status since the last visit, then the latest."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from starlette.responses import RedirectResponse, Response

from hearsay.model.kept import Change, StoryRecord

from .. import links
from ..asking import Asking
from ..rows import ClaimLine, claim_line
from ..shelf import Kept
from ..visit import COOKIE, Visit

PAGE = 20
_MOVED = 10
_STEPS = 3
_LEAD = 2
_WORDS = 3
"""Words from which on a claim is taken to say something out of its sentence ("the claim" does not)."""
_OPEN = ("contested", "denied", "unconfirmed")
ORDER = ("contested", "denied", "unconfirmed", "corroborated", "single-source", "reported")
"""Statuses in the order in which an editor looks at them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One story of the list."""

    record: StoryRecord
    """As it stands in the store."""
    outlets: tuple[str, ...]
    """Its outlets."""
    copies: int
    """How many of its reports are copies."""
    tally: tuple[tuple[str, int], ...]
    """How many claims have each status."""
    steps: tuple[Change, ...]
    """Its latest changes of status, those of this visit first."""
    open: tuple[ClaimLine, ...]
    """Claims of most weight that are contested, denied or unconfirmed; first those that say something by themselves."""
    weighed: bool
    """Whether it was weighed already."""


def stories(asking: Asking) -> Response:
    """The list of stories."""
    before = asking.query.get("before", "")
    order = asking.shelf.order(asking.store)
    rest = earlier(order, before)
    moved = asking.store.listing.moved(asking.visit.since, _MOVED) if not before else []
    shown = rest[:PAGE]
    return asking.page(
        "stories.html",
        moved=[card(asking, name) for name in moved],
        cards=[card(asking, name) for name, _ in shown if name not in moved],
        more=shown[-1][1] if len(rest) > PAGE else 0,
        total=len(order),
    )


def earlier(order: Sequence[tuple[str, int]], before: str) -> Sequence[tuple[str, int]]:
    """The stories whose latest report came before a number; all where none is given."""
    if not before.isascii() or not before.isdecimal():
        return order
    return order[bisect_right(order, -int(before[:18]), key=lambda x: -x[1]) :]


def card(asking: Asking, name: str) -> Card:
    """The card of a story."""
    kept = asking.shelf.kept(asking.store, name)
    reports = kept.told.brief["reports"] if kept else []
    tally = Counter(c["status"] for c in kept.told.claims.values()) if kept else Counter[str]()
    record, steps = asking.shelf.once(("card", name), lambda: _kept_of(asking, name))
    return Card(
        record=record,
        outlets=tuple(dict.fromkeys(r["outlet"] for r in reports if r["outlet"] and not r["own_check"])),
        copies=sum(bool(r["copy_of"]) for r in reports),
        tally=tuple((s, tally[s]) for s in ORDER if tally[s]),
        steps=tuple(s for s in steps if s.number > asking.visit.since) or tuple(steps[:1]),
        open=_open(kept) if kept else (),
        weighed=kept is not None,
    )


def _kept_of(asking: Asking, name: str) -> tuple[StoryRecord, list[Change]]:
    steps = asking.store.listing.changes(story=name, kinds=("status", "gone"), limit=_STEPS)
    return asking.store.stories.get(name), steps


def _open(kept: Kept) -> tuple[ClaimLine, ...]:
    claims = [c for c in kept.told.brief["claims"] if c["status"] in _OPEN]
    claims.sort(key=lambda c: len(c["text"].split()) < _WORDS)
    return tuple(claim_line(kept, c) for c in claims[:_LEAD])


def seen(asking: Asking) -> Response:
    """Everything that changed until now was seen."""
    visit = Visit(since=asking.visit.seen, seen=asking.visit.seen, at=asking.visit.at)
    answer = RedirectResponse("/", 303)
    answer.set_cookie(COOKIE, visit.cookie(), max_age=31536000, httponly=True, samesite="strict", path="/")
    return answer


def claim_anywhere(asking: Asking) -> Response:
    """A claim by its id alone: to its page."""
    name = asking.request.path_params["claim"]
    story = asking.store.listing.story_of(name)
    return RedirectResponse(links.claim(story, name) if story else "/", 303)
