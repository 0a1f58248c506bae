"""What was read in a report, kept for each reader: nothing is read twice by the same one."""

from datetime import datetime

from hearsay.model import Reading

from .codec import decode, encode, form_of, squeeze, stamp, unsqueeze
from .connection import Connection
from .reports import Reports


class Readings:
    """The shelf of readings."""

    def __init__(self, connection: Connection, reports: Reports) -> None:
        self._c, self._reports = connection, reports

    def get(self, report: str, reader: str) -> Reading | None:
        """What this reader found in a report; None where it is to be read: not kept, damaged, or in an older form."""
        sql = "SELECT g.data FROM readings g JOIN reports r ON r.number = g.report WHERE r.id = ? AND g.reader = ?"
        data = self._c.value(sql, (report, _key(reader)))
        if data is None:
            return None
        whole = self._reports.get(report)
        try:
            return decode(Reading, [encode(whole), *unsqueeze(data)], whole)
        except (ValueError, TypeError, LookupError):
            return None

    def keep(self, reading: Reading, reader: str, at: datetime) -> None:
        """Keep what a reader (named by a hash of all that its readings depend on) found in a report of the store."""
        self._c.run(
            "INSERT INTO readings (report, reader, at, data) SELECT number, ?, ?, ? FROM reports WHERE id = ?"
            " ON CONFLICT DO NOTHING",
            (_key(reader), stamp(at), squeeze(encode(reading)[1:]), reading.report.id),
        )


def _key(reader: str) -> str:
    return f"{reader}.{form_of(Reading)}"
