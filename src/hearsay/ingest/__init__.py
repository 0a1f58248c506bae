"""Bytes → Reports: the first room of the flow. Pure: the bytes, the limits and the user's word come in as values."""

from collections.abc import Iterable

from hearsay.model import Ingested, Skipped

from .draft import Draft
from .formats import FORMATS, ReadSource, open_source, read_source
from .limits import Limits
from .naming import name_reports
from .published import published_argument
from .settle import Given, refuse, settle
from .sniff import SUFFIXES, kind_of
from .source import DEFAULT_POLICY, IngestPolicy, Source

__all__ = [
    "DEFAULT_POLICY",
    "FORMATS",
    "SUFFIXES",
    "Draft",
    "IngestPolicy",
    "Limits",
    "ReadSource",
    "Source",
    "ingest",
    "kind_of",
    "read_source",
]


def ingest(
    sources: Iterable[Source], policy: IngestPolicy = DEFAULT_POLICY, read: ReadSource = read_source
) -> Ingested:
    """Turn sources into reports, in their order; what cannot be read is in `skipped`, with what to do about it.

    `read` parses a source: in this process unless another way is given, as `hearsay.sandbox` does.
    Raises InputError when the policy's published date is in no known format.
    """
    given = Given((policy.outlet or "").strip(), published_argument(policy.published))
    drafts: list[Draft] = []
    skipped: list[Skipped] = []
    for source in sources:
        for found in open_source(source, policy, read):
            reason = found if isinstance(found, Skipped) else refuse(found, policy)
            if reason:
                skipped.append(reason)
            elif isinstance(found, Draft):
                drafts.append(found)
    reports = (settle(draft, name, given) for draft, name in zip(drafts, name_reports(drafts), strict=True))
    return Ingested(reports=tuple(reports), skipped=tuple(skipped))
