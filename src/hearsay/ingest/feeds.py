"""Bytes → a feed: RSS 0.9 to 2.0, Atom or JSON Feed; or why they are none. Nothing is fetched and no file is read.

A document that declares entities, nests too deeply or is no text is refused as a whole; an item that cannot be taken is
told and the others are kept.
"""

import html
import re

from hearsay.model import Skipped

from .decode import decode
from .feed import MAX_ITEMS, Feed
from .feedjson import read_json
from .feedxml import read_xml

_DECLARED = re.compile(rb"\s*<\?xml[^>]{1,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})")
_LINK = re.compile(r"<link\b([^<>]{1,2000})>", re.IGNORECASE)
_FIELD = re.compile(r"""\b(rel|type|href)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/json")
_HEAD = 200_000


def read_feed(data: bytes, name: str, charset: str = "", max_items: int = MAX_ITEMS) -> Feed | Skipped:
    """Read a feed; `name` is its address, for messages, `charset` what the header of its answer names (RFC 7303)."""
    declared = _DECLARED.match(data)
    decoded = decode(data, charset, declared[1].decode("ascii") if declared else None) if data.strip() else None
    if decoded is None:
        return Skipped(what=name, reason="is empty" if not data.strip() else "is binary, not a feed")
    text = decoded.text.lstrip("\ufeff \t\r\n")
    found = read_json(text, name, max_items) if text.startswith("{") else read_xml(text, name, max_items)
    return found if isinstance(found, Feed) else Skipped(what=name, reason=found)


def is_page(data: bytes) -> bool:
    """Whether bytes that are no feed look like a web page."""
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith((b"<!doctype html", b"<html")) or b"<html" in head[:2000]


def feeds_of_page(data: bytes) -> list[str]:
    """Addresses of the feeds that a web page says it has, as they stand there."""
    head = data[:_HEAD].decode("utf-8", "replace")
    found: list[str] = []
    for tag in _LINK.finditer(head):
        fields = {m[1].lower(): html.unescape(m[2] or m[3] or m[4] or "").strip() for m in _FIELD.finditer(tag[1])}
        if "alternate" in fields.get("rel", "").lower().split() and fields.get("type", "").lower() in _FEED_TYPES:
            found.append(fields.get("href", ""))
    return [h for h in dict.fromkeys(found) if h]
