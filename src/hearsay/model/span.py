"""Places in a report's text, and the words that stand there."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points into `Report.text`: `0 <= start < end`. Raises ValueError otherwise."""

    start: int
    """Offset of the first code point."""
    end: int
    """Offset behind the last code point."""

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a code point."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside (or equals) this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """The exact words at a place in a report. Made only by `Report.cite`, so the words are always verbatim."""

    report: str
    """Id of the report."""
    span: Span
    """Where the words stand in that report's text."""
    text: str
    """The words: `Report.text[span.start:span.end]`."""
