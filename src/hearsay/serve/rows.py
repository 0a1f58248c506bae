"""Kept → rows that templates pour: claims with who says them, cells of the table, reports with their copies folded."""

from collections.abc import Sequence
from dataclasses import dataclass

from hearsay.render.phrases import one_line
from hearsay.render.told import Json, Told, chain_names

from . import links
from .shelf import Kept

BOXES = 6
"""Origins that a bar shows."""
_STANCES = {
    "denies": "denied by",
    "confirms": "confirmed by",
    "declines": "no comment from",
    "unconfirmed": "not verified:",
}
_SIGNS = {"denies": "denied", "declines": "other", "own": "own"}
_STRENGTH = ("denied", "told", "own", "other")


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One way in which a claim came."""

    outlets: tuple[tuple[str, str], ...]
    """Outlet and address of its words, for each mention."""
    stance: str
    """ "denied by" and the like; empty for a plain telling."""
    chain: tuple[str, ...]
    """Names from the outlet inwards; empty for own words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLine:
    """One claim on a line."""

    number: int
    """Its number."""
    url: str
    """Its page."""
    text: str
    """Its words."""
    low: int
    """Fewest origins."""
    high: int
    """Most."""
    sure: int
    """Full boxes of the bar."""
    maybe: int
    """Empty boxes of the bar."""
    held: bool
    """Whether it is a position, which is held, not corroborated."""
    status: str
    """Its status."""
    marks: tuple[str, ...]
    """Beside it."""
    through: str
    """The party through which everything passes, or empty."""
    voices: tuple[Voice, ...]
    """Who says it; denials first, own words last."""
    against: tuple[tuple[int, str, str], ...]
    """Number, address and kind of each claim that contradicts it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What an outlet has of a claim."""

    sign: str
    """told, own, denied or other."""
    url: str
    """Address of the words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLine:
    """One report, with its copies folded under it."""

    id: str
    """Its id."""
    url: str
    """Its reading view; empty for an own check."""
    outlet: str
    """Its outlet."""
    title: str
    """Its headline."""
    published: str
    """ISO day or minute, or empty."""
    claims: int
    """How many claims it tells."""
    copies: tuple["ReportLine", ...] = ()
    """Reports that are copies of it."""


def claim_line(kept: Kept, c: Json) -> ClaimLine:
    """A claim as it is shown in lists; made once for each brief."""
    line: ClaimLine | None = kept.made.get(c["id"])
    if line is None:
        line = kept.made[c["id"]] = _claim_line(kept, c)
    return line


def _claim_line(kept: Kept, c: Json) -> ClaimLine:
    told, o = kept.told, c["origins"]
    rivals = (k for x, k in told.others(c["id"]) if x["relation"] == "contradiction")
    kinds = {k["id"]: x["kind"] for x, k in told.others(c["id"])}
    return ClaimLine(
        number=c["number"],
        url=claim_url(kept, c),
        text=one_line(c["text"]),
        low=o["low"],
        high=o["high"],
        sure=min(o["low"], BOXES),
        maybe=min(o["high"], BOXES) - min(o["low"], BOXES),
        held=c["kind"] == "position",
        status=c["status"],
        marks=tuple(c["marks"]),
        through=one_line(o["all_through"] or ""),
        voices=voices(told, c),
        against=tuple({k["id"]: (k["number"], claim_url(kept, k), kinds[k["id"]]) for k in rivals}.values()),
    )


def claim_url(kept: Kept, c: Json) -> str:
    """The page of a claim, by the id that it keeps."""
    return links.claim(kept.told.id, kept.ids[c["id"]])


def voices(told: Told, c: Json) -> tuple[Voice, ...]:
    """Mentions of the same stance and chain together; denials first, own words last."""
    groups: dict[tuple[str, tuple[str, ...]], list[tuple[str, str]]] = {}
    for m in c["mentions"]:
        key = _STANCES.get(told.stance(m), ""), chain_names(told.links(m))
        groups.setdefault(key, []).append((told.outlet(m["report"]), mention_url(told, m)))
    rows = (Voice(outlets=tuple(o), stance=s, chain=chain) for (s, chain), o in groups.items())
    return tuple(sorted(rows, key=lambda v: (v.stance != _STANCES["denies"], not v.chain)))


def mention_url(told: Told, m: Json) -> str:
    """Where the words of a mention stand; for an own check the decisions of its story."""
    if told.reports[m["report"]]["own_check"]:
        return f"{links.story(told.id)}#decisions"
    return links.words(told.id, m["report"], m["start"], m["end"])


def cells(told: Told, c: Json, outlets: Sequence[str]) -> list[Cell | None]:
    """For each outlet the strongest sign that it has for a claim: a denial, a source told of, its own words."""
    found: dict[str, Cell] = {}
    for m in c["mentions"]:
        cell = Cell(sign=_SIGNS.get(told.stance(m), "told"), url=mention_url(told, m))
        known = found.get(told.outlet(m["report"]))
        if known is None or _STRENGTH.index(cell.sign) < _STRENGTH.index(known.sign):
            found[told.outlet(m["report"])] = cell
    return [found.get(o) for o in outlets]


def report_lines(told: Told) -> tuple[ReportLine, ...]:
    """The reports of a story in order of time, copies under their originals."""
    tells: dict[str, set[str]] = {}
    for c in told.claims.values():
        for m in c["mentions"]:
            tells.setdefault(m["report"], set()).add(c["id"])
    copies: dict[str, list[Json]] = {}
    for r in told.reports.values():
        if r["copy_of"] in told.reports:
            copies.setdefault(r["copy_of"], []).append(r)

    def line(r: Json) -> ReportLine:
        return ReportLine(
            id=r["id"],
            url="" if r["own_check"] else links.report(told.id, r["id"]),
            outlet=told.outlet(r["id"]),
            title=one_line(r["title"]),
            published=r["published"] or "",
            claims=len(tells.get(r["id"], ())),
            copies=tuple(map(line, copies.get(r["id"], ()))),
        )

    firsts = [r for r in told.reports.values() if r["copy_of"] not in told.reports]
    return tuple(sorted(map(line, firsts), key=lambda x: x.published))
