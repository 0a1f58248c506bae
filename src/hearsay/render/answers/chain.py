"""ClaimChains and ClaimTellings → text: the ways in which a claim came, and every place where it stands."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from hearsay.model import Brief, Link, Stance
from hearsay.model.answers import Chain, ClaimChains, ClaimTellings, Telling
from hearsay.weigh.ends import DOUBTFUL

from ..lookup import Lookup
from ..phrases import count, one_line, shorten
from .parts import copied, dated, headline, inset, named, names, place, quoted, said, standing

_WORDS = 120
_PARTS: dict[Stance, str] = {"denies": "denied by", "declines": "no comment from"}


def chains(answer: ClaimChains, brief: Brief) -> RenderableType:
    """Each way from an outlet to the origin, with the words that make each link."""
    lookup = Lookup(brief)
    return Group(
        headline(answer.claim, lookup),
        inset(standing(answer.claim)),
        inset(f"{count(len(answer.chains), 'way')} from these reports to who said it.", style="dim"),
        *(row for x in answer.chains for row in _chain(x, lookup)),
    )


def _chain(x: Chain, lookup: Lookup) -> Iterator[RenderableType]:
    t = x.telling
    yield Text()
    yield inset(_way(t, x.links))
    yield from (inset(line, 7) for line in copied(t, lookup))
    yield inset(_line(f"{one_line(t.outlet)} writes: ", quoted(t), place(t.sentence)), 7)
    for link in x.links:
        yield inset(_link(link, t), 7)


def _way(t: Telling, links: Sequence[Link]) -> Text:
    """Outlet → relays → origin, and what the origin does where it does not simply say so."""
    stance = said(t.stance, t.mention.polarity)
    return names(t.outlet, links).append(f", {stance}" if stance else "", style="red" if t.stance == "denies" else "")


def _link(link: Link, t: Telling) -> Text:
    part = "through" if link.role == "relay" else _PARTS.get(t.stance, "on the word of")
    if not link.evidence:
        return Text(f"{part} {named(link)}", style="dim")
    e = link.evidence[0]
    words = Text(f"“{shorten(one_line(e.text), _WORDS)}”")
    if link.resolved_from:
        words.append(f", that is “{shorten(one_line(link.resolved_from[0].text), _WORDS)}”")
    if link.doubt >= DOUBTFUL:
        words.append(f" (a guess: {link.doubt:.0%} doubt)", style="yellow")
    return _line(f"{part} {named(link)}: ", words, place(e))


def _line(head: str, words: Text, where: str) -> Text:
    return Text.assemble((head, "dim"), words, (f"  [{where}]", "dim"))


def tellings(answer: ClaimTellings, brief: Brief) -> RenderableType:
    """Every mention with its sentence, report, offsets and chain, and why they are one claim."""
    lookup = Lookup(brief)
    reports = len({t.mention.report for t in answer.tellings})
    spots = f"Stands in {count(len(answer.tellings), 'place')} in {count(reports, 'report')}."
    reasons = dict.fromkeys(one_line(r.text) for r in answer.claim.claim.reasons)
    return Group(
        headline(answer.claim, lookup),
        inset(standing(answer.claim)),
        inset(spots, style="dim"),
        *(row for t in answer.tellings for row in _telling(t, lookup)),
        *([Text("\nWhy these words are taken for one claim", style="bold")] if reasons else []),
        *(inset(f"· {r}", 2) for r in reasons),
    )


def _telling(t: Telling, lookup: Lookup) -> Iterator[RenderableType]:
    report = lookup.reports[t.mention.report]
    yield Text()
    title = Text(lookup.outlet(report.id), style="bold").append(dated(report), style="dim not bold")
    yield inset(title.append(f"  [{place(t.mention.evidence)}]", style="dim not bold"))
    yield inset(quoted(t), 7)
    yield inset(_way(t, t.links), 7)
    yield from (inset(line, 7) for line in copied(t, lookup))
    if t.doubt >= DOUBTFUL:
        yield inset(f"perhaps misread: {t.doubt:.0%} doubt", 7, "yellow")
