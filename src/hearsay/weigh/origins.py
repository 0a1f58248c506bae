"""Ends → bounds: the fewest and the most distinct parties that the words allow to stand behind a claim.

Low takes every uncertain party into any that it may be, in the way that leaves fewest; high makes every uncertain
party somebody new. Each step leaves a reason.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations

from hearsay.model import Claim, Evidence, Origins, Reason

from .carriers import are_same_words
from .ends import End, ends_of, sorted_out
from .fewest import fewest_groups
from .merge import Voice, voices_of, who
from .paths import bottleneck, disjoint_paths
from .scene import Scene
from .separate import apart, say_the_same

_CROWD = 20
"""Nobody asks so many: where one outlet names more separate parties for one claim, they may be made up."""


def origins_of(claim: Claim, scene: Scene) -> tuple[Origins, tuple[Reason, ...]]:
    """Return the bounds of a claim and every merge, absorption and separation behind them."""
    return bounds_of(claim, ends_of(claim, scene), scene)


def bounds_of(claim: Claim, ends: Sequence[End], scene: Scene) -> tuple[Origins, tuple[Reason, ...]]:
    """Return the same where the claim's ends are known."""
    voices, merged = voices_of(ends, scene)
    heard = _for_most(claim, voices, scene)
    low, why_low = _low(heard, scene)
    why_low += [_unheard(v, low) for v in voices if v.described and v not in heard]
    high, why_high = _high(voices)
    names = dict.fromkeys(v.lead.name for v in voices if v.described)
    origins = Origins(
        low=low,
        high=high,
        parties=tuple(n for n in names if n),
        paths=disjoint_paths(ends, scene),
        all_through=bottleneck(ends, scene),
    )
    return origins, _once([*sorted_out(claim, scene).reasons, *merged, *why_low, *why_high])


def _for_most(claim: Claim, voices: Sequence[Voice], scene: Scene) -> list[Voice]:
    """The voices that say the claim in the words that most reports have for it (its largest core).

    Wordings of other cores are only likely to say the same: whoever says those alone is counted as one who says these,
    or where nobody does, as nobody. Copies are no further reports. Words without a core belong to every one.
    """
    reports: dict[str, set[str]] = defaultdict(set)
    for m in claim.mentions:
        if m.core and m.polarity == "supports" and scene.original_of(m) is None:
            reports[m.core].add(m.report)
    most = max(map(len, reports.values()), default=0)
    chosen = {core for core, where in reports.items() if len(where) == most}
    return [v for v in voices if not chosen or any(not e.mention.core or e.mention.core in chosen for e in v.ends)]


def _low(voices: Sequence[Voice], scene: Scene) -> tuple[int, list[Reason]]:
    """The fewest parties, with the separations that forbid fewer and the absorptions that allow no more."""
    if not any(v.described for v in voices):
        text = "Nobody is named or described as its source."
        return 0, [_reason("nobody_named", text, [v.lead for v in voices])] if voices else []
    crowd, why_crowd = _crowd(voices, scene)
    between = {
        (i, j): why
        for i, j in combinations(range(len(voices)), 2)
        if i not in crowd and j not in crowd and (why := _apart(voices[i], voices[j], scene))
    }
    heads = _heads(voices, frozenset(between))
    absorbed = [_absorbed(voices[i], voices[n]) for i, n in heads if n != i]
    counted = [_several(v) for v in voices if v.parties > 1]
    counting = {n for _, n in heads}
    reasons = [why for (i, j), why in sorted(between.items()) if i in counting and j in counting]
    low = sum(n == i for i, n in heads)
    return low, [*reasons, *why_crowd, *counted, *absorbed]


def _crowd(voices: Sequence[Voice], scene: Scene) -> tuple[frozenset[int], list[Reason]]:
    """Voices that only outlets have for it which name a crowd: they separate nobody. Outlets that copy the list are no
    other outlets."""
    copied = {c.report: c.original for c in sorted(scene.story.copies, key=lambda c: c.share)}
    where = {i: {scene.outlet(copied.get(e.report, e.report)) for e in v.ends} for i, v in enumerate(voices)}
    named = Counter(outlet for i, outlets in where.items() if voices[i].certain for outlet in outlets)
    lists = {outlet for outlet, n in named.items() if n > _CROWD}
    crowd = [i for i, outlets in where.items() if outlets <= lists]
    reasons = [
        _reason(
            "crowd_adds_nobody",
            f"{outlet} alone names {named[outlet]} sources for it: who stands on such a list only may be anybody.",
            [voices[i].lead for i in crowd if outlet in where[i]][:3],
        )
        for outlet in sorted(lists)
    ]
    return frozenset(crowd), [r for r in reasons if r.evidence]


def _heads(voices: Sequence[Voice], excluded: frozenset[tuple[int, int]]) -> list[tuple[int, int]]:
    """For each person behind each voice the voice as which he is counted, as pairs of indexes.

    "Two officials" are two persons, who are not each other, though each may be somebody else who is named.
    """
    persons = [i for i, v in enumerate(voices) for _ in range(v.parties)]
    pairs = combinations(range(len(persons)), 2)
    against = frozenset((x, y) for x, y in pairs if persons[x] == persons[y] or (persons[x], persons[y]) in excluded)
    groups = fewest_groups([1] * len(persons), against)
    return [(i, persons[groups.index(n)]) for i, n in zip(persons, groups, strict=True)]


def _apart(a: Voice, b: Voice, scene: Scene) -> Reason | None:
    """Why two voices are two; who says it together with others in one statement may be any of them."""
    for x in a.ends:
        for y in b.ends:
            why = apart(x, y, scene)
            if why and all(apart(p, q, scene) for p in _signers(x, a) for q in _signers(y, b)):
                return why
    return None


def _signers(e: End, v: Voice) -> list[End]:
    """The end, and those of its voice to whom the same report credits the same words."""
    return [x for x in v.ends if x is e or are_same_words(x.mention, e.mention)]


def _high(voices: Sequence[Voice]) -> tuple[int, list[Reason]]:
    """Every voice is somebody; the uncertain ones are only perhaps somebody new."""
    fresh = [v.lead for v in voices if not v.certain] if len(voices) > 1 else []
    reasons = [_reason("may_be_another", f"{_upper(who(e))} may be somebody else again.", [e]) for e in fresh]
    return sum(v.parties for v in voices), reasons


def _absorbed(v: Voice, into: Voice) -> Reason:
    if not any(say_the_same(a, b) for a in v.ends for b in into.ends):
        text = f"It is only likely that {who(v.lead)} and {who(into.lead)} say the same: one in the lower bound."
        return _reason("perhaps_other_words", text, [v.lead, into.lead])
    text = f"{_upper(who(v.lead))} may be {into.lead.name or 'the same source'}: counted as one in the lower bound."
    return _reason("may_be_the_same", text, [v.lead, into.lead])


def _unheard(v: Voice, low: int) -> Reason:
    named = "whoever is named for its commonest words" if low else "its commonest words, for which nobody is named"
    text = f"It is only likely that {who(v.lead)} says the same as {named}: not counted in the lower bound."
    return _reason("perhaps_other_words", text, [v.lead])


def _several(v: Voice) -> Reason:
    return _reason("counted_sources", f"“{v.lead.name}” are {v.parties} parties at least.", [v.lead])


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]


def _reason(rule: str, text: str, ends: Sequence[End]) -> Reason:
    evidence: tuple[Evidence, ...] = tuple(dict.fromkeys(e.mention.evidence for e in ends))
    return Reason(rule=rule, text=text, evidence=evidence)


def _once(reasons: Sequence[Reason]) -> tuple[Reason, ...]:
    return tuple({r.text: r for r in reasons}.values())
