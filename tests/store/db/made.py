"""Invented reports, moments and strategies for tests of the store."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from hearsay import newsroom
from hearsay.model import Evidence, Moment, Report, Span
from hearsay.model.kept import Added, Came, Change
from hearsay.model.report import Entry
from hearsay.store.db import Store
from hearsay.tables import Tables
from tests.cli.fake import FakeReader

START = datetime(2031, 5, 3, 12, tzinfo=UTC)
TABLES = Tables.shipped()
WALL = "The harbour wall at Orva broke on Monday. Ana Ruiz said the harbour wall broke in two places near the town."
TOWN = "The harbour wall at Orva broke on Monday. Bo Lind said nobody was hurt when the harbour wall of the town broke."
CHEESE = "Kerra held its cheese fair on Friday. Cy Moe said the oldest cheese weighed ninety kilos and smelled of hay."
ANY_TEXT = st.text(st.characters(), max_size=40)
"""Every code point, halves of surrogate pairs too."""


def at(minutes: float = 0) -> datetime:
    return START + timedelta(minutes=minutes)


def add(store: Store, text: str, place: str = "a", minute: float = 0, **known: Any) -> Added:
    """Put in a report with this text."""
    about = {"id": "given", "outlet": f"Outlet {place}", "outlet_from": "metadata", **known}
    return store.reports.add(Report(text=text, **about), Came(place=place, at=at(minute)))


def desk(store: Store) -> newsroom.Desk:
    return newsroom.Desk(store, FakeReader(), TABLES)


def filled(store: Store, *texts: str, minute: float = 0) -> list[Change]:
    """Put reports in at places "p0", "p1", …, read, group and weigh them."""
    for n, text in enumerate(texts):
        add(store, text, f"p{n}", minute)
    return newsroom.catch_up(desk(store), at(minute))


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Reports with any words in any field, and entries that cite the text."""
    text = draw(ANY_TEXT)
    spans = st.lists(st.integers(0, len(text)), min_size=2, max_size=2, unique=True).map(sorted)
    entries = st.lists(st.builds(_entry, st.just(text), spans, st.booleans()), max_size=2) if text else st.just([])
    moment = st.builds(Moment, st.dates(date(1900, 1, 1)), st.none() | st.integers(0, 1439))
    return Report(
        id="given",
        text=text,
        title=draw(ANY_TEXT),
        outlet=draw(ANY_TEXT),
        outlet_from=draw(st.sampled_from(["metadata", "unknown"])),
        published=draw(st.none() | moment),
        published_from=draw(st.sampled_from(["metadata", "argument", "unknown"])),
        author=draw(ANY_TEXT),
        path=draw(ANY_TEXT),
        entries=tuple(draw(entries)),
        notes=tuple(draw(st.lists(ANY_TEXT, max_size=2))),
    )


def _entry(text: str, ends: list[int], signed: bool) -> Entry:
    span = Span(*ends)
    author = Evidence("given", span, text[span.start : span.end]) if signed else None
    return Entry(kind="live", span=span, body=span, author=author)


def as_kept(report: Report, name: str, place: str) -> Report:
    """A report as the store must give it back: the same, with its id and place there."""
    entries = tuple(replace(e, author=e.author and replace(e.author, report=name)) for e in report.entries)
    return replace(report, id=name, path=place, entries=entries)
