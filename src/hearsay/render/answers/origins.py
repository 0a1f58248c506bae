"""Behind → text: who stands behind a claim and why it has so few or so many origins; what a party stands behind."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from hearsay.model import Brief, Reason, WeighedClaim
from hearsay.model.answers import Behind, Explanation, PartyClaims, Standing

from ..claims import voices
from ..lookup import Lookup
from ..phrases import count, listed, one_line, shorten
from .parts import heading, headline, inset, standing

_PARTS = {
    "origin": "says so",
    "denies": "denies it",
    "declines": "does not comment",
    "relay": "passes it on",
}
_NAME = 60


def behind(answer: Behind, brief: Brief) -> RenderableType:
    """Parties of that name with their claims, and claims in those words; where no party is named so, these claims with
    their origins explained."""
    lookup = Lookup(brief)
    claims = {c.claim.id: c for c in brief.claims}
    rows: list[RenderableType] = []
    for p in answer.parties:
        rows += [*([Text()] if rows else []), *_party(p, claims, lookup)]
    if answer.parties and answer.explanations:
        rows += _spoken_of(answer.explanations, lookup)
    for e in answer.explanations if not answer.parties else ():
        rows += [*([Text()] if rows else []), *_explained(e, lookup)]
    query = one_line(answer.query)
    empty = f"Nobody in these reports is named “{query}”, and no claim has these words."
    return Group(*(rows or [Text(empty)]))


def _party(p: PartyClaims, claims: dict[str, WeighedClaim], lookup: Lookup) -> Iterator[RenderableType]:
    kind = f" ({p.party.kind})"
    yield Text(one_line(p.party.name or ""), style="bold").append(kind, style="dim not bold")
    if p.party.aliases:
        yield inset(f"also: {listed([one_line(a) for a in p.party.aliases])}", 2, "dim")
    for name, part in sorted(p.stands, key=lambda x: lookup.number(x[0])):
        c = claims[name]
        yield headline(c, lookup)
        yield inset(Text(f"{_PARTS[part]} · ").append(standing(c)))


def _spoken_of(explanations: Sequence[Explanation], lookup: Lookup) -> Iterator[RenderableType]:
    yield heading("Claims in these words")
    for e in explanations:
        yield headline(e.claim, lookup)
        yield inset(standing(e.claim))
    yield inset("Ask with the number of one to see why it has so many origins.", style="dim")


def _explained(e: Explanation, lookup: Lookup) -> Iterator[RenderableType]:
    o = e.claim.origins
    yield headline(e.claim, lookup)
    yield inset(standing(e.claim))
    yield inset(_summary(e))
    if e.standings:
        yield heading("     Who is behind it")
        yield from (inset(_standing(s, lookup), 7) for s in e.standings)
    if others := list(_others(e.claim, lookup)):
        yield heading("     Who does not agree")
        yield from (inset(line, 7) for line in others)
    for title, reasons in (
        ("Taken together", e.merged),
        (f"Why not fewer than {o.low}", e.separated),
        (f"Why {o.low} and not more for certain", e.absorbed),
        (f"Why there may be {o.high}", e.added),
    ):
        yield from _reasons(title, reasons)
    if e.claim.cheapest_check:
        yield heading("     What would tell")
        yield inset(one_line(e.claim.cheapest_check), 7)


def _summary(e: Explanation) -> str:
    """The bounds as a sentence."""
    o = e.claim.origins
    if o.high == 0:
        return "Nobody supports it in these reports."
    if o.low == o.high:
        return f"Exactly {count(o.low, 'party')} stands behind it." if o.low == 1 else f"Exactly {o.low} parties."
    least = "perhaps nobody" if o.low == 0 else f"at least {o.low}"
    return f"Behind it {'is' if o.low == 0 else 'stand'} {least}, at most {o.high}, among the reports given."


def _standing(s: Standing, lookup: Lookup) -> Text:
    mark = Text("● " if s.certain else "○ ", style="green" if s.certain else "yellow")
    name = shorten(one_line(s.name or "") or "not given", _NAME)
    outlets = list(dict.fromkeys(lookup.outlet(m.report) for m in s.mentions))
    line = mark.append(name, style="bold default").append(f" in {listed(outlets)}. ", style="dim default")
    return line.append(one_line(s.why), style="default")


def _others(c: WeighedClaim, lookup: Lookup) -> Iterator[Text]:
    """Who denies it, and who does not comment."""
    for v in voices(c.claim.mentions, lookup):
        if v.stance in ("denied by", "no comment from"):
            line = Text(f"{v.stance} ").append(shorten(v.origin, _NAME), style="bold")
            yield line.append(f" in {listed(v.outlets)}", style="dim not bold")


def _reasons(title: str, reasons: Sequence[Reason]) -> Iterator[RenderableType]:
    if reasons:
        yield heading(f"     {title}")
        yield from (inset(f"· {one_line(r.text)}", 7) for r in reasons)
