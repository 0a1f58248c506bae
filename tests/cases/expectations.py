"""Compare a sample story's brief with what was written by hand that it must contain (expected/<story>.toml).

    python -m tests.cases.expectations examples/ferry-sinking

prints each expectation with ok or MISSED and what was found instead.
"""

import re
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import hearsay
from hearsay.model import Attribution, Brief, Mention, Report, WeighedClaim

EXPECTED = Path(__file__).parent / "expected"
Row = dict[str, Any]
Check = tuple[bool, str]
_SMALL = {"the", "a", "an", "of", "for", "s"}


class Answers:
    """A brief with the look-ups that the expectations need."""

    def __init__(self, brief: Brief) -> None:
        self.brief = brief
        self.names = {(x.attribution, x.position): p.name for p in brief.story.parties for x in p.links}

    def report(self, key: str) -> Report:
        return next(r.report for r in self.brief.story.readings if key in (r.report.id, Path(r.report.path).stem))

    def place(self, report: str, words: str) -> tuple[str, int, int]:
        """Where the words stand; they occur exactly once."""
        r = self.report(report)
        assert r.text.count(words) == 1, f"{words!r} stands {r.text.count(words)} times in {report}"
        start = r.text.index(words)
        return r.id, start, start + len(words)

    def claims_at(self, report: str, words: str) -> list[WeighedClaim]:
        spot = self.place(report, words)
        return [c for c in self.brief.claims if any(_at(m, spot) for m in c.claim.mentions)]

    def chain(self, a: Attribution) -> list[str]:
        return [self.names.get((a.id, i)) or link.name or "?" for i, link in enumerate(a.chain)]


def _at(m: Mention, spot: tuple[str, int, int]) -> bool:
    return m.report == spot[0] and m.evidence.span.start < spot[2] and spot[1] < m.evidence.span.end


def same_name(wanted: str, found: str) -> bool:
    """Whether two names go together: case, articles and surplus words aside."""
    a, b = ({w for w in re.findall(r"\w+", x.casefold()) if w not in _SMALL} for x in (wanted, found))
    return wanted == found or bool(a and b and (a <= b or b <= a))


def attribution(row: Row, answers: Answers) -> Check:
    """An attribution whose content overlaps the words has this chain (and stance)."""
    report, start, end = answers.place(row["report"], row["words"])
    found = [
        a
        for r in answers.brief.story.readings
        if r.report.id == report
        for a in r.attributions
        if not a.relays_only and any(e.span.start < end and start < e.span.end for e in a.content)
    ]
    for a in found:
        chain = answers.chain(a)
        alike = len(chain) == len(row["chain"]) and all(map(same_name, row["chain"], chain))
        if alike and row.get("stance", a.stance) == a.stance:
            return True, ""
    return False, "; ".join(f"{' → '.join(answers.chain(a))} {a.stance}" for a in found) or "no attribution"


def claim(row: Row, answers: Answers) -> Check:
    """The claim at the words has these bounds (and status)."""
    found = answers.claims_at(row["report"], row["words"])
    for c in found:
        bounds = (c.origins.low, c.origins.high) == (row["low"], row["high"])
        if bounds and row.get("status", c.status) == c.status:
            return True, ""
    return False, "; ".join(f"{c.origins.low}–{c.origins.high} {c.status}" for c in found) or "no claim"


def _pair(row: Row, answers: Answers) -> tuple[set[str], set[str]]:
    first, second = ({c.claim.id for c in answers.claims_at(*row[k])} for k in "ab")
    return first, second


def same(row: Row, answers: Answers) -> Check:
    """Both places stand in one claim."""
    first, second = _pair(row, answers)
    return bool(first & second), "two claims"


def different(row: Row, answers: Answers) -> Check:
    """The two places stand in no common claim."""
    first, second = _pair(row, answers)
    return not first & second, "one claim"


def conflict(row: Row, answers: Answers) -> Check:
    """The claims at the two places are in such a conflict."""
    first, second = _pair(row, answers)
    found = [c for c in answers.brief.conflicts if {*c.claims} & first and {*c.claims} & second]
    right = [c for c in found if c.kind == row["kind"] and row.get("relation", c.relation) == c.relation]
    return bool(right), "; ".join(f"{c.kind} {c.relation}" for c in found) or "no conflict"


def time(row: Row, answers: Answers) -> Check:
    """A timeline entry whose evidence overlaps the words has these days."""
    report, start, end = answers.place(row["report"], row["words"])
    found = [
        t
        for t in answers.brief.timeline
        if any(e.report == report and e.span.start < end and start < e.span.end for e in t.evidence)
    ]
    days = [(t.start.isoformat() if t.start else "", t.end.isoformat() if t.end else "") for t in found]
    return (row["start"], row["end"]) in days, str(days)


def copy(row: Row, answers: Answers) -> Check:
    """One report is a copy of the other."""
    pair = answers.report(row["report"]).id, answers.report(row["of"]).id
    found = [(c.report, c.original) for c in answers.brief.story.copies]
    return pair in found, str(found)


def loop(row: Row, answers: Answers) -> Check:
    """The outlets cite each other in a circle."""
    found = [set(x.outlets) for x in answers.brief.loops]
    return set(row["outlets"]) in found, str(found)


def published(row: Row, answers: Answers) -> Check:
    """The report has this time of publication."""
    r = answers.report(row["report"])
    found = r.published.iso() if r.published else None
    return found == row["at"] and row.get("from", r.published_from) == r.published_from, str(found)


CHECKS: dict[str, Callable[[Row, Answers], Check]] = {
    "attribution": attribution,
    "claim": claim,
    "same": same,
    "different": different,
    "conflict": conflict,
    "time": time,
    "copy": copy,
    "loop": loop,
    "published": published,
}


def expected(story: Path) -> Iterator[tuple[str, Row]]:
    """Kind and fields of every expectation of a story."""
    for kind, rows in tomllib.loads((EXPECTED / f"{story.name}.toml").read_text(encoding="utf-8")).items():
        for row in rows:
            yield kind, row


def outcomes(story: Path) -> list[tuple[str, Row, bool, str]]:
    """Run the program on a story and hold every expectation against its brief."""
    answers = Answers(hearsay.brief([story]))
    return [(kind, row, *CHECKS[kind](row, answers)) for kind, row in expected(story)]


if __name__ == "__main__":
    for story in sys.argv[1:]:
        rows = outcomes(Path(story))
        for kind, row, holds, found in rows:
            print("ok    " if holds else "MISSED", kind, row, "" if holds else f"found: {found}")
        print(f"{story}: {sum(r[2] for r in rows)} of {len(rows)} hold")
