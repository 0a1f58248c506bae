"""A store's rows as records of an export: one function a file."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from hearsay.model.kept import Change, ClaimState
from hearsay.render.contract import reading_dict

from ..codec import encode, stamp
from ..store import Store

Json = dict[str, Any]


def reports(store: Store) -> Iterator[Json]:
    """Every version of every report, whole, with how it came in."""
    rows = store.connection.rows("SELECT id, version, at, sha256 FROM reports ORDER BY number")
    for name, version, at, sha256 in rows:
        report = store.reports.get(name)
        plain = encode(report, named=True)
        came = [encode(c, named=True) for c in store.reports.arrivals(name)]
        yield {**plain, "place": report.path, "version": version, "at": at, "sha256": sha256, "came": came}


def notices(store: Store) -> Iterator[Json]:
    """Corrections, kills, withdrawals."""
    sql = (
        "SELECT d.place, n.at, n.kind, n.why, n.source FROM notices n JOIN documents d ON d.number = n.document"
        " ORDER BY n.number"
    )
    for place, at, kind, why, source in store.connection.rows(sql):
        yield {"place": place, "at": at, "kind": kind, "why": why, "source": source}


def readings(store: Store) -> Iterator[Json]:
    """What readers found; one in an older form, which is read anew when it is needed, is left out."""
    sql = "SELECT r.id, g.reader, g.at FROM readings g JOIN reports r ON r.number = g.report ORDER BY g.number"
    for report, reader, at in store.connection.rows(sql):
        found = store.readings.get(report, reader.rpartition(".")[0])
        if found is not None:
            yield {"reader": reader, "at": at, **reading_dict(found)}


def stories(store: Store) -> Iterator[Json]:
    """Stories with their reports, and every placement."""
    for (name,) in store.connection.rows("SELECT id FROM stories ORDER BY number"):
        s = store.stories.get(name)
        placed = [p for r in s.reports for p in store.stories.placements(r)]
        yield {**encode(s, named=True), "placements": [encode(p, named=True) for p in placed]}


def rulings(store: Store) -> Iterator[Json]:
    """What the user ruled on stories."""
    sql = "SELECT at, kind, these, those, why FROM pins ORDER BY number"
    for at, kind, these, those, why in store.connection.rows(sql):
        sides = [[_place(store, d) for d in json.loads(x)] for x in (these, those)]
        yield {"at": at, "kind": kind, "these": sides[0], "those": sides[1], "why": why}


def decisions(store: Store) -> Iterator[Json]:
    """What the user decided on claims and parties, as files of decisions have it."""
    return (json.loads(r) for (r,) in store.connection.rows("SELECT record FROM decisions ORDER BY number"))


def claims(store: Store) -> Iterator[Json]:
    """Every claim with its history and where it stands."""
    for number, name in store.connection.rows("SELECT number, id FROM claims ORDER BY number"):
        history = store.claims.history(name)
        places = store.connection.rows(
            "SELECT r.id, r.sha256, m.start, m.stop FROM mentions m JOIN reports r ON r.number = m.report"
            " WHERE m.claim = ? ORDER BY m.number",
            (number,),
        )
        mentions = [{"report": r, "sha256": s, "start": a, "end": b} for r, s, a, b in places]
        yield {"id": name, "mentions": mentions, "history": [_step(c) for c in history]}


def feeds(store: Store) -> Iterator[Json]:
    """What is followed."""
    return (encode(f, named=True) for f in store.feeds.all())


def _step(c: Change) -> Json:
    return {"number": c.number, "kind": c.kind, "reason": c.reason, "report": c.report, **_state(c.now)}


def _state(s: ClaimState) -> Json:
    return {**encode(s, named=True), "at": stamp(s.at)}


def _place(store: Store, document: int) -> str | None:
    place: str | None = store.connection.value("SELECT place FROM documents WHERE number = ?", (document,))
    return place


RECORDS: Mapping[str, Callable[[Store], Iterator[Json]]] = {
    f.__name__: f for f in (reports, notices, readings, stories, rulings, decisions, claims, feeds)
}
"""Name of each file of an export → its records."""
