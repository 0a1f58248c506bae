"""Hosts that the user opened by name, and what an address tells of its network before anything is looked up. Pure."""

from collections.abc import Collection

from httpx2 import URL, InvalidURL

from .addresses import literal, why_special

_LOCAL = "localhost"
"""The one name, with all under it, that always means this computer (RFC 6761)."""
_PORTS = {"http": 80, "https": 443}


def named(host: str, port: int) -> tuple[str, str]:
    """How the user may name a host: alone, for all its ports, or with one port. IPv6 stands in brackets."""
    bare = host.lower().strip("[]").rstrip(".")
    plain = f"[{bare}]" if ":" in bare else bare
    return plain, f"{plain}:{port}"


def hosts_opened(given: Collection[str]) -> frozenset[str]:
    """What the user typed behind --allow-private, as `named` has it."""
    return frozenset(h.strip().lower().rstrip(".") for h in given)


def why_closed(address: str, opened: frozenset[str]) -> str:
    """Why an address will be refused whatever a resolver says: it names a private network itself, and is not opened.

    Empty where it may be asked for, as far as its looks go: a name can still lead anywhere.
    """
    try:
        url = URL(address)
    except (InvalidURL, ValueError, UnicodeError):
        return ""
    host = url.host.lower().rstrip(".")
    written = literal(host)
    special = why_special(written) if written else ""
    if host == _LOCAL or host.endswith(f".{_LOCAL}"):
        special = "this computer"
    names = named(host, url.port or _PORTS.get(url.scheme, 0))
    if not special or not opened.isdisjoint(names):
        return ""
    return f"{host} is {special}, where nothing is followed unless you open it: --allow-private {names[1]}"
