"""Read passages with inline attribution tags (see invented/GUIDE.md) into stand-off annotation.

In: the text of a markup file. Out: one `Passage` each, spans in code points of the untagged text.
`python -m training.markup FILE...` checks files and prints what is wrong, with the line number.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

ROLES = {"s": "source", "c": "cue", "k": "content", "r": "relay"}
STANCES = {"asserts", "denies", "confirms", "declines", "unconfirmed"}
TYPES = {"statement", "attitude"}
_TAG = re.compile(r"<(/?)([sckr])(\d+)>")
_NOTE = re.compile(r"^(\d+):\s*(.+)$")


@dataclass
class Passage:
    id: str
    line: int
    text: str
    attributions: list[dict]
    problems: list[str] = field(default_factory=list)


def parse(raw: str) -> list[Passage]:
    """Split a markup file into passages; problems are collected on each passage, never raised."""
    passages = []
    line = 1
    for block in re.split(r"(?m)^(?=### )", raw):
        if block.startswith("### "):
            passages.append(_passage(block, line))
        line += block.count("\n")
    return passages


def _passage(block: str, line: int) -> Passage:
    head, _, body = block.partition("\n")
    lines = body.rstrip().split("\n")
    notes: dict[int, str] = {}
    while lines and (m := _NOTE.match(lines[-1].strip())):
        notes[int(m[1])] = m[2]
        lines.pop()
    passage = Passage(head[4:].strip(), line, "", [])
    spans = _untag("\n".join(lines).strip(), passage)
    order = sorted(spans)
    index = {n: i for i, n in enumerate(order)}
    for n in order:
        passage.attributions.append(_attribution(spans[n], n, notes.get(n, ""), index, passage))
    for n in notes:
        if n not in index:
            passage.problems.append(f"note for {n}, which has no tags")
    _nest(passage.attributions)
    return passage


def _untag(tagged: str, passage: Passage) -> dict[int, dict[str, list[list[int]]]]:
    """Take the tags out; return per number the spans of each role, in text order."""
    out: list[str] = []
    size, last = 0, 0
    opened: dict[tuple[str, int], int] = {}
    spans: dict[int, dict[str, list[list[int]]]] = defaultdict(lambda: {r: [] for r in ROLES.values()})
    for m in _TAG.finditer(tagged):
        out.append(tagged[last : m.start()])
        size += m.start() - last
        last = m.end()
        key = (m[2], int(m[3]))
        if not m[1]:
            if key in opened:
                passage.problems.append(f"<{m[2]}{m[3]}> opened twice")
            opened[key] = size
        elif key not in opened:
            passage.problems.append(f"{m[0]} closes nothing")
        else:
            start = opened.pop(key)
            if start == size:
                passage.problems.append(f"{m[0]} is empty")
            spans[key[1]][ROLES[m[2]]].append([start, size])
    out.append(tagged[last:])
    passage.text = "".join(out)
    passage.problems += [f"<{r}{n}> is never closed" for r, n in opened]
    passage.problems += [f"stray angle bracket near {m!r}" for m in re.findall(r"</?[a-z]+\d*.{0,12}", passage.text)]
    return spans


def _attribution(spans: dict, n: int, note: str, index: dict[int, int], passage: Passage) -> dict:
    out = {**spans, "type": "statement", "stance": "asserts", "within": None}
    for word in filter(None, (w.strip() for w in note.split(","))):
        if word in STANCES:
            out["stance"] = word
        elif word in TYPES:
            out["type"] = word
        elif (m := re.fullmatch(r"in (\d+)", word)) and int(m[1]) in index and int(m[1]) != n:
            out["within"] = index[int(m[1])]
        else:
            passage.problems.append(f"{n}: do not know {word!r}")
    if not out["content"]:
        passage.problems.append(f"{n} has no content <k{n}>")
    return out


def _nest(attributions: list[dict]) -> None:
    """Where no note says otherwise, an attribution sits in the smallest other content that holds its cue or source."""
    for i, a in enumerate(attributions):
        anchor = (a["cue"] or a["source"] or [None])[0]
        if a["within"] is not None or anchor is None:
            continue
        holders = [
            (e - s, j)
            for j, b in enumerate(attributions)
            for s, e in b["content"]
            if j != i and s <= anchor[0] and anchor[1] <= e
        ]
        if holders:
            a["within"] = min(holders)[1]


def main(paths: list[str]) -> int:
    bad = passages = attributions = 0
    for path in paths:
        seen: set[str] = set()
        for p in parse(Path(path).read_text(encoding="utf-8")):
            if p.id in seen:
                p.problems.append("id used twice")
            seen.add(p.id)
            passages += 1
            attributions += len(p.attributions)
            for problem in p.problems:
                bad += 1
                print(f"{path}:{p.line}: {p.id}: {problem}")
    print(f"{passages} passages, {attributions} attributions, {bad} problems")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
