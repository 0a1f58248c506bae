"""The page's own files: style sheet, scripts, icon. A browser keeps them until they change."""

import hashlib
from functools import cache
from importlib.resources import files

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

_FOR_GOOD = "private, max-age=31536000, immutable"
_ASK_FIRST = "private, no-cache"


@cache
def asset(name: str) -> str:
    """Address of a file; it changes when the file does."""
    data = (files("hearsay.serve") / "static" / name).read_bytes()
    return f"/static/{name}?v={hashlib.sha256(data).hexdigest()[:12]}"


class Assets(StaticFiles):
    """Serves them: for good under the address that `asset` gives, else to be asked for again each time."""

    def __init__(self) -> None:
        super().__init__(packages=[("hearsay.serve", "static")])

    async def get_response(self, path: str, scope: Scope) -> Response:
        """One file."""
        answer = await super().get_response(path, scope)
        asked = f"/static/{path}?{scope['query_string'].decode('latin-1')}"
        known = answer.status_code in (200, 304) and "?v=" in asked and asked == asset(path)
        answer.headers["Cache-Control"] = _FOR_GOOD if known else _ASK_FIRST
        return answer
