"""All decisions that were made, and what a form decides."""

from starlette.responses import Response

from ..asking import Asking
from ..decisions import every


def decisions(asking: Asking) -> Response:
    """The list of decisions."""
    found = every(asking.store)
    return asking.page("decisions.html", ruled=found)
