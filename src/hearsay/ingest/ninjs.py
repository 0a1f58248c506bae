"""ninjs (IPTC's JSON for news, versions 1 to 3) → a report, or the word that one is taken back. Pure."""

import html
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from hearsay.model import Moment, Skipped

from .dates import parse_moment
from .decode import decode
from .draft import Draft
from .feed import one_line
from .liveblog import plain_words
from .source import IngestPolicy, Source

NinjsStatus = Literal["usable", "withheld", "canceled"]
"""IPTC's pubstatus."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NinjsItem:
    """One item of a wire."""

    uri: str
    """What names it over all its versions."""
    status: NinjsStatus
    """Whether it may be used."""
    body: str = ""
    """Its text as HTML; empty where it has none."""
    title: str = ""
    """Headline."""
    outlet: str = ""
    """Who provides it."""
    author: str = ""
    """Byline."""
    published: Moment | None = None
    """When this version was made."""
    note: str = ""
    """The editors' note, e.g. why it was cancelled."""


def is_ninjs(data: bytes) -> bool:
    """Whether bytes look like a ninjs item rather than other JSON."""
    head = data[:20_000].lower()
    return b'"uri"' in head and any(k in head for k in (b'"pubstatus"', b'"body_', b'"bodies"', b'"versioncreated"'))


def read_ninjs(data: bytes, name: str) -> NinjsItem | Skipped:
    """Read one item; `name` is its file's, for messages."""
    decoded = decode(data)
    try:
        row = json.loads(decoded.text) if decoded else None
    except (ValueError, RecursionError) as e:
        return Skipped(what=name, reason=f"is no JSON that can be read ({str(e)[:80]})")
    if not isinstance(row, dict) or not isinstance(uri := row.get("uri"), str) or not uri.strip():
        return Skipped(what=name, reason="is no ninjs item: it has no uri")
    if row.get("type", "text") not in ("text", "composite"):
        return Skipped(what=name, reason=f"is a ninjs item of type {str(row['type'])[:20]}, which has no text")
    return _item(uri.strip()[:2000], row)


def read(source: Source, policy: IngestPolicy) -> Iterator[Draft | Skipped]:
    """Give the text of one item, named by its uri."""
    item = read_ninjs(source.data, source.name)
    if isinstance(item, Skipped):
        yield item
    elif item.status != "usable":
        yield Skipped(what=source.name, reason=f"is {item.status}: its wire says not to use it", mendable=False)
    else:
        yield Draft(
            source=source.name,
            where=source.name,
            text=plain_words(item.body),
            id=item.uri,
            title=item.title,
            outlet=item.outlet,
            author=item.author,
            published=item.published,
        )


def _item(uri: str, row: dict[str, Any]) -> NinjsItem:
    status = str(row.get("pubstatus") or row.get("pubStatus") or "usable").lower()
    provider = row.get("infosources") or row.get("infoSources") or row.get("infosource")
    return NinjsItem(
        uri=uri,
        status=status if status in ("withheld", "canceled") else "usable",  # type: ignore[arg-type]
        body=_body(row),
        title=_headline(row),
        outlet=_name(provider) or one_line(row.get("copyrightholder") or row.get("copyrightHolder")),
        author=one_line(row.get("byline") or row.get("by")),
        published=parse_moment(row.get("versioncreated") or row.get("versionCreated") or row.get("firstcreated")),
        note=one_line(row.get("ednote") or row.get("edNote")),
    )


def _headline(row: dict[str, Any]) -> str:
    rows = row.get("headlines")
    told = [h.get("value") for h in rows if isinstance(h, dict)] if isinstance(rows, list) else []
    return next((line for value in (row.get("headline"), *told) if (line := one_line(value))), "")


def _body(row: dict[str, Any]) -> str:
    """The text, as HTML where it is given so, else its paragraphs."""
    bodies = row.get("bodies")
    rows = bodies if isinstance(bodies, list) else []
    told = [b for b in rows if isinstance(b, dict) and isinstance(b.get("value"), str)]
    main = next((b for b in told if str(b.get("role", "main")).lower() in ("main", "body")), told[0] if told else None)
    if main:
        kind = str(main.get("contenttype") or main.get("contentType") or "").lower()
        return str(main["value"]) if "html" in kind else _paragraphs(str(main["value"]))
    for key in ("body_xhtml", "body_html"):
        if isinstance(row.get(key), str):
            return str(row[key])
    plain = row.get("body_text")
    return _paragraphs(plain) if isinstance(plain, str) else ""


def _paragraphs(plain: str) -> str:
    return "".join(f"<p>{html.escape(p.strip())}</p>\n" for p in plain.split("\n") if p.strip())


def _name(value: object) -> str:
    """The name of a party, or of the first of several."""
    first = value[0] if isinstance(value, list) and value else value
    return one_line(first.get("name")) if isinstance(first, dict) else one_line(first)
