"""What sort of proposition: a count of victims, the name of an event, or anything else."""

from hearsay.link.forms import Form

from .finding import Finding, Scene


def aspect(a: Form, b: Form, scene: Scene) -> list[Finding]:
    """A count of victims is never the same claim as something that counts none."""
    kinds = {a.aspect, b.aspect}
    if kinds == {"toll"} or "toll" not in kinds:
        return [Finding("event-named", 1.0, "Both name an event.")] if kinds == {"event"} else []
    return [
        Finding(
            "toll-one-sided", 1.0, "Only one of them counts victims.", "DIFFERENT" if "event" in kinds else "UNSURE"
        )
    ]
