"""When: days that the two are dated to."""

from collections.abc import Iterator

from hearsay.model import Interval

from .finding import Finding, Scene
from .pairs import Column, Pairs


def when(pairs: Pairs, scene: Scene) -> Iterator[Column]:
    """Dates that overlap or exclude each other, where both are dated."""
    return pairs.judged(pairs.both(lambda f: bool(f.times)), lambda f: f.times, _compared)


def _compared(a: tuple[Interval, ...], b: tuple[Interval, ...]) -> Finding:
    if any(x.overlaps(y) for x in a for y in b):
        return Finding("when-same", 1.0, "They are dated to the same time.")
    text = f"One is dated {a[0].start.isoformat()}, the other {b[0].start.isoformat()}."
    return Finding("when-differs", 1.0, text)
