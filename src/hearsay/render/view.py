"""Brief → the rows that every format shows: which claims stand where, and the sentences beside them.

In: a brief. Out: a `View` of plain strings and evidence; terminal, Markdown and HTML only pour it. Nothing is weighed
here: order, bounds and status are the brief's own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hearsay.model import Attribution, Brief, Conflict, Evidence, Mention, Report, TimelineEntry, WeighedClaim

SHOWN = 12
"""Claims that a reader sees first; the rest stand behind `--all`."""
_SECTIONS = (
    ("Corroborated and undisputed", ("corroborated",)),
    ("Claimed", ("single-source", "reported")),
    ("Disputed", ("contested", "denied")),
    ("Unconfirmed", ("unconfirmed",)),
)
_STANCE_WORDS = {"denies": "denied by", "confirms": "confirmed by", "declines": "no comment from"}


@dataclass(frozen=True, slots=True)
class MentionRow:
    """One place where a claim stands."""

    outlet: str
    """The outlet, or the report's id where no outlet is known."""
    who: str
    """The chain in words: "Reuters → Hoshyar Zebari", or "own words"."""
    evidence: Evidence
    """The words."""


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim as it is shown."""

    id: str
    """The claim's id."""
    text: str
    """The words that state it."""
    origins: str
    """Its bounds in words."""
    status: str
    """Its status, with marks."""
    mentions: tuple[MentionRow, ...]
    """Where it stands."""
    reasons: tuple[str, ...]
    """Why the bounds and the status are what they are."""
    disputes: tuple[str, ...]
    """Conflicts with other claims, in words."""
    check: str
    """The cheapest check, or empty."""


@dataclass(frozen=True, slots=True)
class Section:
    """Claims under one heading."""

    title: str
    """The heading."""
    claims: tuple[ClaimRow, ...]
    """In order of weight."""


@dataclass(frozen=True, slots=True)
class TimeRow:
    """One line of the timeline."""

    when: str
    """The day or days, or "undated"."""
    what: str
    """The words that name the event."""
    how: str
    """The words that date it and the rule."""
    evidence: tuple[Evidence, ...]
    """Where they stand."""


@dataclass(frozen=True, slots=True)
class View:
    """A brief as it is shown."""

    title: str
    """The story's headline."""
    given: str
    """"5 reports from 4 outlets, 2012-07-11 to 2012-07-12"."""
    reports: tuple[tuple[str, str], ...]
    """(id, line) of every report: outlet, date and where they were taken from, copies."""
    sections: tuple[Section, ...]
    """Only those that hold claims."""
    more: int
    """Claims that are not shown."""
    updates: tuple[str, ...]
    """What a later report changed."""
    timeline: tuple[TimeRow, ...]
    """In order of time."""
    sources: tuple[str, ...]
    """Who is quoted, how often, through whom; most often first."""
    loops: tuple[str, ...]
    """Circles of citation."""
    checks: tuple[str, ...]
    """What to check first."""
    skipped: tuple[str, ...]
    """What was left out, with the reason."""


def view(brief: Brief, everything: bool = False) -> View:
    """Lay out a brief; at most twelve claims and twelve dated events, unless everything is asked for."""
    lookup = _Lookup(brief)
    shown = brief.claims if everything else brief.claims[:SHOWN]
    rows = {c.claim.id: _claim(c, lookup) for c in shown}
    sections = tuple(
        Section(title, tuple(rows[c.claim.id] for c in shown if c.status in statuses)) for title, statuses in _SECTIONS
    )
    timeline = [t for t in brief.timeline if everything or (t.start and t.of == "event")]
    return View(
        title=brief.story.title or "Untitled story",
        given=_given(brief),
        reports=tuple((r.report.id, _report(r.report, lookup)) for r in brief.story.readings),
        sections=tuple(s for s in sections if s.claims),
        more=len(brief.claims) - len(shown),
        updates=tuple(_conflict(c, lookup) for c in brief.conflicts if c.relation == "update"),
        timeline=tuple(_time(t) for t in (timeline if everything else timeline[:SHOWN])),
        sources=_sources(brief, lookup),
        loops=tuple(" → ".join((*x.outlets, x.outlets[0])) for x in brief.loops),
        checks=tuple(dict.fromkeys(c.cheapest_check for c in shown if c.cheapest_check))[:5],
        skipped=tuple(f"{s.what}: {s.reason}" for s in brief.skipped),
    )


class _Lookup:
    """What the rows refer to, by id."""

    def __init__(self, brief: Brief) -> None:
        self.reports: Mapping[str, Report] = {r.report.id: r.report for r in brief.story.readings}
        self.attributions = {a.id: a for r in brief.story.readings for a in r.attributions}
        self.names = {(x.attribution, x.position): p.name for p in brief.story.parties for x in p.links}
        self.claims = {c.claim.id: c for c in brief.claims}
        self.copies = {c.report: c.original for c in brief.story.copies if c.whole}
        self.conflicts: dict[str, list[Conflict]] = {}
        for x in brief.conflicts:
            for name in x.claims:
                self.conflicts.setdefault(name, []).append(x)

    def outlet(self, report: str) -> str:
        return self.reports[report].outlet or report

    def chain(self, a: Attribution) -> str:
        names = [self.names.get((a.id, i)) or link.name or "not said by whom" for i, link in enumerate(a.chain)]
        return " → ".join(names)


def _given(brief: Brief) -> str:
    reports = [r.report for r in brief.story.readings]
    outlets = {r.outlet for r in reports if r.outlet}
    days = sorted(r.published.day.isoformat() for r in reports if r.published)
    when = "" if not days else f", {days[0]}" if days[0] == days[-1] else f", {days[0]} to {days[-1]}"
    where = f" from {count(len(outlets), 'outlet')}" if outlets else ""
    return f"{count(len(reports), 'report')}{where}{when}"


def count(n: int, noun: str) -> str:
    """A number with its noun: "1 report", "3 reports"."""
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"


def _report(r: Report, lookup: _Lookup) -> str:
    outlet = f"{r.outlet} (from {r.outlet_from})" if r.outlet else "outlet unknown"
    when = f"{r.published.iso()} (from {r.published_from})" if r.published else "time unknown"
    copied = lookup.copies.get(r.id)
    parts = [outlet, when, *([f"copy of {copied}"] if copied else []), *r.notes]
    return ", ".join(parts)


def _claim(c: WeighedClaim, lookup: _Lookup) -> ClaimRow:
    return ClaimRow(
        id=c.claim.id,
        text=" ".join(c.claim.text.split()),
        origins=origins_words(c, len(lookup.reports)),
        status=", ".join((c.status, *c.marks)),
        mentions=tuple(_mention(m, lookup) for m in c.claim.mentions),
        reasons=tuple(dict.fromkeys(r.text for r in c.reasons)),
        disputes=tuple(_conflict(x, lookup) for x in lookup.conflicts.get(c.claim.id, ()) if x.relation != "update"),
        check=c.cheapest_check or "",
    )


def origins_words(c: WeighedClaim, reports: int) -> str:
    """The bounds in words: "1–2 origins among the 5 reports given, all through Reuters"."""
    o = c.origins
    bounds = str(o.low) if o.low == o.high else f"{o.low}–{o.high}"
    noun = "origin" if o.low == o.high == 1 else "origins"
    through = f", all through {o.all_through}" if o.all_through else ""
    return f"{bounds} {noun} among the {count(reports, 'report')} given{through}"


def _mention(m: Mention, lookup: _Lookup) -> MentionRow:
    a = lookup.attributions.get(m.attribution or "")
    who = "own words" if a is None else lookup.chain(a)
    if a is not None and a.stance in _STANCE_WORDS:
        who = f"{_STANCE_WORDS[a.stance]} {who}"
    return MentionRow(lookup.outlet(m.report), who, m.evidence)


def _conflict(c: Conflict, lookup: _Lookup) -> str:
    return f"{c.kind}: {c.why}"


def _time(t: TimelineEntry) -> TimeRow:
    if t.start is None or t.end is None:
        when = "undated"
    else:
        when = t.start.isoformat() if t.start == t.end else f"{t.start.isoformat()} to {t.end.isoformat()}"
    said = "said: " if t.of == "said" else ""
    return TimeRow(when, said + " ".join(t.text.split()), f"“{t.time_text}”: {t.rule}", t.evidence)


def _sources(brief: Brief, lookup: _Lookup) -> tuple[str, ...]:
    rows = []
    for p in brief.story.parties:
        origins = [x for x in p.links if lookup.attributions[x.attribution].chain[x.position].role == "origin"]
        if not p.name or not origins:
            continue
        reports = {lookup.attributions[x.attribution].report for x in origins}
        rows.append(
            (
                -len(origins),
                p.name,
                f"{p.name} ({p.kind}): quoted {times(len(origins))} in {count(len(reports), 'report')}",
            )
        )
    return tuple(line for _, _, line in sorted(rows))


def times(n: int) -> str:
    """ "once", "twice", "3 times"."""
    return {1: "once", 2: "twice"}.get(n, f"{n} times")


def excerpt(report: Report, evidence: Evidence, around: int = 60) -> Sequence[str]:
    """Three strings: words before the evidence, the evidence, words after it, on one line each."""
    s = evidence.span
    before = report.text[max(0, s.start - around) : s.start]
    after = report.text[s.end : s.end + around]
    return tuple(" ".join(x.split()) for x in (before, evidence.text, after))
