"""The stages in order: ingest → read → link → weigh, and what the user decided between them.

The one module that knows them all; pure but for its reader.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from hearsay import decide
from hearsay.ingest import IngestPolicy, ReadSource, Source, ingest, read_source
from hearsay.link import GroupedStory, feature_of, group, link
from hearsay.model import Brief, Decision, Ingested, Reading, Report, Skipped
from hearsay.read import Reader
from hearsay.tables import Tables
from hearsay.weigh import weigh

Progress = Callable[[int, int, str], None]
"""Called with (done, of how many, what) while long work goes on."""


def silent(done: int, total: int, what: str) -> None:
    """Show no progress."""


def take_in(sources: Iterable[Source], policy: IngestPolicy, read: ReadSource = read_source) -> Ingested:
    """Turn bytes into reports. `read` parses a source: in this process unless another way is given."""
    return ingest(sources, policy, read)


def read_reports(reports: Sequence[Report], reader: Reader, progress: Progress = silent) -> Iterator[Reading]:
    """Read reports one after the other, in order."""
    for i, report in enumerate(reports):
        yield reader.read(report)
        progress(i + 1, len(reports), "reading")


def brief_of(
    readings: Sequence[Reading],
    reader: Reader,
    tables: Tables,
    skipped: Sequence[Skipped] = (),
    decisions: Sequence[Decision] = (),
) -> Brief:
    """Link and weigh the readings of one story; what was skipped on the way stands in the brief.

    `decisions` are those in force, in the order in which they were made: corrections change what was read before it is
    linked, the others what was linked before it is weighed. Each has its outcome in the brief.
    """
    if not decisions:
        return weigh(link(readings, reader.vectors, tables), skipped=tuple(skipped))
    corrected, on_readings = decide.corrected(readings, decisions)
    ruled = decide.rule(link(corrected, reader.vectors, tables), decisions, tables)
    return decide.marked(weigh(ruled.story, skipped=tuple(skipped)), decisions, (*on_readings, *ruled.outcomes))


def stories_of(reports: Sequence[Report]) -> tuple[GroupedStory, ...]:
    """Group reports into stories. They need not be read for it."""
    return group(feature_of(r) for r in reports)
