"""Corpora → examples: words with gaps and the labels that the corpus has. What a corpus does not say is masked.

Every corpus is read from the folder given on the command line; none is part of this project. See `SOURCES` for where
each comes from and under which licence it may shape weights.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path

from hearsay.read.labels import ENTITIES, RELATIONS, UPOS
from hearsay.read.tokens import gap_before, word_spans
from training.markup import parse

SOURCES = (
    (
        "ewt",
        "Universal Dependencies English EWT",
        "CC BY-SA 4.0",
        "https://github.com/UniversalDependencies/UD_English-EWT",
    ),
    (
        "gum_open",
        "Universal Dependencies English GUM, open genres",
        "CC BY 4.0; bio and voyage CC BY-SA",
        "https://github.com/UniversalDependencies/UD_English-GUM",
    ),
    ("ner_gum", "Entities of GUM", "CC BY 4.0", "https://github.com/amir-zeldes/gum"),
    ("wikigold", "WikiGold", "CC BY 4.0", "https://aclanthology.org/W09-3302"),
    ("btc", "Broad Twitter Corpus", "CC BY 4.0", "https://github.com/GateNLP/broad_twitter_corpus"),
    ("wnut17", "WNUT 2017 emerging entities", "CC BY 4.0", "https://github.com/leondz/emerging_entities_17"),
    ("re3d_open", "re3d, open documents", "OGL / public domain", "https://github.com/dstl/re3d"),
    ("ner_uner_ewt", "Universal NER English EWT (dev and test)", "CC BY-SA 4.0", "https://www.universalner.org"),
    ("voa_attributions", "Attributions on public-domain newswire", "CC BY 4.0", "annotated for hearsay"),
    ("invented", "Invented passages with attributions", "CC BY 4.0", "training/invented in this project"),
)
ENTITY_CORPORA = ("ner_gum", "wikigold", "btc", "wnut17", "re3d_open", "ner_uner_ewt")
"""Order matters: its index is the guideline input of the entity head. The last is the guideline that we read by."""
WEAK_CUES = re.compile(r"suspect|expect|believ|charg|thought|fear|hope|want|accus|allege|concern|consider", re.I)
"""Cues annotated unevenly in voa_attributions: where such a word is unmarked, its cue label is masked."""


@dataclass
class Example:
    words: list[str]
    gaps: list[int]
    """0 joined to the word before, 1 space, 2 line break, 3 paragraph."""
    starts: list[int] | None = None
    """1 at the first word of a sentence."""
    pos: list[int] | None = None
    heads: list[int] | None = None
    """Index of the head word; its own for a root."""
    relations: list[int] | None = None
    entities: list[int] | None = None
    guideline: int = 0
    attributions: list[dict] | None = None
    """{"source", "cue", "content", "relay": word spans [a, b), "type", "stance"}."""
    masked: set[int] = field(default_factory=set)
    """Words whose cue label is not to be learnt."""
    relays_known: bool = False


def trees(path: Path, keep_breaks: bool = True) -> list[list[Example]]:
    """Read CoNLL-U; one list of sentences a document."""
    documents: list[list[Example]] = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.strip().split("\n")
        if any(line.startswith("# newdoc") for line in lines) or not documents:
            documents.append([])
        sentence = _tree(lines)
        if sentence:
            new = any(line.startswith("# newpar") for line in lines)
            sentence.gaps[0] = 3 if new and keep_breaks else 1
            documents[-1].append(sentence)
    return [d for d in documents if d]


def _tree(lines: list[str]) -> Example | None:
    rows = [line.split("\t") for line in lines if line[:1].isdigit()]
    joined: set[int] = set()
    place: dict[str, int] = {}
    words = []
    inside_until, glued = 0, False
    for row in rows:
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            joined |= set(range(first + 1, last + 1))
            inside_until = last
            glued_after = "SpaceAfter=No" in row[9]
            continue
        if "." in row[0]:
            continue
        n = int(row[0])
        place[row[0]] = len(words)
        words.append((row, 0 if n in joined or glued else 1))
        if n < inside_until:
            glued = False
        elif n == inside_until:
            glued = glued_after
        else:
            glued = "SpaceAfter=No" in row[9]
    if not words:
        return None
    heads = [place[r[6]] if r[6] != "0" else i for i, (r, _) in enumerate(words)]
    return Example(
        words=[r[1] for r, _ in words],
        gaps=[g for _, g in words],
        starts=[1] + [0] * (len(words) - 1),
        pos=[UPOS.index(r[3]) for r, _ in words],
        heads=heads,
        relations=[RELATIONS.index(r[7]) for r, _ in words],
    )


def entities(path: Path, corpus: str) -> list[list[Example]]:
    """Read a JSONL of entity-tagged sentences (words) or texts (code points); one list of sentences a line."""
    rows = map(json.loads, path.read_text(encoding="utf-8").strip().split("\n"))
    return [[_tagged(*s, corpus) for s in _sentences(r) if s[0]] for r in rows]


def _sentences(row: dict) -> list[tuple[list[str], list[int], list]]:
    """Words, gaps and entities (word spans) of every sentence of a row; a plain text counts as one."""
    if "sents" in row:
        return [(s["words"], [1, *map(int, s["spaces"][:-1])], s["ents"]) for s in row["sents"]]
    words, gaps, spans = _cut(row["text"])
    inner = [x for x in row["ents"] if not any(x[0] <= y[0] and y[1] <= x[1] and x[:2] != y[:2] for y in row["ents"])]
    ents = [(*w[0], _LABELS.get(label, label)) for s, e, label in inner if (w := _word_spans([(s, e)], spans))]
    return [(words, gaps, ents)]


_LABELS = {"Person": "PERSON", "Organisation": "ORG", "Location": "LOC", "Nationality": "NORP"}


def _tagged(words: list[str], gaps: list[int], ents: list, corpus: str) -> Example:
    tags = [0] * len(words)
    for start, end, label in ents:
        if f"B-{label}" in ENTITIES:
            tags[start:end] = [ENTITIES.index(f"I-{label}")] * (end - start)
            tags[start] = ENTITIES.index(f"B-{label}")
    return Example(words=words, gaps=gaps, entities=tags, guideline=ENTITY_CORPORA.index(corpus))


@dataclass
class Passage:
    """A text with attributions in code points, before it is cut into words (so that it can be degraded first)."""

    text: str
    attributions: list[dict]
    relays_known: bool


def voa(path: Path) -> list[Passage]:
    rows = map(json.loads, path.read_text(encoding="utf-8").strip().split("\n"))
    return [Passage(r["text"], [{**a, "relay": []} for a in r["attributions"]], False) for r in rows]


def invented(folder: Path) -> list[Passage]:
    out = []
    for path in sorted(folder.glob("*.txt")):
        for p in parse(path.read_text(encoding="utf-8")):
            if not p.problems:
                out.append(Passage(p.text, p.attributions, True))  # noqa: PERF401 reads better
    return out


def passage_example(passage: Passage) -> Example:
    """Cut a passage into words and turn its code-point spans into word spans."""
    words, gaps, spans = _cut(passage.text)
    attributions = []
    marked: set[int] = set()
    for a in passage.attributions:
        roles = {r: _word_spans(a[r], spans) for r in ("source", "cue", "content", "relay")}
        if roles["content"] and (roles["cue"] or roles["source"]):
            attributions.append({**roles, "type": a["type"], "stance": a["stance"]})
            marked |= {i for s, e in roles["cue"] for i in range(s, e)}
    masked = set()
    if not passage.relays_known:
        masked = {i for i, w in enumerate(words) if i not in marked and WEAK_CUES.search(w)}
    return Example(words=words, gaps=gaps, attributions=attributions, masked=masked, relays_known=passage.relays_known)


def _cut(text: str) -> tuple[list[str], list[int], list]:
    spans = word_spans(text)
    gaps = [gap_before(text, spans[i - 1].end if i else 0, s.start) for i, s in enumerate(spans)]
    return [text[s.start : s.end] for s in spans], gaps, spans


def _word_spans(chars: list, spans: list) -> list[tuple[int, int]]:
    out = []
    for start, end in chars:
        inside = [i for i, s in enumerate(spans) if s.start < end and start < s.end]
        if inside:
            out.append((inside[0], inside[-1] + 1))
    return out
