"""Reprints among the reports: whole copies and copied passages, found by shared runs of five words.

In: reports. Out: `Copy` values, at most one for each report and original. Near linear: an inverted index of word runs,
where runs that stand in very many reports are not used to find pairs.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

from hearsay.model import Copy, Evidence, Reason, Report
from hearsay.tables import Tables
from hearsay.tables.names import flat

RUN = 5
"""Words in a run."""
WHOLE = 0.6
"""Share of the shorter report's runs that must stand in the other: rewrites of wire copy keep 0.65 to 1."""
LEAST = 8
"""Runs that the shorter report must have to be a whole copy."""
PASSAGE = 20
"""Words in a row that make a copied passage."""
HOT = 50
"""A run in more reports than this is boilerplate and finds no pairs."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_CREDIT = re.compile(
    r"\((?P<p>[A-Z][\w .&/-]{1,40})\)|(?:--|–|—|\bSource\s*:|\bBy|\bvia)\s*(?P<d>[A-Z][\w .&/-]{1,40})"
    r"|(?P<s>[A-Z][\w .]{1,30})\s*(?:contributed to this|/\s*[A-Z])"
)


@dataclass(frozen=True, slots=True)
class _Shingled:
    report: Report
    words: tuple[tuple[int, int], ...]
    keys: tuple[str, ...]
    runs: tuple[int, ...]


def copies_of(reports: Sequence[Report], tables: Tables) -> tuple[Copy, ...]:
    """Find the copies among reports, in order of report id and original."""
    pages = [_shingle(r) for r in sorted(reports, key=lambda r: r.id)]
    shared = _shared_counts(pages)
    found = [c for i, j in sorted(shared) if (c := _compare(pages[i], pages[j], shared[i, j], tables))]
    return tuple(sorted(_nearest(found), key=lambda c: (c.report, c.original)))


def _shingle(report: Report) -> _Shingled:
    places = tuple(m.span() for m in _WORD.finditer(report.text))
    keys = tuple(flat(report.text[a:b]) for a, b in places)
    runs = tuple(_hash(keys[i : i + RUN]) for i in range(len(keys) - RUN + 1))
    return _Shingled(report, places, keys, runs)


def _hash(words: tuple[str, ...]) -> int:
    """A hash that is the same in every process (Python's own is salted)."""
    return int.from_bytes(blake2b(" ".join(words).encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def _shared_counts(pages: Sequence[_Shingled]) -> Counter[tuple[int, int]]:
    holders: dict[int, list[int]] = defaultdict(list)
    for n, page in enumerate(pages):
        for run in set(page.runs):
            holders[run].append(n)
    counts: Counter[tuple[int, int]] = Counter()
    for at in holders.values():
        if 1 < len(at) <= HOT:
            counts.update((a, b) for x, a in enumerate(at) for b in at[x + 1 :])
    return counts


def _compare(a: _Shingled, b: _Shingled, shared: int, tables: Tables) -> Copy | None:
    smaller = min(len(set(a.runs)), len(set(b.runs)))
    containment = shared / smaller if smaller else 0.0
    wire = _common_wire(a.report, b.report, tables)
    original, copy, why = _order(a, b, wire, tables)
    passages = _passages(copy, original)
    whole = containment >= WHOLE and smaller >= LEAST
    if not whole and not passages:
        return None
    inside = set(copy.runs) & set(original.runs)
    share = len(inside) / (len(set(copy.runs)) or 1)
    amount = f"{containment:.0%} of the shorter text's runs of {RUN} words" if whole else f"{len(passages)} passage(s)"
    reasons = [Reason(rule="shared-runs", text=f"{amount} stand in both reports.", evidence=passages[:3]), why]
    if wire:
        reasons.append(Reason(rule="common-wire", text=f"Both reports credit {wire}."))
    return Copy(report=copy.report.id, original=original.report.id, share=round(share, 4), whole=whole,
                passages=passages, wire=wire, reasons=tuple(reasons))  # fmt: skip


def _order(a: _Shingled, b: _Shingled, wire: str | None, tables: Tables) -> tuple[_Shingled, _Shingled, Reason]:
    """Which of the two is the original: the wire itself, else the earlier, else the longer, else the lesser id."""
    of_wire = [x for x in (a, b) if tables.outlet(x.report.outlet) in tables.wires and x.report.outlet]
    if len(of_wire) == 1:
        first = of_wire[0]
        why = Reason(rule="original-wire", text=f"{first.report.outlet} is a news agency.")
    elif a.report.published and b.report.published and a.report.published != b.report.published:
        first = min((a, b), key=lambda x: x.report.published or b.report.published)  # type: ignore[arg-type, return-value]
        why = Reason(rule="original-earlier", text=f"Report {first.report.id} was published earlier.")
    elif len(a.keys) != len(b.keys):
        first = max((a, b), key=lambda x: len(x.keys))
        why = Reason(rule="original-longer", text=f"Report {first.report.id} is the longer text.")
    else:
        first = a
        why = Reason(rule="original-either", text="Nothing tells which came first; the first by id is taken.")
    return first, (b if first is a else a), why


def _passages(copy: _Shingled, original: _Shingled) -> tuple[Evidence, ...]:
    """Maximal stretches of the copy of PASSAGE words or more whose runs all stand in the original."""
    known = set(original.runs)
    out, i = [], 0
    while i < len(copy.runs):
        if copy.runs[i] not in known:
            i += 1
            continue
        start = i
        while i < len(copy.runs) and copy.runs[i] in known:
            i += 1
        last = i - 1 + RUN
        if last - start >= PASSAGE:
            out.append(copy.report.cite(copy.words[start][0], copy.words[last - 1][1]))
    return tuple(out)


def _nearest(found: Sequence[Copy]) -> list[Copy]:
    """A whole copy of a copy points at the first original: keep for each report its whole copies of non-copies."""
    whole = {c.report for c in found if c.whole}
    kept = [c for c in found if not c.whole or c.original not in whole]
    orphans = whole - {c.report for c in kept if c.whole}
    return kept + [c for c in found if c.whole and c.report in orphans]


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
