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
from .pins import Pin, Pins
from .reports import Reports

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
        self.pins = Pins(connection)

    def get(self, name: str) -> StoryRecord:
        """A story by its id. Raises StoreError when there is none."""
        found = self._c.row("SELECT number, id, at FROM stories WHERE id = ?", (name,))
        if found is None:
            raise StoreError(f"the store has no story {name}: `hearsay stories --since 30d` lists the latest")
        return self._record(*found)

    def living(self, name: str) -> StoryRecord:
        """A story by its id, or the one that it is a part of by now. Raises StoreError when there is none."""
        found = self.get(name)
        while not found.reports and found.into:
            found = self.get(found.into)
        return found

    def all(self, *, since: datetime | None = None, state: StoryState | None = None) -> list[StoryRecord]:
        """Stories that hold reports, the one with the latest report first; `since`: one came in then or later."""
        rows = self._c.rows(
            "SELECT s.number, s.id, s.at FROM stories s JOIN members m ON m.story = s.number"
            " JOIN reports r ON r.document = m.document GROUP BY s.number HAVING max(r.at) >= ?"
            " ORDER BY max(r.number) DESC",
            (stamp(since) if since else "",),
        )
        found = [self._record(*r) for r in rows]
        return [s for s in found if state is None or s.state == state]

    def of(self, report: str) -> str | None:
        """Id of the story that a report belongs to, or None."""
        name: str | None = self._c.value(
            "SELECT s.id FROM members m JOIN stories s ON s.number = m.story WHERE m.document = ?",
            (self._reports.document(report),),
        )
        return name

    def place(
        self, report: str, story: str | None, reasons: Iterable[str], at: datetime, *, by: PlacedBy = "rule"
    ) -> str:
        """Put a report, with its later versions, into a story; None begins one. Returns the story's id.

        What the user ruled is in `pins`: who groups by rule keeps to it.
        """
        with self._c.writing():
            document = self._reports.document(report)
            number = self._number(story or make_id("s", [report]), at)
            before = self._c.value("SELECT story FROM members WHERE document = ?", (document,))
            if before == number:
                return self._name(number)
            told = json.dumps(list(reasons), ensure_ascii=True)
            self._c.run(
                "INSERT INTO placements (document, story, at, by, reasons) VALUES (?, ?, ?, ?, ?)",
                (document, number, stamp(at), by, told),
            )
            self._c.run("DELETE FROM members WHERE document = ?", (document,))
            self._c.run("INSERT INTO members (document, story) VALUES (?, ?)", (document, number))
            self._wake(number, at)
            if before is not None:
                self._c.run(_CLAIMS_GO, {"story": before, "other": number})
            return self._name(number)

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
        """These reports are another story: the user's word, which no rule breaks. Returns the new story's id.

        Raises StoreError when one of them is not in the story, or none would be left.
        """
        held = {self._reports.document(r): r for r in self.get(story).reports}
        taken = {self._reports.document(r) for r in reports}
        left = held.keys() - taken
        if strange := sorted(taken - held.keys()):
            listed = ", ".join(r for r in reports if self._reports.document(r) in strange)
            raise StoreError(f"{listed}: not in story {story}; `hearsay story show {story}` lists its reports")
        if not taken or not left:
            raise StoreError(f"of the {len(held)} reports of story {story} some can be split off, not none and not all")
        name = make_id("s", [story, *sorted(held[d] for d in taken), stamp(at)])
        with self._c.writing():
            self.pins.add(Pin("apart", sorted(taken), sorted(left)), why, at)
            self.pins.add(Pin("together", sorted(taken), []), why, at)
            for document in sorted(taken):
                self.place(held[document], name, [why], at, by="user")
        return name

    def merge(self, into: str, other: str, why: str, at: datetime) -> None:
        """The other story is a part of this one: the user's word, which no rule breaks.

        Raises StoreError when one of them holds no report.
        """
        kept, gone = self.get(into), self.get(other)
        if not kept.reports or not gone.reports or kept.id == gone.id:
            raise StoreError(f"{into} and {other} cannot be merged: name two stories that hold reports")
        documents = [sorted(self._reports.document(r) for r in s.reports) for s in (kept, gone)]
        with self._c.writing():
            self.pins.add(Pin("together", *documents), why, at)
            for r in gone.reports:
                self.place(r, into, [why], at, by="user")
            self.end(other, into, why, at, by="user")

    def end(self, story: str, into: str, why: str, at: datetime, *, by: PlacedBy = "rule") -> None:
        """A story holds no report any more and is a part of another."""
        with self._c.writing():
            number, other = self._number(story, at), self._number(into, at)
            self._state(number, "merged", at, (by, why), other)
            self._c.run(_CLAIMS_GO, {"story": number, "other": other})

    def sleep(self, story: str, why: str, at: datetime) -> None:
        """Nothing more is expected of a story; the next report wakes it."""
        with self._c.writing():
            self._state(self._number(story, at), "asleep", at, ("rule", why))

    def _state(
        self, story: int, state: StoryState, at: datetime, told: tuple[PlacedBy, str], into: int | None = None
    ) -> None:
        self._c.run(
            "INSERT INTO story_states (story, at, state, into_story, by, why) VALUES (?, ?, ?, ?, ?, ?)",
            (story, stamp(at), state, into, *told),
        )

    def _wake(self, story: int, at: datetime) -> None:
        if self._state_of(story)[0] != "awake":
            self._state(story, "awake", at, ("rule", "A report came in."))

    def _state_of(self, story: int) -> tuple[StoryState, int | None]:
        sql = "SELECT state, into_story FROM story_states WHERE story = ? ORDER BY number DESC LIMIT 1"
        return self._c.row(sql, (story,)) or ("awake", None)

    def _number(self, name: str, at: datetime) -> int:
        found: int | None = self._c.value("SELECT number FROM stories WHERE id = ?", (name,))
        return found or self._c.run("INSERT INTO stories (id, at) VALUES (?, ?)", (name, stamp(at)))

    def _name(self, number: int) -> str:
        name: str = self._c.value("SELECT id FROM stories WHERE number = ?", (number,))
        return name

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
