"""How much of a stranger's input is taken in. All of it are settings; docs/limits.md lists them with reasons."""

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What an input may be at most. What is over a limit is left out and said, with the limit's size."""

    max_text_chars: int = 1_000_000
    """Longest text of one report, in code points."""
    max_raw_bytes: int = 20 * MEGABYTE
    """Largest file that holds one report."""
    max_collection_bytes: int = 200 * MEGABYTE
    """Largest file that holds many reports (JSON, JSON lines, mbox)."""
    max_inflated_bytes: int = 60 * MEGABYTE
    """Most that a compressed file may hold when unpacked."""
    max_inflated_ratio: int = 100
    """Most times its own size that a compressed file may unpack to, where that is over a megabyte."""
    max_archive_parts: int = 5000
    """Most files inside one DOCX."""
    max_html_bytes: int = 10 * MEGABYTE
    """Largest HTML page: parsers keep the whole tree in memory."""
    max_html_depth: int = 512
    """Deepest nesting of tags: HTML parsers are quadratic in it."""
    max_html_nodes: int = 200_000
    """Most opening tags in one page."""
    max_pdf_pages: int = 500
    """Most pages of one PDF."""
    max_parse_seconds: float = 10.0
    """Wall clock for parsing one document of a foreign format (web page, PDF, DOCX, message)."""
    max_parse_bytes: int = 1000 * MEGABYTE
    """Memory that the process may take which parses foreign formats, where the system can hold it to that."""

    def max_bytes(self, kind: str | None) -> int:
        """The largest file of this kind (a key of `formats.FORMATS`)."""
        if kind in ("html", "live"):
            return self.max_html_bytes
        return self.max_collection_bytes if kind in ("jsonl", "json", "mbox") else self.max_raw_bytes


def in_megabytes(size: int) -> str:
    """A size in bytes as people read it, e.g. "50 MB"."""
    return f"{size / MEGABYTE:.1f}".removesuffix(".0") + " MB"
