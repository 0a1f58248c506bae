"""Why a report stands in its story, and why not in the next: a ledger of plain sentences.

In: the report, its story, the other stories that were looked at. Out: reasons, and how doubtful the decision was.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from hearsay.model import Reason

from .feature import Feature
from .partition import FLOOR
from .rules import Rules
from .scene import Scene
from .spread import Spread
from .story import QUIET, StorySummary

SHOWN = 4
"""Names that a reason lists at most."""
MOST = 0.5
"""Share of a story's reports in which a name must stand to be the story's."""
STEEP = 4.0
"""How fast doubt falls when a bond is above or below FLOOR."""


def why(
    feature: Feature, own: StorySummary, others: Sequence[StorySummary], scene: Scene, rules: Rules
) -> tuple[float, tuple[Reason, ...]]:
    """Doubt (0 to 1) and reasons for a report's place. `own` holds the report; the scene holds all of them."""
    rest = [f for f in own.members if f.report != feature.report]
    bonds = [(scene.bond(feature.report, s.reports), s) for s in others]
    other, best = max(bonds, key=lambda x: (x[0], x[1].id), default=(0.0, None))
    reasons = _joined(feature, rest, scene, rules) if rest else []
    if best and other >= FLOOR / 2:
        reasons += _kept_out(feature, best, scene, rules)
    if not reasons:
        reasons = [Reason(rule="story-new", text="No other report is like it.")]
    doubt = _doubt(scene.bond(feature.report, [f.report for f in rest]) if rest else None, other)
    return 0.0 if any(r.rule.startswith("ruled") for r in reasons) else doubt, tuple(reasons)


def _doubt(own: float | None, other: float) -> float:
    """Even chances at FLOOR, or where another story ties as strongly as its own."""
    against = max(FLOOR, other) if own is not None else other
    ratio = against / max(own if own is not None else FLOOR, 1e-9)
    even: float = ratio**STEEP
    return round(even / (1 + even), 2)


def _joined(feature: Feature, rest: Sequence[Feature], scene: Scene, rules: Rules) -> list[Reason]:
    """What ties a report to the others of its story."""
    out = []
    if not rules.with_any([feature.report]).isdisjoint(f.report for f in rest):
        out.append(Reason(rule="ruled-together", text="You ruled that it belongs to this story."))
    likeness = scene.mean(feature.report, [f.report for f in rest])
    out.append(Reason(rule="alike-in-words", text=f"Its words are like those of {_others(rest)}, by {likeness:.2f}."))
    names = _shown(feature, _most(f.names for f in rest) & feature.names.keys(), scene.spread)
    if names:
        out.append(Reason(rule="same-names", text=f"Like {_most_of(rest)} it names {_list(names)}."))
    numbers = sorted(_most(f.lead_numbers for f in rest) & feature.lead_numbers)
    if numbers:
        out.append(
            Reason(
                rule="same-numbers", text=f"Like {_most_of(rest)} it opens with the number {_list(numbers[:SHOWN])}."
            )
        )
    days = sorted(_most(_iso(f.lead_days) for f in rest) & _iso(feature.lead_days))
    if days:
        out.append(Reason(rule="same-days", text=f"Like {_most_of(rest)} it speaks of {_list(days)}."))
    return out + _woken(feature, rest)


def _woken(feature: Feature, rest: Sequence[Feature]) -> list[Reason]:
    """How the report's day stands to those of the story."""
    if feature.day is None or not any(f.day for f in rest):
        return []
    gap = min(abs((feature.day - f.day).days) for f in rest if f.day)
    if gap > QUIET.days:
        return [Reason(rule="story-woken", text=f"The story was quiet for {gap} days; the report is very like it.")]
    text = "on the same day as" if gap == 0 else f"{gap} day{'s' * (gap > 1)} from"
    return [Reason(rule="near-in-time", text=f"It was published {text} the nearest of them.")]


def _kept_out(feature: Feature, story: StorySummary, scene: Scene, rules: Rules) -> list[Reason]:
    """What keeps a report out of the story that it would otherwise be most like."""
    reports = story.members
    if not rules.against_any([feature.report]).isdisjoint(story.reports):
        return [Reason(rule="ruled-apart", text=f"You ruled that it does not belong to {story.id}.")]
    likeness = scene.mean(feature.report, story.reports)
    out = [
        Reason(
            rule="less-like",
            text=f"Its words are less like those of {_reports(reports, story.id)}, by {likeness:.2f}.",
        )
    ]
    out += _other_names(feature, reports, scene.spread)
    for rule, what, ours, theirs in (
        ("other-numbers", "opens with the number", feature.lead_numbers, _most(f.lead_numbers for f in reports)),
        ("other-days", "speaks of", _iso(feature.lead_days), _most(_iso(f.lead_days) for f in reports)),
    ):
        if ours and theirs and not ours & theirs:
            out.append(
                Reason(rule=rule, text=f"That story {what} {_list(sorted(theirs))}, this report {_list(sorted(ours))}.")
            )
    return out


def _other_names(feature: Feature, reports: Sequence[Feature], spread: Spread) -> list[Reason]:
    """Names of most reports of a story that this one lacks, and names of its opening that none of theirs has."""
    missed = _most(f.names for f in reports) - feature.terms.keys()
    speaker = max(reports, key=lambda f: (len(missed & f.names.keys()), f.report))
    theirs = _shown(speaker, missed, spread)
    ours = _shown(feature, feature.lead_names.difference(*(f.terms for f in reports)), spread)
    if not (theirs and ours):
        return []
    return [Reason(rule="other-names", text=f"That story names {_list(theirs)}, this report {_list(ours)}.")]


def _most(sets: Iterable[Iterable[str]]) -> frozenset[str]:
    """What stands in most of the sets."""
    rows = [frozenset(s) for s in sets]
    counts = Counter(x for row in rows for x in row)
    return frozenset(x for x, n in counts.items() if n >= MOST * len(rows))


def _shown(feature: Feature, names: Iterable[str], spread: Spread) -> list[str]:
    """Names as the report writes them, those that tell most first, none twice."""
    weights = spread.weighed(feature)
    chosen = sorted((w for w in names if w in feature.names), key=lambda w: (-weights[w], w))
    return list(dict.fromkeys(feature.names[w] for w in chosen))[:SHOWN]


def _iso(days: Iterable[date]) -> frozenset[str]:
    return frozenset(d.isoformat() for d in days)


def _reports(reports: Sequence[Feature], of: str) -> str:
    one = reports[0].report
    return f"report {one} ({of})" if len(reports) == 1 else f"the {len(reports)} reports of {of}"


def _others(rest: Sequence[Feature]) -> str:
    return f"report {rest[0].report}" if len(rest) == 1 else f"the {len(rest)} others of its story"


def _most_of(reports: Sequence[Feature]) -> str:
    return f"report {reports[0].report}" if len(reports) == 1 else "most of its story"


def _list(items: Iterable[str]) -> str:
    rows = list(items)
    return rows[0] if len(rows) == 1 else f"{', '.join(rows[:-1])} and {rows[-1]}"
