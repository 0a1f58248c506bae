"""Headers of requests and answers. Pure."""

import base64
import re
from http import HTTPStatus
from urllib.parse import unquote

from httpcore2 import Response
from httpx2 import URL

from .inflate import ACCEPTED
from .outcome import Ask
from .url import address_of

_CHARSET = re.compile(r""";\s*charset\s*=\s*["']?([\w.:-]{2,40})""", re.IGNORECASE | re.ASCII)
_TYPES = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, */*;q=0.5"


def opening(ask: Ask, url: URL, agent: str) -> list[tuple[bytes, bytes]]:
    """The headers of a request for an address to which `ask` led.

    Credentials that stand in the address asked for go to its own scheme, host and port only.
    """
    headers = [
        ("User-Agent", agent),
        ("Accept", _TYPES),
        ("Accept-Encoding", ACCEPTED),
        ("Accept-Language", "en, *;q=0.5"),
    ]
    first = address_of(ask.url)
    if first.userinfo and _origin(first) == _origin(url):
        pair = f"{unquote(first.username)}:{unquote(first.password)}".encode()
        headers.append(("Authorization", f"Basic {base64.b64encode(pair).decode()}"))
    if ask.etag:
        headers.append(("If-None-Match", ask.etag))
    if ask.last_modified:
        headers.append(("If-Modified-Since", ask.last_modified))
    return [(name.encode("ascii"), value.encode("latin-1", "replace")) for name, value in headers]


def header(response: Response, name: str) -> str:
    """A header of an answer, as one line; several of one name are joined with commas. Empty where there is none."""
    wanted = name.encode()
    return ", ".join(v.decode("latin-1").strip() for k, v in response.headers if k.lower() == wanted)


def kind_of(response: Response) -> str:
    """The Content-Type without its parameters, in lower case."""
    return header(response, "content-type").partition(";")[0].strip().lower()


def charset_of(response: Response) -> str:
    """The charset that the Content-Type names, in lower case; empty where it names none, or no name of one."""
    found = _CHARSET.search(header(response, "content-type"))
    return found[1].lower() if found else ""


def status_told(status: int) -> str:
    """A status that gives no body, in words."""
    if status == 410:
        return "it is gone for good (410)"
    try:
        return f"the server answers {status} ({HTTPStatus(status).phrase})"
    except ValueError:
        return f"the server answers {status}"


def _origin(url: URL) -> tuple[str, str, int | None]:
    return url.scheme, url.host, url.port
