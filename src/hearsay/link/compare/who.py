"""Who: names that both have, names that only one has, and whether one party says both."""

from hearsay.link.forms import Form

from .finding import Finding, Scene


def who(a: Form, b: Form, scene: Scene) -> list[Finding]:
    """Share of the names that both have, and whether each side has a name that the other lacks."""
    x, y = (frozenset(scene.demonyms.get(n, n) for n in f.names) for f in (a, b))
    out = []
    if x and y:
        share = _weight(x & y, scene) / _weight(x | y, scene)
        out.append(Finding("names-shared", share, f"They share {share:.0%} of their names by weight."))
        if x - y and y - x:
            text = f"One names {', '.join(sorted(x - y)[:3])}, the other {', '.join(sorted(y - x)[:3])}."
            out.append(Finding("names-differ", 1.0, text))
    if a.origins & b.origins:
        out.append(Finding("same-origin", 1.0, "One party says both."))
    return out


def _weight(names: frozenset[str], scene: Scene) -> float:
    return sum(scene.weights.get(n, 1.0) for n in sorted(names))
