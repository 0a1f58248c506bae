"""Errors → answers: a page for people, one shape of JSON for programs (RFC 9457, `application/problem+json`)."""

import json
from http import HTTPStatus
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import Scope

from hearsay.errors import InputError, StoreBusyError, StoreDamagedError

from . import templating


class NotFoundError(InputError):
    """What was asked for is not in the store."""


class MovedError(InputError):
    """What was asked for has another address now, which is the error's text."""


class Plain(JSONResponse):
    """JSON in ASCII alone: texts may hold halves of surrogate pairs, which UTF-8 does not have."""

    def render(self, content: Any) -> bytes:
        """The body."""
        return json.dumps(content, ensure_ascii=True, allow_nan=False, separators=(",", ":")).encode()


class Problem(Plain):
    """An error as JSON."""

    media_type = "application/problem+json"


def refusal(scope: Scope, status: int, what: str, hint: str = "") -> Response:
    """The answer to a request that is not carried out: JSON under /api, else a page."""
    if scope["path"].startswith("/api"):
        return Problem(problem(status, what, hint), status)
    shown = {"status": status, "what": what, "hint": hint}
    return Response(templating.render("error.html", shown), status, media_type="text/html")


def problem(status: int, what: str, hint: str = "") -> dict[str, Any]:
    """The one shape of errors."""
    detail = f"{what} {hint}".strip()
    return {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}


def told(request: Request, error: Exception) -> Response:
    """The answer to an error that the user can mend, or that Starlette raised."""
    if isinstance(error, HTTPException):
        answer = refusal(request.scope, error.status_code, _http(error))
        answer.headers.update(error.headers or {})
        return answer
    if isinstance(error, MovedError) and not request.url.path.startswith("/api"):
        return RedirectResponse(str(error), 303)
    status = 503 if isinstance(error, StoreBusyError) else 500 if isinstance(error, StoreDamagedError) else 400
    if isinstance(error, NotFoundError | MovedError):
        status = 404
    message = str(error)
    return refusal(request.scope, status, f"{message[:1].upper()}{message[1:]}")


def bug(request: Request, error: Exception) -> Response:
    """The answer to a bug of ours; what it was stands in the log."""
    return refusal(request.scope, 500, f"A bug in hearsay ({type(error).__name__}).", "Please report it.")


def _http(error: HTTPException) -> str:
    known = {404: "There is no such page.", 405: "This cannot be done here."}
    return known.get(error.status_code, error.detail)
