"""Texts → signatures: what is needed to find a copy among millions of texts without the texts.

The runs are those of `link.shingles`: five words each, numbered alike in every process. From them come

- band keys: MinHash values (Broder 1997) in bands; two texts that share most runs share a band's key almost surely;
- anchors: the runs of the lowest numbers; whoever reprints a passage has its anchors, whatever the texts' lengths;
- a sketch: the runs below a bound (FracMinHash, Irber et al. 2022), from which containment is estimated without bias.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hearsay.link.shingles import pages_of
from hearsay.model import Report

Numbers = NDArray[np.uint64]
Short = NDArray[np.uint32]
BANDS = 12
ROWS = 4
"""Values in a band: two texts that share 80 % of their runs share one of the bands with 99.8 % probability, two that
share 20 % with 2 %."""
ANCHOR = 1 << 28
"""Of 2^32; a sixteenth of all runs are anchors: 600 words have 37."""
SKETCH = 1 << 29
"""Of 2^32; an eighth of all runs stand in the sketch."""
LEAST = 64
"""Runs that a sketch holds at least, as far as the text has them."""
_MIX = np.uint64(0xBF58476D1CE4E5B9)
_SHIFT = np.uint64(31)
_HIGH = np.uint64(32)
_PIECE = 512
"""Runs that are permuted at once: a table that stays in the processor's cache."""


@dataclass(frozen=True, slots=True, eq=False)
class Signature:
    """What a text is known by."""

    keys: Numbers
    """Band keys and anchors, sorted, each once."""
    sketch: Short
    """Upper halves of the runs below the bound, sorted, each once."""
    bound: int
    """All runs below it stand in the sketch; 2^32 where all do."""
    runs: int
    """How many runs the text has, each counted once."""


def signatures(reports: Sequence[Report]) -> list[Signature]:
    """The signatures of texts, in order."""
    return [signature_of(p.distinct) for p in pages_of(reports)]


def containment(a: tuple[Short, int], b: tuple[Short, int]) -> tuple[float, float, int]:
    """Which share of the first sketch's text stands in the second, and the other way, and by how many runs that is
    judged (of the text with fewer). A sketch comes with its bound."""
    bound = min(a[1], b[1])
    left = a[0] if a[1] == bound else a[0][: np.searchsorted(a[0], bound)]
    right = b[0] if b[1] == bound else b[0][: np.searchsorted(b[0], bound)]
    if not len(left) or not len(right):
        return 0.0, 0.0, 0
    at = np.minimum(np.searchsorted(right, left), len(right) - 1)
    both = int((right[at] == left).sum())
    return both / len(left), both / len(right), min(len(left), len(right))


def signature_of(runs: Numbers) -> Signature:
    """The signature of runs that are sorted, each once."""
    if not len(runs):
        return Signature(np.zeros(0, np.uint64), np.zeros(0, np.uint32), 1 << 32, 0)
    mixed = _mix(runs)
    high = np.unique((mixed >> _HIGH).astype(np.uint32))
    anchors = _mix(mixed[(mixed >> _HIGH) < ANCHOR])  # low numbers all: mixed anew, so that every partition has some
    bound = _bound(high)
    sketch = high[: np.searchsorted(high, bound)] if bound < 1 << 32 else high
    keys = np.unique(np.concatenate([_bands(mixed), anchors]))
    return Signature(keys, sketch, bound, len(runs))


def _bound(high: Short) -> int:
    """The usual bound, or a higher one below which there are LEAST runs."""
    if np.searchsorted(high, SKETCH) >= LEAST:
        return SKETCH
    return int(high[LEAST - 1]) + 1 if len(high) > LEAST else 1 << 32


def _mix(values: Numbers) -> Numbers:
    """Spread the bits once more: neighbouring numbers of runs must not stay neighbours."""
    out = (values ^ (values >> _SHIFT)) * _MIX
    return out ^ (out >> _SHIFT)


def _constants() -> tuple[Numbers, Numbers]:
    """Odd factors and addends of the permutations; the same for ever, or signatures could not be compared."""
    words = np.random.Generator(np.random.PCG64(20310503)).integers(0, 1 << 63, (2, BANDS * ROWS), dtype=np.uint64)
    return words[0] * np.uint64(2) + np.uint64(1), words[1]


_FACTORS, _ADDENDS = _constants()


def _bands(runs: Numbers) -> Numbers:
    """One key for each band; the band's number is in it, so that no band meets another."""
    least = np.full(len(_FACTORS), np.iinfo(np.uint64).max, np.uint64)
    for i in range(0, len(runs), _PIECE):
        permuted = runs[i : i + _PIECE] * _FACTORS[:, None] + _ADDENDS[:, None]
        np.minimum(least, permuted.min(axis=1), out=least)
    least >>= _HIGH
    keys = np.arange(1, BANDS + 1, dtype=np.uint64)
    for row in least.reshape(BANDS, ROWS).T:
        keys = _mix(keys * _MIX + row)
    return keys
