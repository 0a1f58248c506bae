"""JSON Feed 1.0 and 1.1 → Feed. Pure."""

import html
import json
from typing import Any

from hearsay.model import Skipped

from .dates import parse_moment
from .feed import Feed, FeedItem, one_line


def read_json(text: str, name: str, max_items: int) -> Feed | str:
    """The feed, or why the text is none."""
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError) as e:
        return f"is no JSON that can be read ({'nested too deeply' if isinstance(e, RecursionError) else str(e)[:80]})"
    rows = whole.get("items") if isinstance(whole, dict) else None
    if not isinstance(rows, list) or "jsonfeed.org/version" not in str(whole.get("version")):
        return "is JSON, but no JSON Feed (jsonfeed.org)"
    found = [_item(row) for row in rows[:max_items]]
    skipped = [
        Skipped(what=f"{name}, item {n}", reason=item) for n, item in enumerate(found, 1) if isinstance(item, str)
    ]
    if len(rows) > max_items:
        skipped.append(Skipped(what=name, reason=f"holds over {max_items} items: the rest was left out"))
    return Feed(
        kind="json",
        title=one_line(whole.get("title")),
        items=tuple(i for i in found if isinstance(i, FeedItem)),
        skipped=tuple(skipped),
    )


def _item(row: Any) -> FeedItem | str:
    if not isinstance(row, dict):
        return "is no item: it is no JSON object"
    link = _text(row.get("url")) or _text(row.get("external_url"))
    key = (_text(row.get("id")) or link).strip()[:2000]
    if not key:
        return "has neither an address nor an id: it cannot be followed"
    return FeedItem(
        key=key,
        link=link.strip()[:2000],
        title=one_line(row.get("title")),
        summary=_text(row.get("summary")),
        content=_text(row.get("content_html")) or _paragraphs(_text(row.get("content_text"))),
        author=_author(row),
        published=parse_moment(row.get("date_published")),
        updated=_text(row.get("date_modified"))[:100],
    )


def _author(row: dict[str, Any]) -> str:
    authors = row.get("authors")
    people = authors if isinstance(authors, list) else [row.get("author")]
    return ", ".join(name for p in people[:10] if isinstance(p, dict) and (name := one_line(p.get("name"))))


def _paragraphs(plain: str) -> str:
    """A plain text as HTML."""
    return "".join(f"<p>{html.escape(p)}</p>" for p in plain.split("\n") if p.strip())


def _text(value: object) -> str:
    """A field as text: numbers as they stand, anything else than text or number as empty."""
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
