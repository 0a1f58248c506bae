"""The stages in order: ingest → read → link → weigh. The one module that knows them all; pure but for its reader."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from hearsay.ingest import IngestPolicy, Source, ingest
from hearsay.link import group, link
from hearsay.model import Brief, Ingested, Reading, Report, Skipped
from hearsay.read import Reader
from hearsay.tables import Tables
from hearsay.weigh import weigh

Progress = Callable[[int, int, str], None]
"""Called with (done, of how many, what) while long work goes on."""


def silent(done: int, total: int, what: str) -> None:
    """Show no progress."""


def take_in(sources: Iterable[Source], policy: IngestPolicy) -> Ingested:
    """Turn bytes into reports."""
    return ingest(sources, policy)


def read_reports(reports: Sequence[Report], reader: Reader, progress: Progress = silent) -> Iterator[Reading]:
    """Read reports one after the other, in order."""
    for i, report in enumerate(reports):
        yield reader.read(report)
        progress(i + 1, len(reports), "reading")


def brief_of(readings: Sequence[Reading], reader: Reader, tables: Tables, skipped: Sequence[Skipped] = ()) -> Brief:
    """Link and weigh the readings of one story; what was skipped on the way stands in the brief."""
    return weigh(link(readings, reader.vectors, tables), skipped=tuple(skipped))


def stories_of(reports: Sequence[Report], reader: Reader) -> tuple[tuple[str, ...], ...]:
    """Group reports into stories: tuples of report ids."""
    return group(reports, reader.vectors)
