"""When: days that the two are dated to."""

from hearsay.link.forms import Form

from .finding import Finding, Scene


def when(a: Form, b: Form, scene: Scene) -> list[Finding]:
    """Dates that overlap or exclude each other, where both are dated."""
    if not a.times or not b.times:
        return []
    if any(x.overlaps(y) for x in a.times for y in b.times):
        return [Finding("when-same", 1.0, "They are dated to the same time.")]
    text = f"One is dated {a.times[0].start.isoformat()}, the other {b.times[0].start.isoformat()}."
    return [Finding("when-differs", 1.0, text)]
