"""Which story of before lives on in which group of now, so that ids stay while stories grow, part and join.

In: stories as they were, and their reports (perhaps with one more) grouped afresh. Out: stories with ids, what changed.
"""

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import count

from hearsay.model import Reason
from hearsay.model.ids import make_id

from .feature import Feature
from .setting import Setting
from .story import Repair, StorySummary, by_age, founded_by


def named(
    before: Sequence[StorySummary], groups: Iterable[Sequence[Feature]], cause: str, setting: Setting
) -> tuple[StorySummary, ...]:
    """Give each group the id of the story that most of its reports come from, larger shares first, then older stories.

    Reports that the user ruled on count before all others: what was split off by hand keeps its id. A story lives on in
    one group only. A group left without has the id that a new report in it founds, or one of its own. `cause` is what
    was looked at: a new report or a story.
    """
    rows, of = list(groups), _homes(before)
    shares = Counter((of[f.report], n) for n, group in enumerate(rows) for f in group if f.report in of)
    ruled = setting.rules.reports
    held = Counter((of[f.report], n) for n, group in enumerate(rows) for f in group if f.report in of.keys() & ruled)
    age = {s.id: n for n, s in enumerate(sorted(before, key=_age))}
    names: dict[int, str] = {}
    for story, n in sorted(shares, key=lambda x: (-held[x], -shares[x], age[x[0]], x[1])):
        if n not in names and story not in names.values():
            names[n] = story
    return tuple(
        StorySummary.of(names.get(n) or _new_id(group, of, cause, setting.taken), group) for n, group in enumerate(rows)
    )


def repairs(before: Sequence[StorySummary], after: Sequence[StorySummary]) -> tuple[Repair, ...]:
    """What changed, in order of story id; nothing for stories that stayed as they were."""
    was = {s.id: s.reports for s in before}
    of, now = _homes(before), _homes(after)
    living = {s.id for s in after}
    changed = [_changed(s, was.get(s.id, ()), of) for s in after if was.get(s.id) != s.reports]
    gone = [_gone(s, [now[r] for r in s.reports]) for s in before if s.id not in living]
    return tuple(sorted(changed + gone, key=lambda r: r.story))


def _homes(stories: Iterable[StorySummary]) -> dict[str, str]:
    return {f.report: s.id for s in stories for f in s.members}


def _age(story: StorySummary) -> tuple[bool, str, str]:
    day = by_age(story.members)[0].day
    return day is None, day.isoformat() if day else "", story.id


def _new_id(group: Sequence[Feature], of: Mapping[str, str], cause: str, taken: Container[str]) -> str:
    """What a report founds bears its id; what splits off is told apart by its cause and its reports, and by how many
    times the same split off before."""
    if any(f.report not in of for f in group) and founded_by(cause) not in taken:
        return founded_by(cause)
    key = [cause, *sorted(f.report for f in group)]
    return next(name for n in count() if (name := make_id("s", [*key, str(n)])) not in taken)


def _changed(story: StorySummary, was: Sequence[str], of: Mapping[str, str]) -> Repair:
    sources = _most_first([of[r] for r in story.reports if r in of])
    others = [s for s in sources if s != story.id]
    if others and was:
        rule, text = "story-merged", f"Reports of {', '.join(others)} are as like its own as these are like each other."
    elif others:
        rule, text = "story-split", f"Its reports are liker each other than the others of {others[0]}."
    elif not was:
        rule, text = "story-founded", "No story is like the report."
    elif set(was) < set(story.reports):
        rule, text = "story-grown", "The report is as like its own as these are like each other."
    else:
        rule, text = "story-shrunk", "Some of its reports fit better elsewhere."
    return Repair(story=story.id, reports=story.reports, of=sources, reason=Reason(rule=rule, text=text))


def _gone(story: StorySummary, to: Sequence[str]) -> Repair:
    targets = _most_first(to)
    reason = Reason(rule="story-gone", text=f"Its reports went to {', '.join(targets)}.")
    return Repair(story=story.id, reports=(), of=targets, reason=reason)


def _most_first(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted(set(names), key=lambda n: (-names.count(n), n)))
