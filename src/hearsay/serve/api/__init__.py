"""The same objects as JSON, under /api, with an OpenAPI document, one shape of errors, and pages with cursors."""

from collections.abc import Awaitable, Callable

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ..asking import Asking
from ..deciding import decide
from ..faults import Plain
from ..forms import body_of
from ..shelf import Shelf
from . import deciding
from .document import DECISIONS, document
from .operation import Operation
from .table import OPERATIONS

__all__ = ["document", "routes"]


def routes(shelf: Shelf) -> list[Route]:
    """The routes of the API."""
    return [
        *(Route(o.path, _reading(o, shelf), methods=["GET"]) for o in OPERATIONS),
        Route(DECISIONS, _deciding(shelf), methods=["POST"]),
        Route("/api/openapi.json", lambda request: Plain(document()), methods=["GET"]),
    ]


def _reading(o: Operation, shelf: Shelf) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        with shelf.reading() as store:
            asking = Asking.of(request, shelf, store)
            return Plain(o.handle(asking, o.given(asking)))

    return answer


def _deciding(shelf: Shelf) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
            raise HTTPException(415, "JSON is wanted: application/json.")
        kind, form = deciding.form_in(await body_of(request))
        done = await run_in_threadpool(decide, shelf, request.path_params["story"], kind, form)
        return Plain(deciding.answer(done), 201, headers={"Location": done.url})

    return answer
