"""Where a report belongs: in a story that is known, in a new one, and what its coming changes around it.

In: a report's feature, the stories near it, how words are spread, the user's rules. Out: a `Placed`. The report and its
nearest stories are grouped afresh, by the one rule of `partition`: so a report can also tie two stories together, or
show that one story was two.
"""

from collections.abc import Sequence

from hearsay.model import Reason

from .feature import Feature
from .likeness import alike
from .naming import named, repairs
from .partition import FLOOR, USUAL
from .reasons import why
from .rules import NO_RULES, Rules
from .scene import Scene
from .spread import Spread
from .story import Placed, Repair, StorySummary

NEIGHBOURS = 8
"""Stories that are grouped afresh with a report: the likest."""
LEAST = 0.5 * FLOOR * USUAL
"""Mean likeness from which a story is looked at again at all."""


def place(feature: Feature, neighbours: Sequence[StorySummary], spread: Spread, rules: Rules = NO_RULES) -> Placed:
    """Decide where a report belongs that stands in no story yet.

    `neighbours` are the stories that have reports like it (see `Shelf.near`) and those of the reports that it is ruled
    to be together with. Their order does not matter.
    """
    near = nearest([feature], neighbours, spread, rules)
    scene = Scene.of([feature, *_members(near)], spread)
    after = named(near, scene.grouped(rules), feature.report)
    own = next(s for s in after if feature.report in s.reports)
    doubt, reasons = why(feature, own, [s for s in after if s is not own], scene, rules)
    return Placed(
        report=feature.report,
        story=own.id,
        is_new=len(own.members) == 1,
        doubt=doubt,
        reasons=reasons,
        repairs=repairs(near, after),
    )


def review(
    story: StorySummary, neighbours: Sequence[StorySummary], spread: Spread, rules: Rules = NO_RULES
) -> tuple[Repair, ...]:
    """Look at a story again: after it or the user's rules have changed, or when words have come to weigh otherwise."""
    others = [s for s in neighbours if s.id != story.id]
    before = [story, *nearest(story.members, others, spread, rules)]
    scene = Scene.of(_members(before), spread)
    return repairs(before, named(before, scene.grouped(rules), story.id))


def explain(
    feature: Feature, stories: Sequence[StorySummary], spread: Spread, rules: Rules = NO_RULES
) -> tuple[float, tuple[Reason, ...]]:
    """How doubtful the place of a report is that stands in the first of the stories, and the reasons for it.

    The other stories are those near it.
    """
    own, others = stories[0], nearest([feature], stories[1:], spread, rules)
    return why(feature, own, others, Scene.of(_members([own, *others]), spread), rules)


def nearest(
    members: Sequence[Feature], stories: Sequence[StorySummary], spread: Spread, rules: Rules
) -> list[StorySummary]:
    """The stories that are likest to the reports, and those that the rules tie to them."""
    if not stories:
        return []
    ruled = rules.with_any(f.report for f in members)
    rows = alike(members, _members(stories), spread).sum(axis=0)
    likeness: list[tuple[float, str, StorySummary]] = []
    at = 0
    for s in stories:
        mean = float(rows[at : at + len(s.members)].mean()) / len(members)
        at += len(s.members)
        likeness.append((-round(mean, 9), s.id, s))
    likeness.sort(key=lambda x: x[:2])
    close = [s for mean, _, s in likeness[:NEIGHBOURS] if -mean >= LEAST]
    return close + [s for s in stories if s not in close and not ruled.isdisjoint(s.reports)]


def _members(stories: Sequence[StorySummary]) -> list[Feature]:
    return [f for s in stories for f in s.members]
