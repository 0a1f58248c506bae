"""What each rule of conflict needs on either side before it can answer: keys for `link.meet`.

In: a face. Out: what it has, and what it wants in the other. Most claims have nothing to do with each other; pairs that
no rule can answer for are never looked at.
"""

from hearsay.link.compare.where import places
from hearsay.link.meet import Need
from hearsay.link.quantities import VICTIMS

from .faces import Face, stem_set
from .frames import is_negated

SAME = 0.67
"""Share of the lighter claim's words that two claims in nearly the same words have in common."""
_SLACK = 1e-9
"""More than sums of weights are ever rounded by."""


def counts(f: Face) -> Need:
    """Both count victims of one sort, or one thing in one unit."""
    keys = {k for q in f.amounts for k in ([q.sort] if q.sort in VICTIMS else [(q.sort, u) for u in q.units])}
    return keys, keys


def negation(f: Face) -> Need:
    """One is denied in a telling of the other; or one is negated, the other is not, and they share a word."""
    negated, plain = (f.words, ()) if is_negated(f.text) else ((), f.words)
    told, denied = (((t, "telling") for t in ids) for ids in (f.tellings, f.denials))
    return (*plain, *told), (*negated, *denied)


def deeds(f: Face) -> Need:
    """Both tell who did something, or that nobody knows it."""
    keys = () if f.deed is None else ("deed",)
    return keys, keys


def frames(f: Face) -> Need:
    """They take the two sides of one frame."""
    return f.sides, [(n, 1 - side) for n, side in f.sides]


def dates(f: Face) -> Need:
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


def sites(f: Face) -> Need:
    """Both name places, and share a word that names none of their own."""
    where = places(f.text)
    keys = [w for w in f.words if w not in stem_set(" ".join(where))] if where else ()
    return keys, keys


def persons(f: Face) -> Need:
    """Both say as whom somebody was identified."""
    keys = ("named",) if f.identified else ()
    return keys, keys
