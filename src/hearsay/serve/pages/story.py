"""A story: the brief, the table of claims and outlets, the timeline, who cites whom, sources, reports, decisions."""

from collections import Counter
from dataclasses import dataclass

from starlette.responses import Response

from hearsay.render.numbers import SECTIONS, SHOWN
from hearsay.render.phrases import count, one_line
from hearsay.render.pictures.days import events, timeline
from hearsay.render.pictures.draw import picture
from hearsay.render.pictures.fold import folded
from hearsay.render.pictures.graph import citations
from hearsay.render.told import Json, Told, chain_names

from .. import links
from ..asking import Asking
from ..decisions import outcome_shown, ruled
from ..rows import Cell, ClaimLine, cells, claim_line, claim_url, mention_url, report_lines
from ..shelf import Kept
from .export import offered

_CHECKS = 6
_SOURCES = 14
_REST, _COLUMNS = 200, 24
"""Claims of less weight, and outlets in the table: those that tell most claims."""
_ROWS = 30
"""Claims in the table: those of most weight."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of the table."""

    claim: ClaimLine
    """The claim."""
    cells: list[Cell | None]
    """One for each outlet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """Something to check first."""

    text: str
    """What to do."""
    url: str
    """Where to begin."""
    claims: tuple[tuple[int, str], ...]
    """Number and address of the claims that it would settle."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A party whose words are told."""

    name: str
    """Its name."""
    kind: str
    """What it is."""
    quoted: int
    """How often."""
    outlets: int
    """In how many outlets."""
    through: tuple[str, ...]
    """Who carried its words."""


def story(asking: Asking) -> Response:
    """The page of a story."""
    kept = asking.kept(asking.request.path_params["story"])
    told = kept.told
    first = {c["id"] for c in told.brief["claims"][:SHOWN]}
    lines = {name: claim_line(kept, c) for name, c in told.claims.items()}
    outlets = _outlets(told)
    rows = [Row(claim=lines[n], cells=cells(told, c, outlets)) for n, c in list(told.claims.items())[:_ROWS]]
    to = links.words_in(told.id)
    dated = events(told)
    return asking.page(
        "story.html",
        told=told,
        given=given(told),
        weighed_at=kept.weighed_at,
        sections=_sections(told, first, lines),
        rest=[lines[n] for n in told.claims if n not in first][:_REST],
        more=max(0, len(told.claims) - len(first) - _REST),
        rows=rows,
        outlets=outlets,
        all_outlets=len({told.outlet(r) for r in told.reports}),
        checks=checks(kept)[:_CHECKS],
        updates=[(x["why"], [(told.number(n), _url(kept, n)) for n in x["claims"]]) for x in _updates(told)],
        circles=[tuple(map(one_line, (*x["outlets"], x["outlets"][0]))) for x in told.part("loops")],
        days=timeline(dated, to),
        events=dated,
        cites=picture(folded(citations(told)), "Who cites whom", to),
        sources=sources(told)[:_SOURCES],
        reports=report_lines(told),
        steps=asking.store.listing.changes(story=told.id, kinds=("status", "origins", "gone", "back"), limit=8),
        ruled=ruled(asking.store, told),
        exports=tuple(offered()),
        done=outcome_shown(told, asking.query.get("done", "")),
    )


def _outlets(told: Told) -> tuple[str, ...]:
    """The outlets of the table, in the order of the reports."""
    tells = Counter(o for c in told.claims.values() for o in {told.outlet(m["report"]) for m in c["mentions"]})
    every = tuple(dict.fromkeys(told.outlet(r) for r in told.reports))
    kept = {o for o, _ in tells.most_common(_COLUMNS)}
    return every if len(every) <= _COLUMNS else tuple(o for o in every if o in kept)


def given(told: Told) -> str:
    """ "5 reports from 4 outlets, 2 of them copies"."""
    reports = [r for r in told.reports.values() if not r["own_check"]]
    outlets = {r["outlet"] for r in reports if r["outlet"]}
    copies = sum(bool(r["copy_of"]) for r in reports)
    where = f" from {count(len(outlets), 'outlet')}" if outlets else ""
    folded = f", {copies} of them {'a copy' if copies == 1 else 'copies'}" if copies else ""
    return f"{count(len(reports), 'report')}{where}{folded}"


def checks(kept: Kept) -> list[Check]:
    """The doubtful readings that matter most, then the cheapest call for each claim that stands first."""
    told = kept.told
    readings = [_reading(kept, d) for d in told.part("doubts") if d["claim"] in told.claims]
    calls: dict[str, list[Json]] = {}
    for c in told.brief["claims"][:SHOWN]:
        if c["cheapest_check"]:
            calls.setdefault(one_line(c["cheapest_check"]), []).append(c)
    known = {r.text for r in readings}
    asked = [
        Check(text=text, url=_url(kept, of[0]["id"]), claims=tuple((c["number"], claim_url(kept, c)) for c in of))
        for text, of in calls.items()
        if not any(text in k for k in known)
    ]
    return [*readings[:3], *asked, *readings[3:]]


def _reading(kept: Kept, d: Json) -> Check:
    c = kept.told.claims[d["claim"]]
    text = one_line(f"{d['check']} {d['stake']}")
    return Check(text=text, url=mention_url(kept.told, d), claims=((c["number"], claim_url(kept, c)),))


def sources(told: Told) -> list[Source]:
    """Who is quoted, most often first."""
    quoted: Counter[str] = Counter()
    kinds: dict[str, str] = {}
    outlets: dict[str, set[str]] = {}
    through: dict[str, dict[str, None]] = {}
    for a in told.attributions.values():
        origin = a["chain"][-1]
        if not origin["name"] or a["relays_only"]:
            continue
        name = one_line(origin["name"])
        quoted[name] += 1
        kinds.setdefault(name, origin["kind"])
        outlets.setdefault(name, set()).add(told.outlet(a["report"]))
        through.setdefault(name, {}).update(dict.fromkeys(chain_names(a["chain"][:-1])))
    rows = (
        Source(name=n, kind=kinds[n], quoted=k, outlets=len(outlets[n]), through=tuple(through[n]))
        for n, k in quoted.items()
    )
    return sorted(rows, key=lambda s: (-s.quoted, -s.outlets, s.name))


def _sections(told: Told, first: set[str], lines: dict[str, ClaimLine]) -> list[tuple[str, list[ClaimLine]]]:
    found = (
        (title, [lines[n] for n, c in told.claims.items() if n in first and c["status"] in statuses])
        for title, statuses in SECTIONS
    )
    return [(title, claims) for title, claims in found if claims]


def _updates(told: Told) -> list[Json]:
    return [x for x in told.part("conflicts") if x["relation"] == "update"]


def _url(kept: Kept, name: str) -> str:
    return claim_url(kept, kept.told.claims[name])
