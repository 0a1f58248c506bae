"""How many: numbers of one thing that agree, or that cannot both be right."""

from collections.abc import Iterator

from hearsay.link.forms import Form
from hearsay.link.quantities import VICTIMS, Quantity, Sort

from .finding import Finding, Scene
from .pairs import Column, Pairs

Quantities = tuple[Quantity, ...]


def how_many(pairs: Pairs, scene: Scene) -> Iterator[Column]:
    """Numbers that count the same sort of thing: equal, at odds, or given by one side only. A count of the dead is
    never that of the hurt."""
    yield from pairs.judged(pairs.both(_counts), lambda f: f.quantities, _compared)
    yield pairs.where("number-one-sided", pairs.one(_counts), "Only one of them gives a number.")


def _counts(f: Form) -> bool:
    return bool(f.quantities)


def _compared(a: Quantities, b: Quantities) -> Finding | None:
    pairs = [(x, y) for x in a for y in b if _same_thing(x, y)]
    parted = [(x, y) for x, y in pairs if x.sort in VICTIMS and x.group != y.group]
    pairs = [p for p in pairs if p not in parted]
    same = next((p for p in pairs if _agree(*p)), None)
    if parted and not pairs:
        x, y = parted[0]
        text = f"One counts {x.group or 'all'}, the other {y.group or 'all'}."
        return Finding("how-many-differs", 1.0, text, "DIFFERENT")
    if same:
        x, y = same
        kind = "how-many-same" if x.sort != "count" or x.base >= 5 else "how-many-same-small"
        return Finding(kind, 1.0, f"Both give {_shown(x)}.")
    if pairs:
        x, y = min(pairs, key=lambda p: (p[0].sort == "count", p[0].start, p[1].start))
        text = f"One gives {_shown(x)}, the other {_shown(y)}."
        decisive = x.sort != "count" or (not (x.is_vague or y.is_vague) and bool(x.units & y.units))
        return Finding("how-many-differs", 1.0, text, "DIFFERENT" if decisive else "UNSURE")
    counted = [{q.sort for q in f if q.sort in VICTIMS} for f in (a, b)]
    if all(counted):
        text = f"One counts {_sorts(counted[0])}, the other {_sorts(counted[1])}."
        return Finding("how-many-differs", 1.0, text, "DIFFERENT")
    return None


def _sorts(sorts: set[Sort]) -> str:
    return " and ".join(f"the {s}" for s in sorted(sorts))


def _same_thing(x: Quantity, y: Quantity) -> bool:
    """One sort, and of other counts one unit or number; a bare number is also the same number of victims ("has risen
    to 70" beside "70 dead")."""
    if x.sort != y.sort:
        return x.base == y.base and any(q.sort == "count" and not q.units for q in (x, y))
    return x.sort != "count" or bool(x.units & y.units) or x.base == y.base


def _agree(x: Quantity, y: Quantity) -> bool:
    """Equal numbers agree whatever stands before them; vague ones when both are vague and lie in one range."""
    if x.is_vague != y.is_vague:
        return False
    if x.is_vague:
        return x.low < y.high and y.low < x.high
    if x.base == y.base:
        return True
    rounded = x.low != x.high or y.low != y.high
    return rounded and x.low == y.low and x.high == y.high


def _shown(q: Quantity) -> str:
    number = f"{q.base:,.0f}" if q.base == int(q.base) else f"{q.base:,}"
    return f"{'some ' if q.is_vague else ''}{number}{'' if q.sort == 'count' else ' ' + q.sort}"
