"""Addresses on the web: which are taken, what follows from a redirect, and how they are shown without secrets. Pure."""

import re
from urllib.parse import urlsplit, urlunsplit

from httpx2 import URL, InvalidURL

from hearsay.hosts import plain_address, plain_host

from .outcome import Refusal

_SECRET = re.compile(
    r"(?:^|[_-])(?:token|key|apikey|secret|pass|password|passwd|pwd|auth|sig|signature|session|sid|jwt)$", re.IGNORECASE
)
_CONTROLS = re.compile(r"[\x00-\x20\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069]+")
_LONGEST = 2000


def address_of(text: str, base: str = "") -> URL:
    """The address that a text names, relative to `base`. Raises Refusal for anything but http and https with a host."""
    cleaned = _CONTROLS.sub("", text.strip())
    if len(cleaned) > _LONGEST:
        raise Refusal("scheme", f"its address is over {_LONGEST} characters long")
    try:
        url = URL(base).join(cleaned) if base else URL(cleaned)
    except (InvalidURL, ValueError, UnicodeError) as e:
        raise Refusal("scheme", f"{redacted(cleaned)[:120]} is no address") from e
    if url.scheme not in ("http", "https"):
        raise Refusal("scheme", f"{redacted(cleaned)[:120]} is no web address: only http and https are followed")
    if not url.host:
        raise Refusal("scheme", f"{redacted(cleaned)[:120]} names no host")
    return url.copy_with(fragment=None)


def host_of(address: str) -> str:
    """The host that an address names, in lower case and in ASCII; empty where it names none."""
    try:
        return plain_host((urlsplit(address).hostname or "").rstrip("."))
    except ValueError:
        return ""


def redacted(address: str) -> str:
    """An address as it may be shown: user, password and what looks like a token are starred out, the host in ASCII."""
    try:
        parts = urlsplit(_CONTROLS.sub(" ", address))
    except ValueError:
        return "an address that cannot be read"
    where = parts.netloc.rpartition("@")
    netloc = f"***@{where[2]}" if where[1] else parts.netloc
    query = "&".join(_starred(field) for field in parts.query.split("&"))
    return plain_address(urlunsplit((parts.scheme, netloc, parts.path, query, parts.fragment)))


def has_secrets(address: str) -> bool:
    """Whether an address carries what `redacted` stars out."""
    return redacted(address) != redacted_form(address)


def redacted_form(address: str) -> str:
    """The address in the form in which `redacted` gives it, secrets and all."""
    try:
        return plain_address(urlunsplit(urlsplit(_CONTROLS.sub(" ", address))))
    except ValueError:
        return ""


def _starred(field: str) -> str:
    name, mark, value = field.partition("=")
    return f"{name}=***" if mark and value and _SECRET.search(name) else field
