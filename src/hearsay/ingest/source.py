"""What goes into ingest: named bytes, and the policy that bounds and completes them."""

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One input as it was given: a file's bytes, standard input, a fetched page."""

    name: str
    """Path or address; messages and `Report.path` show it. Its suffix helps to tell the format."""
    data: bytes
    """The raw bytes."""
    kind: str | None = None
    """A key of `formats.FORMATS`; None to tell it from the name and the bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestPolicy:
    """What the user says about the inputs, and the limits that they must keep."""

    outlet: str | None = None
    """The outlet of every report whose metadata names none."""
    published: str | None = None
    """When every report was published whose metadata does not say, e.g. "2012-07-12" or "12 July 2012"."""
    max_text_chars: int = 1_000_000
    """Longest text of one report, in code points."""
    max_raw_bytes: int = 20 * MEGABYTE
    """Largest file that holds one report."""
    max_collection_bytes: int = 200 * MEGABYTE
    """Largest file that holds many reports (JSON, JSON lines, mbox)."""
    max_inflated_bytes: int = 60 * MEGABYTE
    """Most that a compressed file may hold when unpacked."""
    max_html_bytes: int = 10 * MEGABYTE
    """Largest HTML page: parsers keep the whole tree in memory."""
    max_html_depth: int = 512
    """Deepest nesting of tags: HTML parsers are quadratic in it."""
    max_html_nodes: int = 200_000
    """Most opening tags in one page."""
    max_pdf_pages: int = 500
    """Most pages of one PDF."""
    min_words_for_language: int = 20
    """Texts in Latin script with fewer words are taken for English: too short to tell."""

    def max_bytes(self, kind: str | None) -> int:
        """The largest file of this kind."""
        if kind == "html":
            return self.max_html_bytes
        return self.max_collection_bytes if kind in ("jsonl", "json", "mbox") else self.max_raw_bytes


DEFAULT_POLICY = IngestPolicy()
"""No outlet or date given, and the limits above."""


def in_megabytes(size: int) -> str:
    """A size in bytes as people read it, e.g. "50 MB"."""
    return f"{size / MEGABYTE:.1f}".removesuffix(".0") + " MB"
