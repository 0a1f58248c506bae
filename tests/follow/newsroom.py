"""A newsroom for tests: a store, a server of invented outlets, a clock that never waits, a reader without weights."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from hearsay import newsroom
from hearsay.fetch import Fetcher, FetchPolicy
from hearsay.follow import Alarm, Done, Intake, Listing, Terms, Watch, follow, known_rules, once
from hearsay.model import Report
from hearsay.store.db import Store
from hearsay.tables import Tables
from tests.cli.fake import FakeReader
from tests.fetch.site import Names, Site, TestClock

OUTLETS = ("coast.example", "tribune.example", "harbour.example", "wire.example", "evening.example")
FILLER = (
    "The harbour office opens again on Tuesday, and its phone lines are busy until then. People who wait for word can"
    " come to the old customs house near the mole, where tea and blankets are handed out."
)


@dataclass
class Newsroom:
    store: Store
    site: Site
    clock: TestClock
    names: Names = field(default_factory=Names)
    terms: Terms = field(default_factory=lambda: Terms(threads=3))
    policy: FetchPolicy = field(
        default_factory=lambda: FetchPolicy(allow_private=frozenset(OUTLETS), pause_s=0.01, deadline_s=5.0)
    )
    reads: list[str] = field(default_factory=list)
    alarm: Alarm = field(default_factory=Alarm)

    def follow(self, *urls: str | Path, **more: Any) -> None:
        follow(self.store, [str(u) for u in urls], self.clock.now(), Listing(**more))

    def round(self, everything: bool = False) -> Done:
        fetcher = Fetcher(clock=self.clock, policy=self.policy, resolve=self.names, jitter=lambda: 0.5)
        fetcher = replace(fetcher, rules=known_rules(self.store))
        intake = Intake(store=self.store, clock=self.clock, terms=replace(self.terms, everything=everything))
        desk = newsroom.Desk(self.store, Counting(self.reads), Tables.shipped())
        return once(Watch(intake=intake, fetcher=fetcher, desk=desk, alarm=self.alarm))

    def later(self, **how_long: float) -> Done:
        """Let time go by, and go round again."""
        self.clock.pass_by(**how_long)
        return self.round()

    def reports(self) -> dict[str, Report]:
        """Latest versions by place, the port of the server left out."""
        return {self.plain(r.path): r for r in self.store.reports.all()}

    def plain(self, place: str) -> str:
        return place.replace(f":{self.site.port}", "").replace("http://", "")

    def at(self, url: str) -> str:
        name = self.store.reports.at_place(url)
        assert name
        return name

    def kinds(self, url: str) -> list[str]:
        return [n.kind for n in self.store.reports.notices(self.at(url))]


class Counting(FakeReader):
    """Remembers which reports it was given."""

    def __init__(self, reads: list[str]) -> None:
        self.reads = reads

    def read(self, report: Report):  # type: ignore[no-untyped-def]
        self.reads.append(report.id)
        return super().read(report)


def page(*paragraphs: str, title: str, outlet: str = "", published: str = "2031-05-03T10:00:00Z") -> str:
    """An article as outlets serve it, with menus around."""
    meta = f'<meta property="og:site_name" content="{escape(outlet)}">' if outlet else ""
    meta += f'<meta property="article:published_time" content="{published}">'
    body = "".join(f"<p>{escape(p)}</p>" for p in (*paragraphs, FILLER))
    return (
        f"<!doctype html><html><head><title>{escape(title)}</title>"
        f'<meta property="og:title" content="{escape(title)}">{meta}</head><body><nav><a href="/">Home</a></nav>'
        f"<article><h1>{escape(title)}</h1>{body}</article><footer>All rights reserved</footer></body></html>"
    )


def rss(items: Sequence[tuple[str, str]], title: str = "Coast Daily", more: str = "") -> str:
    """An RSS feed of (address, headline)."""
    rows = "".join(
        f"<item><title>{escape(t)}</title><link>{escape(u)}</link><guid>{escape(u)}</guid></item>" for u, t in items
    )
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>{escape(title)}</title>{more}{rows}</channel></rss>'
    )
