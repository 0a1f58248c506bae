"""Turn an annotated story (reports.jsonl + gold.json) into Readings and a Story, to try `link` and `weigh` alone.

What the two make of perfect readings says how much they lose by themselves; the evaluation of the whole program
never goes through here.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

from hearsay.model import (
    Attribution,
    Claim,
    Evidence,
    Interval,
    Link,
    LinkRef,
    Mention,
    Moment,
    Party,
    Reading,
    Report,
    Span,
    Statement,
    Story,
    TimeExpression,
)

_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")


def readings(folder: Path) -> list[Reading]:
    """One reading a report, with the gold attributions, gold times and every remaining sentence as a statement."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    lines = (folder / "reports.jsonl").read_text(encoding="utf-8").splitlines()
    return [_reading(json.loads(line), gold) for line in lines if line.strip()]


def story(folder: Path) -> Story:
    """The gold story: parties merged by name, claims and mentions as annotated."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    read = readings(folder)
    reports = {r.report.id: r.report for r in read}
    contents = {a.id: a.content[0] for r in read for a in r.attributions}
    claims = tuple(_claim(c, reports, contents) for c in gold["claims"])
    return Story(id=folder.name, title=folder.name, readings=tuple(read), parties=_parties(read), claims=claims)


def _reading(raw: dict[str, Any], gold: dict[str, Any]) -> Reading:
    report = Report(
        id=raw["id"],
        text=raw["text"],
        title=raw["title"],
        outlet=raw["outlet"],
        outlet_from="metadata",
        published=Moment(date.fromisoformat(raw["published"])),
        published_from="metadata",
    )
    attributions = tuple(_attribution(a, report) for a in gold["attributions"] if a["report"] == report.id)
    times = tuple(t for t in (_time(t, report) for t in gold["timeline"] if t["report"] == report.id) if t)
    taken = [e.span for a in attributions for e in (*a.content, *a.source)]
    statements = tuple(
        Statement(evidence=report.cite(m.start(), m.end()))
        for m in _SENTENCE.finditer(report.text)
        if m[0].strip() and not any(Span(m.start(), m.end()).overlaps(s) for s in taken)
    )
    sentences = tuple(Span(m.start(), m.end()) for m in _SENTENCE.finditer(report.text) if m[0].strip())
    return Reading(report=report, sentences=sentences, times=times, attributions=attributions, statements=statements)


def _attribution(a: dict[str, Any], report: Report) -> Attribution:
    content = locate(report, a["content"])
    source = (nearest(report, a["source"], content.span),) if a["source"] else ()
    chain = tuple(
        Link(name=x["name"], kind=x["kind"], role=x["role"], evidence=source if x["role"] == "origin" else ())
        for x in a["chain"]
    )
    cue = (nearest(report, a["cue"], content.span),) if a["cue"] else ()
    return Attribution(
        id=a["id"], report=report.id, source=source, cue=cue, content=(content,), chain=chain, stance=a["stance"]
    )


def _time(t: dict[str, Any], report: Report) -> TimeExpression | None:
    if not t["time_text"] or not t["start"]:
        return None
    event = locate(report, t["evidence"]).span
    return TimeExpression(
        evidence=nearest(report, t["time_text"], event),
        type="DATE",
        value=t["start"],
        precision="day",
        interval=Interval(date.fromisoformat(t["start"]), date.fromisoformat(t["end"])),
        rule="gold",
        event=event,
    )


def _claim(c: dict[str, Any], reports: dict[str, Report], contents: dict[str, Evidence]) -> Claim:
    mentions = []
    for m in c["mentions"]:
        own = "own" in m
        evidence = locate(reports[m["report"]], m["own"]) if own else contents[m["attribution"]]
        mentions.append(
            Mention(
                report=m["report"],
                evidence=evidence,
                attribution=None if own else m["attribution"],
                polarity=m["polarity"],
            )
        )
    return Claim(id=c["id"], text=c.get("text") or mentions[0].evidence.text, kind=c["kind"], mentions=tuple(mentions))


def _parties(read: list[Reading]) -> tuple[Party, ...]:
    links: dict[tuple[str | None, str], list[LinkRef]] = defaultdict(list)
    for a in (a for r in read for a in r.attributions):
        for i, link in enumerate(a.chain):
            key = (link.name, link.kind) if link.name else (None, f"{a.id}.{i}")
            links[key].append(LinkRef(attribution=a.id, position=i))
    kinds = {(k.name, k.kind): k.kind for r in read for a in r.attributions for k in a.chain}
    return tuple(
        Party(id=f"p{i}", name=key[0], kind=kinds.get(key, "unknown") if key[0] else "unknown", links=tuple(refs))
        for i, (key, refs) in enumerate(links.items())
    )


def locate(report: Report, spec: str | list[Any]) -> Evidence:
    """The evidence for a gold span: a string, or [string, 0-based occurrence]."""
    words, n = (spec[0], spec[1]) if isinstance(spec, list) else (spec, 0)
    start = -1
    for _ in range(n + 1):
        start = report.text.index(words, start + 1)
    return report.cite(start, start + len(words))


def nearest(report: Report, spec: str | list[Any], anchor: Span) -> Evidence:
    """Like `locate`, but a bare string means the occurrence nearest to the anchor."""
    if isinstance(spec, list):
        return locate(report, spec)
    starts = [m.start() for m in re.finditer(re.escape(spec), report.text)]
    start = min(starts, key=lambda i: max(anchor.start - i - len(spec), i - anchor.end, 0))
    return report.cite(start, start + len(spec))
