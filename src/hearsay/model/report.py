"""One published text and what is known about its publication."""

import hashlib
from dataclasses import dataclass, field
from typing import Literal

from .moment import Moment
from .span import Evidence, Span

FieldSource = Literal["metadata", "argument", "text", "story", "decision", "unknown"]
"""Where an outlet or a published time was taken from; `decision`: the user recorded it, as an own check."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A part of a report with a voice or a time of its own: a live-blog entry or an embedded post."""

    kind: Literal["live", "post"]
    """Live-blog entry, or a post of a named account."""
    span: Span
    """The entry's text, with its own time or signature line."""
    body: Span
    """The words of the entry without time or signature line."""
    at: Moment | None = None
    """When it was published, where it says so."""
    author: Evidence | None = None
    """The name that signs it, where one does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One published text: article, wire copy, live blog, post."""

    id: str
    """Unique among the reports given."""
    text: str
    """The text that all spans point into, never changed after ingest."""
    title: str = ""
    """Headline from metadata; not part of `text`, though the text may repeat it."""
    outlet: str = ""
    """Name of the outlet that published it; empty when unknown."""
    outlet_from: FieldSource = "unknown"
    """Where the outlet's name was taken from."""
    published: Moment | None = None
    """When it was published; None when unknown."""
    published_from: FieldSource = "unknown"
    """Where the time was taken from."""
    author: str = ""
    """Byline from metadata; empty when unknown."""
    path: str = ""
    """File or address it was read from; empty for a text given directly."""
    entries: tuple[Entry, ...] = ()
    """Live-blog entries and embedded posts, in text order."""
    notes: tuple[str, ...] = ()
    """What ingest wants the user to know, e.g. "read as windows-1252"."""

    def cite(self, start: int, end: int) -> Evidence:
        """The words at `start:end` (code points, half-open). Raises ValueError when they lie outside the text."""
        if end > len(self.text):
            raise ValueError(f"span {start}..{end} ends behind the text of report {self.id} ({len(self.text)})")
        return Evidence(self.id, Span(start, end), self.text[start:end])

    @property
    def is_own_check(self) -> bool:
        """Whether nobody published it: it is what the user found out by an own check."""
        return self.outlet_from == "decision"

    @property
    def sha256(self) -> str:
        """Hash of the text in UTF-8 (lone surrogates kept), as 64 hex digits."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """Something that was left out, and why: nothing is dropped in silence."""

    what: str
    """The file, line or report that was left out."""
    reason: str
    """One plain sentence: what is wrong and what to do."""
    mendable: bool = True
    """Whether the user can mend it; False where it is only told for completeness (a refused reading, a file of another
    kind in a folder)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingested:
    """What came out of the inputs: the reports, and all that was left out."""

    reports: tuple[Report, ...] = ()
    """In the order of the inputs; ids are unique."""
    skipped: tuple[Skipped, ...] = field(default=())
    """Inputs and lines that gave no report."""
