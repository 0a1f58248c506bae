"""What goes into ingest: named bytes, and the policy that bounds and completes them."""

from dataclasses import dataclass

from .limits import Limits


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One input as it was given: a file's bytes, standard input, a fetched page."""

    name: str
    """Path or address; messages and `Report.path` show it. Its suffix helps to tell the format."""
    data: bytes
    """The raw bytes."""
    kind: str | None = None
    """A key of `formats.FORMATS`; None to tell it from the name and the bytes."""
    charset: str = ""
    """Charset that the header of a fetched page names; empty where there is none. A byte-order mark counts more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestPolicy(Limits):
    """What the user says about the inputs, and the limits that they must keep."""

    outlet: str | None = None
    """The outlet of every report whose metadata names none."""
    published: str | None = None
    """When every report was published whose metadata does not say, e.g. "2012-07-12" or "12 July 2012"."""
    min_words_for_language: int = 20
    """Texts in Latin script with fewer words are taken for English: too short to tell."""


DEFAULT_POLICY = IngestPolicy()
"""No outlet or date given, and the limits as they are documented."""
