"""What to check first over all stories: doubtful readings on which a bound or a status hangs, and calls to make."""

from starlette.responses import Response

from .. import links
from ..asking import Asking
from .stories import PAGE, earlier
from .story import checks as checks_of

_EACH = 4


def checks(asking: Asking) -> Response:
    """The latest stories, each with what to check first in it."""
    before = asking.query.get("before", "")
    order = asking.shelf.order(asking.store)
    rest = earlier(order, before)
    found = []
    for name, _ in rest[:PAGE]:
        kept = asking.shelf.kept(asking.store, name)
        rows = checks_of(kept)[:_EACH] if kept else []
        if kept and rows:
            found.append((kept.told.title, links.story(name), rows))
    return asking.page("checks.html", found=found, more=rest[PAGE - 1][1] if len(rest) > PAGE else 0)
