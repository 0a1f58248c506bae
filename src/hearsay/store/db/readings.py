"""What was read in a report, kept for each reader: nothing is read twice by the same one."""

import json
from datetime import datetime

from hearsay.model import Reading
from hearsay.store.db.codec import decode, encode, form_of, squeeze, stamp, unsqueeze

from .connection import Connection
from .reports import Reports


class Readings:
    """The shelf of readings."""

    def __init__(self, connection: Connection, reports: Reports) -> None:
        self._c, self._reports = connection, reports

    def get(self, report: str, reader: str) -> Reading | None:
        """What this reader found in a report; None where it has not read it, or in a form that is no longer known."""
        sql = "SELECT g.data FROM readings g JOIN reports r ON r.number = g.report WHERE r.id = ? AND g.reader = ?"
        data = self._c.value(sql, (report, _key(reader)))
        if data is None:
            return None
        whole = self._reports.get(report)
        return decode(Reading, [encode(whole), *unsqueeze(data)], whole)

    def keep(self, reading: Reading, reader: str, at: datetime) -> None:
        """Keep what a reader (named by a hash of all that its readings depend on) found in a report of the store."""
        plain = encode(reading)[1:]
        json.dumps(plain)
        self._c.run(
            "INSERT INTO readings (report, reader, at, data) SELECT number, ?, ?, ? FROM reports WHERE id = ?"
            " ON CONFLICT DO NOTHING",
            (_key(reader), stamp(at), squeeze(plain), reading.report.id),
        )


def _key(reader: str) -> str:
    return f"{reader}.{form_of(Reading)}"
