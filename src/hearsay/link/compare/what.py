"""What sort of proposition: a count of victims, the name of an event, or anything else."""

from collections.abc import Iterator

from .finding import Scene
from .pairs import Column, Pairs


def aspect(pairs: Pairs, scene: Scene) -> Iterator[Column]:
    """A count of victims is never the same claim as something that counts none."""
    yield pairs.where("event-named", pairs.both(lambda f: f.aspect == "event"), "Both name an event.")
    yield pairs.where(
        "toll-one-sided",
        pairs.one(lambda f: f.aspect == "toll"),
        "Only one of them counts victims.",
        apart=pairs.either(lambda f: f.aspect == "event"),
    )
