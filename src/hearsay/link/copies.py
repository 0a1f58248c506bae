"""Reprints among the reports: whole copies and copied passages, found by shared runs of five words.

In: reports. Out: `Copy` values, at most one for each report and original. Words that an outlet repeats in all its
reports are no copy (`shared.Shared.dull`).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from hearsay.model import Copy, Reason, Report
from hearsay.tables import Tables

from .shared import STRANGERS, shared_runs
from .shingles import (
    RUN,
    Page,
    Runs,
    among,
    once,
    pages_of,
    runs_within,
    small_words,
    untold_words,
    words_of_runs,
)
from .unite import Union

WHOLE = 0.6
"""Share of the shorter report's runs that must stand in the other: rewrites of wire copy keep 0.65 to 1."""
LEAST = 8
"""Runs that the shorter report must have to be a whole copy."""
PASSAGE = 20
"""Words in a row that make a copied passage."""
TELLING = 12
"""Words of a passage, without names, that the report tells itself: two reports that quote one speech or list the same
states did not copy from each other, and the few words that say whose speech it is are soon alike."""
_CREDIT = re.compile(
    r"\((?P<p>[A-Z][\w .&/-]{1,40})\)|(?:--|–|—|\bSource\s*:|\bBy|\bvia)\s*(?P<d>[A-Z][\w .&/-]{1,40})"
    r"|(?P<s>[A-Z][\w .]{1,30})\s*(?:contributed to this|/\s*[A-Z])"
)


@dataclass(frozen=True, slots=True, eq=False)
class _Known:
    """What is known of all the reports when two are compared."""

    untold: Runs
    """Runs that some report only quotes."""
    tables: Tables


def copies_of(reports: Sequence[Report], tables: Tables) -> tuple[Copy, ...]:
    """Find the copies among reports, in order of report id and original."""
    pages = pages_of(sorted(reports, key=lambda r: r.id))
    shared = shared_runs(pages)
    own = [p.distinct[~among(p.distinct, shared.dull)] for p in pages]
    likely = sorted((i, j) for (i, j), n in shared.pairs.items() if _may_be_copy(n, min(len(own[i]), len(own[j]))))
    known = _Known(_untold_runs([pages[i] for i in sorted({i for pair in likely for i in pair})]), tables)
    found = [c for i, j in likely if (c := _compare((pages[i], pages[j]), (own[i], own[j]), known))]
    return tuple(sorted(_nearest(found), key=lambda c: (c.report, c.original)))


def _untold_runs(pages: Sequence[Page]) -> Runs:
    """Words that one report quotes are a quotation where another prints them without marks too."""
    inside = [p.runs[runs_within(untold_words(p))] for p in pages if len(p.runs)]
    return once(np.sort(np.concatenate([np.zeros(0, np.uint64), *inside])))


def _may_be_copy(shared: int, shorter: int) -> bool:
    """Whether so many shared runs can make a passage or a whole copy."""
    return shared > PASSAGE - RUN or shared >= WHOLE * max(shorter, LEAST)


def _compare(pages: tuple[Page, Page], own: tuple[Runs, Runs], known: _Known) -> Copy | None:
    both = np.intersect1d(*own, assume_unique=True)
    smaller = min(map(len, own))
    containment = len(both) / smaller if smaller else 0.0
    if containment < STRANGERS and _one_house(pages[0].report, pages[1].report):
        return None
    wire = _common_wire(pages[0].report, pages[1].report, known.tables)
    original, copy, why = _order(*pages, wire, known.tables)
    whole = containment >= WHOLE and smaller >= LEAST
    stretches = _stretches(copy, both)
    if not whole:
        stretches = _told(copy, stretches, known.untold)
    if not whole and not stretches:
        return None
    passages = tuple(copy.report.cite(copy.words[a][0], copy.words[z - 1][1]) for a, z in stretches)
    share = len(both) / (len(own[0] if copy is pages[0] else own[1]) or 1)
    amount = f"{containment:.0%} of the shorter text's runs of {RUN} words" if whole else f"{len(passages)} passage(s)"
    reasons = [Reason(rule="shared-runs", text=f"{amount} stand in both reports.", evidence=passages[:3]), why]
    if wire:
        reasons.append(Reason(rule="common-wire", text=f"Both reports credit {wire}."))
    return Copy(report=copy.report.id, original=original.report.id, share=round(share, 4), whole=whole,
                passages=passages, wire=wire, reasons=tuple(reasons))  # fmt: skip


def _one_house(a: Report, b: Report) -> bool:
    """Whether one outlet published both: in different texts of one house, the same words are a standing paragraph."""
    return bool(a.outlet) and a.outlet == b.outlet


def _order(a: Page, b: Page, wire: str | None, tables: Tables) -> tuple[Page, Page, Reason]:
    """Which of the two is the original: the wire itself, else the earlier, else the longer, else the lesser id."""
    of_wire = [x for x in (a, b) if tables.outlet(x.report.outlet) in tables.wires and x.report.outlet]
    if len(of_wire) == 1:
        first = of_wire[0]
        why = Reason(rule="original-wire", text=f"{first.report.outlet} is a news agency.")
    elif a.report.published and b.report.published and a.report.published != b.report.published:
        first = min((a, b), key=lambda x: x.report.published or b.report.published)  # type: ignore[arg-type, return-value]
        why = Reason(rule="original-earlier", text=f"Report {first.report.id} was published earlier.")
    elif len(a.words) != len(b.words):
        first = max((a, b), key=lambda x: len(x.words))
        why = Reason(rule="original-longer", text=f"Report {first.report.id} is the longer text.")
    else:
        first = a
        why = Reason(rule="original-either", text="Nothing tells which came first; the first by id is taken.")
    return first, (b if first is a else a), why


_Words = tuple[int, int]


def _stretches(copy: Page, both: Runs) -> list[_Words]:
    """Maximal stretches of the copy, PASSAGE words or more, whose runs all stand in the original."""
    edges = np.flatnonzero(np.diff(np.r_[False, among(copy.runs, both), False]))
    words = [(a, b - 1 + RUN) for a, b in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)]
    return [(a, z) for a, z in words if z - a >= PASSAGE]


def _told(copy: Page, stretches: Sequence[_Words], untold: Runs) -> list[_Words]:
    """The stretches in which the report tells enough itself."""
    if not stretches:
        return []
    telling = small_words(copy) & ~untold_words(copy) & ~words_of_runs(among(copy.runs, untold))
    return [(a, z) for a, z in stretches if telling[a:z].sum() >= TELLING]


def _nearest(found: Sequence[Copy]) -> list[Copy]:
    """A whole copy of a copy points at the first original: keep for each report its whole copies of non-copies."""
    whole = {c.report for c in found if c.whole}
    kept = [c for c in found if not c.whole or c.original not in whole]
    orphans = whole - {c.report for c in kept if c.whole}
    return kept + [c for c in found if c.whole and c.report in orphans]


def families(copies: Sequence[Copy]) -> dict[str, str]:
    """Report → the least id among the reports that whole copies put together with it; others have no entry."""
    reports = sorted({n for c in copies if c.whole for n in (c.report, c.original)})
    at = {n: i for i, n in enumerate(reports)}
    union: Union[int] = Union(len(reports))
    for c in copies:
        if c.whole:
            union.join(at[c.report], at[c.original])
    return {n: reports[union.root(i)] for n, i in at.items()}


def credited_wires(report: Report, tables: Tables) -> frozenset[str]:
    """The news agencies that a report credits for its whole text: outlet, byline, dateline or sign-off."""
    head, tail = report.text[:250], report.text[-250:]
    names = [report.outlet, *re.split(r"[/,;]| and ", report.author)]
    names += [g for part in (head, tail) for m in _CREDIT.finditer(part) for g in m.groups() if g]
    found = {tables.outlet(p.strip()) for n in names for p in re.split(r"[/,]|\band\b|\bwith\b", n)}
    return frozenset(w for w in found if w and w in tables.wires)


def _common_wire(a: Report, b: Report, tables: Tables) -> str | None:
    both = credited_wires(a, tables) & credited_wires(b, tables)
    return min(both) if both else None
