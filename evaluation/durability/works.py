"""What a program may be doing when it is killed: each work with what must hold afterwards."""

from __future__ import annotations

import hashlib
import json
import shutil
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from hearsay import newsroom
from hearsay.store.db import Store
from hearsay.store.db.migrate import form_of
from hearsay.store.db.upkeep.backup import backup
from hearsay.store.db.upkeep.check import check
from hearsay.store.db.upkeep.export import export
from hearsay.store.db.upkeep.forget import doomed, forget
from hearsay.tables import Tables
from tests.cli.fake import FakeReader

from .damage import rows_of
from .invented import START, reports
from .older import LATEST, older

Tell = Callable[[str], None]
_TABLES = Tables.shipped()
_REPORTS = 12
"""Reports of a work: enough that stories grow, few enough that a point takes well under a second."""


class OtherReader(FakeReader):
    """Another reader: what the first one read does not count for it."""

    version = "2"


class Work(ABC):
    """A work on a store, begun anew for each point."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.store, self.whole = folder, folder / "store", folder / "whole"
        folder.mkdir()
        with Store.open(self.whole, create=True) as store:
            for report, came in reports(_REPORTS, 1, 4):
                store.reports.add(report, came)
            newsroom.catch_up(_desk(store), START)
            store.connection.script("PRAGMA wal_checkpoint(TRUNCATE)")

    def prepare(self) -> None:
        """Lay out what the work begins with: here, a whole store."""
        for old in self.folder.glob("store*"):
            old.unlink()
        shutil.copyfile(self.whole, self.store)

    @abstractmethod
    def do(self, tell: Tell) -> None:
        """Do the work, in a process that may end at any time; tell what was acknowledged."""

    @abstractmethod
    def wrong(self, told: list[str]) -> list[str]:
        """Whatever is not as it must be after this was acknowledged, and after the work was taken up again."""


class Add(Work):
    """Reports come in one by one, are read, grouped and weighed."""

    def prepare(self) -> None:
        for old in self.folder.glob("store*"):
            old.unlink()

    def do(self, tell: Tell) -> None:
        with Store.open(self.store, create=True) as store:
            for n, (report, came) in enumerate(reports(_REPORTS, 1, 4)):
                tell(store.reports.add(report, came).id)
                if n % 3 == 2:
                    newsroom.catch_up(_desk(store), came.at)
            newsroom.catch_up(_desk(store), START)

    def wrong(self, told: list[str]) -> list[str]:
        return [*self._kept(told), *self._taken_up(told)]

    def _kept(self, told: list[str]) -> Iterator[str]:
        """What was acknowledged is there, each once, and at most one more that was on its way."""
        given = [(r.sha256, c.place) for r, c in reports(_REPORTS, 1, 4)]
        with Store.open(self.store, create=True) as store:
            kept = store.reports.all(versions=True)
            if [r.id for r in kept][: len(told)] != told:
                yield "a report that was acknowledged is lost"
            if [(r.sha256, r.path) for r in kept] != given[: len(kept)] or len(kept) > len(told) + 1:
                yield "there are other reports than those that were added"

    def _taken_up(self, told: list[str]) -> Iterator[str]:
        """Doing it all again ends as if nothing had happened."""
        again: list[str] = []
        self.do(again.append)
        with Store.open(self.store) as store:
            every = store.reports.all(versions=True)
            if again[: len(told)] != told or [r.id for r in every] != again or len(every) != _REPORTS:
                yield "adding them again lost or doubled one"
            yield from settled(store)
        yield from (f.what for f in check(self.store))


class Reread(Work):
    """Every report is read again by another reader, and every story weighed."""

    def do(self, tell: Tell) -> None:
        with Store.open(self.store) as store:
            desk = newsroom.Desk(store, OtherReader(), _TABLES)
            for story in store.stories.all():
                for report in store.reports.all(story=story.id):
                    newsroom.read(desk, report, START)
                    tell(report.id)
                newsroom.weigh(desk, story.id, START)

    def wrong(self, told: list[str]) -> list[str]:
        with Store.open(self.store) as store:
            found = _read_by_two(store)
            lost = [r for r in told if found[r] != 2]
            self.do(lambda name: None)
            after = _read_by_two(store)
            wrong = [f"the reading of {r} that was acknowledged is lost" for r in lost]
            if len(after) != _REPORTS or set(after.values()) != {2}:
                wrong.append("reading them again lost or doubled one")
            return [*wrong, *settled(store)]


class Migrate(Work):
    """A file of an older form, each of them in turn, is brought up to date."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        for form in range(1, LATEST):
            older(folder / f"old{form}", form, self.whole)
        self._form = 0

    def prepare(self) -> None:
        super().prepare()
        self._form = self._form % (LATEST - 1) + 1
        shutil.copyfile(self.folder / f"old{self._form}", self.store)

    def do(self, tell: Tell) -> None:
        with Store.open(self.store) as store:
            tell(str(form_of(store.connection)))

    def wrong(self, told: list[str]) -> list[str]:
        before, now = rows_of(self.folder / f"old{self._form}"), rows_of(self.store)
        wrong = [f"{t} lost rows" for t in before if not before[t].items() <= now.get(t, {}).items()]
        with Store.open(self.store) as store:
            if form_of(store.connection) != LATEST or (told and told != [str(LATEST)]):
                wrong.append("the file is not of the form that was acknowledged")
            if len(store.reports.all()) != _REPORTS or not store.search.reports("mason").hits:
                wrong.append("reports are lost or not found any more")
            newsroom.catch_up(_desk(store), START)
            return [*wrong, *settled(store)]


class Export(Work):
    """Everything is written to a folder, or a ZIP file."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._target = folder / "out"

    def prepare(self) -> None:
        super().prepare()
        self._target = self.folder / ("out" if self._target.suffix else "out.zip")
        for old in self.folder.glob("out*"):
            shutil.rmtree(old) if old.is_dir() else old.unlink()

    def do(self, tell: Tell) -> None:
        with Store.open(self.store, read_only=True) as store:
            export(store, self._target)
        tell("done")

    def wrong(self, told: list[str]) -> list[str]:
        wrong = [] if rows_of(self.store) == rows_of(self.whole) else ["exporting changed the store"]
        if self._target.exists() or told:
            wrong += self._whole()
        again = self.folder / "out.again.zip"
        with Store.open(self.store, read_only=True) as store:
            if export(store, again)["reports"] != _REPORTS:
                wrong.append("the next export lacks reports")
        if not self._target.exists():
            self.do(lambda done: None)
        left = [p.name for p in self.folder.glob(".out*.partial-*")]
        return wrong + [f"{name} was left behind" for name in left]

    def _whole(self) -> Iterator[str]:
        if not self._target.exists():
            yield "the export that was acknowledged is lost"
            return
        folder = self._target
        if folder.suffix:
            folder = self.folder / "out.unpacked"
            shutil.unpack_archive(self._target, folder)
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        for name, told in manifest["files"].items():
            if hashlib.sha256((folder / name).read_bytes()).hexdigest() != told["sha256"]:
                yield f"{name} of the export is not whole"


class Backup(Work):
    """The store is copied."""

    def prepare(self) -> None:
        super().prepare()
        (self.folder / "copy").unlink(missing_ok=True)

    def do(self, tell: Tell) -> None:
        with Store.open(self.store, read_only=True) as store:
            backup(store, self.folder / "copy")
        tell("done")

    def wrong(self, told: list[str]) -> list[str]:
        copy = self.folder / "copy"
        if not copy.exists():
            return ["the copy that was acknowledged is lost"] if told else []
        same = rows_of(copy) == rows_of(self.whole)
        return [f.what for f in check(copy)] + ([] if same else ["the copy is not the store"])


class Forget(Work):
    """One report is forgotten."""

    def do(self, tell: Tell) -> None:
        with Store.open(self.store) as store:
            forget(store, self._chosen(store), START)
        tell("done")

    def wrong(self, told: list[str]) -> list[str]:
        with Store.open(self.store) as store:
            left = len(store.reports.all())
            wrong = ["half of a report is there"] if left not in (_REPORTS, _REPORTS - 1) else []
            if told and left == _REPORTS:
                wrong.append("what was forgotten is there")
            forget(store, self._chosen(store), START)
            newsroom.catch_up(_desk(store), START)
            wrong += settled(store)
        data = b"".join(p.read_bytes() for p in self.folder.glob("store*"))
        return wrong + (["words of what was forgotten are in the file"] if b"as report 7 of" in data else [])

    def _chosen(self, store: Store):  # type: ignore[no-untyped-def]
        return doomed(store, "https://orva.example/1/7")


def settled(store: Store) -> list[str]:
    """What is wrong with a store in which all work is done."""
    wrong = []
    if store.briefs.waiting() or store.briefs.due():
        wrong.append("work is left over")
    homeless = [r.id for r in store.reports.all() if store.stories.of(r.id) is None]
    wrong += [f"report {r} is in no story" for r in homeless]
    wrong += [f"story {s.id} was never weighed" for s in store.stories.all() if store.briefs.get(s.id) is None]
    changes = store.claims.changes(limit=10_000)
    new = Counter(c.now.claim for c in changes if c.kind == "new")
    wrong += [f"claim {c} is new {n} times" for c, n in new.items() if n > 1]
    return wrong


def _desk(store: Store) -> newsroom.Desk:
    return newsroom.Desk(store, FakeReader(), _TABLES)


def _read_by_two(store: Store) -> Counter[str]:
    rows = store.connection.rows("SELECT r.id FROM readings g JOIN reports r ON r.number = g.report")
    return Counter(name for (name,) in rows)


WORKS: dict[str, type[Work]] = {
    "add": Add,
    "reread": Reread,
    "migrate": Migrate,
    "export": Export,
    "backup": Backup,
    "forget": Forget,
}
"""By the names that the command takes."""
