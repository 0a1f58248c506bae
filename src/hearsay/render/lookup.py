"""A brief's values by id, and their names as shown. Nothing is weighed here."""

from collections.abc import Mapping

from hearsay.model import Attribution, Brief, Conflict, Report

from .phrases import one_line


class Lookup:
    """What the rows of a brief refer to."""

    def __init__(self, brief: Brief) -> None:
        readings = brief.story.readings
        self.reports: Mapping[str, Report] = {r.report.id: r.report for r in readings}
        self.attributions: Mapping[str, Attribution] = {a.id: a for r in readings for a in r.attributions}
        self.copies = {c.report: c.original for c in brief.story.copies if c.whole}
        self.numbers: dict[str, int] = {}
        self.conflicts: dict[str, list[Conflict]] = {}
        self._parties = {(x.attribution, x.position): p.name for p in brief.story.parties for x in p.links}
        for x in brief.conflicts:
            for name in x.claims:
                self.conflicts.setdefault(name, []).append(x)

    def outlet(self, report: str) -> str:
        """The outlet's name, or the report's id."""
        return one_line(self.reports[report].outlet) or one_line(report)

    def chain(self, a: Attribution) -> tuple[str, ...]:
        """The names of a chain's links, from the outlet inwards; the last is the origin."""
        names = (self._parties.get((a.id, i)) or link.name or "" for i, link in enumerate(a.chain))
        return tuple(one_line(n) or "source not given" for n in names)

    def number(self, claim: str | None) -> int:
        """The number under which a claim is shown; 0 where it is not."""
        return self.numbers.get(claim or "", 0)
