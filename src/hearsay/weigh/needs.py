"""What each rule of conflict needs on either side before it can answer, and the pairs of claims that have it.

In: faces. Out: pairs of their indexes. Most claims have nothing to do with each other; pairs that no rule can answer
for are never looked at. A need may let too many pairs through, never too few: the rule itself decides.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence

from hearsay.link.compare.where import places
from hearsay.link.quantities import VICTIMS

from .faces import Face, stem_set
from .frames import is_negated

SAME = 0.67
"""Share of the lighter claim's words that two claims in nearly the same words have in common."""
_SLACK = 1e-9
"""More than sums of weights are ever rounded by."""
Keys = Iterable[Hashable]
Need = Callable[[Face], tuple[Keys, Keys]]
"""Face → what it has, and what one of the other side's must be among; two faces meet where that is so either way."""


def meetings(faces: Sequence[Face], needs: Iterable[Need]) -> list[tuple[int, int]]:
    """The pairs of faces that meet by one of the needs at least, the lesser index first, in order."""
    found: set[tuple[int, int]] = set()
    for need in needs:
        holders: dict[Hashable, list[int]] = defaultdict(list)
        wanted = []
        for i, face in enumerate(faces):
            has, wants = need(face)
            wanted.append(wants)
            for key in has:
                holders[key].append(i)
        for i, wants in enumerate(wanted):
            met = {j for key in wants for j in holders.get(key, ())}
            found.update((i, j) if i < j else (j, i) for j in met if i != j)
    return sorted(found)


def counts(f: Face) -> tuple[Keys, Keys]:
    """Both count victims of one sort, or one thing in one unit."""
    keys = {k for q in f.amounts for k in ([q.sort] if q.sort in VICTIMS else [(q.sort, u) for u in q.units])}
    return keys, keys


def negation(f: Face) -> tuple[Keys, Keys]:
    """One is denied in a telling of the other; or one is negated, the other is not, and they share a word."""
    negated, plain = (f.words, ()) if is_negated(f.text) else ((), f.words)
    told, denied = (((t, "telling") for t in ids) for ids in (f.tellings, f.denials))
    return (*plain, *told), (*negated, *denied)


def deeds(f: Face) -> tuple[Keys, Keys]:
    """Both tell who did something, or that nobody knows it."""
    keys = () if f.deed is None else ("deed",)
    return keys, keys


def frames(f: Face) -> tuple[Keys, Keys]:
    """They take the two sides of one frame."""
    return f.sides, [(n, 1 - side) for n, side in f.sides]


def dates(f: Face) -> tuple[Keys, Keys]:
    """Both name years, weekdays or days, and share one of the words that weigh most."""
    is_dated = bool(f.weekdays or f.days or f.years)
    return (f.words, _heaviest(f)) if is_dated else ((), ())


def _heaviest(f: Face) -> list[str]:
    """Words without which too little is left to be nearly the same as anything: whoever is heavier than this claim and
    nearly the same has one of them."""
    left, out = f.weight, []
    for w in sorted(f.words, key=lambda w: -f.words[w]):
        if left < SAME * f.weight - _SLACK:
            break
        out.append(w)
        left -= f.words[w]
    return out


def sites(f: Face) -> tuple[Keys, Keys]:
    """Both name places, and share a word that names none of their own."""
    where = places(f.text)
    keys = [w for w in f.words if w not in stem_set(" ".join(where))] if where else ()
    return keys, keys


def persons(f: Face) -> tuple[Keys, Keys]:
    """Both say as whom somebody was identified."""
    keys = ("named",) if f.identified else ()
    return keys, keys
