"""Reports as runs of words, numbered so that equal runs have equal numbers in every process.

In: reports. Out: `Page`s. A word is hashed once, whatever number of reports it stands in; a run is its words' hashes,
mixed in order.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from hearsay.model import Report
from hearsay.tables.names import flat

from .untold import untold_in

RUN = 5
"""Words in a run."""
Runs = NDArray[np.uint64]
_Number = TypeVar("_Number", np.uint64, np.int64)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_MIX = np.uint64(0x9E3779B97F4A7C15)
"""An odd number without pattern: multiplying by it is one to one and spreads the bits."""


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """One report, cut into runs."""

    report: Report
    """The report."""
    words: tuple[tuple[int, int], ...]
    """Start and end of each word, in code points of the text."""
    runs: Runs
    """Number of the run that begins at each word; the last words begin none."""
    distinct: Runs
    """The runs, sorted, each once."""


def pages_of(reports: Iterable[Report]) -> list[Page]:
    """Cut reports into runs, in the order given."""
    seen: dict[str, int] = {}
    return [_page(r, seen) for r in reports]


def _page(report: Report, seen: dict[str, int]) -> Page:
    places = tuple(m.span() for m in _WORD.finditer(report.text))
    runs = _runs(np.array([_number(report.text[a:b], seen) for a, b in places], np.uint64))
    return Page(report, places, runs, once(np.sort(runs)))


def once(ordered: NDArray[_Number]) -> NDArray[_Number]:
    """Sorted numbers, each once."""
    return ordered[np.r_[True, ordered[1:] != ordered[:-1]]] if len(ordered) else ordered


def among(values: NDArray[_Number], ordered: NDArray[_Number]) -> NDArray[np.bool_]:
    """For each value whether it is one of the sorted numbers; much quicker than hashing when there are millions."""
    if not len(ordered):
        return np.zeros(values.shape, np.bool_)
    at = np.minimum(np.searchsorted(ordered, values), len(ordered) - 1)
    found: NDArray[np.bool_] = ordered[at] == values
    return found


def runs_within(marked: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """For each run whether all its words are marked."""
    before = np.r_[0, np.cumsum(marked)]
    inside: NDArray[np.bool_] = before[RUN:] - before[:-RUN] == RUN
    return inside


def words_of_runs(marked: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """For each word whether it stands in a marked run."""
    out = np.zeros(len(marked) + RUN - 1, np.bool_)
    for i in range(RUN):
        out[i : i + len(marked)] |= marked
    return out


def untold_words(page: Page) -> NDArray[np.bool_]:
    """For each word whether the report only quotes it, or whether it is standing matter."""
    starts = np.array([a for a, _ in page.words], np.int64)
    out = np.zeros(len(page.words), np.bool_)
    for a, b in untold_in(page.report.text):
        out[np.searchsorted(starts, a) : np.searchsorted(starts, b)] = True
    return out


def small_words(page: Page) -> NDArray[np.bool_]:
    """For each word whether it begins with a small letter."""
    return np.array([page.report.text[a].islower() for a, _ in page.words], np.bool_)


def _number(word: str, seen: dict[str, int]) -> int:
    """A hash of the flattened word; Python's own hash is salted and would differ from run to run."""
    if word not in seen:
        key = flat(word).encode("utf-8", "surrogatepass")
        seen[word] = int.from_bytes(blake2b(key, digest_size=8).digest(), "big")
    return seen[word]


def _runs(words: Runs) -> Runs:
    if len(words) < RUN:
        return np.zeros(0, np.uint64)
    out = np.zeros(len(words) - RUN + 1, np.uint64)
    for i in range(RUN):
        out = (out ^ words[i : i + len(out)]) * _MIX
        out ^= out >> np.uint64(29)
    return out
