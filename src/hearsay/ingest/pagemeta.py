"""What a web page's markup says about it: JSON-LD, OpenGraph and meta tags, in this order, htmldate behind them.

Takes the parsed page and changes nothing in it.
"""

import json
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from htmldate import find_date
from lxml.html import HtmlElement

from hearsay.hosts import plain_host
from hearsay.model import Moment

from .dates import parse_moment
from .draft import FAULTS

_ARTICLE_TYPES = ("article", "posting", "report")
"""Endings of the schema.org types of a text that was published, in lower case: NewsArticle, BlogPosting, …"""
_TITLE = ("og:title", "twitter:title", "dc.title", "headline", "title")
_OUTLET = ("og:site_name", "dc.publisher", "publisher", "application-name", "citation_journal_title")
_AUTHOR = ("author", "article:author", "dc.creator", "byl", "parsely-author", "sailthru.author")
_PUBLISHED = (
    "article:published_time",
    "og:published_time",
    "article.published",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "published_at",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "citation_publication_date",
    "date",
)
_MOST_OBJECTS = 5000
_EARLIEST, _LATEST = "1900-01-01", "2099-12-31"
"""Bounds given to htmldate, which would else ask the clock."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMeta:
    """The page's own word about itself; empty fields where it says nothing."""

    title: str = ""
    """Headline."""
    outlet: str = ""
    """Name of the site or publisher."""
    author: str = ""
    """Names of the authors, joined with commas."""
    published: Moment | None = None
    """When it was first published."""


def linked_data(page: HtmlElement) -> list[dict[str, Any]]:
    """All objects of the page's JSON-LD, outer ones first; blocks that are no JSON are passed over."""
    found: list[dict[str, Any]] = []
    for script in page.iterfind(".//script[@type]"):
        if "ld+json" in script.get("type", "").lower():
            try:
                value = json.loads(script.text or "", strict=False)
            except (ValueError, RecursionError):
                continue
            found.extend(_objects(value, _MOST_OBJECTS - len(found)))
    return found


def is_of_type(thing: dict[str, Any], *endings: str) -> bool:
    """Whether a JSON-LD object's type ends in one of these, in any case."""
    types = thing.get("@type")
    names = types if isinstance(types, list) else [types]
    return any(isinstance(n, str) and n.lower().endswith(endings) for n in names)


def name_of(value: object) -> str:
    """The name of a JSON-LD person or organisation, of several joined with commas."""
    if isinstance(value, list):
        return ", ".join(name for item in value[:10] if (name := name_of(item)))
    if isinstance(value, dict):
        return name_of(value.get("name"))
    return " ".join(value.split()) if isinstance(value, str) and "://" not in value else ""


def page_meta(page: HtmlElement, objects: list[dict[str, Any]]) -> PageMeta:
    """The page's title, outlet, author and published time, each from the first place that gives it."""
    article = next((o for o in objects if is_of_type(o, *_ARTICLE_TYPES)), {})
    tags = _meta_tags(page)
    return PageMeta(
        title=name_of(article.get("headline")) or _first(tags, _TITLE) or _title_tag(page),
        outlet=name_of(article.get("publisher")) or _first(tags, _OUTLET) or _site(objects) or _host(page, tags),
        author=name_of(article.get("author")) or _first(tags, _AUTHOR),
        published=_published(article, tags) or _by_htmldate(page),
    )


def _objects(value: object, room: int) -> Iterator[dict[str, Any]]:
    """Objects of a JSON value, breadth first, at most `room`."""
    queue: list[object] = [value]
    given = 0
    for item in queue:
        if given >= room or len(queue) > 10 * _MOST_OBJECTS:
            return
        if isinstance(item, dict):
            given += 1
            yield item
            queue.extend(v for v in item.values() if isinstance(v, dict | list))
        elif isinstance(item, list):
            queue.extend(item)


def _meta_tags(page: HtmlElement) -> dict[str, str]:
    """Contents of meta tags and marked-up elements by lower-case name; the first of a name counts."""
    tags: dict[str, str] = {}
    for tag in page.iter("meta"):
        for key in (tag.get("property"), tag.get("name"), tag.get("itemprop")):
            if key and (content := " ".join((tag.get("content") or "").split())):
                tags.setdefault(key.strip().lower(), content)
    for tag in page.iterfind(".//time[@itemprop='datePublished']"):
        tags.setdefault("datepublished", tag.get("datetime") or "")
    for tag in page.iterfind(".//time[@pubdate]"):
        tags.setdefault("pubdate", tag.get("datetime") or "")
    return tags


def _first(tags: dict[str, str], keys: tuple[str, ...]) -> str:
    return next((tags[k] for k in keys if tags.get(k) and "://" not in tags[k]), "")


def _title_tag(page: HtmlElement) -> str:
    tag = page.find(".//title")
    return " ".join(tag.text_content().split()) if tag is not None else ""


def _site(objects: list[dict[str, Any]]) -> str:
    kinds = ("newsmediaorganization", "website")
    return next((name for o in objects if is_of_type(o, *kinds) and (name := name_of(o.get("name")))), "")


def _host(page: HtmlElement, tags: dict[str, str]) -> str:
    """The host of the page's own address: the least that is known of an outlet."""
    link = page.find(".//link[@rel='canonical']")
    for address in (link.get("href") if link is not None else None, tags.get("og:url")):
        try:
            host = urlsplit(address or "").hostname
        except ValueError:
            continue
        if host:
            return plain_host(host.removeprefix("www."))
    return ""


def _published(article: dict[str, Any], tags: dict[str, str]) -> Moment | None:
    values = (article.get("datePublished"), *(tags.get(k) for k in _PUBLISHED), article.get("dateCreated"))
    return next((moment for value in values if value and (moment := parse_moment(value))), None)


def _by_htmldate(page: HtmlElement) -> Moment | None:
    """The date of the page's address, byline or header; the words of articles are taken out first."""
    bare = deepcopy(page)
    try:
        for tag in [*bare.iter("p", "blockquote", "img", "aside", "nav", "footer", "figure")]:
            if tag.getparent() is not None:
                tag.drop_tree()
        found = find_date(bare, extensive_search=False, original_date=True, min_date=_EARLIEST, max_date=_LATEST)
    except FAULTS:
        return None
    return parse_moment(found) if found else None
