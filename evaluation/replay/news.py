"""Invented feeds and pages for a replay, the same for the same seed: stories of `benchmarks.archive.invented`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count, islice
from xml.sax.saxutils import escape

from benchmarks.archive.invented import story
from evaluation.synthetic.write import Written


@dataclass(frozen=True, slots=True)
class Item:
    """One item with its page."""

    feed: int
    """Number of its feed."""
    name: str
    """What its page is called."""
    title: str
    """Headline."""
    page: bytes
    """The page."""
    words: int
    """Words of the article on it."""


def host_of(feed: int) -> str:
    """The invented host of a feed; it has one feed and its pages."""
    return f"outlet{feed}.example"


def items_of(feeds: int, items: int, seed: int) -> Iterator[Item]:
    """So many items, a story's reports one after the other, each in another feed."""
    reports = (w for n in count() for w in story(f"{seed}-{n}").reports)
    for n, w in enumerate(islice(reports, items)):
        feed = n * 7919 % feeds if feeds % 7919 else n % feeds
        yield Item(feed, f"/{w.id}.html", w.title, _page(w).encode(), len(w.text.split()))


def feed_of(items: list[Item], port: int) -> bytes:
    """The RSS feed of an outlet's items."""
    host = host_of(items[0].feed) if items else ""
    rows = "".join(
        f"<item><title>{escape(i.title)}</title><link>http://{host}:{port}{i.name}</link><guid>{i.name}</guid></item>"
        for i in items
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{host}</title>{rows}</channel></rss>'.encode()


def etag_of(data: bytes) -> str:
    """What a server tells a page's state by."""
    return f'"{hashlib.sha256(data).hexdigest()[:16]}"'


def _page(w: Written) -> str:
    """A page as outlets have it: the article among menus, its metadata in tags."""
    body = "".join(f"<p>{escape(p)}</p>" for p in w.text.split("\n") if p.strip())
    return (
        f'<!doctype html><html lang="en"><head><title>{escape(w.title)}</title><meta charset="utf-8">'
        f'<meta property="og:title" content="{escape(w.title)}">'
        f'<meta property="og:site_name" content="{escape(w.outlet)}">'
        f'<meta property="article:published_time" content="{w.published.isoformat()}"></head>'
        '<body><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>'
        f"<article>{body}</article><footer><p>All rights reserved.</p></footer></body></html>"
    )
