"""Average-link clustering under verdicts: clusters join while they are likely one and nothing keeps them apart.

In: how many items, and for each compared pair its probability and whether it is DIFFERENT. Out: clusters of indexes. No
cluster ever holds a DIFFERENT pair. Independent of the order of the items but for exact ties, which go by index.
"""

import heapq
from collections.abc import Mapping

Pair = tuple[int, int]


def cluster(
    n: int, likely: Mapping[Pair, float], apart: frozenset[Pair], floor: float, unknown: float
) -> list[list[int]]:
    """Join items 0..n-1 while the mean probability between two clusters is at least `floor`.

    A pair that was never compared counts `unknown`. Clusters come back in order of their least item.
    """
    members = {i: [i] for i in range(n)}
    sums: dict[int, dict[int, tuple[float, int]]] = {i: {} for i in range(n)}
    foes: dict[int, set[int]] = {i: set() for i in range(n)}
    for (i, j), p in likely.items():
        sums[i][j] = sums[j][i] = (p, 1)
    for i, j in apart:
        foes[i].add(j)
        foes[j].add(i)
    heap = [(-p, i, j) for (i, j), p in likely.items() if p >= floor and (i, j) not in apart]
    heapq.heapify(heap)
    while heap:
        score, a, b = heapq.heappop(heap)
        if a not in members or b not in members or b in foes[a] or -score != _mean(sums, members, a, b, unknown):
            continue
        _merge(members, sums, foes, (a, b))
        for c in sums[a]:
            mean = _mean(sums, members, a, c, unknown)
            if mean >= floor and c not in foes[a]:
                heapq.heappush(heap, (-mean, min(a, c), max(a, c)))
    return [members[i] for i in sorted(members)]


def _mean(
    sums: dict[int, dict[int, tuple[float, int]]], members: dict[int, list[int]], a: int, b: int, unknown: float
) -> float:
    total, known = sums[a].get(b, (0.0, 0))
    pairs = len(members[a]) * len(members[b])
    return (total + unknown * (pairs - known)) / pairs


def _merge(
    members: dict[int, list[int]], sums: dict[int, dict[int, tuple[float, int]]], foes: dict[int, set[int]], pair: Pair
) -> None:
    """Put the second cluster into the first (the one with the lesser index)."""
    a, b = pair
    members[a] = sorted(members[a] + members.pop(b))
    for c, (total, known) in sums.pop(b).items():
        if c == a:
            continue
        had, n = sums[a].get(c, (0.0, 0))
        sums[a][c] = sums[c][a] = (had + total, n + known)
        del sums[c][b]
    sums[a].pop(b, None)
    for c in foes.pop(b):
        foes[c].discard(b)
        foes[c].add(a)
        foes[a].add(c)
