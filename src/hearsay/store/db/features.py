"""What documents are grouped by, kept so that a report is compared with few others; and where they are put by rule.

The store's side of `hearsay.link.grouping`: a document goes by the id of its first version there.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from hearsay.link.grouping import Feature, Repair, Rules, Spread, StorySummary, feature_of, keys_of, place, review
from hearsay.link.grouping.setting import Setting
from hearsay.link.grouping.shelf import LIKELY, REVIEWS, STALE

from .codec import decode, encode, form_of, squeeze, unsqueeze
from .connection import Connection
from .reports import Reports, under
from .stories import Stories


class Features:
    """The shelf of features. It remembers what it looked up while it is open: one writer at a time groups."""

    def __init__(self, connection: Connection, reports: Reports, stories: Stories) -> None:
        self._c, self._reports, self._stories = connection, reports, stories
        self._known: dict[int, Feature] = {}
        self._spread: Spread | None = None
        self._total = 0

    def put(self, feature: Feature, at: datetime) -> set[str]:
        """Put a report of the store into the story where it belongs, or look at its story again after an edit.

        Returns the ids of all stories that hold other reports than before, the report's own among them.
        """
        with self._c.writing():
            document = self._reports.document(feature.report)
            own = replace(feature, report=self._first(document))
            story = self._stories.of(own.report)
            self._keep(document, own)
            touched = self._place(own, at) if story is None else {story, *self.review(story, at)}
            self._c.run("DELETE FROM waiting WHERE document = ?", (document,))
            for name in self._next(REVIEWS):
                touched |= self.review(name, at)
        return touched

    def review(self, story: str, at: datetime) -> set[str]:
        """Look at a story again. Returns the stories that changed."""
        with self._c.writing():
            known = self._summary(story)
            if known is None:
                return set()
            repairs = review(known, self._near(known.members), self._setting())
            changed = self._apply(repairs, at)
            self._turn(story, last=True)
        return changed

    def _place(self, feature: Feature, at: datetime) -> set[str]:
        found = place(feature, self._near([feature]), self._setting())
        said = [r.text for r in found.reasons]
        self._stories.place(feature.report, found.story, said, at)
        return self._apply(found.repairs, at) | {found.story}

    def _apply(self, repairs: Iterable[Repair], at: datetime) -> set[str]:
        rows = list(repairs)
        for r in rows:
            for report in r.reports:
                self._stories.place(report, r.story, [r.reason.text], at)
            if r.reports:
                self._turn(r.story, last=False)
        for r in rows:
            if not r.reports:
                self._stories.end(r.story, r.of[0], r.reason.text, at)
                self._c.run("DELETE FROM turns WHERE story = (SELECT number FROM stories WHERE id = ?)", (r.story,))
        return {r.story for r in rows} | {s for r in rows for s in r.of}

    def _setting(self) -> Setting:
        return Setting(self._spread_now(), self._rules(), _Taken(self._c))

    def _near(self, features: Sequence[Feature]) -> list[StorySummary]:
        """The stories of the documents that share telling words with these, and of those pinned to be with them."""
        own = {f.report for f in features}
        shared: dict[int, float] = defaultdict(float)
        for f in features:
            for word, x in keys_of(f, self._spread_now()):
                for document, y in self._c.rows("SELECT document, weight FROM keywords WHERE word = ?", (word,)):
                    shared[document] += x * y
        likely = heapq.nsmallest(LIKELY, shared, key=lambda d: (-shared[d], d))
        pinned = [self._reports.document(r) for r in sorted(self._rules().with_any(own))]
        names = dict.fromkeys(n for d in (*likely, *pinned) if (n := self._home(d)))
        return [s for n in names if (s := self._summary(n)) and not own.issuperset(s.reports)]

    def _home(self, document: int) -> str | None:
        sql = "SELECT s.id FROM members m JOIN stories s ON s.number = m.story WHERE m.document = ?"
        name: str | None = self._c.value(sql, (document,))
        return name

    def _summary(self, story: str) -> StorySummary | None:
        sql = (
            "SELECT m.document FROM members m JOIN stories s ON s.number = m.story JOIN features f"
            " ON f.document = m.document WHERE s.id = ?"
        )
        members = [self._feature(d) for (d,) in self._c.rows(sql, (story,))]
        return StorySummary.of(story, members) if members else None

    def _feature(self, document: int) -> Feature:
        if document not in self._known:
            row = self._c.row("SELECT form, data FROM features WHERE document = ?", (document,))
            self._known[document] = self._unpacked(document, *(row or ("", b"")))
        return self._known[document]

    def _unpacked(self, document: int, form: str, data: bytes) -> Feature:
        """A feature as it is kept; one in an older form is taken from its report again."""
        if form == form_of(Feature):
            return decode(Feature, unsqueeze(data))
        name = self._first(document)
        return feature_of(under(self._reports.get(self._reports.versions(name)[-1].report), name))

    def _keep(self, document: int, feature: Feature) -> None:
        old = self._c.row("SELECT form, data FROM features WHERE document = ?", (document,))
        if old is not None:
            self._count(self._unpacked(document, *old).terms, -1)
            self._spread = None
        self._count(feature.terms, 1)
        self._c.run("DELETE FROM features WHERE document = ?", (document,))
        packed = (document, form_of(Feature), squeeze(encode(feature)))
        self._c.run("INSERT INTO features (document, form, data) VALUES (?, ?, ?)", packed)
        self._c.run("DELETE FROM keywords WHERE document = ?", (document,))
        self._known[document] = feature
        for word, weight in keys_of(feature, self._spread_now()):
            self._c.run("INSERT INTO keywords (word, document, weight) VALUES (?, ?, ?)", (word, document, weight))

    def _count(self, words: Iterable[str], by: int) -> None:
        for w in words:
            self._c.run(
                "INSERT INTO spread (word, documents) VALUES (?1, ?2) ON CONFLICT (word)"
                " DO UPDATE SET documents = documents + ?2",
                (w, by),
            )
        if by < 0:
            self._c.run("DELETE FROM spread WHERE documents <= 0")
        self._total += by

    def _spread_now(self) -> Spread:
        """How words are spread, worked out anew when the store has grown by a tenth."""
        if self._spread is None or self._total >= STALE * self._spread.reports:
            self._total = self._c.value("SELECT count(*) FROM features") + 1
            self._spread = Spread(self._total, _Counts(self._c))
        return self._spread

    def _rules(self) -> Rules:
        pinned = self._stories.pins.holding()
        together = [[self._first(d) for d in sorted(s)] for s in pinned.together]
        return Rules.of(together, [(self._first(a), self._first(b)) for a, b in sorted(pinned.apart)])

    def _first(self, document: int) -> str:
        name: str = self._c.value("SELECT id FROM reports WHERE document = ? ORDER BY version LIMIT 1", (document,))
        return name

    def _next(self, n: int) -> list[str]:
        sql = "SELECT s.id FROM turns t JOIN stories s ON s.number = t.story ORDER BY t.turn LIMIT ?"
        return [name for (name,) in self._c.rows(sql, (n,))]

    def _turn(self, story: str, *, last: bool) -> None:
        number = self._c.value("SELECT number FROM stories WHERE id = ?", (story,))
        self._c.run("DELETE FROM turns WHERE story = ?", (number,))
        which = "max(turn) + 1" if last else "min(turn) - 1"
        self._c.run(f"INSERT INTO turns (story, turn) SELECT ?, coalesce({which}, 0) FROM turns", (number,))


class _Taken(Container[str]):
    """The ids that stories have or had."""

    def __init__(self, connection: Connection) -> None:
        self._c = connection

    def __contains__(self, name: object) -> bool:
        return self._c.value("SELECT 1 FROM stories WHERE id = ?", (name,)) is not None


class _Counts(Mapping[str, int]):
    """Word → in how many documents it stands, each looked up when it is first asked for."""

    def __init__(self, connection: Connection) -> None:
        self._c = connection
        self._found: dict[str, int] = {}

    def __getitem__(self, word: str) -> int:
        if word not in self._found:
            self._found[word] = self._c.value("SELECT documents FROM spread WHERE word = ?", (word,)) or 0
        return self._found[word]

    def __iter__(self) -> Iterator[str]:
        return (w for (w,) in self._c.each("SELECT word FROM spread"))

    def __len__(self) -> int:
        return int(self._c.value("SELECT count(*) FROM spread"))
