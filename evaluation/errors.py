"""List what the reader got wrong, a sample at a time, so that errors can be read and counted by class.

    python -m evaluation.errors stories STORIES BRIEFS [--kind missed] [--sample 60] [--seed 1]
    python -m evaluation.errors readings GOLD.jsonl READINGS.jsonl [--quoted] ...
    python -m evaluation.errors unread REPORTS.jsonl READINGS.jsonl ...

STORIES and BRIEFS are what `evaluation.stories` reads and writes; READINGS.jsonl is what `hearsay read --format jsonl`
prints. An attribution is right when its content shares half of all the characters with a gold content, one to one, as
in the scorers. The kinds of error: missed, false, source, chain, stance. `unread` has no gold: it lists sentences that
hold a quotation or a verb of saying and stand in no attribution. The same seed draws the same sample.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.gold import locate, nearest
from hearsay.model import Report, Span

KINDS = ("missed", "false", "source", "chain", "stance")
_CONTEXT = 160
_SAYS = re.compile(r"[“\"«][^”\"»]{25,}[”\"»]|\b(?:said|says|told|according to|tweeted|reported|denied|added)\b", re.I)
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*[”\"»]?")
Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """An attribution of the gold or of the program, in code points of its report."""

    content: Spans
    """Its parts."""
    source: Spans = ()
    """Empty where none is given."""
    cue: Spans = ()
    """Empty where none is given."""
    chain: tuple[str, ...] = ()
    """Names from the report inwards."""
    stance: str = "asserts"
    """The source's stance."""


@dataclass(frozen=True, slots=True)
class Error:
    """One thing that is wrong in one report."""

    kind: str
    """One of `KINDS`."""
    report: str
    """Which report."""
    text: str
    """The report's text."""
    gold: Telling | None
    """What was wanted; None for a false find."""
    found: Telling | None
    """What the program found instead; None for a miss."""

    def __str__(self) -> str:
        told = self.gold or self.found
        assert told is not None
        start, end = min(s for s, _ in told.content), max(e for _, e in told.content)
        around = self.text[max(0, start - _CONTEXT) : end + _CONTEXT].replace("\n", "⏎")
        lines = [f"== {self.kind} {self.report} {start}", f"   … {around} …"]
        lines += [f"   {who}: {_told(self.text, t)}" for who, t in (("gold", self.gold), ("read", self.found)) if t]
        return "\n".join(lines)


def errors(report: str, text: str, gold: Sequence[Telling], found: Sequence[Telling]) -> Iterator[Error]:
    """All errors of one report."""
    pairs = _pairs(gold, found)
    for i, g in enumerate(gold):
        if i not in pairs:
            yield Error("missed", report, text, g, _nearest(g, found))
            continue
        f = found[pairs[i]]
        if not _agree(g.source, f.source):
            yield Error("source", report, text, g, f)
        if g.chain and not _same_names(g.chain, f.chain):
            yield Error("chain", report, text, g, f)
        if g.stance != f.stance and g.chain:
            yield Error("stance", report, text, g, f)
    for j, f in enumerate(found):
        if j not in pairs.values():
            yield Error("false", report, text, None, f)


def of_stories(stories: Path, briefs: Path) -> Iterator[Error]:
    """Errors of briefs against annotated stories."""
    for folder in sorted(p.parent for p in stories.glob("*/gold.json")):
        gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))["attributions"]
        brief = json.loads((briefs / f"{folder.name}.json").read_text(encoding="utf-8"))["attributions"]
        for r in _rows(folder / "reports.jsonl"):
            report = Report(id=r["id"], text=r["text"])
            wanted = [_of_story(a, report) for a in gold if a["report"] == r["id"]]
            read = [_of_brief(a) for a in brief if a["report"] == r["id"] and a["type"] == "statement"]
            yield from errors(f"{folder.name}/{r['id']}", r["text"], wanted, read)


def of_readings(gold: Path, readings: Path, quoted: bool) -> Iterator[Error]:
    """Errors of readings against a gold file; with `quoted`, only where the gold content holds a quotation mark."""
    read = {r["report"]: r["attributions"] for r in _rows(readings)}
    for doc in _rows(gold):
        wanted = [Telling(*(_tuples(a[k]) for k in ("content", "source", "cue"))) for a in doc["attributions"]]
        found = [_of_brief(a) for a in read.get(doc["doc_id"], ()) if a["within"] is None]
        for e in errors(doc["doc_id"], doc["text"], wanted, found):
            if not quoted or (e.gold and any(c in '"“”' for s, t in e.gold.content for c in doc["text"][s:t])):
                yield e


def unread(reports: Path, readings: Path) -> Iterator[Error]:
    """Sentences that look like speech and stand in no attribution."""
    read = {r["report"]: r["attributions"] for r in _rows(readings)}
    for r in _rows(reports):
        taken = _cover(s for a in read.get(r["id"], ()) for k in ("content", "cue", "source") for s in _spans(a[k]))
        for m in _SENTENCE.finditer(r["text"]):
            if _SAYS.search(m[0]) and not taken & set(range(*m.span())):
                yield Error("missed", r["id"], r["text"], Telling((m.span(),)), None)


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _of_story(a: dict[str, Any], report: Report) -> Telling:
    content = locate(report, a["content"]).span

    def near(key: str) -> Spans:
        return (_ends(nearest(report, a[key], content).span),) if a[key] else ()

    names = tuple(x["name"] or "?" for x in a["chain"])
    return Telling((_ends(content),), near("source"), near("cue"), names, a["stance"])


def _of_brief(a: dict[str, Any]) -> Telling:
    names = tuple(x["name"] or "?" for x in a.get("chain", ()))
    return Telling(_spans(a["content"]), _spans(a["source"]), _spans(a["cue"]), names, a.get("stance", "asserts"))


def _spans(items: Iterable[dict[str, Any]]) -> Spans:
    return tuple((x["start"], x["end"]) for x in items)


def _tuples(items: Iterable[Sequence[int]]) -> Spans:
    return tuple((s, e) for s, e in items)


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _cover(spans: Iterable[tuple[int, int]]) -> set[int]:
    return {i for s, e in spans for i in range(s, e)}


def _shared(a: Spans, b: Spans) -> float:
    x, y = _cover(a), _cover(b)
    return len(x & y) / len(x | y) if x | y else 1.0


def _agree(a: Spans, b: Spans) -> bool:
    return bool(_cover(a) & _cover(b)) or not (a or b)


def _same_names(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two chains name the same parties, by and large: all words of the shorter name are in the longer."""
    names = [[set(re.findall(r"\w+", n.casefold())) - {"the", "a", "of", "al"} for n in chain] for chain in (a, b)]
    return len(a) == len(b) and all((x and y and (x <= y or y <= x)) or x == y for x, y in zip(*names, strict=True))


def _pairs(gold: Sequence[Telling], found: Sequence[Telling]) -> dict[int, int]:
    """Gold index → found index, one to one, best first; where contents tie, the better source decides."""
    ranked = sorted(
        (
            ((_shared(g.content, f.content), _shared(g.source, f.source)), -i, -j)
            for i, g in enumerate(gold)
            for j, f in enumerate(found)
        ),
        reverse=True,
    )
    out: dict[int, int] = {}
    for (share, _), i, j in ranked:
        if share >= 0.5 and -i not in out and -j not in out.values():
            out[-i] = -j
    return out


def _nearest(g: Telling, found: Sequence[Telling]) -> Telling | None:
    """What the program found that touches the gold content most."""
    best = max(found, key=lambda f: _shared(g.content, f.content), default=None)
    return best if best and _shared(g.content, best.content) > 0 else None


def _told(text: str, t: Telling) -> str:
    source, cue, content = (" … ".join(text[s:e] for s, e in x) for x in (t.source, t.cue, t.content))
    chain = f" ‹{' → '.join(t.chain)}›" if t.chain else ""
    return f"[{source}] ({cue}) «{content}» {t.stance}{chain}".replace("\n", "⏎")


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("what", choices=("stories", "readings", "unread"))
    ap.add_argument("gold", type=Path)
    ap.add_argument("read", type=Path)
    ap.add_argument("--kind", choices=KINDS, help="only errors of this kind")
    ap.add_argument("--quoted", action="store_true", help="only gold contents with a quotation mark")
    ap.add_argument("--sample", type=int, default=60, help="how many to draw of each kind (0: all)")
    ap.add_argument("--seed", type=int, default=1)
    args = ap.parse_args()
    if args.what == "stories":
        drawn = list(of_stories(args.gold, args.read))
    elif args.what == "readings":
        drawn = list(of_readings(args.gold, args.read, args.quoted))
    else:
        drawn = list(unread(args.gold, args.read))
    print(dict(Counter(e.kind for e in drawn)))
    for kind in [args.kind] if args.kind else KINDS:
        of_kind = [e for e in drawn if e.kind == kind]
        order = random.Random(args.seed).sample(range(len(of_kind)), min(args.sample or len(of_kind), len(of_kind)))
        for i in sorted(order):
            print(of_kind[i])


if __name__ == "__main__":
    main()
