"""All decisions that were made, each to be taken back, or to hold again."""

from starlette.responses import Response

from ..asking import Asking
from ..decisions import UNDOING, every

_PAGE = 100


def decisions(asking: Asking) -> Response:
    """The list of decisions."""
    found = every(asking.store)
    typed = asking.query.get("from", "")
    start = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 9 else 0
    shown = found[start : start + _PAGE]
    titles = {name: asking.store.stories.get(name).title for name in {d.story for d in shown if d.story}}
    more = start + _PAGE if len(found) > start + _PAGE else 0
    done = UNDOING.get(asking.query.get("done", ""))
    return asking.page("decisions.html", ruled=shown, total=len(found), titles=titles, more=more, done=done)
