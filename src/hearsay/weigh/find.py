"""Words → the claims and the parties that are meant by them.

In: what somebody asks for. Out: claims, greatest weight first, and parties with the claims that they have a part in.
"""

from collections.abc import Iterable, Sequence

from hearsay.model import Brief, Mention, Party, WeighedClaim
from hearsay.model.answers import PartyClaims
from hearsay.tables.names import stem, words_of

_PARTS = ("denies", "origin", "declines", "relay")
"""What a party may be to a claim; where it is several, the first of these is told."""


def claims_by_words(words: str, claims: Sequence[WeighedClaim]) -> list[WeighedClaim]:
    """The claims that are meant by quoted words: the one in just these words, else those that have all these words in
    this order, else those of which one mention has them all in any order and form."""
    asked = words_of(words)
    if not asked:
        return []
    for fits in (_is, _runs, _holds):
        found = [c for c in claims if any(fits(asked, words_of(text)) for text in _texts(c))]
        if found:
            return found
    return []


def near_claims(words: str, claims: Sequence[WeighedClaim]) -> list[WeighedClaim]:
    """The claims that share a word with the words, the most first."""
    asked = _stems(words_of(words))
    shared = {c.claim.id: max(len(asked & _stems(words_of(t))) for t in _texts(c)) for c in claims}
    return sorted((c for c in claims if shared[c.claim.id]), key=lambda c: -shared[c.claim.id])


def parties_by_name(name: str, brief: Brief) -> list[PartyClaims]:
    """The parties of which one name or description has all these words, with the claims that they have a part in."""
    asked = set(words_of(name))
    named = [p for p in brief.story.parties if p.name and any(asked <= set(words_of(n)) for n in (p.name, *p.aliases))]
    found = [PartyClaims(party=p, stands=_stands(p, brief)) for p in named if asked]
    return [p for p in found if p.stands]


def _stands(p: Party, brief: Brief) -> tuple[tuple[str, str], ...]:
    attributions = {a.id: a for r in brief.story.readings for a in r.attributions}
    origin = {x.attribution for x in p.links if attributions[x.attribution].chain[x.position].role == "origin"}
    every = {x.attribution for x in p.links}

    def part(m: Mention) -> str:
        stance = "denies" if m.polarity == "denies" else attributions[m.attribution or ""].stance
        if m.attribution not in origin:
            return "relay"
        return stance if stance in _PARTS else "origin"

    out = []
    for c in brief.claims:
        parts = {part(m) for m in c.claim.mentions if m.attribution in every}
        if parts:
            out.append((c.claim.id, min(parts, key=_PARTS.index)))
    return tuple(out)


def _texts(c: WeighedClaim) -> Iterable[str]:
    return (c.claim.text, *(m.evidence.text for m in c.claim.mentions))


def _is(asked: Sequence[str], words: Sequence[str]) -> bool:
    return list(asked) == list(words)


def _runs(asked: Sequence[str], words: Sequence[str]) -> bool:
    return any(list(words[i : i + len(asked)]) == list(asked) for i in range(len(words) - len(asked) + 1))


def _holds(asked: Sequence[str], words: Sequence[str]) -> bool:
    return _stems(asked) <= _stems(words)


def _stems(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(stem, words))
