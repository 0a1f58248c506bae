"""What the program makes of synthetic stories, beside the truth.

In: stories. Out: a `Tally` of counts; `figures` turns it into shares. A claim of the program stands for the true claim
with which it shares most mentions; a true claim that is found nowhere counts as 0–0.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import hearsay
from hearsay.model import Brief, Reason, Story, WeighedClaim
from hearsay.tables import Tables
from hearsay.weigh import weigh

from .readings import story_of_gold
from .stories import SynthStory
from .truth import Truth


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One true claim and what the program says of it."""

    story: str
    claim: str
    truth: Truth
    low: int
    high: int
    found: bool = True
    whole: bool = True
    """Whether every mention of the true claim stands in that one claim of the program."""
    reasons: tuple[Reason, ...] = ()

    @property
    def within(self) -> bool:
        """Whether the truth lies within the bounds."""
        return self.low <= self.truth.number <= self.high

    @property
    def exact(self) -> bool:
        """Whether both bounds are the truth."""
        return self.low == self.truth.number == self.high


@dataclass(slots=True)
class Tally:
    """Cases, and the claims that the program calls corroborated."""

    cases: list[Case] = field(default_factory=list)
    said: int = 0
    """Claims of the program with two origins at least that stand for a true claim."""
    false: int = 0
    """Those of them whose true claims all have one knower at most."""


def from_gold(stories: Sequence[SynthStory]) -> Tally:
    """Weigh perfect readings with the true claims."""
    tables, tally = Tables.shipped(), Tally()
    for s in stories:
        _count(s, weigh(story_of_gold(s, tables)), tally)
    return tally


def from_text(stories: Sequence[SynthStory], options: hearsay.Options | None = None) -> Tally:
    """Read the texts with the shipped reader, as a user would."""
    tally = Tally()
    with tempfile.TemporaryDirectory() as tmp:
        for s in stories:
            path = Path(tmp) / "reports.jsonl"
            path.write_text(s.jsonl(), encoding="utf-8")
            _count(s, hearsay.brief([path], options), tally)
    return tally


def _count(s: SynthStory, brief: Brief, tally: Tally) -> None:
    home, share, split = _homes(s, brief.story)
    weighed = {w.claim.id: w for w in brief.claims}
    for key, truth in s.truth.items():
        w = weighed.get(home.get(key, ""))
        tally.cases.append(replace(_case(s, key, truth, w), whole=key not in split))
    for name, keys in share.items():
        if weighed[name].origins.low >= 2:
            tally.said += 1
            tally.false += all(s.truth[k].number <= 1 for k in keys)


def _case(s: SynthStory, key: str, truth: Truth, w: WeighedClaim | None) -> Case:
    if w is None:
        return Case(story=s.id, claim=key, truth=truth, low=0, high=0, found=False)
    o = w.origins
    return Case(story=s.id, claim=key, truth=truth, low=o.low, high=o.high, reasons=w.reasons)


def _homes(s: SynthStory, story: Story) -> tuple[dict[str, str], dict[str, set[str]], set[str]]:
    """For each true claim the program's claim with most of its mentions; the true claims that each of these holds; and
    the true claims whose mentions do not all stand in one."""
    votes: dict[str, Counter[str]] = {k: Counter() for k in s.truth}
    held: dict[str, Counter[str]] = {}
    missed: set[str] = set()
    for key, report, (start, end) in _places(s):
        best = _best(report, start, end, story)
        missed |= set() if best else {key}
        if best:
            votes[key][best] += 1
            held.setdefault(best, Counter())[key] += 1
    home = {k: min(v, key=lambda c: (-v[c], c)) for k, v in votes.items() if v}
    split = missed | {k for k, v in votes.items() if len(v) != 1}
    return home, {c: {k for k in n if n[k] == max(n.values())} for c, n in held.items()}, split


def _places(s: SynthStory) -> Iterator[tuple[str, str, tuple[int, int]]]:
    for r in s.reports:
        for p in r.placed:
            if p.told.claim in s.truth:
                yield p.told.claim, r.id, p.content


def _best(report: str, start: int, end: int, story: Story) -> str | None:
    """The claim whose mention covers most of the place, and at least half of it; the shorter mention where equal."""
    found = []
    for c in story.claims:
        for m in c.mentions:
            span = m.evidence.span
            shared = min(end, span.end) - max(start, span.start)
            if m.report == report and shared >= 0.5 * (end - start):
                found.append((-shared, len(span), c.id))
    return min(found)[2] if found else None


def figures(t: Tally) -> dict[str, float | int]:
    """Shares of 0 to 1, a mean width, and the counts that they rest on."""
    many = [c for c in t.cases if c.truth.number >= 2]
    few = [c for c in t.cases if c.truth.number <= 1]
    named = [c for c in t.cases if c.truth.all_named]
    return {
        "claims": len(t.cases),
        "found": sum(c.found for c in t.cases),
        "within": _share(sum(c.within for c in t.cases), len(t.cases)),
        "whole_claims": sum(c.whole for c in t.cases),
        "whole_within": _share(sum(c.whole and c.within for c in t.cases), sum(c.whole for c in t.cases)),
        "too_high_low": sum(c.low > c.truth.number for c in t.cases),
        "too_low_high": sum(c.high < c.truth.number for c in t.cases),
        "mean_width": _share(sum(c.high - c.low for c in t.cases), len(t.cases)),
        "named_claims": len(named),
        "named_exact": _share(sum(c.exact for c in named), len(named)),
        "one_knower_claims": len(few),
        "falsely_corroborated": _share(sum(c.low >= 2 for c in few), len(few)),
        "called_corroborated": t.said,
        "called_falsely": _share(t.false, t.said),
        "truly_corroborated": len(many),
        "corroborated_found": _share(sum(c.low >= 2 for c in many), len(many)),
        "named_corroborated": sum(c.truth.all_named for c in many),
        "named_corroborated_found": _share(
            sum(c.low >= 2 for c in many if c.truth.all_named), sum(c.truth.all_named for c in many)
        ),
    }


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0
