"""HTML → Draft: main text by trafilatura, metadata by `pagemeta`, live blogs by `liveblog`.

A page's size, number of tags and depth are checked before anything is parsed. Paragraphs of the text are parted by
blank lines. Embedded posts keep their signature on a line of their own.
"""

import logging
import re
from collections.abc import Iterator

import trafilatura
from lxml.etree import ParserError
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from hearsay.model import Skipped

from .decode import Decoded, decode
from .draft import FAULTS, Draft
from .limits import in_megabytes
from .liveblog import ENTRY, UNDATED, live_blog, updates_of
from .nesting import measure
from .pagemeta import linked_data, page_meta
from .source import IngestPolicy, Source

for _name in ("trafilatura", "htmldate"):
    logging.getLogger(_name).addHandler(logging.NullHandler())  # else their warnings reach the user's terminal
    logging.getLogger(_name).propagate = False

_CHARSET = re.compile(rb"<meta[^>]{1,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"\s*<\?xml[^>]{1,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})")
_STRAY_NULS = 100
"""A page with fewer NULs than one in so many bytes is a page all the same."""
_COLUMN = 2
"""Paragraphs in a cell from which it is a column of text."""
_TABLE_PARTS = ("td", "th", "tr", "tbody", "thead", "tfoot", "table")
_LINES = re.compile(r"\n[ \t\r\n]*")


def read(source: Source, policy: IngestPolicy) -> Iterator[Draft | Skipped]:
    """Give the one text of a web page."""
    decoded = _decoded(source)
    yield draft_of_page(decoded, source.name, policy) if decoded else _binary(source.name)


def read_live(source: Source, policy: IngestPolicy) -> Iterator[Draft | Skipped]:
    """Give each entry of a web page's live blog (schema.org LiveBlogPosting) as a text of its own, named by its key."""
    decoded = _decoded(source)
    page = (_too_large(decoded.text, policy) or _parse(decoded.text)) if decoded else None
    if page is None or isinstance(page, str):
        yield Skipped(what=source.name, reason=page) if page else _binary(source.name)
        return
    objects = linked_data(page)
    updates = updates_of(objects)
    if not updates:
        yield Skipped(what=source.name, reason="has no live blog whose entries are marked up (LiveBlogPosting)")
        return
    meta = page_meta(page, objects)
    for u in updates:
        yield Draft(
            source=source.name,
            where=f"{source.name}{ENTRY}{u.key}",
            text=f"{u.head}\n\n{u.body}" if u.head else u.body,
            id=u.key,
            title=" – ".join(x for x in (u.head, meta.title) if x),
            outlet=meta.outlet,
            author=u.author or meta.author,
            published=u.at or meta.published,
            notes=() if u.at else (UNDATED,),
        )


def _decoded(source: Source) -> Decoded | None:
    data = source.data
    if 0 < data.count(0) * _STRAY_NULS < len(data):
        data = data.replace(b"\x00", b"")  # strays, which browsers pass over too
    return decode(data, source.charset, _declared(data))


def _binary(name: str) -> Skipped:
    return Skipped(what=name, reason="is binary, not a web page: save the page as HTML or text")


def draft_of_page(decoded: Decoded, name: str, policy: IngestPolicy) -> Draft | Skipped:
    """The text of a page given as HTML; `name` is the page's source, for messages."""
    page = _too_large(decoded.text, policy) or _parse(decoded.text)
    if isinstance(page, str):
        return Skipped(what=name, reason=page)
    objects = linked_data(page)
    meta = page_meta(page, objects)
    blog = live_blog(objects)
    text = blog.text if blog else _main_text(page)
    if not text:
        return Skipped(what=name, reason="has no main text that could be told from its menus: save the text alone")
    return Draft(
        source=name,
        where=name,
        text=text,
        title=meta.title,
        outlet=meta.outlet,
        author=meta.author,
        published=meta.published,
        entries=blog.entries if blog else (),
        notes=decoded.notes,
    )


def _declared(data: bytes) -> str | None:
    match = _CHARSET.search(data[:4096]) or _XML_CHARSET.match(data)
    return match[1].decode("ascii") if match else None


def _too_large(markup: str, policy: IngestPolicy) -> str:
    """Why a page is not parsed; empty where it may be."""
    if len(markup) > policy.max_html_bytes:
        limit = in_megabytes(policy.max_html_bytes)
        return f"is a page of {in_megabytes(len(markup))}, over the limit of {limit}: save the text alone"
    size = measure(markup, policy.max_html_depth, policy.max_html_nodes)
    if size.nodes > policy.max_html_nodes:
        return f"is a page of over {policy.max_html_nodes} tags, too many to parse: save the text alone"
    if size.depth > policy.max_html_depth:
        return f"is a page with tags nested over {policy.max_html_depth} deep, too deep to parse: save the text alone"
    return ""


def _parse(markup: str) -> HtmlElement | str:
    """The page's tree, or why there is none."""
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        return document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (*FAULTS, ParserError) as e:
        return f"is no web page that can be parsed ({str(e)[:80]}): save the page anew, or its text alone"


def _main_text(page: HtmlElement) -> str:
    for quote in page.iter("blockquote"):
        _part_signature(quote)
    _undo_layout_tables(page)
    try:
        found = trafilatura.extract(page, fast=True, include_comments=False, include_tables=False, deduplicate=False)
        text = found or trafilatura.baseline(page)[1]
    except FAULTS:
        text = ""
    return _LINES.sub("\n\n", text.strip())


def _undo_layout_tables(page: HtmlElement) -> None:
    """Make plain divisions of the tables that only lay out a page, as pages of the first decades of the web do.

    A cell with several paragraphs is a column of text; tables are else left out of the text.
    """
    for cell in list(page.iter("td", "th")):
        if len(cell.findall("p")) + len(cell.findall("*/p")) >= _COLUMN:
            part = cell
            while part is not None and part.tag in _TABLE_PARTS:
                part.tag = "div"
                part = part.getparent()


def _part_signature(quote: HtmlElement) -> None:
    """Put an embedded post's signature ("— Name (@handle) date" behind its paragraph) on a line of its own."""
    for paragraph in quote.findall("p"):
        if (paragraph.tail or "").strip().startswith(("—", "–", "-", "―")):
            paragraph.tail = "\n" + (paragraph.tail or "").strip() + " "
