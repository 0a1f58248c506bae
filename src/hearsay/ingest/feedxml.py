"""RSS and Atom → Feed. Pure."""

import re
from collections.abc import Iterator

from lxml.etree import XMLPullParser, tostring
from lxml.etree import _Element as Element

from hearsay.model import Moment, Skipped

from .dates import parse_moment
from .draft import FAULTS
from .feed import Feed, FeedItem, FeedKind, one_line
from .xmltext import FENCED, behind_prolog, mended

MAX_DEPTH = 100
"""Deepest nesting of tags in a feed."""
MAX_TAGS = 500_000
"""Most tags in a feed."""
_FAMILIES = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dc",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/rss/1.0/modules/syndication/": "sy",
    "http://purl.org/atompub/tombstones/1.0": "at",
    "http://www.w3.org/2005/atom": "",
    "http://purl.org/atom/ns#": "",
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "",
    "http://backend.userland.com/rss2": "",
    "": "",
}
"""Namespaces, in lower case → the prefix of their names below; names of others count for nothing."""
_ROOTS: dict[str, FeedKind] = {"rss": "rss", "rdf": "rss", "feed": "atom"}
_ITEMS = ("item", "entry")
_PERIODS = {"hourly": 60, "daily": 1440, "weekly": 10_080, "monthly": 43_200, "yearly": 525_600}
_MOST_MINUTES = 1440


def read_xml(text: str, name: str, max_items: int) -> Feed | str:
    """The feed, or why the text is none."""
    body = behind_prolog(text)
    if not body.startswith("<"):
        return body
    try:
        return _Reader(name, max_items).read(mended(body))
    except FAULTS as e:
        return f"is no feed that can be read ({str(e)[:80]})"


class _Reader:
    """Goes through a feed's tags once, and keeps no more than the item that it is in."""

    def __init__(self, name: str, max_items: int) -> None:
        self._name, self._max_items = name, max_items
        self._kind: FeedKind | None = None
        self._head: dict[str, str] = {}
        self._items: list[FeedItem] = []
        self._gone: list[str] = []
        self._skipped: list[Skipped] = []
        self._seen = self._tags = 0

    def read(self, pieces: Iterator[bytes]) -> Feed | str:
        """The feed, or why it is none."""
        parser = XMLPullParser(events=("start", "end"), **FENCED)
        open_tags: list[str] = []
        for piece in pieces:
            parser.feed(piece)
            reason = self._take(parser, open_tags)
            if reason is not None:
                break
        if reason is None and open_tags:
            self._skip(self._name, "breaks off before its end: what is whole was taken")
        return reason or self._feed()

    def _take(self, parser: XMLPullParser, open_tags: list[str]) -> str | None:
        """Go through what has come. Returns a reason to refuse, "" when enough has come, None to go on."""
        for event, element in parser.read_events():
            if event == "end":
                open_tags.pop()
                self._end(element, open_tags)
                if self._seen > self._max_items:
                    return ""
                continue
            tag = _name_of(element)
            if not open_tags:
                self._kind = _ROOTS.get(tag)
            if self._kind is None:
                return "is no feed: its first tag is neither rss, RDF nor feed"
            open_tags.append(tag)
            self._tags += 1
            if self._tags > MAX_TAGS:
                return f"has over {MAX_TAGS} tags: it is not read"
            if len(open_tags) > MAX_DEPTH:
                return f"nests tags over {MAX_DEPTH} deep: it is not read"
        return None

    def _end(self, element: Element, above: list[str]) -> None:
        tag = _name_of(element)
        if any(t in _ITEMS for t in above):
            return
        if tag in _ITEMS:
            self._seen += 1
            self._item(element)
        elif tag == "at:deleted-entry":
            self._gone.append(_attribute(element, "ref"))
        elif tag and above and above[-1] in ("channel", "feed"):
            self._head.setdefault(tag, _words(element))
        else:
            return
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]

    def _item(self, element: Element) -> None:
        if self._seen > self._max_items:
            self._skip(self._name, f"holds over {self._max_items} items: the rest was left out")
            return
        item = _item_of(element)
        if isinstance(item, FeedItem):
            self._items.append(item)
        else:
            self._skip(f"{self._name}, item {self._seen}", item)

    def _skip(self, what: str, reason: str) -> None:
        self._skipped.append(Skipped(what=what, reason=reason))

    def _feed(self) -> Feed | str:
        if self._kind is None:
            return "is no feed: it has no XML in it"
        return Feed(
            kind=self._kind,
            title=one_line(self._head.get("title")),
            minutes=_minutes(self._head),
            items=tuple(self._items),
            gone=tuple(g for g in self._gone if g),
            skipped=tuple(self._skipped),
        )


def _item_of(element: Element) -> FeedItem | str:
    """The item, or why it is none."""
    fields: dict[str, str] = {}
    for child in element:
        if (tag := _name_of(child)) and tag != "link":
            fields.setdefault(tag, _author(child) if tag == "author" else _words(child))
    link = _link(element, fields)
    key = (fields.get("guid") or fields.get("id") or link or _attribute(element, "about")).strip()[:2000]
    if not key:
        return "has neither an address nor an id: it cannot be followed"
    return FeedItem(
        key=key,
        link=link,
        title=one_line(fields.get("title")),
        summary=fields.get("description") or fields.get("summary") or "",
        content=fields.get("content:encoded") or fields.get("content") or "",
        author=one_line(fields.get("dc:creator") or fields.get("author")),
        published=_first_moment(fields, "pubdate", "published", "issued", "dc:date", "dc:created", "updated"),
        updated=(fields.get("updated") or fields.get("modified") or fields.get("dc:modified") or "").strip()[:100],
    )


def _first_moment(fields: dict[str, str], *names: str) -> Moment | None:
    return next((m for n in names if (m := parse_moment(fields.get(n)))), None)


def _link(element: Element, fields: dict[str, str]) -> str:
    """RSS has the address as text, Atom in links of several kinds; a guid is one unless it says that it is not."""
    best = ""
    for child in element:
        if _name_of(child) == "link":
            address = (_attribute(child, "href") or child.text or "").strip()
            rel = _attribute(child, "rel") or "alternate"
            if address and rel == "alternate" and not best:
                best = address
    guid = fields.get("guid", "").strip()
    if best or not guid.lower().startswith(("http://", "https://")):
        return best[:2000]
    permanent = next((_attribute(c, "isPermaLink") for c in element if _name_of(c) == "guid"), "")
    return "" if permanent.lower() == "false" else guid[:2000]


def _author(element: Element) -> str:
    """Atom names authors in a tag of their own; RSS writes "address (Name)"."""
    named = next((_words(c) for c in element if _name_of(c) == "name"), "")
    words = named or _words(element)
    bracketed = re.fullmatch(r"\s*\S+@\S+\s+\((.{1,200})\)\s*", words)
    return bracketed[1] if bracketed else words


def _words(element: Element) -> str:
    """What stands in a tag: its text, or, where it has tags inside (XHTML), these as markup."""
    if len(element) == 0:
        return element.text or ""
    inner = "".join(tostring(c, encoding="unicode") for c in element)
    return f"{element.text or ''}{inner}"


def _name_of(element: Element) -> str:
    """Prefix and local name in lower case; empty for a tag of a namespace that counts for nothing."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    space, _, local = tag[1:].partition("}") if tag.startswith("{") else ("", "", tag)
    family = _FAMILIES.get(space.lower())
    if family is None:
        return ""
    return f"{family}:{local.lower()}" if family else local.lower()


def _attribute(element: Element, name: str) -> str:
    return next((str(v) for k, v in element.attrib.items() if str(k).rpartition("}")[2].lower() == name.lower()), "")


def _minutes(head: dict[str, str]) -> int:
    """Minutes between two looks that the feed suggests, by ttl or the syndication module; a day at most."""
    ttl = head.get("ttl", "").strip()
    if ttl.isdigit():
        return min(int(ttl[:6]), _MOST_MINUTES)
    period = _PERIODS.get(head.get("sy:updateperiod", "").strip().lower(), 0)
    times = head.get("sy:updatefrequency", "").strip()
    return min(period // max(1, int(times[:4]) if times.isdigit() else 1), _MOST_MINUTES)
