"""Confidential material: take reports, and everything that came of them, out of a store for good.

Gone are their texts in all versions, the indexes' words, readings, features, decisions on their words, briefs of their
stories, and claims that they tell, with the history of these. Nothing of it stays on free pages or in the log.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from hearsay.errors import StoreBusyError, StoreError

from ..codec import stamp
from ..reports import mark_of
from ..store import Store
from .traces import Traces, plain_words

BEYOND_REACH = (
    "backups and exports that were made before",
    "snapshots and journals of the file system",
    "worn-out cells of a flash disk, which its own controller keeps",
    "the files or pages that the reports were read from, and what other programs copied",
)
"""What forgetting cannot reach; it is told each time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doomed:
    """What would be forgotten."""

    reports: tuple[tuple[str, str, str], ...] = ()
    """Latest id, place and headline of each report."""
    decisions: tuple[tuple[str, str], ...] = ()
    """Id and kind of each decision that names their words or the party."""
    stories: tuple[str, ...] = ()
    """Ids of the stories that are weighed anew."""
    documents: tuple[int, ...] = ()
    """Numbers of the documents, for `forget`."""
    name: str = ""
    """The party's name; empty when reports were named."""

    def __bool__(self) -> bool:
        return bool(self.reports or self.decisions)


def doomed(store: Store, what: str) -> Doomed:
    """What forgetting a report (its id, address or file), or else a party, would take away. Nothing is changed.

    A party is what bears just this name, in any case: every report whose words have it, and every decision.
    """
    if not what.strip():
        raise StoreError("nothing is named: give a report's id, its address, or a party's name")
    documents = _documents(store, what)
    name = "" if documents else " ".join(what.split())
    documents = documents or _naming(store, name)
    return Doomed(
        reports=tuple(_shown(store, d) for d in documents),
        decisions=tuple(_decisions(store, documents, name)),
        stories=tuple(_stories(store, documents)),
        documents=tuple(documents),
        name=name,
    )


def forget(store: Store, chosen: Doomed, at: datetime) -> None:
    """Take it away, then wipe. The stories that it was in are due to be weighed anew.

    Raises StoreBusyError when another program has the store open, so that traces in the log cannot be wiped: what was
    named is gone from the store itself by then, and forgetting it again wipes them.
    """
    c = store.connection
    with store.writing():
        c.run("INSERT INTO forgetting DEFAULT VALUES")
        _remember_not_to(store, chosen, at)
        for name, _ in chosen.decisions:
            number = c.value("SELECT number FROM decisions WHERE id = ?", (name,))
            c.run("DELETE FROM decision_texts WHERE decision = ?", (number,))
            c.run("DELETE FROM decisions WHERE number = ?", (number,))
        Traces(c, chosen.documents, chosen.name).remove()
        c.run("DELETE FROM forgetting")
    store.__dict__.pop("features", None)
    wipe(store)


def wipe(store: Store) -> None:
    """Write the file anew without its free pages, and empty the log."""
    c = store.connection
    c.script("INSERT INTO report_words (report_words) VALUES ('optimize')")
    c.script("INSERT INTO claim_words (claim_words) VALUES ('optimize')")
    c.script("VACUUM")
    busy = c.value("PRAGMA wal_checkpoint(TRUNCATE)")
    if busy:
        raise StoreBusyError(
            f"it is gone from {store.path}, but traces stay in {store.path.name}-wal while another program has the"
            " store open: close it and run this again"
        )


def _documents(store: Store, what: str) -> list[int]:
    """The document that is named by the id of any version, or by its place."""
    sql = "SELECT document FROM reports WHERE id = ?1 UNION SELECT number FROM documents WHERE place IN (?1, ?2)"
    return [d for (d,) in store.connection.rows(sql, (what, what.removeprefix("./")))]


def _naming(store: Store, name: str) -> list[int]:
    """Documents in which any version has the name, as whole words, in any case."""
    pattern = _pattern(name)
    rows = store.connection.each("SELECT document, title, text, about FROM reports ORDER BY number")
    return list(dict.fromkeys(d for d, *fields in rows if any(pattern.search(plain_words(x)) for x in fields)))


def _pattern(name: str) -> re.Pattern[str]:
    words = r"\s+".join(re.escape(w) for w in name.split())
    return re.compile(rf"(?<!\w){words}(?!\w)", re.I)


def _decisions(store: Store, documents: Sequence[int], name: str) -> Iterable[tuple[str, str]]:
    """Decisions on words of these documents, or that name the party; with those that undo them."""
    c = store.connection
    texts = {s for d in documents for (s,) in c.rows("SELECT sha256 FROM reports WHERE document = ?", (d,))}
    pattern = _pattern(name) if name else None
    gone: set[str] = set()
    for number, name_of, kind, record in c.rows("SELECT number, id, kind, record FROM decisions ORDER BY number"):
        own = {s for (s,) in c.rows("SELECT sha256 FROM decision_texts WHERE decision = ?", (number,))}
        undoes = any(f'"{g}"' in record for g in gone)
        if own & texts or undoes or (pattern and pattern.search(plain_words(record))):
            gone.add(name_of)
            yield name_of, kind


def _stories(store: Store, documents: Sequence[int]) -> list[str]:
    """Stories that a document is or ever was in."""
    sql = "SELECT DISTINCT s.id FROM placements p JOIN stories s ON s.number = p.story WHERE p.document = ?"
    return sorted({s for d in documents for (s,) in store.connection.rows(sql, (d,))})


def _shown(store: Store, document: int) -> tuple[str, str, str]:
    sql = (
        "SELECT r.id, d.place, r.title FROM reports r JOIN documents d ON d.number = r.document WHERE r.document = ?"
        " ORDER BY r.version DESC LIMIT 1"
    )
    name, place, title = store.connection.rows(sql, (document,))[0]
    return name, place, title


def _remember_not_to(store: Store, chosen: Doomed, at: datetime) -> None:
    """Keep hashes of the places and texts, so that following a feed does not bring them back."""
    c = store.connection
    for document in chosen.documents:
        marks = [mark_of(p) for (p,) in c.rows("SELECT place FROM documents WHERE number = ?", (document,))]
        marks += [s for (s,) in c.rows("SELECT sha256 FROM reports WHERE document = ?", (document,))]
        for mark in marks:
            c.run("INSERT INTO forgotten (at, mark) VALUES (?, ?) ON CONFLICT DO NOTHING", (stamp(at), mark))
