"""A page's schema.org LiveBlogPosting → one text with an entry for each update, in the page's order."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from lxml import html

from hearsay.model import Entry, Moment, Span
from hearsay.model.ids import make_id

from .dates import parse_moment
from .draft import FAULTS
from .pagemeta import is_of_type, name_of

UNDATED = "this entry of a live blog bears no time of its own"
"""Note on such an entry's text."""

_LONGEST_KEY = 200
ENTRY = ", entry "
"""Between a page's name and an entry's key, where messages name an entry."""


@dataclass(frozen=True, slots=True)
class LiveBlog:
    """The text put together from the updates, and where each stands in it."""

    text: str
    """Introduction and updates, one blank line between them."""
    entries: tuple[Entry, ...]
    """One for each update that has words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """One entry of a live blog that is followed."""

    key: str
    """What names it while its words change: its id or address, else its time, else its headline, else its words."""
    head: str
    """Its headline, unless its words repeat it."""
    body: str
    """Its words."""
    at: Moment | None
    """When it was published."""
    author: str
    """Who signs it."""


def updates_of(objects: list[dict[str, Any]]) -> tuple[Update, ...]:
    """The entries of the live blog among a page's JSON-LD objects that have words, in the page's order."""
    rows = [(row, *_words(row)) for row in _updates(_blog(objects))]
    names = Counter(name for name, _, _ in {(n, head, body) for row, head, body in rows for n in _names(row)})
    found: dict[str, Update] = {}
    for row, head, body in reversed(rows):  # most pages show the latest first: the older of two keeps its key
        key = _key(row, head or body, names)
        if key in found and (head, body) != (found[key].head, found[key].body):
            key = make_id("e", [key, head, body])
        at, author = parse_moment(row.get("datePublished")), name_of(row.get("author"))
        if body:
            found.setdefault(key, Update(key=key, head=head, body=body, at=at, author=author))
    return tuple(reversed(found.values()))


def _names(row: dict[str, Any]) -> list[str]:
    """What a row says it is called: what stands behind the number sign of its id or address."""
    told = (row.get("@id"), row.get("url"), row.get("identifier"))
    names = (str(n).rpartition("#")[2] for n in told if isinstance(n, str | int) and str(n).strip("# "))
    return list(dict.fromkeys(names))


def _key(row: dict[str, Any], words: str, names: Counter[str]) -> str:
    own = next((n for n in _names(row) if names[n] == 1), "")  # the page's own address names none of its entries
    told = own or str(row.get("datePublished") or words)
    return told if len(told) < _LONGEST_KEY and own else make_id("e", [told])


def _blog(objects: list[dict[str, Any]]) -> dict[str, Any]:
    return next((o for o in objects if is_of_type(o, "liveblogposting")), {})


def _updates(blog: dict[str, Any]) -> list[dict[str, Any]]:
    told = blog.get("liveBlogUpdate")
    rows = [told] if isinstance(told, dict) else told
    return [r for r in rows if isinstance(r, dict)] if isinstance(rows, list) else []


def live_blog(objects: list[dict[str, Any]]) -> LiveBlog | None:
    """The live blog among a page's JSON-LD objects; None where there is none or it has fewer than two updates."""
    blog = _blog(objects)
    updates = _updates(blog)
    if not updates:
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


def _words(update: dict[str, Any]) -> tuple[str, str]:
    """An update's headline (unless its body repeats it) and its body."""
    head, body = plain_words(update.get("headline")), plain_words(update.get("articleBody"))
    if not body:
        return "", head
    return ("" if body.startswith(head) else head), body


def _stripped(markup: str) -> str:
    try:
        tree = html.fragment_fromstring(markup, create_parent="div")
    except FAULTS:
        return markup
    for tag in tree.iter("p", "br", "li", "div", "blockquote", "h1", "h2", "h3", "h4", "tr", "section"):
        tag.tail = "\n" + (tag.tail or "")
    return str(tree.text_content())
