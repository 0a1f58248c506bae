"""Which reports share runs of words: the search for pairs that are worth comparing.

In: pages. Out: pairs with the number of runs they share, and the runs that are nobody's own (`dull`). An index of runs,
sorted once; no pair of reports is looked at that has no run in common, so the work grows with what is shared.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .shingles import Page, Runs, among

HOT = 50
"""A run in more reports than this pairs each of them with the first one only, so that pairs stay linear."""
STRANGERS = 0.3
"""Two reports that share less than this part of the shorter one's runs are different texts."""
HOUSE = 3
"""Pairs of different texts of one outlet that share a run (three such texts make three) from which it is the house's
own words: a footer, a call to subscribe, a standing paragraph."""
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Shared:
    """What the pages have in common."""

    pairs: dict[tuple[int, int], int]
    """Two pages, the lesser number first → how many runs they share, dull ones left out."""
    dull: Runs
    """Runs that tell of no copy, sorted."""


@dataclass(frozen=True, slots=True, eq=False)
class _Links:
    """Some runs, the pages that each pairs, and whether the runs are hot."""

    runs: Runs
    first: Ints
    second: Ints
    is_hot: bool
    """`first` and `second` have a row for each run."""


def shared_runs(pages: Sequence[Page]) -> Shared:
    """Count shared runs. Neither pairs nor counts depend on the order of the pages."""
    links = list(_links(pages))
    codes, counts = _count([_codes(x, len(pages)).ravel() for x in links])
    dull = _dull(pages, links, codes[_are_strangers(pages, codes, counts)])
    kept = [_codes(x, len(pages))[~among(x.runs, dull)].ravel() for x in links]
    codes, counts = _count(kept)
    pairs = {divmod(int(c), len(pages)): int(k) for c, k in zip(codes, counts, strict=True)}
    return Shared(pairs, dull)


def _links(pages: Sequence[Page]) -> Iterator[_Links]:
    """For runs of each number of holders, which pages they pair."""
    if not pages:
        return
    runs = np.concatenate([p.distinct for p in pages])
    home = np.repeat(np.arange(len(pages)), [len(p.distinct) for p in pages])
    order = np.argsort(runs, kind="stable")
    runs, home = runs[order], home[order]
    starts = np.flatnonzero(np.r_[True, runs[1:] != runs[:-1]]) if len(runs) else np.zeros(0, np.int64)
    sizes = np.diff(np.r_[starts, len(runs)])
    ranks = _ranks(pages)
    for size in np.unique(sizes[sizes > 1]).tolist():
        at = starts[sizes == size]
        held = home[at[:, None] + np.arange(size)]
        first, second = _star(held, ranks) if size > HOT else _all_pairs(held)
        yield _Links(runs[at], first, second, size > HOT)


def _ranks(pages: Sequence[Page]) -> Ints:
    """Place of each page in time; those without a time come last."""
    keys = [((r := p.report).published is None, r.published.iso() if r.published else "", r.id) for p in pages]
    ranks = np.empty(len(pages), np.int64)
    ranks[sorted(range(len(pages)), key=keys.__getitem__)] = np.arange(len(pages))
    return ranks


def _all_pairs(held: Ints) -> tuple[Ints, Ints]:
    left, right = np.triu_indices(held.shape[1], 1)
    return held[:, left], held[:, right]


def _star(held: Ints, ranks: Ints) -> tuple[Ints, Ints]:
    """The earliest holder with each of the others."""
    by_time = np.take_along_axis(held, np.argsort(ranks[held], axis=1), axis=1)
    hub, rest = by_time[:, :1], by_time[:, 1:]
    return np.minimum(hub, rest), np.maximum(hub, rest)


def _codes(links: _Links, n: int) -> Ints:
    return links.first * n + links.second


def _count(codes: Sequence[Ints]) -> tuple[Ints, Ints]:
    """The codes, sorted, each once, and how often each occurs."""
    ordered = np.sort(np.concatenate([np.zeros(0, np.int64), *codes]))
    starts = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]]) if len(ordered) else np.zeros(0, np.int64)
    return ordered[starts], np.diff(np.r_[starts, len(ordered)])


def _are_strangers(pages: Sequence[Page], codes: Ints, counts: Ints) -> NDArray[np.bool_]:
    sizes = np.array([len(p.distinct) for p in pages])
    shorter = np.minimum(sizes[codes // len(pages)], sizes[codes % len(pages)])
    found: NDArray[np.bool_] = counts < STRANGERS * shorter
    return found


def _dull(pages: Sequence[Page], links: Sequence[_Links], strangers: Ints) -> Runs:
    """Runs that different texts of one outlet share, and hot runs that mostly different texts share."""
    outlets = np.unique([p.report.outlet for p in pages], return_inverse=True)[1] if pages else np.zeros(0, np.int64)
    named = np.array([bool(p.report.outlet) for p in pages])
    found = [np.zeros(0, np.uint64)]
    for x in links:
        apart = among(_codes(x, len(pages)), strangers)
        at_home = apart & (outlets[x.first] == outlets[x.second]) & named[x.first]
        is_dull = at_home.sum(axis=1) >= HOUSE
        if x.is_hot:
            is_dull |= apart.sum(axis=1) * 2 > apart.shape[1]
        found.append(x.runs[is_dull])
    return np.sort(np.concatenate(found))
