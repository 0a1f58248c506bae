"""What the user ruled on stories: reports that stay together, reports that stay apart.

In: sets and pairs of report ids. Out: a `Rules` value that grouping never breaks.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hearsay.errors import InputError


@dataclass(frozen=True, slots=True)
class Rules:
    """Which reports must or must not stand in one story. Made by `Rules.of`, which checks that they can all hold."""

    together: tuple[frozenset[str], ...] = ()
    """Sets of report ids, no id in two of them."""
    apart: frozenset[frozenset[str]] = frozenset()
    """Pairs of report ids."""

    @classmethod
    def of(cls, together: Iterable[Iterable[str]] = (), apart: Iterable[tuple[str, str]] = ()) -> "Rules":
        """Rules from sets of reports of one story (joined where they share a report) and pairs of two stories.

        Raises InputError when a pair that must stay apart is also held together.
        """
        sets = _joined(together)
        of = {r: n for n, s in enumerate(sets) for r in s}
        pairs = [(a, b) for a, b in apart]
        for a, b in pairs:
            if a == b or (a in of and of[a] == of.get(b)):
                raise InputError(
                    f"reports {a!r} and {b!r} are ruled to be of one story and of two; undo one of the rulings"
                )
        return cls(sets, frozenset(frozenset(p) for p in pairs))

    @property
    def reports(self) -> frozenset[str]:
        """Every report that a rule is about."""
        return frozenset[str]().union(*self.together, *self.apart)

    def with_any(self, reports: Iterable[str]) -> frozenset[str]:
        """Reports that are ruled to be together with any of these."""
        given = frozenset(reports)
        return frozenset[str]().union(*(s for s in self.together if s & given)) - given

    def against_any(self, reports: Iterable[str]) -> frozenset[str]:
        """Reports that are ruled apart from any of these or of those that are ruled together with them."""
        given = frozenset(reports)
        given |= self.with_any(given)
        foes = frozenset[str]().union(*(p for p in self.apart if p & given)) - given
        return foes | self.with_any(foes)

    def starts(self, reports: Sequence[str]) -> list[list[int]]:
        """Indexes of the reports, those together that are ruled to be; in order of the least index."""
        at = {r: i for i, r in enumerate(reports)}
        groups = {i: [i] for i in range(len(reports))}
        for s in self.together:
            found = sorted(at[r] for r in s & at.keys())
            for i in found[1:]:
                groups[found[0]] += groups.pop(i)
        return [groups[i] for i in sorted(groups)]

    def foes(self, reports: Sequence[str]) -> list[tuple[int, int]]:
        """Pairs of indexes of reports that are ruled apart."""
        at = {r: i for i, r in enumerate(reports)}
        pairs = (sorted(at[r] for r in p) for p in self.apart if p <= at.keys())
        return sorted((a, b) for a, b in pairs)


NO_RULES = Rules()
"""Nothing was ruled."""


def _joined(sets: Iterable[Iterable[str]]) -> tuple[frozenset[str], ...]:
    out: list[frozenset[str]] = []
    for given in sets:
        new = frozenset(given)
        touching = [s for s in out if s & new]
        out = [s for s in out if not s & new] + [new.union(*touching)]
    return tuple(sorted((s for s in out if len(s) > 1), key=sorted))
