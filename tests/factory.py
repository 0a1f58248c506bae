"""One-line factories for the values that rooms exchange, and one small invented story. No network, no disk."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from hearsay.model import (
    Attribution,
    Brief,
    Claim,
    Conflict,
    Evidence,
    Interval,
    Link,
    LinkRef,
    Loop,
    Mention,
    Moment,
    Origins,
    Party,
    Reading,
    Reason,
    Report,
    Statement,
    StatusChange,
    Story,
    TimeExpression,
    TimelineEntry,
    WeighedClaim,
)
from hearsay.model.doubt import Doubt


def report(name: str, text: str, outlet: str = "", day: str | None = None, **more: Any) -> Report:
    published = Moment(date.fromisoformat(day)) if day else None
    known = {"outlet_from": "metadata" if outlet else "unknown", "published_from": "metadata" if day else "unknown"}
    return Report(id=name, text=text, outlet=outlet, published=published, **{**known, **more})


def cite(r: Report, words: str) -> Evidence:
    start = r.text.index(words)
    return r.cite(start, start + len(words))


def told(r: Report, content: str, *chain: str, **more: Any) -> Attribution:
    """An attribution; the chain's last name is its origin, "kind:name" gives a kind, an empty name is unknown."""
    links = []
    for i, given in enumerate(chain):
        kind, _, name = given.rpartition(":")
        evidence = (cite(r, name),) if name and name in r.text else ()
        role = "origin" if i == len(chain) - 1 else "relay"
        kind = kind or ("person" if name else "unknown")
        links.append(Link(name=name or None, kind=kind, role=role, evidence=evidence))  # type: ignore[arg-type]
    said = cite(r, content)
    key = f"{r.id}.{said.span.start}.{'>'.join(chain)}"
    known = {"id": key, "cue": (cite(r, "said"),) if "said" in r.text else (), "source": links[-1].evidence}
    return Attribution(report=r.id, content=(said,), chain=tuple(links), **{**known, **more})


def reading(r: Report, *attributions: Attribution, own: Sequence[str] = (), **more: Any) -> Reading:
    statements = tuple(Statement(evidence=cite(r, words)) for words in own)
    return Reading(report=r, attributions=attributions, statements=statements, **more)


def mention(of: Attribution | Evidence, polarity: str = "supports") -> Mention:
    """A mention of an attribution's content, or of a report's own words."""
    own = isinstance(of, Evidence)
    evidence = of if isinstance(of, Evidence) else of.content[0]
    attribution = None if own else of.id  # type: ignore[union-attr]
    return Mention(report=of.report, evidence=evidence, attribution=attribution, polarity=polarity)  # type: ignore[arg-type]


def claim(name: str, *mentions: Mention, **more: Any) -> Claim:
    return Claim(**{"id": name, "text": mentions[0].evidence.text, "kind": "fact", "mentions": mentions, **more})


def weighed(c: Claim, low: int = 1, high: int = 1, status: str = "single-source", **more: Any) -> WeighedClaim:
    reports = {m.report for m in c.mentions}
    known = {"origins": Origins(low=low, high=high), "reports": len(reports), "outlets": len(reports)}
    return WeighedClaim(claim=c, status=status, **{**known, **more})  # type: ignore[arg-type]


def story(*readings: Reading, claims: Sequence[Claim] = (), title: str = "A bridge is closed", **more: Any) -> Story:
    return Story(id="s1", title=title, readings=readings, parties=parties(readings), claims=tuple(claims), **more)


def parties(readings: Sequence[Reading]) -> tuple[Party, ...]:
    """One party for each name and kind in the chains."""
    links: dict[tuple[str, str], list[LinkRef]] = {}
    for a in (a for r in readings for a in r.attributions):
        for i, link in enumerate(a.chain):
            links.setdefault((link.name or "", link.kind), []).append(LinkRef(attribution=a.id, position=i))
    return tuple(
        Party(id=f"p{n}", name=name or None, kind=kind, links=tuple(refs))  # type: ignore[arg-type]
        for n, ((name, kind), refs) in enumerate(links.items())
    )


def brief(s: Story, *claims: WeighedClaim, **more: Any) -> Brief:
    return Brief(story=replace(s, claims=tuple(c.claim for c in claims)), claims=claims, **more)


def single(text: str, outlet: str = "Orva Daily", title: str = "", **more: Any) -> Brief:
    """A brief of one report whose whole text is one claim in its own words."""
    r = report("r1", text, outlet, "2031-05-03", title=title)
    c = claim("c1", mention(r.cite(0, len(text))))
    return brief(story(reading(r), claims=[c], title=title or "Untitled"), weighed(c, 0, 1, "reported"), **more)


def many(n: int) -> Brief:
    """A brief of one report with `n` claims in its own words."""
    r = report("r1", " ".join(f"Gate number {i} was shut." for i in range(n)), "Orva Daily", "2031-05-03")
    claims = [weighed(claim(f"c{i}", mention(cite(r, f"Gate number {i} was shut.")))) for i in range(n)]
    return brief(story(reading(r)), *claims)


def bridge() -> Brief:
    """Three invented reports on a bridge: a relay, a denial, an update, a doubt, a circle and two dates."""
    a = report("a", "A crack runs through the main span, Ana Ruiz said. Nobody was hurt.", "Orva Daily", "2031-05-02")
    b = report(
        "b",
        "The wire Teleg said Ana Ruiz found a crack in the main span on Monday. Two drivers were hurt, a nurse said.",
        "Kerra Post",
        "2031-05-03",
        title="Crack found",
    )
    c = report(
        "c", "The city denied that a crack runs through the span, it said. Five drivers were hurt.", "Sound FM", None
    )
    a1 = told(a, "A crack runs through the main span", "Ana Ruiz")
    b1 = told(b, "found a crack in the main span on Monday", "outlet:Teleg", "Ana Ruiz")
    b2 = told(b, "Two drivers were hurt", "unnamed:a nurse", stance="unconfirmed")
    c1 = told(c, "a crack runs through the span", "organisation:The city", stance="denies")
    monday = TimeExpression(
        evidence=cite(b, "Monday"),
        type="DATE",
        value="2031-04-28",
        interval=Interval.of_day(date(2031, 4, 28)),
        precision="day",
        rule="The last Monday before publication.",
    )
    crack = claim("c-crack", mention(a1), mention(b1), mention(c1, "denies"))
    none, two = claim("c-none", mention(cite(a, "Nobody was hurt."))), claim("c-two", mention(b2))
    five = claim("c-five", mention(cite(c, "Five drivers were hurt.")), maybe=("c-two",))
    why = Reason(rule="same_person", text="Ana Ruiz is one person in both.", evidence=(a1.content[0], b1.content[0]))
    step = StatusChange(status="denied", at="2031-05-03", reason="A party denies it.")
    told_of = [reading(a, a1, own=["Nobody was hurt."]), reading(b, b1, b2, times=(monday,)), reading(c, c1)]
    return brief(
        story(*told_of),
        weighed(
            crack,
            1,
            2,
            "denied",
            reasons=(why,),
            history=(step,),
            marks=("echo",),
            cheapest_check="Ask the city.",
            origins=Origins(low=1, high=2, parties=("Ana Ruiz",), paths=2, all_through="Teleg"),
        ),
        weighed(none, 0, 1, "contested"),
        weighed(two, 1, 1, "unconfirmed", cheapest_check="Ask the city."),
        weighed(five, 0, 1, "reported"),
        conflicts=(
            Conflict(claims=("c-none", "c-two"), kind="number", relation="contradiction", why="One says 0, one 2."),
            Conflict(claims=("c-two", "c-five"), kind="number", relation="update", why="Two, later five."),
        ),
        timeline=(
            TimelineEntry(
                of="event",
                start=date(2031, 4, 28),
                end=date(2031, 4, 28),
                precision="day",
                text="found a crack in the main span",
                evidence=(cite(b, "found a crack in the main span"),),
                time_text="Monday",
                rule=monday.rule,
                claim="c-crack",
            ),
            TimelineEntry(
                of="said",
                start=None,
                end=None,
                precision="unknown",
                text="it said",
                evidence=(cite(c, "it said"),),
                time_text="",
                rule="Nothing fixes it.",
            ),
        ),
        loops=(Loop(outlets=("Orva Daily", "Kerra Post"), evidence=(cite(a, "Ana Ruiz"), cite(b, "Teleg"))),),
        doubts=(
            Doubt(
                claim="c-crack",
                mention=crack.mentions[2],
                doubt=0.4,
                check="Read Sound FM once more.",
                stake="If not, it is single-source, not denied.",
            ),
        ),
    )
