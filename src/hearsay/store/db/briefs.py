"""Which documents are still to be grouped, which stories still to be weighed, and the latest brief of each."""

from datetime import datetime
from typing import Any

from .codec import squeeze, stamp, unsqueeze
from .connection import Connection
from .reports import storable

_WEIGHED = ("reports", "notices", "decisions", "placements")
"""Tables from whose rows briefs are made."""


class Briefs:
    """The shelf of briefs, and of the work that is still to be done for them.

    What is added, moved, taken back or decided is due from that moment on, in the same transaction: work that was cut
    off goes on where it was.
    """

    def __init__(self, connection: Connection) -> None:
        self._c = connection

    def waiting(self) -> list[str]:
        """Ids of the reports (latest versions) that are still to be grouped, in order of arrival."""
        rows = self._c.rows(
            "SELECT r.id FROM waiting w JOIN reports r ON r.document = w.document AND r.version ="
            " (SELECT max(version) FROM reports WHERE document = w.document) ORDER BY r.number"
        )
        return [name for (name,) in rows]

    def due(self) -> list[str]:
        """Ids of the stories that are to be weighed anew, those that hold reports, in order of their founding."""
        rows = self._c.rows(
            "SELECT s.id FROM due d JOIN stories s ON s.number = d.story WHERE EXISTS"
            " (SELECT 1 FROM members WHERE story = s.number) ORDER BY s.number"
        )
        return [name for (name,) in rows]

    def is_due(self, story: str) -> None:
        """Have a story weighed anew."""
        sql = "INSERT INTO due (story) SELECT number FROM stories WHERE id = ? ON CONFLICT DO NOTHING"
        self._c.run(sql, (story,))

    def moment(self) -> tuple[int, ...]:
        """How far the store is: the same as long as nothing is added, moved, taken back or decided."""
        last = (f"ifnull((SELECT max(number) FROM {t}), 0)" for t in _WEIGHED)
        return self._c.row(f"SELECT {', '.join(last)}") or ()

    def keep(self, story: str, title: str, brief: dict[str, Any], at: datetime) -> None:
        """Keep the latest brief of a story, as JSON has it: the story is no longer due."""
        with self._c.writing():
            number = self._c.value("SELECT number FROM stories WHERE id = ?", (story,))
            self._c.run("DELETE FROM briefs WHERE story = ?", (number,))
            self._c.run(
                "INSERT INTO briefs (story, at, title, data) VALUES (?, ?, ?, ?)",
                (number, stamp(at), storable(title), squeeze(brief)),
            )
            self._c.run("DELETE FROM due WHERE story = ?", (number,))

    def get(self, story: str) -> dict[str, Any] | None:
        """The latest brief of a story, or None where it was not weighed yet."""
        sql = "SELECT data FROM briefs WHERE story = (SELECT number FROM stories WHERE id = ?)"
        data = self._c.value(sql, (story,))
        return None if data is None else unsqueeze(data)
