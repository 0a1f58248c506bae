"""What became of a page: taken in, unchanged, gone, or asked again later."""

from dataclasses import replace

from hearsay.fetch import Answer, Failed, Outcome, redacted
from hearsay.ingest.liveblog import ENTRY
from hearsay.model import Ingested
from hearsay.model.kept import Added, Notice, PageState

from .answers import came_by, hash_of, reports_of, reports_of_item
from .heard import keep, take_back
from .intake import Intake
from .links import asked_address, is_front_page
from .live import entries_gone, in_order_of_time, is_dated, place_of_entry
from .terms import GIVE_UP, NEVER, NOT_FOUND

_OURS = ("robots", "address", "scheme", "redirects", "too_large", "encoding")
_LASTING = (401, 402, 403, 404, 405, 451)
_WORTH_TAKING = 200
"""Characters of markup from which a feed's own text is taken where the page cannot be had."""


def take_page(intake: Intake, page: PageState, outcome: Outcome) -> None:
    """Keep what a page gave, and when it is asked again."""
    intake.tally.counts["pages"] += 1
    if isinstance(outcome, Failed):
        _failed(intake, page, outcome)
    elif isinstance(outcome, Answer) and hash_of(outcome.data) != page.sha256:
        _answered(intake, page, outcome)
    else:
        intake.tally.counts["unchanged"] += 1
        _unchanged(intake, page, outcome)


def take_item(intake: Intake, page: PageState) -> None:
    """Keep the report of an item whose text stands in its feed."""
    found = reports_of_item(intake, page)
    with intake.store.writing():
        added = keep(intake, found.reports[0], came_by(page, None, page.url, intake)) if found.reports else None
        if added is None:
            intake.tally.left_out(found.skipped)
        _keep(intake, replace(page, place=page.url, content="", next_at=NEVER, checked_at=intake.now()), added)


def _answered(intake: Intake, page: PageState, answer: Answer) -> None:
    now = intake.now()
    if is_front_page(answer.final) and not is_front_page(page.url):
        reason = "leads to its site's front page now: nothing was taken from there"
        _later(intake, page, Failed(url=page.url, kind="status", reason=reason, status=404))
        return
    found, live = reports_of(intake, page, answer)
    nothing = "" if found.reports else "; ".join(s.reason for s in found.skipped) or "has no report in it"
    if nothing and nothing != page.error:
        intake.tally.left_out(found.skipped)
    after = replace(
        page,
        etag=answer.etag,
        last_modified=answer.last_modified,
        sha256=hash_of(answer.data),
        content="",
        failures=0,
        error=nothing,
        checked_at=now,
    )
    with intake.store.writing():
        if live:
            _entries(intake, after, answer, found)
        elif found.reports:
            place = page.place or _place(intake, page, answer)
            added = keep(intake, found.reports[0], came_by(page, answer, place, intake))
            changed = now if added.status in ("new", "version") else page.changed_at or now
            _keep(intake, _timed(intake, replace(after, place=place, changed_at=changed)), added)
        elif page.place or page.entries:
            _keep(intake, _timed(intake, replace(after, changed_at=page.changed_at or now)))
        else:  # not to be asked again before its feed says something new of it
            _keep(intake, replace(after, next_at=NEVER))


def _entries(intake: Intake, page: PageState, answer: Answer, found: Ingested) -> None:
    """Each entry of a live blog is a report; one that was there and is taken out was withdrawn."""
    now, reports = intake.now(), found.reports
    added = [keep(intake, r, came_by(page, answer, place_of_entry(page.url, r.id), intake)) for r in reports]
    unread = {s.what.rpartition(ENTRY)[2]: s for s in found.skipped}  # there, but nothing that can be taken
    keys = [*in_order_of_time(reports), *unread]
    undated = {*unread, *(r.id for r in reports if not is_dated(r))}
    gone = entries_gone(page.entries, keys, undated)
    at_place = intake.store.reports.at_place
    intake.tally.left_out(
        s for k, s in unread.items() if k not in page.entries or at_place(place_of_entry(page.url, k))
    )
    for key in gone:
        why = "It was taken out of its live blog."
        place = place_of_entry(page.url, key)
        take_back(intake, place, Notice(kind="withdrawn", at=now, why=why, source=place))
    is_new = bool(gone) or any(a.status in ("new", "version") for a in added)
    changed = now if is_new else page.changed_at or now
    _keep(intake, _timed(intake, replace(page, entries=tuple(keys), changed_at=changed)))


def _unchanged(intake: Intake, page: PageState, outcome: Outcome) -> None:
    now = intake.now()
    after = replace(page, content="", failures=0, error="", checked_at=now, changed_at=page.changed_at or now)
    if isinstance(outcome, Answer):
        after = replace(after, etag=outcome.etag, last_modified=outcome.last_modified)
    with intake.store.writing():
        if page.failures and page.place and (name := intake.store.reports.at_place(page.place)):
            keep(intake, intake.store.reports.get(name), came_by(page, None, page.place, intake))
        _keep(intake, _timed(intake, after))


def _failed(intake: Intake, page: PageState, failed: Failed) -> None:
    intake.tally.counts["failed"] += 1
    if failed.kind == "gone":
        with intake.store.writing():
            _withdrawn(intake, page, "Its address says that it is gone for good (HTTP 410).")
            _later(intake, page, failed)
    else:
        _later(intake, page, failed)


def _withdrawn(intake: Intake, page: PageState, why: str) -> None:
    now = intake.now()
    for place in [page.place or page.url, *(place_of_entry(page.url, e) for e in page.entries)]:
        take_back(intake, place, Notice(kind="withdrawn", at=now, why=why, source=place))


def _later(intake: Intake, page: PageState, failed: Failed) -> None:
    """Ask again later, take the feed's own text instead, or let go."""
    now, failures = intake.now(), page.failures + (failed.kind != "busy")
    had = bool(page.sha256)
    if failed.status == 404 and had and failures == NOT_FOUND:
        _withdrawn(intake, page, f"Its address was not there {NOT_FOUND} times in a row.")
    lasting = failed.kind in (*_OURS, "gone") or failed.status in _LASTING
    if not had and lasting and len(page.content) >= _WORTH_TAKING:
        intake.tally.tell(page.url, f"{failed.reason}: the text in its feed was taken instead")
        take_item(intake, replace(page, error=failed.reason, failures=failures))
        return
    let_go = (not had and lasting) or failures >= GIVE_UP
    if failed.kind != "busy" and (let_go or failed.reason != page.error):
        told = f"{failed.reason}; it is asked for no more" if let_go else failed.reason
        intake.tally.tell(page.url, told, mendable=failed.kind == "address")
    turn = NEVER if let_go else intake.terms.after_failure(now, max(failures, 1), failed.retry_s)
    _keep(intake, replace(page, failures=failures, error=failed.reason, next_at=turn, checked_at=now))


def _timed(intake: Intake, page: PageState) -> PageState:
    now = intake.now()
    turn = intake.terms.after_page(now, page.changed_at or now, bool(page.entries))
    return replace(page, next_at=turn)


def _place(intake: Intake, page: PageState, answer: Answer) -> str:
    """Where the report stands: its address, or where that has moved for good."""
    if answer.moved and intake.store.reports.at_place(page.url) is None:
        return asked_address(answer.moved, answer.moved) or page.url
    return redacted(page.url) if "@" in page.url else page.url


def _keep(intake: Intake, page: PageState, added: Added | None = None) -> None:
    """Keep what is known of a page; of one whose report the user had forgotten, nothing."""
    if added is not None and added.status == "forgotten":
        intake.store.feeds.drop_page(page.url)
    else:
        intake.store.feeds.keep_page(page)
