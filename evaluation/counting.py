"""How simpler ways to count would do on annotated stories, and what the claims shown first are worth.

    python -m evaluation.counting STORIES BRIEFS

STORIES holds one folder a story (reports.jsonl, gold.json); BRIEFS what `python -m evaluation.stories STORIES BRIEFS`
writes. The peers are given the annotated claims, hearsay finds its own:

- outlets: as many origins as outlets that tell the claim;
- headlines: reports whose headlines share 55 % of their words (Jaccard) are one text, and each text is one origin.

Of the claims that a brief shows first, one is aligned when one of its mentions covers half of an annotated mention.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from evaluation.gold import story
from hearsay.model import Report, Span

HEADLINES_ALIKE = 0.55
"""Jaccard index of the words of two headlines from which the reports are one text."""
SHOWN = 12
"""Claims of a brief that are looked at."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """One annotated claim of two mentions or more, and what a peer counts for it."""

    truth: int
    """Its annotated lower bound."""
    outlets: int
    headlines: int


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("stories", type=Path)
    ap.add_argument("briefs", type=Path)
    args = ap.parse_args()
    folders = sorted(p for p in args.stories.iterdir() if (p / "gold.json").is_file())
    claims = [c for folder in folders for c in counted(folder)]
    print("| way of counting | low exact | over-counted | falsely corroborated |\n|---|---:|---:|---:|")
    for name, count in (("never two", lambda c: min(c.truth, 1)), ("outlets", lambda c: c.outlets),
                        ("headlines", lambda c: c.headlines)):  # fmt: skip
        print(_row(name, claims, count))
    shown = [a for folder in folders for a in aligned(folder, args.briefs / f"{folder.name}.json")]
    print(
        f"\nof the {SHOWN} claims shown first {100 * sum(shown) / len(shown):.1f} % of {len(shown)} are annotated ones"
    )


def _row(name: str, claims: Sequence[Counted], count: Callable[[Counted], int]) -> str:
    single = [c for c in claims if c.truth <= 1]
    shares = (
        sum(count(c) == c.truth for c in claims) / len(claims),
        sum(count(c) > c.truth for c in claims) / len(claims),
        sum(count(c) >= 2 for c in single) / len(single),
    )
    return f"| {name} | {' | '.join(f'{100 * s:.1f}' for s in shares)} |"


def counted(folder: Path) -> Iterator[Counted]:
    """The annotated claims of a story as the peers count them."""
    s = story(folder)
    gold = {c["id"]: c for c in json.loads((folder / "gold.json").read_text(encoding="utf-8"))["claims"]}
    reports = {r.report.id: r.report for r in s.readings}
    text_of = one_text(list(reports.values()))
    for c in (c for c in s.claims if len(c.mentions) >= 2):
        told = {m.report for m in c.mentions if m.polarity == "supports"}
        yield Counted(
            truth=gold[c.id]["origins_low"],
            outlets=len({reports[r].outlet for r in told}),
            headlines=len({text_of[r] for r in told}),
        )


def one_text(reports: Sequence[Report]) -> dict[str, str]:
    """For each report the least id of those whose headlines are alike, directly or by way of others."""
    home = {r.id: r.id for r in reports}
    for a, b in combinations(reports, 2):
        x, y = (frozenset(_WORD.findall(r.title.lower())) for r in (a, b))
        if x and y and len(x & y) >= HEADLINES_ALIKE * len(x | y):
            kept, gone = sorted((home[a.id], home[b.id]))
            home = {r: kept if h == gone else h for r, h in home.items()}
    return home


def aligned(folder: Path, brief: Path) -> Iterator[bool]:
    """Whether each of the claims that the brief shows first is an annotated one."""
    places = [(m.report, m.evidence.span) for c in story(folder).claims for m in c.mentions]
    claims: list[dict[str, Any]] = json.loads(brief.read_text(encoding="utf-8"))["claims"]
    for c in claims[:SHOWN]:
        yield any(
            m["report"] == report and _shared(span, m) * 2 >= min(len(span), m["end"] - m["start"])
            for m in c["mentions"]
            for report, span in places
        )


def _shared(span: Span, mention: dict[str, Any]) -> int:
    return min(span.end, mention["end"]) - max(span.start, mention["start"])


if __name__ == "__main__":
    main()
