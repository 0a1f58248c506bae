"""Annotated documents → passages that cut no attribution, and token files → the same; for `training.record`.

A document is JSON with `text` and `attributions`, each with lists of code-point spans: source, cue, content. A token
file has a passage a line: `tokens` (Penn Treebank) and `labels`, BIO over source, cue and content.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

from training.corpora import Example, Passage, passage_example

ROLES = ("source", "cue", "content")
_END = re.compile(r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9])|\n\s*")
"""What ends a sentence: a stop, not after a short word with a capital (Mr., Gen.), before a capital; or a line."""
_WRITTEN = {"``": "“", "''": "”", "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}"}
_JOINED_LEFT = re.compile(r"[.,;:?!%”)\]}]+|n['’]t|['’](s|S|re|ve|ll|d|m)?")
_JOINED_RIGHT = re.compile(r"[“(\[{$#]+")


@dataclass(frozen=True, slots=True)
class Judged:
    """A passage and what is to be found in it: (role, start, end) in the units that are counted."""

    example: Example
    gold: frozenset[tuple[str, int, int]]
    units: tuple[int, ...] | None = None
    """For each word the token it belongs to, where tokens are counted; None where words are."""


def documents(path: Path) -> list[dict]:
    """Read a file of documents; attributions without content or without any cue or source are left out."""
    rows = map(json.loads, path.read_text(encoding="utf-8").strip().split("\n"))
    return [r | {"attributions": [a for a in r["attributions"] if a["content"] and a["cue"]]} for r in rows]


def passages(document: dict, least: int) -> list[Passage]:
    """Cut a document at ends of sentences that lie in no attribution, at least `least` words a passage."""
    text, out, begin = document["text"], [], 0
    whole = [(min(s)[0], max(e for _, e in s), a) for a in document["attributions"] if (s := _spans(a))]
    for end in [*(m.end() for m in _END.finditer(text)), len(text)]:
        words = len(text[begin:end].split())
        if end < len(text) and (words < max(least, 1) or any(s < end < e for s, e, _ in whole)):
            continue
        inside = [a for s, e, a in whole if begin <= s and e <= end]
        if words:
            out.append(Passage(text[begin:end], [_moved(a, begin) for a in inside], True))
        begin = end
    return out


def judged(document: dict) -> list[Judged]:
    """Its shortest passages, counted in words."""
    out = []
    for p in passages(document, 1):
        e = passage_example(p)
        out.append(Judged(e, frozenset((r, s, t) for a in e.attributions or () for r in ROLES for s, t in a[r])))
    return out


def tokens(path: Path) -> list[Judged]:
    """Passages of a token file, counted in its tokens."""
    return [_of_tokens(json.loads(line)) for line in path.read_text(encoding="utf-8").strip().split("\n")]


def _spans(a: dict) -> list[tuple[int, int]]:
    return [(s, e) for r in ROLES for s, e in a[r]]


def _moved(a: dict, by: int) -> dict:
    spans = {r: [[s - by, e - by] for s, e in a[r]] for r in ROLES}
    return {**spans, "relay": [], "type": "statement", "stance": "asserts"}


def _of_tokens(row: dict) -> Judged:
    text, owner = "", []
    for n, token in enumerate(row["tokens"]):
        word = _WRITTEN.get(token, token)
        apart = text and not _JOINED_LEFT.fullmatch(word) and not _JOINED_RIGHT.fullmatch(text[-1])
        text += " " * bool(apart) + word
        owner += [n] * (len(text) - len(owner))
    example = passage_example(Passage(text, [], True))
    place, units = 0, []
    for w in example.words:
        place = text.index(w, place)
        units.append(owner[place])
        place += len(w)
    return Judged(example, frozenset(_labelled(row["labels"])), tuple(units))


def _labelled(labels: list[str]) -> set[tuple[str, int, int]]:
    out, start = set(), 0
    for i, label in enumerate([*labels, "O"]):
        if i and labels[i - 1] != "O" and (label[:1] != "I" or label[2:] != labels[i - 1][2:]):
            out.add((labels[i - 1][2:], start, i))
        if label[:1] == "B":
            start = i
    return out
