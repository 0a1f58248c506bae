"""Claims over time: each brief of a story is compared with the one before, and what changed is added to the history."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from hearsay.model import Brief, WeighedClaim
from hearsay.model.called import outlets_called
from hearsay.model.kept import Change, ClaimState

from .again import Place
from .codec import decode, encode, stamp
from .compare import Known, Occasion, Step, steps_of
from .connection import Connection, Row
from .reports import Reports, storable
from .said import Said, said_in

HISTORY = (
    "SELECT s.number, s.kind, s.state, (SELECT b.state FROM claim_states b WHERE b.claim = s.claim"
    " AND b.number < s.number ORDER BY b.number DESC LIMIT 1), s.reason, r.id"
    " FROM claim_states s LEFT JOIN reports r ON r.number = s.report"
)
"""Rows of changes, `s` being the change."""
_NEXT = "1 + max(ifnull((SELECT max(number) FROM claim_states), 0), ifnull((SELECT max(number) FROM last_change), 0))"
"""No number is given twice, also after changes were forgotten."""


class Claims:
    """The shelf of claims."""

    def __init__(self, connection: Connection, reports: Reports) -> None:
        self._c, self._reports = connection, reports

    def keep(self, story: str, brief: Brief, at: datetime) -> list[Change]:
        """Compare a story's new brief with what is known of its claims, and keep what changed. Returns the changes.

        The brief's reports must bear their ids in the store. A claim keeps its id as long as it is known again by its
        mentions; one that no report tells any more stays, as gone.
        """
        with self._c.writing():
            number = self._c.value("SELECT number FROM stories WHERE id = ?", (story,))
            known = self._known(number)
            places = {c.claim.id: self._places(c) for c in brief.claims}
            said = said_in(brief)
            steps = steps_of(known, brief, places, self._occasion(story, brief, at))
            for s in steps:
                self._keep(number, s, said.get(s.weighed or ""))
            kept = [(s, self._add(number, s)) for s in steps if s.kind]
        before = {k: b.state for k, b in known.items()}
        return [_change(s, n, before.get(s.now.claim)) for s, n in kept]

    def changes(
        self, *, since: datetime | None = None, story: str | None = None, after: int = 0, limit: int = 1000
    ) -> list[Change]:
        """Changes in order: since a moment, of a story, after the change of a number.

        `since` goes by the order in which things were recorded: where the clock went back in between, nothing that was
        recorded later is left out.
        """
        values: dict[str, Any] = {"after": after, "limit": limit}
        if since is not None:
            first = self._c.value("SELECT min(number) FROM claim_states WHERE at >= ?", (stamp(since),))
            if first is None:
                return []
            values["after"] = max(after, first - 1)
        where = "s.number > :after"
        if story is not None:
            where += " AND s.story = (SELECT number FROM stories WHERE id = :story)"
            values["story"] = story
        return [read_change(r) for r in self._c.rows(f"{HISTORY} WHERE {where} ORDER BY s.number LIMIT :limit", values)]

    def history(self, claim: str) -> list[Change]:
        """All that became different about a claim, first first; the first is `new`."""
        sql = f"{HISTORY} WHERE s.claim = (SELECT number FROM claims WHERE id = ?) ORDER BY s.number"
        return [read_change(r) for r in self._c.rows(sql, (claim,))]

    def of_story(self, story: str) -> list[ClaimState]:
        """The claims of a story as they now stand, gone ones too, in the order in which they were first told."""
        sql = "SELECT c.state FROM claims c JOIN stories s ON s.number = c.story WHERE s.id = ? ORDER BY c.number"
        return [state_of(r) for (r,) in self._c.rows(sql, (story,))]

    def _known(self, story: int) -> dict[str, Known]:
        rows = self._c.rows("SELECT number, state FROM claims WHERE story = ? ORDER BY number", (story,))
        states = {n: state_of(s) for n, s in rows}
        places: dict[int, list[Place]] = {n: [] for n in states}
        texts: dict[str, str] = {}
        sql = (
            "SELECT m.claim, r.document, r.id, m.start, m.stop FROM mentions m JOIN reports r ON r.number = m.report"
            " JOIN claims c ON c.number = m.claim WHERE c.story = ? ORDER BY m.number"
        )
        for claim, document, report, start, stop in self._c.rows(sql, (story,)):
            if report not in texts:
                texts[report] = self._reports.text(report)
            places[claim].append(Place(document, report, start, stop, texts[report][start:stop]))
        return {s.claim: Known(s, places[n]) for n, s in states.items()}

    def _places(self, c: WeighedClaim) -> list[Place]:
        """Where a claim stands; own checks of the user are no reports of the store."""
        return [
            Place(document, m.report, m.evidence.span.start, m.evidence.span.end, m.evidence.text)
            for m in c.claim.mentions
            if (document := self._reports.document_or_none(m.report)) is not None
        ]

    def _occasion(self, story: str, brief: Brief, at: datetime) -> Occasion:
        rows = self._c.rows(
            "SELECT r.document, r.id, max(r.number) FROM reports r JOIN members m ON m.document = r.document"
            " JOIN stories s ON s.number = m.story WHERE s.id = ? GROUP BY r.document",
            (story,),
        )
        notices = {d: self._reports.notices(name) for d, name, _ in rows}
        return Occasion(
            story=story,
            at=at,
            latest={d: (name, n) for d, name, n in rows},
            notices={d: found[-1] for d, found in notices.items() if found},
            outlets=outlets_called((r.report.id, r.report.outlet, r.report.path) for r in brief.story.readings),
        )

    def _keep(self, story: int, step: Step, said: Said | None) -> None:
        """What a claim is now, where it stands, and who says it."""
        s = step.now
        values = (s.claim, story, stamp(s.at), s.status, s.origins.low, int(s.present), _text(s))
        self._c.run(
            "INSERT INTO claims (id, story, at, changed_at, status, low, present, latest, state) VALUES"
            " (?1, ?2, ?3, ?3, ?4, ?5, ?6, 0, ?7) ON CONFLICT (id) DO UPDATE SET status = ?4, low = ?5, present = ?6,"
            " state = ?7" + (", changed_at = ?3" if step.kind else ""),
            values,
        )
        number = self._c.value("SELECT number FROM claims WHERE id = ?", (s.claim,))
        self._stand(number, step.places)
        if said is not None:
            self._c.run("DELETE FROM claim_texts WHERE claim = ?", (number,))
            self._c.run(
                "INSERT INTO claim_texts (claim, text, speakers, relays) VALUES (?, ?, ?, ?)",
                (number, storable(s.text), *(storable("\n".join(names)) for names in (said.speakers, said.relays))),
            )

    def _stand(self, claim: int, places: Sequence[Place]) -> None:
        self._c.run("DELETE FROM mentions WHERE claim = ?", (claim,))
        for p in places:
            self._c.run(
                "INSERT INTO mentions (claim, report, start, stop) SELECT ?, number, ?, ? FROM reports WHERE id = ?",
                (claim, p.start, p.stop, p.report),
            )

    def _add(self, story: int, step: Step) -> int:
        number = self._c.run(
            "INSERT INTO claim_states (number, claim, story, at, kind, report, reason, state) VALUES"
            f" ({_NEXT}, (SELECT number FROM claims WHERE id = ?), ?, ?, ?, (SELECT number FROM reports WHERE id = ?),"
            " ?, ?)",
            (
                step.now.claim,
                story,
                stamp(step.now.at),
                step.kind,
                step.report,
                storable(step.reason),
                _text(step.now),
            ),
        )
        self._c.run("UPDATE claims SET latest = ? WHERE id = ?", (number, step.now.claim))
        return number


def state_of(text: str) -> ClaimState:
    """A claim's state as it is kept."""
    return decode(ClaimState, json.loads(text))


def _text(state: ClaimState) -> str:
    return json.dumps(encode(state, named=True), ensure_ascii=True)


def _change(step: Step, number: int, before: ClaimState | None) -> Change:
    assert step.kind
    return Change(number=number, kind=step.kind, now=step.now, before=before, reason=step.reason, report=step.report)


def read_change(row: Row) -> Change:
    """A change, from a row of `HISTORY`."""
    number, kind, now, before, reason, report = row
    return Change(
        number=number,
        kind=kind,
        now=state_of(now),
        before=state_of(before) if before else None,
        reason=reason,
        report=report,
    )
