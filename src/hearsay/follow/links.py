"""Addresses as feeds give them → addresses to ask. Pure."""

from urllib.parse import urljoin, urlsplit, urlunsplit

_TRACKERS = ("fbclid", "gclid", "dclid", "mc_cid", "mc_eid", "igshid", "cmpid", "ocid")
_LONGEST = 2000


def asked_address(link: str, base: str) -> str:
    """The address that a link means on a page at `base`, without fragment and without what only counts readers.

    Empty where it is no web address.
    """
    try:
        parts = urlsplit(urljoin(base, link.strip())) if link.strip() else None
        if parts is None or parts.scheme not in ("http", "https") or not parts.hostname:
            return ""
    except ValueError:
        return ""
    query = "&".join(f for f in parts.query.split("&") if f and not _counts_readers(f))
    found = urlunsplit((parts.scheme, parts.netloc.lower(), parts.path or "/", query, ""))
    return found if len(found) <= _LONGEST else ""


def is_front_page(address: str) -> bool:
    """Whether an address is a site's front page: what was taken down often leads there."""
    parts = urlsplit(address)
    return parts.path.strip("/") == "" and not parts.query


def is_web(address: str) -> bool:
    """Whether an address is one of the web rather than a folder or an item without a page."""
    return address.lower().startswith(("http://", "https://")) and "#" not in address


def _counts_readers(field: str) -> bool:
    name = field.partition("=")[0].lower()
    return name.startswith("utm_") or name in _TRACKERS
