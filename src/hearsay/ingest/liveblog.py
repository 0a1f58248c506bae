"""A page's schema.org LiveBlogPosting → one text with an entry for each update, in the page's order."""

from dataclasses import dataclass
from typing import Any

from lxml import html

from hearsay.model import Entry, Span

from .dates import parse_moment
from .draft import FAULTS
from .pagemeta import is_of_type


@dataclass(frozen=True, slots=True)
class LiveBlog:
    """The text put together from the updates, and where each stands in it."""

    text: str
    """Introduction and updates, one blank line between them."""
    entries: tuple[Entry, ...]
    """One for each update that has words."""


def live_blog(objects: list[dict[str, Any]]) -> LiveBlog | None:
    """The live blog among a page's JSON-LD objects; None where there is none or it has fewer than two updates."""
    blog = next((o for o in objects if is_of_type(o, "liveblogposting")), None)
    updates = blog.get("liveBlogUpdate") if blog else None
    if blog is None or not isinstance(updates, list):
        return None
    intro = plain_words(blog.get("articleBody") or blog.get("description"))
    pieces = [intro] if intro else []
    length, entries = len(intro), []
    for update in updates:
        head, body = _words(update)
        if not body:
            continue
        start = length + 2 if pieces else 0
        piece = f"{head}\n\n{body}" if head else body
        pieces.append(piece)
        length = start + len(piece)
        at = parse_moment(update.get("datePublished"))
        entries.append(Entry(kind="live", span=Span(start, length), body=Span(start, length), at=at))
    return LiveBlog("\n\n".join(pieces), tuple(entries)) if len(entries) > 1 else None


def plain_words(value: object) -> str:
    """A JSON-LD text without its markup: paragraphs parted by blank lines; empty for anything else than a text."""
    if not isinstance(value, str):
        return ""
    if "<" in value and ">" in value:
        value = _stripped(value)
    paragraphs = (" ".join(p.split()) for p in value.split("\n"))
    return "\n\n".join(p for p in paragraphs if p)


def _words(update: object) -> tuple[str, str]:
    """An update's headline (unless its body repeats it) and its body."""
    if not isinstance(update, dict):
        return "", ""
    head, body = plain_words(update.get("headline")), plain_words(update.get("articleBody"))
    if not body:
        return "", head
    return ("" if body.startswith(head) else head), body


def _stripped(markup: str) -> str:
    try:
        tree = html.fragment_fromstring(markup, create_parent="div")
    except FAULTS:
        return markup
    for tag in tree.iter("p", "br", "li", "div", "blockquote"):
        tag.tail = "\n" + (tag.tail or "")
    return str(tree.text_content())
