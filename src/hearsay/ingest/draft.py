"""What a format module gives: one text as its file had it, before ids, dates from the text and entries are settled."""

from dataclasses import dataclass

from hearsay.model import Entry, Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One text with what its file's metadata say about it."""

    source: str
    """Name of the source: becomes `Report.path`."""
    where: str
    """The source and the place in it, for messages, e.g. "wire.jsonl, line 3"."""
    text: str
    """The text, never changed from here on."""
    id: str = ""
    """The id that the file gives; empty to derive one from the name."""
    title: str = ""
    """Headline from metadata."""
    outlet: str = ""
    """Outlet from metadata."""
    published: Moment | None = None
    """Published time from metadata."""
    author: str = ""
    """Byline from metadata."""
    entries: tuple[Entry, ...] = ()
    """Live-blog entries that the file's markup gives."""
    notes: tuple[str, ...] = ()
    """What the user should know."""


FAULTS: tuple[type[Exception], ...] = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
)
"""What other people's parsers raise on damaged input, beside errors of their own (lxml's are SyntaxErrors).

Only calls into such parsers are guarded with it.
"""
