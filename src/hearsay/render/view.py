"""Brief → the rows that every format shows: which claims stand where, and the sentences beside them.

In: a brief. Out: a `View` of rows; terminal, Markdown and HTML only pour it. Nothing is weighed here: order, bounds and
status are the brief's own.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from hearsay.model import Brief, Party, TimelineEntry, WeighedClaim
from hearsay.model.doubt import Doubt

from .claims import claim_row, dispute
from .lookup import Lookup
from .numbers import SECTIONS, SHOWN
from .phrases import count, one_line
from .rows import Check, ClaimRow, Dispute, ReportRow, Section, SourceRow, TimeRow

_CHECKS, _READINGS = 6, 3
"""Things to check, and doubtful readings among them, that a reader sees unless all are asked for."""


@dataclass(frozen=True, slots=True)
class View:
    """A brief as it is shown."""

    title: str
    """The story's headline."""
    given: str
    """ "5 reports from 4 outlets, 2012-07-11 to 2012-07-12"."""
    reports: tuple[ReportRow, ...]
    """Every report, in the order given."""
    sections: tuple[Section, ...]
    """The claims that stand first; only headings that hold claims."""
    rest: tuple[ClaimRow, ...]
    """The claims of less weight."""
    updates: tuple[tuple[int, Dispute], ...]
    """What a later report changed: number of a claim and what came in its place."""
    timeline: tuple[TimeRow, ...]
    """The latest dated events, in order of time."""
    others: tuple[TimeRow, ...]
    """Earlier events, undated ones, and when things were said."""
    sources: tuple[SourceRow, ...]
    """Who is quoted; most often first."""
    loops: tuple[str, ...]
    """Circles of citation."""
    checks: tuple[Check, ...]
    """What to check first."""
    skipped: tuple[str, ...]
    """What was left out, with the reason."""

    def all_claims(self) -> tuple[ClaimRow, ...]:
        """Every claim, in the order of their numbers."""
        every = (*(c for s in self.sections for c in s.claims), *self.rest)
        return tuple(sorted(every, key=lambda c: c.number))


def view(brief: Brief, everything: bool = False) -> View:
    """Lay out a brief; twelve claims and twelve dated events stand first, or all of them with `everything`."""
    lookup = Lookup(brief)
    limit = None if everything else SHOWN
    first = brief.claims[:limit]
    rest = brief.claims[len(first) :]
    sections = (
        Section(title, tuple(claim_row(c, lookup) for c in first if c.status in statuses))
        for title, statuses in SECTIONS
    )
    dated, others = _timeline(brief.timeline, lookup, limit)
    updates = (x for x in brief.conflicts if x.relation == "update")
    return View(
        title=one_line(brief.story.title) or "Untitled story",
        given=_given(brief),
        reports=tuple(_report(r.report.id, lookup) for r in brief.story.readings),
        sections=tuple(s for s in sections if s.claims),
        rest=tuple(claim_row(c, lookup) for c in rest),
        updates=tuple((lookup.number(x.claims[0]), dispute(x, x.claims[0], lookup)) for x in updates),
        timeline=dated,
        others=others,
        sources=_sources(brief, lookup),
        loops=tuple(" → ".join(one_line(o) for o in (*x.outlets, x.outlets[0])) for x in brief.loops),
        checks=_checks(first, brief.doubts, lookup, limit),
        skipped=tuple(f"{one_line(s.what)}: {one_line(s.reason)}" for s in brief.skipped),
    )


def _given(brief: Brief) -> str:
    reports = [r.report for r in brief.story.readings if not r.report.is_own_check]
    checks = len(brief.story.readings) - len(reports)
    outlets = {r.outlet for r in reports if r.outlet}
    days = sorted(r.published.day.isoformat() for r in reports if r.published)
    when = "" if not days else f", {days[0]}" if days[0] == days[-1] else f", {days[0]} to {days[-1]}"
    where = f" from {count(len(outlets), 'outlet')}" if outlets else ""
    own = f", and {count(checks, 'own check')}" if checks else ""
    return f"{count(len(reports), 'report')}{where}{when}{own}"


def _report(name: str, lookup: Lookup) -> ReportRow:
    r = lookup.reports[name]
    known = [
        (r.outlet or "outlet unknown", r.outlet_from if r.outlet else ""),
        (r.published.iso() if r.published else "time unknown", r.published_from if r.published else ""),
    ]
    original = one_line(lookup.copies.get(name, ""))
    parts = [_known(known), *([f"copy of {original}"] if original else []), *r.notes]
    return ReportRow(one_line(name), lookup.outlet(name), one_line(r.title), one_line(", ".join(parts)), original)


def _known(rows: Sequence[tuple[str, str]]) -> str:
    """What is known of a report and where it was taken from, which is said once where it is one place."""
    places = {place for _, place in rows}
    if len(places) == 1 and all(places):
        return ", ".join(what for what, _ in rows) + f" (both from {rows[0][1]})"
    return ", ".join(f"{what} (from {place})" if place else what for what, place in rows)


def _checks(
    claims: Sequence[WeighedClaim], doubts: Sequence[Doubt], lookup: Lookup, limit: int | None
) -> tuple[Check, ...]:
    """The doubtful readings that matter most, then the cheapest call or look-up for each claim that stands first."""
    shown = {c.claim.id for c in claims}
    readings = [d for d in doubts if d.claim in shown][: None if limit is None else _READINGS]
    again = {(d.claim, d.check) for d in readings}
    calls = [(c.cheapest_check, c.claim.id) for c in claims if c.cheapest_check]
    found: dict[str, list[int]] = {}
    for text, claim in (x for x in calls if x[::-1] not in again):
        found.setdefault(one_line(text), []).append(lookup.number(claim))
    checks = (
        *(_reading(d, lookup) for d in readings),
        *(Check(text, tuple(sorted(numbers))) for text, numbers in found.items()),
    )
    return checks if limit is None else checks[:_CHECKS]


def _reading(d: Doubt, lookup: Lookup) -> Check:
    return Check(one_line(f"{d.check} {d.stake}"), (lookup.number(d.claim),), (d.mention.evidence,))


def _timeline(
    entries: Sequence[TimelineEntry], lookup: Lookup, limit: int | None
) -> tuple[tuple[TimeRow, ...], tuple[TimeRow, ...]]:
    """The latest events and the other entries, each in the order given; all are the former without a limit."""
    events = list(entries) if limit is None else [t for t in entries if t.start and t.of == "event"][-limit:]
    first = {id(t) for t in events}
    others = [t for t in entries if id(t) not in first]
    return tuple(_time(t, lookup) for t in events), tuple(_time(t, lookup) for t in others)


def _time(t: TimelineEntry, lookup: Lookup) -> TimeRow:
    if t.start is None or t.end is None:
        when = "undated"
    else:
        when = t.start.isoformat() if t.start == t.end else f"{t.start.isoformat()} to {t.end.isoformat()}"
    said = "said: " if t.of == "said" else ""
    how = f"“{one_line(t.time_text)}”: {one_line(t.rule)}" if t.time_text else one_line(t.rule)
    return TimeRow(when, said + one_line(t.text), how, t.evidence, lookup.number(t.claim))


def _sources(brief: Brief, lookup: Lookup) -> tuple[SourceRow, ...]:
    names = {p.id: p.name for p in brief.story.parties}
    rows = (_source(p, names.get(p.speaks_for or ""), lookup) for p in brief.story.parties if p.name)
    return tuple(sorted((r for r in rows if r.quoted), key=lambda r: (-r.quoted, -r.reports, r.name)))


def _source(p: Party, speaks_for: str | None, lookup: Lookup) -> SourceRow:
    told = [lookup.attributions[x.attribution] for x in p.links]
    told = [a for a, x in zip(told, p.links, strict=True) if a.chain[x.position].role == "origin" and not a.relays_only]
    relays = sorted({name for a in told for name in lookup.chain(a)[:-1]})
    reports = len({a.report for a in told})
    return SourceRow(one_line(p.name or ""), p.kind, len(told), reports, tuple(relays), one_line(speaks_for or ""))
