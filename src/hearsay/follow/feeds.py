"""What became of a feed: its items on the list of what is to be asked, and when it is asked again."""

from dataclasses import replace
from datetime import timedelta

from hearsay.fetch import Answer, Failed, Outcome, redacted
from hearsay.ingest.feed import Feed, FeedItem
from hearsay.ingest.feeds import feeds_of_page, is_page, read_feed
from hearsay.model import Skipped
from hearsay.model.ids import make_id
from hearsay.model.kept import FeedState, Notice, PageState

from .answers import hash_of
from .heard import take_back
from .intake import Intake
from .links import asked_address
from .pages import take_page
from .terms import NEVER

_LIVE = b"LiveBlogPosting"
_LONGEST_CONTENT = 200_000
PAGES = ("page", "live")
"""Kinds of what is followed that are no feeds but pages themselves."""


def take_feed(intake: Intake, feed: FeedState, outcome: Outcome) -> list[PageState | FeedState]:
    """Keep what a feed gave. Returns what is to be asked because of it; that is on disk already."""
    intake.tally.counts["feeds"] += 1
    if feed.kind in PAGES:
        _own_page(intake, feed, outcome)
        return []
    if isinstance(outcome, Failed):
        _failed(intake, feed, outcome)
        return []
    if not isinstance(outcome, Answer) or hash_of(outcome.data) == feed.sha256:
        intake.tally.counts["unchanged"] += 1
        intake.store.feeds.keep(_asked(intake, feed, outcome))
        return []
    if is_page(outcome.data):
        return _page_instead(intake, feed, outcome)
    parsed = read_feed(outcome.data, redacted(feed.url), outcome.charset)
    if isinstance(parsed, Skipped):
        _failed(intake, feed, Failed(url=feed.url, kind="status", reason=parsed.reason, status=404))
        return []
    intake.tally.left_out(parsed.skipped)
    with intake.store.writing():
        found = [row for item in parsed.items if (row := _item(intake, feed, item, outcome.final))]
        _tombstones(intake, feed, parsed)
        after = _asked(intake, replace(feed, kind=parsed.kind, title=parsed.title), outcome, parsed.minutes)
        intake.store.feeds.keep(replace(after, changed_at=intake.now()))
        now_at = _moved(intake, feed, outcome)
    return [replace(row, feed=now_at) for row in found]


def item_of(feed: str, key: str) -> str:
    """What the store knows an item of a feed by."""
    return f"item:{make_id('f', [feed, key])}"


def _asked(intake: Intake, feed: FeedState, outcome: Outcome, minutes: int = 0) -> FeedState:
    now = intake.now()
    after = replace(feed, checked_at=now, next_at=intake.terms.after_feed(now, minutes), failures=0, error="")
    if isinstance(outcome, Answer):
        after = replace(after, etag=outcome.etag, last_modified=outcome.last_modified)
        after = replace(after, sha256=hash_of(outcome.data))
    return after


def _failed(intake: Intake, feed: FeedState, failed: Failed) -> None:
    intake.tally.counts["failed"] += 1
    gone, busy = failed.kind == "gone", failed.kind == "busy"
    ours = failed.kind in ("address", "scheme", "redirects", "too_large", "encoding")
    reason = (
        f"{failed.reason}: it is followed no longer; `hearsay follow add` takes it up again" if gone else failed.reason
    )
    if not busy:
        lasting = gone or ours or 400 <= failed.status < 500
        intake.tally.tell(redacted(feed.url), reason, mendable=lasting)
    now, failures = intake.now(), feed.failures + (not busy)
    turn = intake.terms.after_failure(now, max(failures, 1), failed.retry_s)
    after = replace(feed, checked_at=now, next_at=turn, failures=failures, error=failed.reason, paused=gone)
    intake.store.feeds.keep(after)


def _item(intake: Intake, feed: FeedState, item: FeedItem, base: str) -> PageState | None:
    """The page of an item of which something new is said, put on the list of what is asked."""
    feeds, now = intake.store.feeds, intake.now()
    name = item_of(feed.url, item.key)
    known = feeds.page(name)
    if known is not None and known.sha256 == item.version:
        return None
    address = asked_address(item.link, base) or f"{redacted(feed.url)}#{item.key}"
    if feeds.is_forgotten(address):
        return None
    before = feeds.page(known.place) if known else None
    page = feeds.page(address)
    feeds.keep_page(PageState(url=name, feed=feed.url, place=address, sha256=item.version, next_at=NEVER))
    if page is not None and known is None:
        return None  # another feed has led to it
    if page is None:
        page = PageState(url=address, feed=feed.url, first_at=now)
        if before is not None:  # its page stands at another address now: it is the same report
            page = replace(page, place=before.place or before.url)
            feeds.drop_page(before.url)
    page = _with_word(page, item)
    feeds.keep_page(page)
    return page


def _with_word(page: PageState, item: FeedItem) -> PageState:
    """The page with what its feed says of it; to be asked at once."""
    return replace(
        page,
        title=item.title,
        author=item.author,
        published=item.published.iso() if item.published else "",
        content=(item.content or item.summary)[:_LONGEST_CONTENT],
        next_at=None,
    )


def _tombstones(intake: Intake, feed: FeedState, parsed: Feed) -> None:
    """What a feed says that it deleted (RFC 6721) was withdrawn."""
    for key in parsed.gone:
        item = intake.store.feeds.page(item_of(feed.url, key))
        page = intake.store.feeds.page(item.place) if item else None
        if page is not None:
            why = "Its feed says that it was deleted."
            take_back(
                intake, page.place or page.url, Notice(kind="withdrawn", at=intake.now(), why=why, source=feed.url)
            )


def _moved(intake: Intake, feed: FeedState, answer: Answer) -> str:
    """Where the feed is followed from now on."""
    if not answer.moved or answer.moved == feed.url or "@" in feed.url:
        return feed.url
    intake.store.feeds.move(feed.url, answer.moved)
    intake.tally.tell(redacted(feed.url), f"has moved for good: {redacted(answer.moved)} is followed in its place")
    return answer.moved


def _page_instead(intake: Intake, feed: FeedState, answer: Answer) -> list[PageState | FeedState]:
    """A page that names its feed is followed by that; another is followed itself, a live blog by its entries."""
    links = [] if _LIVE in answer.data or feed.kind in PAGES else feeds_of_page(answer.data)
    own = next((a for link in links if (a := asked_address(link, answer.final)) and a != feed.url), "")
    now = intake.now()
    if own:
        there = intake.store.feeds.get(own)
        new = there or replace(FeedState(url=own), outlet=feed.outlet, group=feed.group, added_at=now)
        with intake.store.writing():
            intake.store.feeds.drop(feed.url)
            intake.store.feeds.keep(new)
        intake.tally.tell(redacted(feed.url), f"is a page that names its feed: {own} is followed in its place")
        return [] if there else [new]
    _own_page(intake, replace(feed, kind="live" if _LIVE in answer.data else "page"), answer)
    return []


def _own_page(intake: Intake, feed: FeedState, outcome: Outcome) -> None:
    """A page that the user named is asked as often as it changes, at least daily, for as long as it is followed."""
    now, feeds = intake.now(), intake.store.feeds
    page = feeds.page(feed.url) or PageState(url=feed.url, feed=feed.url, first_at=now)
    with intake.store.writing():
        take_page(intake, page, outcome)
        after = feeds.page(feed.url) or page
        feeds.keep_page(replace(after, next_at=NEVER))
        turn = min(after.next_at or now, now + timedelta(days=1))
        asked = replace(feed, etag=after.etag, last_modified=after.last_modified, sha256=after.sha256, next_at=turn)
        gone = isinstance(outcome, Failed) and outcome.kind == "gone"
        feeds.keep(replace(asked, checked_at=now, failures=after.failures, error=after.error, paused=gone))
