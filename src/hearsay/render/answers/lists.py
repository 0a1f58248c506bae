"""Claims, conflicts and loops → text."""

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from hearsay.model import Brief, Conflict, Loop, WeighedClaim

from ..claims import voices
from ..lookup import Lookup
from ..phrases import bounds, count, listed, one_line, shorten
from .parts import CLAIM, difference, headline, inset, place, standing, status

_VOICES, _NAME = 5, 60


def claims(found: Sequence[WeighedClaim], brief: Brief, words: str) -> RenderableType:
    """A line or two for each claim: number, bounds, words, status."""
    given = f"among the {count(len(brief.story.readings), 'report')} given"
    if not found:
        return Text(f"No claim with “{one_line(words)}” {given}." if words else f"No claims {given}.")
    lookup = Lookup(brief)
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right", no_wrap=True, min_width=3, style="dim")
    table.add_column(no_wrap=True, min_width=3, style="bold")
    table.add_column()
    for c in found:
        body = Group(Text(shorten(one_line(c.claim.text), CLAIM)), _where(c))
        table.add_row(str(lookup.number(c.claim.id)), bounds(c.origins.low, c.origins.high), body)
    return Group(Text(f"{count(len(found), 'claim')} {given}. Number, origins, words.", style="dim"), table)


def _where(c: WeighedClaim) -> Text:
    through = f", all through {one_line(c.origins.all_through)}" if c.origins.all_through else ""
    return status(c).append(f"{through} · {count(c.outlets, 'outlet')}", style="dim")


def conflicts(found: Sequence[Conflict], brief: Brief) -> RenderableType:
    """Both sides of each conflict, contradictions first, with who says which and what differs."""
    if not found:
        return Text(f"No two claims conflict among the {count(len(brief.story.readings), 'report')} given.")
    lookup = Lookup(brief)
    weighed = {c.claim.id: c for c in brief.claims}
    ordered = sorted(found, key=lambda x: x.relation == "update")
    rows = [row for x in ordered for row in _conflict(x, weighed, lookup)]
    rivals = sum(x.relation != "update" for x in found)
    first = Text(f"{count(rivals, 'contradiction')}, {count(len(found) - rivals, 'update')}.", style="dim")
    return Group(first, *rows)


def _conflict(x: Conflict, weighed: Mapping[str, WeighedClaim], lookup: Lookup) -> Iterator[RenderableType]:
    yield Text(f"\n{difference(x)}. ", style="bold red" if x.relation != "update" else "bold").append(
        one_line(x.why), style="not bold default"
    )
    for c in sorted((weighed[n] for n in x.claims), key=lambda c: _day(c, lookup)):
        yield headline(c, lookup)
        yield inset(standing(c).append(_first(c, lookup), style="dim"))
        yield from (inset(v, 7) for v in _voices(c, lookup))


def _day(c: WeighedClaim, lookup: Lookup) -> str:
    """When the earliest report of the claim appeared; empty where times do not tell."""
    published = lookup.reports[c.first_seen].published if c.first_seen else None
    return published.iso() if published else ""


def _first(c: WeighedClaim, lookup: Lookup) -> str:
    day = _day(c, lookup).replace("T", " ")
    return f" · first in {lookup.outlet(c.first_seen or '')}, {day}" if day else ""


def _voices(c: WeighedClaim, lookup: Lookup) -> Iterator[Text]:
    every = voices(c.claim.mentions, lookup)
    for v in every[:_VOICES]:
        line = Text(f"{listed(v.outlets)}: ", style="dim").append(f"{v.stance} " if v.stance else "", style="default")
        line.append("".join(f"{r} → " for r in v.relays), style="default")
        yield line.append(shorten(v.origin, _NAME), style="bold default")
    if len(every) > _VOICES:
        yield Text(f"{len(every) - _VOICES} more", style="dim")


def loops(found: Sequence[Loop], brief: Brief) -> RenderableType:
    """Each circle, with the sentence in which each outlet cites the next, and the claims that go round in it."""
    if not found:
        return Text(f"No circle of citation among the {count(len(brief.story.readings), 'report')} given.")
    lookup = Lookup(brief)
    first = Text(
        "Outlets that name each other as their source. A claim in a circle gains no origin by it.", style="dim"
    )
    return Group(first, *(row for x in found for row in _loop(x, brief, lookup)))


def _loop(x: Loop, brief: Brief, lookup: Lookup) -> Iterator[RenderableType]:
    yield Text("\n" + " → ".join(one_line(o) for o in (*x.outlets, x.outlets[0])), style="bold")
    following = (*x.outlets[1:], x.outlets[0])
    for a, b, e in zip(x.outlets, following, x.evidence, strict=True):
        line = Text(f"{one_line(a)} cites {one_line(b)}: ").append(f"“{lookup.sentence(e)}”")
        yield inset(line.append(f"  [{place(e)}]", style="dim"), 2)
    for c in lookup.claims_round(x, brief):
        yield headline(c, lookup)
        yield inset(standing(c))
