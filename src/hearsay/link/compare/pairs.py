"""Pairs of wordings, compared all at once: what one kind of evidence says of them stands in a column.

What a wording is by itself is worked out once, however many pairs it is in; sentences are made only for the pairs that
somebody looks at.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from hearsay.link.forms import Form
from hearsay.model import Verdict

from .finding import Finding

Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]
Values = NDArray[np.float64]
T = TypeVar("T", bound=Hashable)


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """One kind of evidence: the pairs that have it, and what it says of each."""

    kind: str
    """Name of the evidence, as in `Finding`."""
    at: Ints
    """Numbers of the pairs that have it, ascending."""
    values: Values
    """How strong it is in each."""
    apart: Bools
    """Whether it alone keeps the pair apart."""
    tell: Callable[[int], str]
    """The plain sentence of the finding at an index of `at`."""

    def finding(self, pair: int) -> Finding | None:
        """What it says of a pair; None where it says nothing."""
        k = int(np.searchsorted(self.at, pair))
        if k == len(self.at) or self.at[k] != pair:
            return None
        verdict: Verdict = "DIFFERENT" if self.apart[k] else "UNSURE"
        return Finding(self.kind, float(self.values[k]), self.tell(k), verdict)


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Some wordings and the pairs of them that are compared."""

    forms: Sequence[Form]
    """The wordings."""
    left: Ints
    """Index of the one wording of each pair."""
    right: Ints
    """Index of the other."""

    def both(self, holds: Callable[[Form], bool]) -> Bools:
        """For each pair whether something holds of both wordings."""
        of = self._each(holds)
        return of[self.left] & of[self.right]

    def one(self, holds: Callable[[Form], bool]) -> Bools:
        """For each pair whether it holds of one of them only."""
        of = self._each(holds)
        return of[self.left] ^ of[self.right]

    def either(self, holds: Callable[[Form], bool]) -> Bools:
        """For each pair whether it holds of one at least."""
        of = self._each(holds)
        return of[self.left] | of[self.right]

    def _each(self, holds: Callable[[Form], bool]) -> Bools:
        return np.fromiter(map(holds, self.forms), np.bool_, len(self.forms))

    def of(self, pair: int) -> tuple[Form, Form]:
        """The two wordings of a pair."""
        return self.forms[self.left[pair]], self.forms[self.right[pair]]

    def where(self, kind: str, has: Bools, text: str, apart: Bools | None = None) -> Column:
        """A column of findings of value 1 with one sentence, for the pairs that have it."""
        at = np.flatnonzero(has)
        alone = np.zeros(len(at), np.bool_) if apart is None else apart[at]
        return Column(kind, at, np.ones(len(at)), alone, lambda k: text)

    def valued(self, kind: str, values: Values, tell: Callable[[int], str]) -> Column:
        """A column that has a value for every pair."""
        return Column(kind, np.arange(len(values)), values, np.zeros(len(values), np.bool_), tell)

    def judged(self, has: Bools, of: Callable[[Form], T], judge: Callable[[T, T], Finding | None]) -> Iterator[Column]:
        """Columns of what a rule finds that looks at one pair after the other, of those that have it.

        The rule sees only what it asks of a wording; the same beside the same is judged once.
        """
        numbers: dict[T, int] = {}
        number = [numbers.setdefault(of(f), len(numbers)) for f in self.forms]
        asked = list(numbers)
        known: dict[tuple[int, int], Finding | None] = {}
        found: dict[str, list[tuple[int, Finding]]] = {}
        at = np.flatnonzero(has)
        for pair, i, j in zip(at.tolist(), self.left[at].tolist(), self.right[at].tolist(), strict=True):
            key = number[i], number[j]
            if key not in known:
                known[key] = judge(asked[key[0]], asked[key[1]])
            if finding := known[key]:
                found.setdefault(finding.kind, []).append((pair, finding))
        for kind, rows in found.items():
            yield Column(
                kind=kind,
                at=np.array([p for p, _ in rows], np.int64),
                values=np.array([f.value for _, f in rows]),
                apart=np.array([f.verdict == "DIFFERENT" for _, f in rows]),
                tell=[f.text for _, f in rows].__getitem__,
            )
