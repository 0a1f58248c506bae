"""Reports, whole, with where they came from; every version that stood at a place stays."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any

from hearsay.errors import StoreError
from hearsay.model import Report
from hearsay.model.ids import make_id
from hearsay.model.kept import TAKEN_BACK, Added, Came, Notice

from .codec import decode, encode, moment, stamp
from .connection import Connection, Row

_HALVES = re.compile(r"[\ud800-\udfff]")
_OWN = frozenset({"id", "path", "notes"})
"""Fields that are not what the outlet published."""
_APART = frozenset({"id", "text", "path"})
"""Fields that have a place of their own in the store."""
_COLUMNS = "r.id, r.text, r.exact, r.about, d.place"
_LATEST = "r.version = (SELECT max(version) FROM reports WHERE document = r.document)"


@dataclass(frozen=True, slots=True)
class Version:
    """One version of what stood at a place."""

    report: str
    """Its id."""
    number: int
    """1 for the first."""
    at: datetime
    """When it came in."""
    sha256: str
    """Hash of its text."""


class Reports:
    """The shelf of reports."""

    def __init__(self, connection: Connection) -> None:
        self._c = connection

    def add(self, report: Report, came: Came) -> Added:
        """Put a report in. It is on disk when this returns, unless a transaction around it is still open.

        Its id in the store is a hash of its place and content; the report's own id is not kept. A report that stands
        there already is `known`; other words, headline, outlet, byline or published time at a known place are a new
        version, also when they stood there once before.
        """
        if not came.place:
            raise ValueError("a report needs a place")
        content = content_of(report)
        with self._c.writing():
            if self._forgotten(came.place, report):
                return Added(id="", status="forgotten")
            document, latest = self._document(came.place)
            if latest and latest[1] == content:
                self._arrived(latest[2], came)
                return Added(id=latest[0], status="known")
            version = latest[3] + 1 if latest else 1
            name = self._free_id(came.place, content, version)
            self._arrived(self._put(name, report, (document, version, stamp(came.at), content)), came)
        return Added(id=name, status="version" if latest else "new", previous=latest[0] if latest else None)

    def get(self, name: str) -> Report:
        """A report by its id; its path is its place. Raises StoreError when there is none."""
        found = self._c.row(
            f"SELECT {_COLUMNS} FROM reports r JOIN documents d ON d.number = document WHERE id = ?", (name,)
        )
        if found is None:
            raise StoreError(f"the store has no report {name}: `hearsay search --in reports WORDS` finds reports")
        return _report(found)

    def all(self, *, story: str | None = None, since: datetime | None = None, versions: bool = False) -> list[Report]:
        """Reports in order of arrival, each in its latest version (or in all): those of a story, or since a moment."""
        wheres, values = ["1"] if versions else [_LATEST], dict[str, Any]()
        if since is not None:
            wheres, values = [*wheres, "r.at >= :since"], {**values, "since": stamp(since)}
        joins = ""
        if story is not None:
            joins = "JOIN members m ON m.document = r.document JOIN stories s ON s.number = m.story AND s.id = :story"
            values["story"] = story
        sql = f"SELECT {_COLUMNS} FROM reports r JOIN documents d ON d.number = r.document {joins}"
        return [_report(r) for r in self._c.each(f"{sql} WHERE {' AND '.join(wheres)} ORDER BY r.number", values)]

    def text(self, name: str) -> str:
        """A report's text. Raises StoreError when there is none."""
        return self.get(name).text

    def versions(self, name: str) -> list[Version]:
        """All versions of a report, given any of them, oldest first."""
        rows = self._c.rows(
            "SELECT id, version, at, sha256 FROM reports WHERE document = (SELECT document FROM reports WHERE id = ?)"
            " ORDER BY version",
            (name,),
        )
        return [Version(r[0], r[1], moment(r[2]), r[3]) for r in rows]

    def at_place(self, place: str) -> str | None:
        """Id of the latest version at a place, or None."""
        name: str | None = self._c.value(
            "SELECT r.id FROM reports r JOIN documents d ON d.number = r.document WHERE d.place = ?"
            " ORDER BY version DESC LIMIT 1",
            (place,),
        )
        return name

    def arrivals(self, name: str) -> list[Came]:
        """How a version came in, first first."""
        rows = self._c.rows(
            "SELECT d.place, a.at, a.feed, a.etag, a.last_modified, a.raw_sha256 FROM arrivals a"
            " JOIN reports r ON r.number = a.report JOIN documents d ON d.number = r.document"
            " WHERE r.id = ? ORDER BY a.number",
            (name,),
        )
        return [
            Came(place=p, at=moment(at), feed=f, etag=e, last_modified=m, raw_sha256=raw)
            for p, at, f, e, m, raw in rows
        ]

    def note(self, name: str, notice: Notice) -> None:
        """Record what its outlet did with a report: it was corrected, killed, withdrawn, or is back."""
        with self._c.writing():
            self._c.run(
                "INSERT INTO notices (document, at, kind, why, source) VALUES (?, ?, ?, ?, ?)",
                (self.document(name), stamp(notice.at), notice.kind, notice.why, notice.source),
            )

    def notices(self, name: str) -> list[Notice]:
        """What was noted about a report, in order."""
        rows = self._c.rows(
            "SELECT kind, at, why, source FROM notices WHERE document = ? ORDER BY number", (self.document(name),)
        )
        return [Notice(kind=k, at=moment(at), why=why, source=source) for k, at, why, source in rows]

    def document(self, name: str) -> int:
        """Number of the document that a report is a version of. Raises StoreError when there is none."""
        found = self.document_or_none(name)
        if found is None:
            raise StoreError(f"the store has no report {name}")
        return found

    def document_or_none(self, name: str) -> int | None:
        """The same; None when there is none."""
        found: int | None = self._c.value("SELECT document FROM reports WHERE id = ?", (name,))
        return found

    def standing(self, story: str) -> list[Report]:
        """A story's reports that their outlets have not taken back, each in its latest version."""
        return [r for r in self.all(story=story) if not _taken_back(self.notices(r.id))]

    def _forgotten(self, place: str, report: Report) -> bool:
        sql = "SELECT 1 FROM forgotten WHERE mark IN (?, ?)"
        return self._c.value(sql, (mark_of(place), report.sha256)) is not None

    def _document(self, place: str) -> tuple[int, Row | None]:
        """The document at a place, made where it is not there, with (id, content, number, version) of its latest."""
        number = self._c.value("SELECT number FROM documents WHERE place = ?", (place,))
        if number is None:
            return self._c.run("INSERT INTO documents (place) VALUES (?)", (place,)), None
        sql = "SELECT id, content, number, version FROM reports WHERE document = ? ORDER BY version DESC LIMIT 1"
        return number, self._c.row(sql, (number,))

    def _free_id(self, place: str, content: str, version: int) -> str:
        """The id by place, content and version; where twelve digits of the hash are taken by chance, the next."""
        key = [place, content, str(version)]
        while self._c.value("SELECT 1 FROM reports WHERE id = ?", (make_id("r", key),)):
            key.append("")
        return make_id("r", key)

    def _put(self, name: str, r: Report, where: tuple[int, int, str, str]) -> int:
        document, version, at, content = where
        odd = _HALVES.search(r.text) is not None
        return self._c.run(
            "INSERT INTO reports (id, document, version, at, day, outlet, sha256, content, title, text, exact, about)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                name,
                document,
                version,
                at,
                r.published.day.isoformat() if r.published else None,
                storable(r.outlet),
                r.sha256,
                content,
                storable(r.title),
                storable(r.text),
                r.text.encode("utf-8", "surrogatepass") if odd else None,
                _about(under(r, name)),
            ),
        )

    def _arrived(self, number: int, came: Came) -> None:
        self._c.run(
            "INSERT INTO arrivals (report, feed, at, etag, last_modified, raw_sha256) VALUES (?, ?, ?, ?, ?, ?)"
            " ON CONFLICT DO NOTHING",
            (number, came.feed, stamp(came.at), came.etag, came.last_modified, came.raw_sha256),
        )


def _taken_back(notices: list[Notice]) -> bool:
    return bool(notices) and notices[-1].kind in TAKEN_BACK


def content_of(report: Report) -> str:
    """Hash of all that the outlet published: two reports with the same one say the same in every respect.

    Evidence in it (names that sign entries) is told by place: it bears the report's id, which does not count.
    """
    plain = {f.name: encode(getattr(report, f.name)) for f in fields(report) if f.name not in _OWN}
    for entry in plain["entries"]:
        entry[-1] = entry[-1] and entry[-1][1:]
    return hashlib.sha256(json.dumps(plain, sort_keys=True, ensure_ascii=True).encode()).hexdigest()


def mark_of(place: str) -> str:
    """What is kept of a place whose report was forgotten."""
    return hashlib.sha256(f"place\0{place}".encode("utf-8", "surrogatepass")).hexdigest()


def under(report: Report, name: str) -> Report:
    """The same report under another id."""
    entries = tuple(replace(e, author=replace(e.author, report=name)) if e.author else e for e in report.entries)
    return replace(report, id=name, entries=entries)


def _about(report: Report) -> str:
    plain = encode(report, named=True)
    return json.dumps({k: v for k, v in plain.items() if k not in _APART}, ensure_ascii=True)


def _report(row: Row) -> Report:
    name, text, exact, about, place = row
    whole = text if exact is None else exact.decode("utf-8", "surrogatepass")
    known = {**json.loads(about), "id": name, "text": whole, "path": place}
    return decode(Report, known, Report(id=name, text=whole))


def storable(text: str) -> str:
    """The text with halves of surrogate pairs, which SQLite's text cannot hold, as U+FFFD: as long, to the letter."""
    return _HALVES.sub("\ufffd", text)
