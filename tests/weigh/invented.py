"""Small invented stories for weighing: one claim, told by the sources that a test lists."""

from collections.abc import Sequence
from dataclasses import replace

from hearsay.model import Attribution, Brief, Claim, Copy, Mention, Report, Story, WeighedClaim
from hearsay.weigh import weigh
from hearsay.weigh.scene import Scene
from tests import factory as f

WORDS = "the old dam above Tarn has a crack"
Telling = str | Sequence[str]
"""One chain, from the report inwards: names as `factory.told` takes them; "own" is the outlet's own voice."""


def one(
    outlet: str, *tellings: Telling, day: str | None = None, name: str = ""
) -> tuple[Report, list[Mention], list[Attribution]]:
    """A report of one outlet, each telling in a paragraph of its own, all of one claim."""
    lines = [_line(i, t) for i, t in enumerate(tellings)]
    r = f.report(name or outlet, "\n".join(lines), outlet, day)
    mentions, told, at = [], [], 0
    for line, telling in zip(lines, tellings, strict=True):
        start = r.text.index(WORDS, at)
        content = r.cite(start, start + len(WORDS))
        at = start + len(WORDS)
        if telling == "own":
            mentions.append(Mention(report=r.id, evidence=content))
            continue
        chain = (telling,) if isinstance(telling, str) else tuple(telling)
        a = f.told(r, WORDS, *chain)
        key = f"{r.id}.{start}"
        told.append(replace(a, id=key, content=(content,), source=_source(r, chain[-1], line)))
        mentions.append(Mention(report=r.id, evidence=content, attribution=key))
    return r, mentions, told


def _line(i: int, telling: Telling) -> str:
    if telling == "own":
        return f"Number {i}: {WORDS}."
    chain = (telling,) if isinstance(telling, str) else tuple(telling)
    return f"Number {i}: {WORDS}, {' by way of '.join(c.rpartition(':')[2] or 'it' for c in chain)} said."


def _source(r: Report, given: str, line: str) -> tuple:
    name = given.rpartition(":")[2]
    start = r.text.index(line) + line.rindex(name) if name else -1
    return (r.cite(start, start + len(name)),) if name else ()


def dam(*parts: tuple[Report, list[Mention], list[Attribution]], copies: Sequence[Copy] = ()) -> Story:
    """The story of one claim: that the dam has a crack."""
    readings = [f.reading(r, *told, sentences=_lines(r)) for r, _, told in parts]
    claim = f.claim("c", *(m for _, mentions, _ in parts for m in mentions))
    return f.story(*readings, claims=[claim], title="A crack", copies=tuple(copies))


def _lines(r: Report) -> tuple:
    out, at = [], 0
    for line in r.text.split("\n"):
        out.append(r.cite(at, at + len(line)).span)
        at += len(line) + 1
    return tuple(out)


def bounds(s: Story) -> tuple[int, int]:
    """Low and high of the first claim."""
    o = weigh(s).claims[0].origins
    return o.low, o.high


def first(s: Story) -> WeighedClaim:
    """The first claim, weighed."""
    return weigh(s).claims[0]


def party(s: Story, name: str, **changes: object) -> Story:
    """The story with the party of that name changed; `speaks_for` and `maybe` take names."""
    ids = {p.name: p.id for p in s.parties}
    known: dict = dict(changes)
    if "speaks_for" in known:
        known["speaks_for"] = ids[known["speaks_for"]]
    if "maybe" in known:
        known["maybe"] = tuple(ids[n] for n in known["maybe"])
    return replace(s, parties=tuple(replace(p, **known) if p.name == name else p for p in s.parties))


def claims_told(*texts: str, day: Sequence[str | None] = ()) -> Story:
    """A story in which every text is a claim of its own, each told by another person in another report."""
    readings, claims = [], []
    for i, text in enumerate(texts):
        who = f"Person {chr(65 + i)}"
        r = f.report(f"r{i}", f"{text}, {who} said.", f"Outlet {i}", day[i] if i < len(day) else None)
        a = f.told(r, text, who)
        readings.append(f.reading(r, a, sentences=_lines(r)))
        claims.append(f.claim(f"c{i}", f.mention(a)))
    return f.story(*readings, claims=claims)


def conflict_kinds(*texts: str) -> list[str]:
    """Kinds of the conflicts between claims in these words."""
    return [c.kind for c in weigh(claims_told(*texts)).conflicts]


def by_id(b: Brief) -> dict[str, WeighedClaim]:
    """Weighed claims by the claim's id."""
    return {c.claim.id: c for c in b.claims}


def scene_of(s: Story) -> Scene:
    """The story as the rules look it up."""
    return Scene(s)


def with_claims(s: Story, *claims: Claim) -> Story:
    """The story with other claims."""
    return replace(s, claims=claims)
