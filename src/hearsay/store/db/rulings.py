"""What the user decided: each decision holds in the stories that have its words, however they are split or merged."""

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from hearsay.decide import in_force
from hearsay.decide.record import from_dict, to_dict, with_id
from hearsay.decide.told import kind_of
from hearsay.model import Anchor, Decision, Undo

from .codec import stamp
from .connection import Connection


class Rulings:
    """The shelf of decisions."""

    def __init__(self, connection: Connection) -> None:
        self._c = connection

    def add(self, decision: Decision) -> Decision:
        """Add a decision. It is on disk when this returns. Returns it with its id; the same one twice is one."""
        made = with_id(decision)
        with self._c.writing():
            if self._c.value("SELECT 1 FROM decisions WHERE id = ?", (made.id,)):
                return made
            record = json.dumps(to_dict(made), ensure_ascii=True)
            number = self._c.run(
                "INSERT INTO decisions (id, at, kind, record) VALUES (?, ?, ?, ?)",
                (made.id, stamp(made.at), kind_of(made), record),
            )
            for text in self._texts(made):
                self._c.run("INSERT INTO decision_texts (decision, sha256) VALUES (?, ?)", (number, text))
        return made

    def all(self, story: str | None = None) -> list[Decision]:
        """Every decision in order, undone ones and `Undo`s too: all, or those that name words of a story's reports, in
        any of their versions."""
        rows = self._c.rows(
            "SELECT d.record FROM decisions d WHERE ?1 IS NULL OR d.number IN (SELECT t.decision"
            " FROM decision_texts t JOIN reports r ON r.sha256 = t.sha256 JOIN members m ON m.document = r.document"
            " JOIN stories s ON s.number = m.story WHERE s.id = ?1) ORDER BY d.number",
            (story,),
        )
        return [from_dict(json.loads(r)) for (r,) in rows]

    def of_story(self, story: str) -> tuple[Decision, ...]:
        """The decisions in force that name words of a story's reports."""
        return in_force(self.all(story))

    def homes(self) -> dict[str, str]:
        """Decision → id of a story that has its words now, where there is one."""
        rows = self._c.rows(
            "SELECT d.id, s.id FROM decisions d JOIN decision_texts t ON t.decision = d.number"
            " JOIN reports r ON r.sha256 = t.sha256 JOIN members m ON m.document = r.document"
            " JOIN stories s ON s.number = m.story ORDER BY d.number, r.number DESC"
        )
        return {str(decision): str(story) for decision, story in rows}

    def _texts(self, decision: Decision) -> list[str]:
        """Hashes of the texts whose words a decision names; what undoes another is about that one's."""
        if not isinstance(decision, Undo):
            return sorted({a.sha256 for a in _anchors(decision)})
        sql = "SELECT t.sha256 FROM decision_texts t JOIN decisions d ON d.number = t.decision WHERE d.id = ?"
        return [text for (text,) in self._c.rows(sql, (decision.of,))]


def _anchors(value: Any) -> Iterator[Anchor]:
    if isinstance(value, Anchor):
        yield value
    elif isinstance(value, tuple):
        for v in value:
            yield from _anchors(v)
    elif is_dataclass(value):
        for f in fields(value):
            yield from _anchors(getattr(value, f.name))
