"""A brief's values by id, and their names as shown. Nothing is weighed here."""

from collections.abc import Mapping

from hearsay.model import Attribution, Brief, Conflict, Evidence, Loop, Report, WeighedClaim
from hearsay.model.called import outlets_called

from .numbers import numbers_of
from .phrases import one_line


class Lookup:
    """What the rows of a brief refer to."""

    def __init__(self, brief: Brief) -> None:
        readings = brief.story.readings
        self.reports: Mapping[str, Report] = {r.report.id: r.report for r in readings}
        self._outlets = outlets_called((n, r.outlet, r.path) for n, r in self.reports.items())
        self.attributions: Mapping[str, Attribution] = {a.id: a for r in readings for a in r.attributions}
        self._sentences = {r.report.id: r.sentences for r in readings}
        self.copies = {c.report: c.original for c in brief.story.copies if c.whole}
        self.numbers = numbers_of(brief)
        self.conflicts: dict[str, list[Conflict]] = {}
        self._parties = {(x.attribution, x.position): p.name for p in brief.story.parties for x in p.links}
        for x in brief.conflicts:
            for name in x.claims:
                self.conflicts.setdefault(name, []).append(x)

    def outlet(self, report: str) -> str:
        """What its outlet is called."""
        return one_line(self._outlets[report]) or one_line(report)

    def chain(self, a: Attribution) -> tuple[str, ...]:
        """The names of a chain's links, from the outlet inwards; the last is the origin."""
        names = (self._parties.get((a.id, i)) or link.name or "" for i, link in enumerate(a.chain))
        return tuple(one_line(n) or "source not given" for n in names)

    def number(self, claim: str | None) -> int:
        """The number under which a claim is shown; 0 where it is not."""
        return self.numbers.get(claim or "", 0)

    def sentence(self, e: Evidence) -> str:
        """The sentence in which words stand, on one line; the words themselves where the reader gave none."""
        around = [s for s in self._sentences[e.report] if s.overlaps(e.span)] or [e.span]
        return one_line(self.reports[e.report].text[around[0].start : around[-1].end])

    def claims_round(self, loop: Loop, brief: Brief) -> tuple[WeighedClaim, ...]:
        """The claims for which the outlets of a circle cite each other."""
        cited = {a.id for a in self.attributions.values() for x in a.chain if set(x.evidence) & set(loop.evidence)}
        return tuple(c for c in brief.claims if any(m.attribution in cited for m in c.claim.mentions))
