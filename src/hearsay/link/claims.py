"""Which words make the same claim.

In: readings and parties. Out: `Claim` values: every mention belongs to exactly one, each with its ledger as reasons.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np

from hearsay.model import Claim, ClaimKind, Mention, Party, Reading, Reason, Span
from hearsay.tables import Tables
from hearsay.tables.names import stem

from .candidates import candidate_pairs
from .cluster import cluster
from .compare import Scene
from .forms import Embed, Form, forms_of, word_weights
from .ids import make_id
from .ledger import Ledgers, Pair
from .mood import is_judgement
from .pieces import Piece, pieces_of
from .unite import Union

JOIN = 0.25
"""Mean probability from which two clusters become one claim; calibrated with `ledger.PRIOR` on ten annotated stories:
low, since average link counts the far ends of a cluster too."""
MAYBE = 0.12
"""Mean probability from which a claim is suggested as maybe the same."""
_UNKNOWN = 0.02


def claims_of(readings: Sequence[Reading], parties: Sequence[Party], embed: Embed, tables: Tables) -> tuple[Claim, ...]:
    """Find the claims of a story, in order of report id and text."""
    forms, scene, pairs = compared(readings, parties, embed, tables)
    ledgers = Ledgers(forms, pairs, scene)
    apart = ledgers.apart | siblings(forms)
    groups = cluster(len(forms), ledgers.likely, apart, JOIN, _UNKNOWN)
    claims = [_claim(forms, group, ledgers) for group in groups]
    claims = _with_maybe(claims, groups, ledgers.likely, apart)
    return tuple(sorted(claims, key=lambda c: (c.mentions[0].report, c.mentions[0].evidence, c.id)))


def compared(
    readings: Sequence[Reading], parties: Sequence[Party], embed: Embed, tables: Tables
) -> tuple[list[Form], Scene, list[Pair]]:
    """The story's wordings, what comparing may look at beside them, and the pairs that are worth it."""
    origins = _origins(readings, parties)
    pieces = [p for r in readings for p in pieces_of(r, origins)]
    forms, vocabulary = forms_of(pieces, embed)
    demonyms = {stem(d): stem(c.lower()) for d, c in sorted(tables.demonyms.items())}
    return forms, Scene(word_weights(forms), demonyms, vocabulary), candidate_pairs(forms)


def _origins(readings: Sequence[Reading], parties: Sequence[Party]) -> dict[str, tuple[str | None, str]]:
    home = {(ref.attribution, ref.position): p for p in parties for ref in p.links}
    last = {a.id: home[a.id, len(a.chain) - 1] for r in readings for a in r.attributions if a.chain}
    named = {k: (p.name if p.kind not in ("unnamed", "unknown", "document") else None, p.id) for k, p in last.items()}
    return {a.id: named.get(a.id, (None, "")) for r in readings for a in r.attributions}


def siblings(forms: Sequence[Form]) -> frozenset[tuple[int, int]]:
    """Stretches cut from one content or statement are different propositions, so they stay apart."""
    at: dict[tuple[str, Span, str], set[int]] = defaultdict(set)
    for i, f in enumerate(forms):
        for p in f.pieces:
            at[p.evidence.report, p.parent, p.attribution or ""].add(i)
    return frozenset((i, j) for group in at.values() for i in group for j in group if i < j)


def _claim(forms: Sequence[Form], group: Sequence[int], ledgers: Ledgers) -> Claim:
    cores = _cores(forms, group, ledgers)
    placed = sorted(((p, cores[i]) for i in group for p in forms[i].pieces), key=lambda x: x[0].place)
    pieces = [p for p, _ in placed]
    mentions = tuple(_mention(p, core) for p, core in placed)
    places = [
        f"{p.evidence.report}:{p.evidence.span.start}:{p.evidence.span.end}:{p.attribution or ''}" for p in pieces
    ]
    best = _best(forms, group, ledgers)
    kinds = [_kind(forms[i]) for i in group]
    kind: ClaimKind = "position" if kinds.count("position") * 2 > len(kinds) else "fact"
    return Claim(
        id=make_id("c", places),
        text=best.evidence.text,
        kind=kind,
        mentions=mentions,
        reasons=_reasons(forms, group, ledgers),
    )


def _mention(p: Piece, core: str) -> Mention:
    evidence = p.evidence
    return Mention(report=evidence.report, evidence=evidence, attribution=p.attribution, polarity=p.polarity, core=core)


def _cores(forms: Sequence[Form], group: Sequence[int], ledgers: Ledgers) -> dict[int, str]:
    """For each wording of a claim the name of its core: wordings that SAME verdicts connect are one core.

    A claim of one core needs no names.
    """
    union: Union[int] = Union(len(group))
    for (x, i), (y, j) in combinations(enumerate(group), 2):
        if ledgers.verdict((i, j)) == "SAME":
            union.join(x, y)
    sets = union.sets().values()
    named = {group[x]: make_id("k", [forms[group[s[0]]].plain]) for s in sets for x in s}
    return named if len(sets) > 1 else dict.fromkeys(group, "")


def _kind(form: Form) -> ClaimKind:
    return "position" if form.is_ought or is_judgement(form.plain) else "fact"


def _best(forms: Sequence[Form], group: Sequence[int], ledgers: Ledgers) -> Piece:
    """The mention that is most like all others and reads as a sentence."""

    def merit(i: int) -> tuple[float, str]:
        pairs = [(min(i, j), max(i, j)) for j in group if j != i]
        others = [ledgers.likely[p] for p in pairs if p in ledgers.likely]
        words = len(forms[i].plain.split())
        shape = min(words, 8) / 8 - max(0, words - 30) / 60 - (0.5 if forms[i].aspect == "event" else 0.0)
        return shape + sum(others) / (len(others) or 1), forms[i].plain

    return forms[max(group, key=merit)].pieces[0]


def _reasons(forms: Sequence[Form], group: Sequence[int], ledgers: Ledgers) -> tuple[Reason, ...]:
    """One reason for each wording but the first: its likeliest partner and the ledger's sentences."""
    out = []
    for i in group:
        evidence = [p.evidence for p in forms[i].pieces]
        if len(evidence) > 1:
            text = f"The same words stand in {len(evidence)} places."
            out.append(Reason(rule="same-words", text=text, evidence=tuple(evidence)))
    for n, i in enumerate(group[1:], 1):
        j = max(group[:n], key=lambda k: (ledgers.likely.get((k, i), 0.0), -k))
        ledger = ledgers.of((j, i))
        if ledger:
            text = f"{ledger.probability:.0%} likely one claim. {' '.join(ledger.sentences())}"
            evidence = [forms[j].pieces[0].evidence, forms[i].pieces[0].evidence]
            out.append(Reason(rule="same-claim", text=text, evidence=tuple(evidence)))
    return tuple(out)


def _with_maybe(
    claims: Sequence[Claim], groups: Sequence[Sequence[int]], likely: Mapping[Pair, float], apart: frozenset[Pair]
) -> list[Claim]:
    home = np.zeros(sum(map(len, groups)), np.int64)
    for n, group in enumerate(groups):
        home[list(group)] = n
    ends = np.sort(home[np.array(list(likely), np.int64).reshape(-1, 2)], axis=1)
    between, where, pairs = np.unique(ends @ [len(groups), 1], return_inverse=True, return_counts=True)
    means = np.bincount(where, np.fromiter(likely.values(), np.float64), len(between)) / pairs
    rivals = {tuple(sorted((int(home[i]), int(home[j])))) for i, j in apart if (i, j) in likely}
    near: dict[int, set[str]] = defaultdict(set)
    for code in between[means >= MAYBE].tolist():
        a, b = divmod(code, len(groups))
        if a != b and (a, b) not in rivals:
            near[a].add(claims[b].id)
            near[b].add(claims[a].id)
    return [replace(c, maybe=tuple(sorted(near[n]))) if n in near else c for n, c in enumerate(claims)]
