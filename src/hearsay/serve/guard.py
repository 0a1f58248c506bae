"""Who may ask, and what a browser may do with the answer: ASGI middleware around the whole page.

- Only hosts of the list: another name that leads here (DNS rebinding) is refused.
- A request that another site makes is refused, but for a plain link to a page (`Sec-Fetch-Site`, else `Origin`).
- Beyond this computer only with the token: in `Authorization`, or in a cookie that the page sets.
- Answers run no script but the page's own, load nothing from elsewhere, and stand in no frame.
"""

import hmac
from collections.abc import Mapping
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .faults import refusal
from .settings import Settings

TOKEN_COOKIE = "hearsay_token"
_READS = frozenset(("GET", "HEAD"))
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self';"
    " base-uri 'none'; frame-ancestors 'none'"
)
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # none at all would have browsers hide the origin of our own forms from us
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


OPENER = "Cross-Origin-Opener-Policy"
"""Sent on this computer alone: browsers heed it only there, or behind encryption."""


class Guard:
    """Middleware that refuses what is not meant, and seals what goes out."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app, self._settings = app, settings
        self._headers = HEADERS if settings.token else {**HEADERS, OPENER: "same-origin"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return
        refused = self._refused(scope)
        await (refused or self._app)(scope, receive, _sealing(send, self._headers))

    def _refused(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        if headers.get("host", "").lower() not in self._settings.hosts:
            return refusal(scope, 403, "This name of the page is not known.", "Open it under the address it printed.")
        if not _may_ask(scope["method"], headers):
            return refusal(scope, 403, "Another site asked for this.", "Open the page itself and do it there.")
        return self._without_token(scope, headers)

    def _without_token(self, scope: Scope, headers: Headers) -> Response | None:
        token = self._settings.token
        if not token or scope["path"].startswith("/static/"):
            return None
        given = headers.get("authorization", "").removeprefix("Bearer ")
        if _same(given, token) or _same(_cookie(headers), token):
            return None
        asked = parse_qs(scope["query_string"].decode("ascii", "replace")).get("token", [""])[0]
        if not _same(asked, token):
            return refusal(scope, 401, "This page needs its token.", "Open it under the address it printed.")
        answer = RedirectResponse(scope["path"], 303)
        answer.set_cookie(TOKEN_COOKIE, token, httponly=True, samesite="strict", path="/")
        return answer


def _may_ask(method: str, headers: Headers) -> bool:
    """Whether a browser sent this for the page itself, or a person followed a link; programs send neither header."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        followed = method in _READS and headers.get("sec-fetch-mode") == "navigate"
        return site in ("same-origin", "none") or (followed and headers.get("sec-fetch-dest") == "document")
    origin = headers.get("origin")
    return method in _READS or origin is None or urlsplit(origin).netloc.lower() == headers.get("host", "").lower()


def _cookie(headers: Headers) -> str:
    pairs = (p.strip().partition("=") for p in headers.get("cookie", "").split(";"))
    return next((value for name, _, value in pairs if name == TOKEN_COOKIE), "")


def _same(given: str, token: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "replace"), token.encode())


def _sealing(send: Send, sealed_with: Mapping[str, str]) -> Send:
    async def sealed(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in sealed_with.items():
                headers[name] = value
            if "cache-control" not in headers:
                headers["Cache-Control"] = "no-store"
        await send(message)

    return sealed
