"""Which reports are about one event: a first grouping, by the words and the vectors of their openings.

In: reports. Out: tuples of report ids. TF-IDF with sublinear counts, average link, one threshold for every input.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray

from hearsay.model import Reading, Report
from hearsay.tables.names import flat

from .cluster import cluster
from .forms import Embed

FLOOR = 0.2
"""Mean likeness from which two groups become one; calibrated on two public sets of clustered news reports."""
WORDS_FLOOR = 0.16
"""The same without sentence vectors."""
MEANING = 0.15
"""Share of the vectors in the likeness; the rest is words."""
OPENING = 80
"""Words of headline and text that make a report's vector."""
Matrix = NDArray[np.float32]

_WORD = re.compile(r"[a-z][a-z0-9'-]+|\d+")
_STOP = frozenset(
    """the a an and or but if of to in on at by for with from as is are was were be been being it its this that these
    those he she they them his her their we our you your i my me not no had has have having will would could
    should can may might do does did so than then there here when where who whom which what why how all any both
    each few more most other some such only own same too very just also about after before over under again into
    out up down off said says say told""".split()
)


def group(reports: Sequence[Report | Reading], embed: Embed | None = None) -> tuple[tuple[str, ...], ...]:
    """Group reports into stories. Groups and their ids are sorted, so the order given does not show."""
    plain = sorted((r.report if isinstance(r, Reading) else r for r in reports), key=lambda r: r.id)
    if not plain:
        return ()
    likeness, floor = _words_alike(plain), WORDS_FLOOR
    if embed is not None:
        likeness, floor = (1 - MEANING) * likeness + MEANING * _meanings_alike(plain, embed), FLOOR
    groups = [g for part in _parts(likeness, floor) for g in _groups(likeness, part, floor)]
    return tuple(sorted(tuple(plain[i].id for i in g) for g in groups))


def _parts(likeness: Matrix, floor: float) -> list[list[int]]:
    """Reports that are linked at all: average link never joins across these parts."""
    left, parts = set(range(len(likeness))), []
    while left:
        seen, ahead = set(), [min(left)]
        while ahead:
            i = ahead.pop()
            if i not in seen:
                seen.add(i)
                ahead += [j for j in np.flatnonzero(likeness[i] >= floor).tolist() if j not in seen]
        parts.append(sorted(seen))
        left -= seen
    return parts


def _groups(likeness: Matrix, part: Sequence[int], floor: float) -> list[list[int]]:
    near = likeness[np.ix_(part, part)].round(9)
    n = len(part)
    likely = {(i, j): float(near[i, j]) for i in range(n) for j in range(i + 1, n)}
    return [[part[i] for i in g] for g in cluster(n, likely, frozenset(), floor, 0.0)]


def _meanings_alike(reports: Sequence[Report], embed: Embed) -> Matrix:
    """Cosines of the openings, from 0.2 (what any two news texts have) stretched to 0..1."""
    vectors = embed([" ".join(f"{r.title} {r.text}".split()[:OPENING]) for r in reports])
    out: Matrix = np.clip((vectors @ vectors.T - 0.2) / 0.8, 0.0, 1.0).astype(np.float32)
    return out


def _words_alike(reports: Sequence[Report]) -> Matrix:
    counts = [Counter(w for w in _WORD.findall(flat(f"{r.title}\n{r.text}")) if w not in _STOP) for r in reports]
    spread = Counter(w for c in counts for w in c)
    n = len(reports)
    index: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for i, c in enumerate(counts):
        weights = {w: (1 + log(k)) * (log((1 + n) / (1 + spread[w])) + 1) for w, k in c.items()}
        norm = sqrt(sum(x * x for x in weights.values())) or 1.0
        for w, x in weights.items():
            index[w].append((i, x / norm))
    out = np.zeros((n, n), np.float32)
    for w in sorted(index):
        at = np.array([i for i, _ in index[w]])
        row = np.array([v for _, v in index[w]], np.float32)
        out[np.ix_(at, at)] += np.outer(row, row)
    return out
