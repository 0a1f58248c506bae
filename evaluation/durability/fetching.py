"""Following, as something that a program may be doing when it is killed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

from hearsay import newsroom
from hearsay.fetch import Fetcher, FetchPolicy
from hearsay.follow import Alarm, Intake, Terms, Watch, follow, known_rules, once
from hearsay.follow.links import is_web
from hearsay.follow.terms import NEVER
from hearsay.store.db import Store
from hearsay.store.db.upkeep.check import check
from hearsay.tables import Tables
from tests.cli.fake import FakeReader
from tests.fetch.site import Names, TestClock, serving
from tests.follow.newsroom import page, rss

from .invented import START
from .works import Tell, Work, settled

_HOST = "coast.example"
_PAGES = 12


class Fetch(Work):
    """A feed's pages are fetched over real sockets, taken in, read and weighed."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.folder, self.store = folder, folder / "store"
        self._open = ExitStack()
        self._site = self._open.enter_context(serving())
        rows = []
        for n in range(_PAGES):
            title = f"Mill number {n % 4} burns at Kerra"
            text = page(f"The mill number {n % 4} at Kerra burned. Ana Ruiz said {n + 2} people saw it.", title=title)
            rows.append((self._site.say(f"/{n}", text, host=_HOST, ETag=f'"{n}"'), f"{title}, {n}"))
        self._feed = self._site.say("/feed", rss(rows), host=_HOST, ETag='"f"')
        self._hours = 0

    def prepare(self) -> None:
        """No store at all."""
        for old in self.folder.glob("store*"):
            old.unlink()
        self._hours = 0

    def do(self, tell: Tell) -> None:
        """Two rounds; what is acknowledged stands in the store's own list of pages."""
        clock = TestClock(START + timedelta(hours=self._hours))
        with Store.open(self.store, create=True) as store:
            follow(store, [self._feed], clock.now())
            for _ in range(2):
                _round(store, clock)
                clock.pass_by(hours=1)
        tell("done")

    def wrong(self, told: list[str]) -> list[str]:
        if self.store.exists():
            with Store.open(self.store, create=True) as store:
                lost = [
                    f"the page {u} was taken in and is lost" for u in _taken(store) if not store.reports.at_place(u)
                ]
        else:
            lost = []
        self._hours = 12
        self.do(lambda name: None)
        return [*lost, *self._left()]

    def _left(self) -> Iterator[str]:
        with Store.open(self.store) as store:
            versions = store.reports.all(versions=True)
            if sorted(r.path for r in versions) != sorted(self._site.url(f"/{n}", _HOST) for n in range(_PAGES)):
                yield f"{len(versions)} versions of {_PAGES} pages are there: some are lost or doubled"
            if len(_taken(store)) != _PAGES:
                yield "a page is still to be asked"
            yield from settled(store)
        yield from (f.what for f in check(self.store))


def _round(store: Store, clock: TestClock) -> None:
    policy = FetchPolicy(allow_private=frozenset({_HOST}))
    fetcher = Fetcher(clock=clock, policy=policy, resolve=Names(), rules=known_rules(store))
    intake = Intake(store=store, clock=clock, terms=Terms(threads=2))
    once(
        Watch(intake=intake, fetcher=fetcher, desk=newsroom.Desk(store, FakeReader(), Tables.shipped()), alarm=Alarm())
    )


def _taken(store: Store) -> list[str]:
    return [p.url for p in store.feeds.pages(NEVER) if is_web(p.url) and p.sha256]
