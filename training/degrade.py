"""Spoil texts the way scraping spoils them, so that the reader does not lean on punctuation.

In: a passage with spans in code points. Out: the same with signs taken out and the spans moved along.
"""

from __future__ import annotations

import random
import re

from training.corpora import Example, Passage

_QUOTES = '"“”„«»'
_APOSTROPHES = "'’‘"


def degrade(passage: Passage, rng: random.Random) -> Passage:
    """Take out commas, apostrophes, quotation marks, line breaks or case, each by chance."""
    gone = set()
    if rng.random() < 0.75:
        gone |= set(",;")
    if rng.random() < 0.7:
        gone |= set(_APOSTROPHES)
    if rng.random() < 0.5:
        gone |= set(_QUOTES)
    if rng.random() < 0.2:
        gone |= set(":–—")
    passage = _without(passage, gone)
    roll = rng.random()
    text = passage.text
    if roll < 0.5:
        text = re.sub(r"\n", " ", text)
    if rng.random() < 0.06:
        text = text.upper() if rng.random() < 0.5 else text.lower()
        if len(text) != len(passage.text):
            text = passage.text
    return Passage(text, passage.attributions, passage.relays_known)


def straighten(passage: Passage, rng: random.Random) -> Passage:
    """Swap curly and straight quotation marks by chance."""
    table = str.maketrans("“”‘’", "\"\"''")
    if rng.random() < 0.5:
        return Passage(passage.text.translate(table), passage.attributions, passage.relays_known)
    return passage


def _without(passage: Passage, gone: set[str]) -> Passage:
    text = passage.text
    place, out = [], []
    for c in text:
        place.append(len(out))
        if c not in gone:
            out.append(c)
    place.append(len(out))
    moved = []
    for a in passage.attributions:
        b = dict(a)
        for role in ("source", "cue", "content", "relay"):
            b[role] = [[place[s], place[e]] for s, e in a[role] if place[s] < place[e]]
        if b["content"] and (b["cue"] or b["source"]):
            moved.append(b)
    return Passage("".join(out), moved, passage.relays_known)


def thin(example: Example, rng: random.Random) -> Example:
    """Take signs that no word depends on out of a parsed or entity-tagged example."""
    gone = set(",\"“”'’") if rng.random() < 0.5 else set(",")
    used = set(example.heads or ())
    keep = [i for i, w in enumerate(example.words) if w not in gone or (i in used and example.heads[i] != i) or i == 0]
    if example.heads is not None and any(example.heads[i] not in set(keep) for i in keep):
        return example
    at = {old: new for new, old in enumerate(keep)}
    pick = lambda xs: None if xs is None else [xs[i] for i in keep]  # noqa: E731
    return Example(
        words=pick(example.words),
        gaps=pick(example.gaps),
        starts=pick(example.starts),
        pos=pick(example.pos),
        heads=None if example.heads is None else [at[example.heads[i]] for i in keep],
        relations=pick(example.relations),
        entities=pick(example.entities),
        guideline=example.guideline,
    )
