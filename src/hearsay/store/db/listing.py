"""What a page of the store needs at once: stories in order, where claims stand, the latest changes, names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hearsay.model.kept import Change

from .claims import HISTORY, read_change
from .connection import Connection

Where = tuple[str, int, int]
"""Id of a report, first code point, behind the last."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name on which claims rest."""

    name: str
    """As the claims have it."""
    claims: int
    """How many rest on it, or are denied by it."""
    stories: int
    """In how many stories."""


class Listing:
    """Lists what is in a store, a page at a time."""

    def __init__(self, connection: Connection) -> None:
        self._c = connection

    def token(self) -> tuple[int, ...]:
        """Another one whenever a report was added or moved, or a claim changed."""
        parts = (f"(SELECT coalesce(max(number), 0) FROM {t})" for t in ("claim_states", "placements", "reports"))
        return self._c.row(f"SELECT {', '.join(parts)}") or ()

    def version(self) -> int:
        """Another one, for this connection, whenever anything was written to the file by another one."""
        return int(self._c.value("PRAGMA data_version"))

    def latest(self) -> int:
        """Number of the latest change; 0 where there is none."""
        return int(self._c.value("SELECT coalesce(max(number), 0) FROM claim_states"))

    def order(self) -> list[tuple[str, int]]:
        """Id of each story that holds reports with the number of its latest report, the latest first."""
        return self._c.rows(
            "SELECT s.id, max(r.number) FROM members m JOIN reports r ON r.document = m.document"
            " JOIN stories s ON s.number = m.story GROUP BY m.story ORDER BY 2 DESC"
        )

    def into(self, story: str) -> str | None:
        """Id of the story that a story was merged into, at the end of all mergings; None where it was not."""
        seen: set[str] = set()
        name, found = story, None
        while name not in seen:
            seen.add(name)
            row = self._c.row(
                "SELECT x.state, i.id FROM story_states x JOIN stories s ON s.number = x.story"
                " LEFT JOIN stories i ON i.number = x.into_story WHERE s.id = ? ORDER BY x.number DESC LIMIT 1",
                (name,),
            )
            if row is None or row[0] != "merged" or row[1] is None:
                break
            name = found = row[1]
        return found

    def weighed_at(self, story: str) -> str:
        """When a story was last weighed; empty where it was not yet."""
        sql = "SELECT at FROM briefs WHERE story = (SELECT number FROM stories WHERE id = ?)"
        return self._c.value(sql, (story,)) or ""

    def places(self, story: str) -> dict[Where, str]:
        """Where the claims of a story stand → the id that each keeps."""
        rows = self._c.rows(
            "SELECT r.id, m.start, m.stop, c.id FROM claims c JOIN stories s ON s.number = c.story AND s.id = ?"
            " JOIN mentions m ON m.claim = c.number JOIN reports r ON r.number = m.report WHERE c.present",
            (story,),
        )
        return {(report, start, stop): claim for report, start, stop, claim in rows}

    def story_of(self, claim: str) -> str | None:
        """Id of the story of a claim; None where there is no such claim."""
        name: str | None = self._c.value(
            "SELECT s.id FROM claims c JOIN stories s ON s.number = c.story WHERE c.id = ?", (claim,)
        )
        return name

    def changes(
        self, *, story: str | None = None, before: int = 0, kinds: Sequence[str] = (), limit: int = 20
    ) -> list[Change]:
        """The latest changes, the latest first; `before`: only those of a lower number."""
        wheres, values = ["1"], [*kinds]
        if kinds:
            wheres = [f"s.kind IN ({', '.join('?' * len(kinds))})"]
        if before:
            wheres.append(f"s.number < {int(before)}")
        if story is not None:
            wheres.append(
                "s.claim IN (SELECT c.number FROM claims c JOIN stories y ON y.number = c.story WHERE y.id = ?)"
            )
            values.append(story)
        sql = f"{HISTORY} WHERE {' AND '.join(wheres)} ORDER BY s.number DESC LIMIT {int(limit)}"
        return [read_change(r) for r in self._c.rows(sql, values)]

    def moved(self, after: int, limit: int = 50) -> list[str]:
        """Ids of the stories in which a claim came to another status since the change of a number, latest first."""
        rows = self._c.rows(
            "SELECT y.id FROM claim_states s JOIN stories y ON y.number = s.story"
            " WHERE s.number > ? AND s.kind = 'status' GROUP BY y.id ORDER BY max(s.number) DESC LIMIT ?",
            (after, limit),
        )
        return [name for (name,) in rows]

    def names(self) -> list[Named]:
        """The full name of every party on which a claim rests that is told now, the one with most claims first."""
        rows = self._c.rows(
            "SELECT j.value, count(*), count(DISTINCT c.story) FROM claims c, json_each(c.state, '$.origins.parties') j"
            " WHERE c.present GROUP BY j.value ORDER BY 2 DESC, 1"
        )
        return [Named(*r) for r in rows]
