"""WeighedClaim → ClaimRow: the sentences beside a claim, and its mentions gathered by who says it."""

from collections.abc import Sequence

from hearsay.model import Attribution, Conflict, Mention, WeighedClaim

from .lookup import Lookup
from .phrases import bounds, one_line
from .rows import ClaimRow, Dispute, Voice, Why, Words

OWN = "own words"
_STANCES = {
    "denies": "denied by",
    "confirms": "confirmed by",
    "declines": "no comment from",
    "unconfirmed": "unverified:",
}
MARKS = {
    "confirmed-by-party": "confirmed by a party",
    "corrected": "named in a correction",
    "withdrawn": "taken back",
    "updated": "count changed",
    "loop": "circular",
    "echo": "echoed",
    "pinned": "pinned by you",
    "own-check": "checked by you",
}
"""Marks in words."""


def claim_row(c: WeighedClaim, lookup: Lookup) -> ClaimRow:
    """One claim as it is shown, under the number that the lookup has for it."""
    name = c.claim.id
    return ClaimRow(
        number=lookup.number(name),
        text=one_line(c.claim.text),
        low=c.origins.low,
        high=c.origins.high,
        origins=origins_words(c),
        through=f", all through {one_line(c.origins.all_through)}" if c.origins.all_through else "",
        status=c.status,
        marks=tuple(MARKS.get(m, one_line(m)) for m in c.marks),
        voices=voices(c.claim.mentions, lookup),
        disputes=tuple(
            dispute(x, name, lookup) for x in lookup.conflicts.get(name, ()) if x.relation == "contradiction"
        ),
        reasons=tuple({r.text: Why(one_line(r.text), r.evidence) for r in (*c.claim.reasons, *c.reasons)}.values()),
        history=tuple(f"{h.at or 'undated'}: {h.status}. {one_line(h.reason)}" for h in c.history),
        maybe=tuple(sorted(n for x in c.claim.maybe if (n := lookup.number(x)))),
    )


def origins_words(c: WeighedClaim) -> str:
    """The bounds in words: "1–2 origins"; a position is "held by 3 parties"."""
    o = c.origins
    one = o.low == o.high == 1
    if c.claim.kind == "position":
        return f"held by {bounds(o.low, o.high)} {'party' if one else 'parties'}"
    return f"{bounds(o.low, o.high)} {'origin' if one else 'origins'}"


def dispute(x: Conflict, claim: str, lookup: Lookup) -> Dispute:
    """A conflict as seen from one of its claims."""
    other = x.claims[1] if x.claims[0] == claim else x.claims[0]
    return Dispute(x.kind, one_line(x.why), lookup.number(other))


def voices(mentions: Sequence[Mention], lookup: Lookup) -> tuple[Voice, ...]:
    """Gather mentions of the same stance and chain: denials first, own words last, else as they first stand."""
    groups: dict[tuple[str, tuple[str, ...]], list[Words]] = {}
    for m in mentions:
        a = lookup.attributions.get(m.attribution or "")
        chain = () if a is None else lookup.chain(a)
        words = Words(lookup.outlet(m.report), one_line(m.evidence.text), m.evidence)
        groups.setdefault((_stance(m, a), chain), []).append(words)
    rows = (
        Voice(
            outlets=tuple(dict.fromkeys(w.outlet for w in words)),
            stance=stance,
            relays=chain[:-1],
            origin=chain[-1] if chain else OWN,
            is_own=not chain,
            words=tuple(words),
        )
        for (stance, chain), words in groups.items()
    )
    return tuple(sorted(rows, key=lambda v: (v.stance != _STANCES["denies"], v.is_own)))


def _stance(m: Mention, a: Attribution | None) -> str:
    if m.polarity == "denies":
        return _STANCES["denies"]
    return _STANCES.get(a.stance, "") if a is not None else ""
