"""Stories over time: which reports belong to them and why, asleep or awake, split and merged by the user."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime

from hearsay.errors import StoreError
from hearsay.model.ids import make_id
from hearsay.model.kept import PlacedBy, Placement, StoryRecord, StoryState

from .codec import moment, stamp
from .connection import Connection
from .reports import Reports

_HOLDS = "SELECT story, by FROM placements WHERE document = ? ORDER BY by = 'user' DESC, number DESC LIMIT 1"
"""The placement that holds: the user's last one, else the last."""

_CLAIMS_GO = """
UPDATE claims SET story = :other WHERE story = :story AND NOT EXISTS (
    SELECT 1 FROM mentions m JOIN reports r ON r.number = m.report JOIN members b ON b.document = r.document
    WHERE m.claim = claims.number AND b.story = :story)
"""
"""Claims go with their mentions: those that no report left in the story tells."""


class Stories:
    """The shelf of stories."""

    def __init__(self, connection: Connection, reports: Reports) -> None:
        self._c, self._reports = connection, reports

    def get(self, name: str) -> StoryRecord:
        """A story by its id. Raises StoreError when there is none."""
        found = self._c.row("SELECT number, id, at FROM stories WHERE id = ?", (name,))
        if found is None:
            raise StoreError(f"the store has no story {name}: `hearsay stories --store FILE` lists them")
        return self._record(*found)

    def all(self, *, since: datetime | None = None, state: StoryState | None = None) -> list[StoryRecord]:
        """Stories that hold reports, the one with the latest report first; `since`: a report came in by then or later.

        Merged ones are a part of another and are listed only when asked for.
        """
        rows = self._c.rows(
            "SELECT s.number, s.id, s.at FROM stories s JOIN members m ON m.story = s.number"
            " JOIN reports r ON r.document = m.document GROUP BY s.number HAVING max(r.at) >= ?"
            " ORDER BY max(r.number) DESC",
            (stamp(since) if since else "",),
        )
        if state == "merged":
            rows = self._c.rows("SELECT s.number, s.id, s.at FROM stories s WHERE NOT EXISTS"
                                " (SELECT 1 FROM members WHERE story = s.number)")  # fmt: skip
        found = [self._record(*r) for r in rows]
        return [s for s in found if state is None or s.state == state]

    def of(self, report: str) -> str | None:
        """Id of the story that a report belongs to, or None."""
        name: str | None = self._c.value(
            "SELECT s.id FROM members m JOIN stories s ON s.number = m.story WHERE m.document = ?",
            (self._reports.document(report),),
        )
        return name

    def place(self, report: str, story: str | None, reasons: Iterable[str], at: datetime) -> str:
        """Put a report, with its later versions, into a story by rule; None begins one. Returns the story's id.

        What the user placed stays where it is, and a story that the user merged stands for the one it is a part of.
        """
        with self._c.writing():
            document = self._reports.document(report)
            number = self._standing(self._number(story or make_id("s", [report]), at))
            self._place((document, number), reasons, at, "rule")
            self._wake(number, at)
            return self._name(self._c.value(_HOLDS, (document,)))

    def placements(self, report: str) -> list[Placement]:
        """Where a report was put, and why, in order."""
        rows = self._c.rows(
            "SELECT s.id, p.by, p.at, p.reasons FROM placements p JOIN stories s ON s.number = p.story"
            " WHERE p.document = ? ORDER BY p.number",
            (self._reports.document(report),),
        )
        return [
            Placement(report=report, story=s, by=by, at=moment(at), reasons=tuple(json.loads(why)))
            for s, by, at, why in rows
        ]

    def split(self, story: str, reports: Sequence[str], why: str, at: datetime) -> str:
        """These reports are another story: the user's word, which no rule changes. Returns the new story's id.

        Raises StoreError when one of them is not in the story, or none would be left.
        """
        held = set(self.get(story).reports)
        taken = {self._latest(r) for r in reports}
        if not taken or not taken <= held or taken == held:
            raise StoreError(f"of story {story} some reports can be split off, not none, all or others' reports")
        with self._c.writing():
            number = self._number(make_id("s", [story, *sorted(taken), stamp(at)]), at)
            for r in sorted(held):
                target = number if r in taken else self._number(story, at)
                self._place((self._reports.document(r), target), [why], at, "user")
            self._state(number, "awake", at, ("user", why))
            self._c.run(_CLAIMS_GO, {"story": self._number(story, at), "other": number})
            return self._name(number)

    def merge(self, into: str, other: str, why: str, at: datetime) -> None:
        """The other story is a part of this one, with what rules will put there: the user's word."""
        kept, gone = self.get(into), self.get(other)
        if kept.into or gone.into or kept.id == gone.id:
            raise StoreError(f"{into} and {other} cannot be merged: name two stories that stand for themselves")
        with self._c.writing():
            for r in gone.reports:
                self._place((self._reports.document(r), self._number(into, at)), [why], at, "user")
            self._state(self._number(other, at), "merged", at, ("user", why), self._number(into, at))
            self._c.run(_CLAIMS_GO, {"story": self._number(other, at), "other": self._number(into, at)})

    def move(self, report: str, story: str | None, why: str, at: datetime) -> str:
        """This report belongs to that story, or to a new one: the user's word. Returns the story's id."""
        with self._c.writing():
            number = self._standing(self._number(story or make_id("s", [report, stamp(at)]), at))
            self._place((self._reports.document(report), number), [why], at, "user")
            return self._name(number)

    def sleep(self, story: str, why: str, at: datetime) -> None:
        """Nothing more is expected of a story; the next report wakes it."""
        with self._c.writing():
            self._state(self._number(story, at), "asleep", at, ("rule", why))

    def apart(self) -> list[tuple[str, str]]:
        """Pairs of stories that hold reports which the user keeps apart from each other."""
        rows = self._c.rows(
            "SELECT DISTINCT a.id, b.id FROM story_states x JOIN stories a ON a.number = x.story"
            " JOIN placements p ON p.by = 'user' AND p.at = x.at AND p.story <> x.story"
            " JOIN stories b ON b.number = p.story WHERE x.by = 'user' AND x.state = 'awake'"
        )
        return [(a, b) for a, b in rows]

    def _place(self, where: tuple[int, int], reasons: Iterable[str], at: datetime, by: PlacedBy) -> None:
        document, story = where
        told = json.dumps(list(reasons), ensure_ascii=True)
        self._c.run(
            "INSERT INTO placements (document, story, at, by, reasons) VALUES (?, ?, ?, ?, ?)",
            (document, story, stamp(at), by, told),
        )
        self._c.run("DELETE FROM members WHERE document = ?", (document,))
        holds = self._c.value(_HOLDS, (document,))
        self._c.run("INSERT INTO members (document, story) VALUES (?, ?)", (document, self._standing(holds)))

    def _state(
        self, story: int, state: StoryState, at: datetime, told: tuple[PlacedBy, str], into: int | None = None
    ) -> None:
        self._c.run(
            "INSERT INTO story_states (story, at, state, into_story, by, why) VALUES (?, ?, ?, ?, ?, ?)",
            (story, stamp(at), state, into, *told),
        )

    def _wake(self, story: int, at: datetime) -> None:
        if self._state_of(story)[0] == "asleep":
            self._state(story, "awake", at, ("rule", "A new report came in."))

    def _state_of(self, story: int) -> tuple[StoryState, int | None]:
        sql = "SELECT state, into_story FROM story_states WHERE story = ? ORDER BY number DESC LIMIT 1"
        return self._c.row(sql, (story,)) or ("awake", None)

    def _standing(self, story: int) -> int:
        """The story itself, or the one that it was merged into at last."""
        state, into = self._state_of(story)
        return story if state != "merged" or into is None else self._standing(into)

    def _number(self, name: str, at: datetime) -> int:
        found: int | None = self._c.value("SELECT number FROM stories WHERE id = ?", (name,))
        return found or self._c.run("INSERT INTO stories (id, at) VALUES (?, ?)", (name, stamp(at)))

    def _name(self, number: int) -> str:
        name: str = self._c.value("SELECT id FROM stories WHERE number = ?", (number,))
        return name

    def _latest(self, report: str) -> str:
        return self._reports.versions(report)[-1].report if self._reports.document(report) else report

    def _record(self, number: int, name: str, at: str) -> StoryRecord:
        rows = self._c.rows(
            "SELECT r.id, r.title, r.at FROM members m JOIN reports r ON r.document = m.document"
            " AND r.version = (SELECT max(version) FROM reports WHERE document = r.document)"
            " WHERE m.story = ? ORDER BY m.document",
            (number,),
        )
        state, into = self._state_of(number)
        title = self._c.value("SELECT title FROM briefs WHERE story = ?", (number,))
        return StoryRecord(
            id=name,
            title=title or next((t for _, t, _ in rows if t), ""),
            state=state,
            began=moment(at),
            latest=moment(max((a for _, _, a in rows), default=at)),
            reports=tuple(r for r, _, _ in rows),
            into=self._name(into) if into else None,
        )
