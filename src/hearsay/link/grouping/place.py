"""Where a report belongs: in a story that is known, in a new one, and what its coming changes around it.

In: a report's feature, the stories near it, and the setting. Out: a `Placed`. The report and its nearest stories are
grouped afresh, by the one rule of `partition`: so a report can also tie two stories together, or show that one story
was two.
"""

from collections.abc import Iterable, Sequence

import numpy as np

from hearsay.model import Reason

from .feature import Feature
from .likeness import alike
from .naming import named, repairs
from .partition import FLOOR, USUAL
from .reasons import why
from .scene import Scene
from .setting import Setting
from .story import Placed, Repair, StorySummary

NEIGHBOURS = 8
"""Stories that are grouped afresh with a report: the likest."""
LEAST = 0.5 * FLOOR * USUAL
"""Mean likeness from which a story is looked at again at all."""


def place(feature: Feature, neighbours: Sequence[StorySummary], setting: Setting) -> Placed:
    """Decide where a report belongs that stands in no story yet.

    `neighbours` are the stories that have reports like it (see `Shelf.near`) and those of the reports that it is ruled
    to be together with. Their order does not matter.
    """
    near = nearest([feature], neighbours, setting)
    scene = Scene.of([feature, *_members(near)], setting.spread)
    after = named(near, scene.grouped(setting.rules), feature.report, setting)
    own = next(s for s in after if feature.report in s.reports)
    doubt, reasons = why(feature, own, [s for s in after if s is not own], scene, setting.rules)
    return Placed(
        report=feature.report,
        story=own.id,
        is_new=len(own.members) == 1,
        doubt=doubt,
        reasons=reasons,
        repairs=repairs(near, after),
    )


def review(story: StorySummary, neighbours: Sequence[StorySummary], setting: Setting) -> tuple[Repair, ...]:
    """Look at a story again: after it or the user's rules have changed, or when words have come to weigh otherwise."""
    others = [s for s in neighbours if s.id != story.id]
    before = [story, *nearest(story.members, others, setting)]
    if len(_members(before)) == 1:
        return ()
    scene = Scene.of(_members(before), setting.spread)
    return repairs(before, named(before, scene.grouped(setting.rules), story.id, setting))


def explain(
    feature: Feature, own: StorySummary, neighbours: Sequence[StorySummary], setting: Setting
) -> tuple[float, tuple[Reason, ...]]:
    """How doubtful the place of a report in its own story is, and the reasons for it."""
    others = nearest([feature], [s for s in neighbours if s.id != own.id], setting)
    scene = Scene.of(_members([own, *others]), setting.spread)
    return why(feature, own, others, scene, setting.rules)


def nearest(members: Sequence[Feature], stories: Sequence[StorySummary], setting: Setting) -> list[StorySummary]:
    """The stories that are likest to the reports, and those that the rules tie to them."""
    if not stories:
        return []
    sums = alike(members, _members(stories), setting.spread).sum(axis=0)
    starts = np.cumsum([0, *(len(s.members) for s in stories[:-1])])
    sizes = np.array([len(s.members) * len(members) for s in stories])
    means = (np.add.reduceat(sums, starts) / sizes).round(9).tolist()
    order = sorted(range(len(stories)), key=lambda i: (-means[i], stories[i].id))
    close = [stories[i] for i in order[:NEIGHBOURS] if means[i] >= LEAST]
    ruled = setting.rules.with_any(f.report for f in members)
    return close + [s for s in stories if ruled and s not in close and not ruled.isdisjoint(s.reports)]


def _members(stories: Iterable[StorySummary]) -> list[Feature]:
    return [f for s in stories for f in s.members]
