"""Sources: every party on which claims rest, and of one party all that it said and through whom."""

from dataclasses import dataclass

from starlette.responses import Response

from hearsay.model.kept import Question
from hearsay.render.phrases import one_line
from hearsay.render.told import Json, Told
from hearsay.tables.names import key_of

from .. import links
from ..asking import Asking
from ..rows import ClaimLine, claim_line
from ..shelf import Kept

_NAMES = 200
_CLAIMS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One telling of a party's words."""

    words: str
    """The words."""
    url: str
    """Where they stand."""
    outlet: str
    """Who published them."""
    through: tuple[str, ...]
    """Who passed them on."""
    stance: str
    """What the party does with them."""
    role: str
    """origin, or relay where it only passed them on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What a party has to do with one story."""

    title: str
    """The story."""
    url: str
    """Its page."""
    sayings: tuple[Saying, ...]
    """All tellings, in the order of the reports."""
    claims: tuple[ClaimLine, ...]
    """The claims that rest on it or that it denies."""


def sources(asking: Asking) -> Response:
    """All sources, or one with all that it said."""
    name = " ".join(asking.query.get("name", "").split())
    return one(asking, name) if name else all_(asking)


def all_(asking: Asking) -> Response:
    """The list of sources; `like` narrows it down."""
    like = asking.query.get("like", "").strip()
    names = asking.shelf.names(asking.store)
    found = [n for n in names if like.casefold() in n.name.casefold()] if like else list(names)
    found.sort(key=lambda n: (-n.claims, key_of(n.name)))
    return asking.page("sources.html", names=found[:_NAMES], total=len(found), like=like)


def one(asking: Asking, name: str) -> Response:
    """A party over all stories."""
    page = asking.store.search.claims(Question(speaker=f'"{name}"'), limit=_CLAIMS)
    relayed = asking.store.search.claims(Question(relay=f'"{name}"'), limit=_CLAIMS)
    stories = dict.fromkeys(f.state.story for f in (*page.hits, *relayed.hits))
    parts = [part(k, name) for s in stories if (k := asking.shelf.kept(asking.store, s))]
    kinds = [p for k in stories if (x := asking.shelf.kept(asking.store, k)) for p in mine(x.told, name)]
    return asking.page(
        "source.html",
        name=name,
        kind=kinds[0]["kind"] if kinds else "",
        aliases=sorted({one_line(a) for p in kinds for a in p["aliases"]}),
        speaks_for=_speaks_for(asking, list(stories), name),
        parts=[p for p in parts if p.sayings],
        more=bool(page.next or relayed.next),
    )


def mine(told: Told, name: str) -> list[Json]:
    """The parties of a story that bear a name."""
    key = key_of(name)
    return [p for p in told.parties.values() if key in {key_of(n) for n in (p["name"], *p["aliases"])}]


def part(kept: Kept, name: str) -> Part:
    """What a party has to do with a story."""
    told = kept.told
    ids = {p["id"] for p in mine(told, name)}
    told_of = [(a, x) for a in told.attributions.values() for x in a["chain"] if x["party"] in ids]
    own = {a["id"] for a, x in told_of if x["role"] == "origin"}
    claims = [c for c in told.claims.values() if any(m["attribution"] in own for m in c["mentions"])]
    return Part(
        title=told.title,
        url=links.story(told.id),
        sayings=tuple(_saying(told, a, x) for a, x in told_of if not a["relays_only"]),
        claims=tuple(claim_line(kept, c) for c in claims),
    )


def _saying(told: Told, a: Json, link: Json) -> Saying:
    first = a["content"][0]
    url = links.words(told.id, a["report"], first["start"], first["end"])
    if told.reports[a["report"]]["own_check"]:
        url = f"{links.story(told.id)}#decisions"
    relays = [x for x in a["chain"][:-1] if x is not link]
    return Saying(
        words=one_line(" … ".join(s["text"] for s in a["content"])),
        url=url,
        outlet=told.outlet(a["report"]),
        through=tuple(one_line(x["name"] or "") for x in relays if x["name"]),
        stance=a["stance"],
        role=link["role"],
    )


def _speaks_for(asking: Asking, stories: list[str], name: str) -> list[str]:
    found: set[str] = set()
    for s in stories:
        kept = asking.shelf.kept(asking.store, s)
        for p in mine(kept.told, name) if kept else ():
            principal = kept.told.parties.get(p["speaks_for"] or "") if kept else None
            found |= {one_line(principal["name"])} if principal else set()
    return sorted(found)
