"""OPML in and out: the feeds that somebody follows, under the headings that they gave them. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from lxml.etree import XMLPullParser
from lxml.etree import _Element as Element

from hearsay.model import Skipped

from .decode import decode
from .draft import FAULTS
from .feed import one_line
from .xmltext import FENCED, behind_prolog, mended

MAX_OUTLINES = 20_000
"""Outlines that are read from one file."""
_MAX_DEPTH = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """One feed of an OPML file."""

    url: str
    """Address of the feed."""
    title: str = ""
    """What the list calls it."""
    group: str = ""
    """The headings above it, outermost first, parted by " / "."""


def read_opml(data: bytes, name: str) -> tuple[tuple[Outline, ...], tuple[Skipped, ...]]:
    """The feeds of an OPML file, and what of it was left out; `name` is the file's, for messages."""
    decoded = decode(data) if data.strip() else None
    body = behind_prolog(decoded.text.lstrip("\ufeff \t\r\n")) if decoded else "is no OPML file"
    if not body.startswith("<"):
        return (), (Skipped(what=name, reason=body.replace("feed", "OPML file")),)
    if body[:5].lower() != "<opml":
        return (), (Skipped(what=name, reason="is no OPML file: its first tag is not opml"),)
    found: list[Outline] = []
    skipped: list[Skipped] = []
    try:
        for outline in _outlines(mended(body)):
            (found if isinstance(outline, Outline) else skipped).append(outline)  # type: ignore[arg-type]
    except FAULTS as e:
        skipped.append(Skipped(what=name, reason=f"cannot be read to its end ({str(e)[:80]})"))
    return tuple(found), tuple(Skipped(what=f"{name}: {s.what}", reason=s.reason) for s in skipped)


def is_opml(data: bytes) -> bool:
    """Whether bytes look like an OPML file."""
    return b"<opml" in data[:2000].lower()


def write_opml(outlines: Iterable[Outline], title: str) -> str:
    """An OPML 2.0 file that holds these feeds, each group under its heading."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<opml version="2.0">']
    lines += [f"  <head><title>{escape(title)}</title></head>", "  <body>"]
    for group, members in groupby(sorted(outlines, key=lambda o: o.group), key=lambda o: o.group):
        inner = [f"    {_written(o)}" for o in members]
        if group:
            inner = [f"    <outline text={quoteattr(group)}>", *(f"  {x}" for x in inner), "    </outline>"]
        lines += inner
    return "\n".join([*lines, "  </body>", "</opml>"]) + "\n"


def _written(o: Outline) -> str:
    return f'<outline type="rss" text={quoteattr(o.title or o.url)} xmlUrl={quoteattr(o.url)}/>'


def _outlines(pieces: Iterable[bytes]) -> Iterator[Outline | Skipped]:
    parser = XMLPullParser(events=("start", "end"), tag="outline", **FENCED)
    above: list[str] = []
    seen = 0
    for piece in pieces:
        parser.feed(piece)
        for event, element in parser.read_events():
            if event == "end":
                above.pop()
                continue
            seen += 1
            if seen > MAX_OUTLINES or len(above) > _MAX_DEPTH:
                yield Skipped(what="the rest", reason="is too much: the list is too long, or its headings too deep")
                return
            yield from _outline(element, above)
            above.append(one_line(_attribute(element, "title", "text")))


def _outline(element: Element, above: list[str]) -> Iterator[Outline | Skipped]:
    url, title = _attribute(element, "xmlUrl"), _attribute(element, "title", "text")
    if url:
        yield Outline(url=url, title=one_line(title), group=" / ".join(a for a in above if a))
    elif _attribute(element, "type").lower() in ("rss", "atom", "link"):
        yield Skipped(what=one_line(title) or "an outline", reason="has no address of a feed (xmlUrl)")


def _attribute(element: Element, *names: str) -> str:
    given = {str(k).lower(): str(v) for k, v in element.attrib.items()}
    return next((v.strip() for n in names if (v := given.get(n.lower()))), "")
