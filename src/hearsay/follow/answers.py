"""Answer of a web page → reports: parsed apart, with the feed's word where the page is silent."""

import hashlib
from dataclasses import replace

from hearsay.fetch import Answer, redacted
from hearsay.ingest import DEFAULT_POLICY, IngestPolicy, Source, ingest
from hearsay.ingest.feeds import is_page
from hearsay.model import Ingested, Report
from hearsay.model.kept import Came, FeedState, PageState

from .intake import Intake

_LIVE = b"LiveBlogPosting"


def reports_of(intake: Intake, page: PageState, answer: Answer) -> tuple[Ingested, bool]:
    """The reports of a page, and whether they are the entries of a live blog."""
    policy, by_feed = _policy(intake, page)
    if _LIVE in answer.data:
        live = ingest(
            [Source(name=page.url, data=answer.data, kind="live", charset=answer.charset)], policy, intake.read
        )
        if live.reports:
            return _settled(live, page, by_feed), True
    kind = "html" if "html" in answer.kind or is_page(answer.data) else None
    found = ingest(
        [Source(name=answer.final, data=answer.data, kind=kind, charset=answer.charset)], policy, intake.read
    )
    return _settled(found, page, by_feed), False


def reports_of_item(intake: Intake, page: PageState) -> Ingested:
    """The report of an item whose text its feed gives."""
    policy, by_feed = _policy(intake, page)
    markup = f"<!doctype html><html><body><article>{page.content}</article></body></html>"
    source = Source(name=page.url, data=markup.encode("utf-8", "replace"), kind="html")
    return _settled(ingest([source], policy, intake.read), page, by_feed)


def came_by(page: PageState, answer: Answer | None, place: str, intake: Intake) -> Came:
    """Where and how a report came in."""
    return Came(
        place=place,
        at=intake.now(),
        feed=redacted(page.feed),
        etag=answer.etag if answer else "",
        last_modified=answer.last_modified if answer else "",
        raw_sha256=hash_of(answer.data) if answer else "",
    )


def hash_of(data: bytes) -> str:
    """SHA-256, as 64 hex digits."""
    return hashlib.sha256(data).hexdigest()


def _source(name: str, answer: Answer, kind: str | None) -> Source:
    return Source(name=name, data=answer.data, kind=kind, charset=answer.charset)


def _policy(intake: Intake, page: PageState) -> tuple[IngestPolicy, bool]:
    """What is known of the page's reports beforehand, and whether the outlet is only the feed's own title."""
    feed = intake.store.feeds.get(page.feed) or FeedState(url=page.feed)
    outlet = feed.outlet or feed.title
    return replace(DEFAULT_POLICY, outlet=outlet or None, published=page.published or None), not feed.outlet


def _settled(found: Ingested, page: PageState, by_feed: bool) -> Ingested:
    return replace(found, reports=tuple(_with_word_of_feed(r, page, by_feed) for r in found.reports))


def _with_word_of_feed(r: Report, page: PageState, by_feed: bool) -> Report:
    """What a feed says is metadata, not the user's argument; it gives headline and byline where the page has none."""
    return replace(
        r,
        title=r.title or page.title,
        author=r.author or page.author,
        outlet_from="metadata" if by_feed and r.outlet_from == "argument" else r.outlet_from,
        published_from="metadata" if r.published_from == "argument" else r.published_from,
    )
