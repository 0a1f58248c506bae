"""When: days that the two are dated to."""

from collections.abc import Iterator

from hearsay.link.forms import Form

from .finding import Finding, Scene
from .pairs import Column, Pairs


def when(pairs: Pairs, scene: Scene) -> Iterator[Column]:
    """Dates that overlap or exclude each other, where both are dated."""
    return pairs.judged(pairs.both(lambda f: bool(f.times)), _compared)


def _compared(a: Form, b: Form) -> Finding:
    if any(x.overlaps(y) for x in a.times for y in b.times):
        return Finding("when-same", 1.0, "They are dated to the same time.")
    text = f"One is dated {a.times[0].start.isoformat()}, the other {b.times[0].start.isoformat()}."
    return Finding("when-differs", 1.0, text)
