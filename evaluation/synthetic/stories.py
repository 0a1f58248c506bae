"""One seed → one synthetic story: its reports, and the truth about its claims."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from .load import Templates
from .tellings import World
from .truth import Truth, truths
from .world import simulate
from .write import Written, write


@dataclass(frozen=True, slots=True, kw_only=True)
class SynthStory:
    """A story whose sources are known."""

    id: str
    world: World
    reports: tuple[Written, ...]
    truth: Mapping[str, Truth]

    def jsonl(self) -> str:
        """Its reports as JSON lines, as the program reads them."""
        return "".join(
            json.dumps(
                {
                    "id": r.id,
                    "outlet": r.outlet,
                    "published": r.published.isoformat(),
                    "title": r.title,
                    "text": r.text,
                },
                ensure_ascii=False,
            )
            + "\n"
            for r in self.reports
        )


def story_of(seed: str, templates: Templates) -> SynthStory:
    """The story of a seed; the same seed and templates give the same story."""
    chance = Random(seed)
    world = simulate(chance.choice(templates.topics), chance)
    reports = write(world, templates, chance)
    return SynthStory(id=seed, world=world, reports=reports, truth=truths(world))
