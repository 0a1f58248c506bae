"""Examples → padded tensors with labels; -100 wherever there is nothing to learn."""

from __future__ import annotations

import random

import numpy as np
import torch
from torch import Tensor

from hearsay.read.labels import CUES, ROLES, STANCES, TYPES
from hearsay.read.pieces import Cut, Pieced, window
from hearsay.read.tokens import shape_of
from training.corpora import Example

NOTHING = -100
GRID = 16
"""Widths are multiples of it: few distinct shapes, for kernels are compiled for each new one."""


def join(examples: list[Example]) -> Example:
    """Put sentences or passages one after the other."""
    out = Example(words=[], gaps=[])
    first = examples[0]
    for name in ("starts", "pos", "heads", "relations", "entities"):
        if getattr(first, name) is not None:
            setattr(out, name, [])
    out.attributions = [] if first.attributions is not None else None
    out.guideline = first.guideline
    out.relays_known = all(e.relays_known for e in examples)
    for e in examples:
        n = len(out.words)
        out.words += e.words
        out.gaps += e.gaps
        for name in ("starts", "pos", "relations", "entities"):
            if getattr(e, name) is not None:
                getattr(out, name).extend(getattr(e, name))
        if e.heads is not None:
            out.heads.extend(h + n for h in e.heads)
        out.masked |= {i + n for i in e.masked}
        for a in e.attributions or ():
            moved = {r: [(s + n, t + n) for s, t in a[r]] for r in ("source", "cue", "content", "relay")}
            out.attributions.append({**a, **moved, "relays_known": e.relays_known})
    return out


def cut_to(example: Example, size: int) -> Example:
    """The first `size` words; attributions that reach beyond go, and their cues are masked."""
    if len(example.words) <= size:
        return example
    out = Example(words=example.words[:size], gaps=example.gaps[:size], guideline=example.guideline)
    for name in ("starts", "pos", "relations", "entities", "heads"):
        if getattr(example, name) is not None:
            setattr(out, name, getattr(example, name)[:size])
    if out.heads is not None:
        out.heads = [h if h < size else NOTHING for h in out.heads]
    out.relays_known = example.relays_known
    out.masked = {i for i in example.masked if i < size}
    if example.attributions is not None:
        out.attributions = []
        for a in example.attributions:
            if max(e for r in ("source", "cue", "content", "relay") for _, e in a[r]) <= size:
                out.attributions.append(a)
            else:
                out.masked |= {i for r in ("cue", "source") for s, e in a[r] for i in range(s, e) if i < size}
    return out


def batch_of(examples: list[Example], cut: Cut) -> dict[str, Tensor]:
    """Pad the examples' pieces and labels into tensors."""
    made = []
    for e in examples:
        pieced = Pieced(
            tuple(tuple(cut(w))[:6] or (100,) for w in e.words), tuple(map(shape_of, e.words)), tuple(e.gaps)
        )
        made.append(window(pieced, 0, len(e.words), (0, len(e.words))))
    batch = {
        "pieces": _pad([w.pieces for w in made], 0),
        "shapes": _pad([w.shapes for w in made], 0),
        "gaps": _pad([w.gaps for w in made], 0),
        "first": _pad([w.first for w in made], 0),
        "last": _pad([w.last for w in made], 0),
        "mask": _pad([np.ones(len(w.pieces)) for w in made], 0).float(),
        "word_mask": _pad([np.ones(len(w.first)) for w in made], 0).float(),
        "guideline": torch.tensor([e.guideline for e in examples]),
    }
    for name in ("starts", "pos", "heads", "relations", "entities"):
        if getattr(examples[0], name) is not None:
            batch[name] = _pad([np.asarray(getattr(e, name)) for e in examples], NOTHING)
    if examples[0].heads is not None:
        batch["sentence"] = _pad([np.cumsum(e.starts) for e in examples], 0)
    if examples[0].attributions is not None:
        _attributions(examples, batch)
    return batch


def _round_up(n: int, to: int) -> int:
    return -(-n // to) * to


def _pad(rows: list, value: int) -> Tensor:
    width = _round_up(max(len(r) for r in rows), GRID)
    out = np.full((len(rows), width), value, dtype=np.int64)
    for i, r in enumerate(rows):
        out[i, : len(r)] = r
    return torch.from_numpy(out)


def _attributions(examples: list[Example], batch: dict[str, Tensor]) -> None:
    width = batch["first"].shape[1]
    cues = np.full((len(examples), width), NOTHING)
    rows, inside, roles, types, stances, known = [], [], [], [], [], []
    for i, e in enumerate(examples):
        cues[i, : len(e.words)] = 0
        for j in e.masked:
            cues[i, j] = NOTHING
        for a in e.attributions:
            name, anchor = ("cue", a["cue"]) if a["cue"] else ("anchor", a["source"][:1])
            mark = np.zeros(width)
            for s, t in anchor:
                cues[i, s:t] = CUES.index(f"I-{name}")
                cues[i, s] = CUES.index(f"B-{name}")
                mark[s:t] = 1
            rows.append(i)
            inside.append(mark)
            roles.append(role_tags(a, len(e.words), width))
            types.append(TYPES.index(a["type"]))
            stances.append(STANCES.index(a["stance"]))
            known.append(a.get("relays_known", e.relays_known))
    while rows and len(rows) % 8:  # as above; what is added has no label
        rows.append(0)
        inside.append(np.zeros(width))
        roles.append([NOTHING] * width)
        types.append(NOTHING)
        stances.append(NOTHING)
        known.append(True)
    batch["cues"] = torch.from_numpy(cues)
    batch["cue_row"] = torch.tensor(rows, dtype=torch.long)
    batch["cue_inside"] = torch.from_numpy(np.array(inside, dtype=np.float32).reshape(len(rows), width))
    batch["roles"] = torch.from_numpy(np.array(roles, dtype=np.int64).reshape(len(rows), width))
    batch["types"] = torch.tensor(types, dtype=torch.long)
    batch["stances"] = torch.tensor(stances, dtype=torch.long)
    batch["relays_known"] = torch.tensor(known, dtype=torch.bool)


def role_tags(a: dict, size: int, width: int) -> list[int]:
    """BIO tags of one attribution's source, content and relay over its window; padding is NOTHING."""
    tags = [0] * size + [NOTHING] * (width - size)
    for role in ("content", "relay", "source"):
        for s, e in a[role]:
            tags[s:e] = [ROLES.index(f"I-{role}")] * (e - s)
            tags[s] = ROLES.index(f"B-{role}")
    return tags


def stretches(documents: list[list[Example]], words: int, rng: random.Random) -> list[Example]:
    """Cut documents (lists of sentences) into stretches of whole sentences of about `words` words."""
    out = []
    for doc in documents:
        pile: list[Example] = []
        size, limit = 0, rng.randint(words // 3, words)
        for s in doc:
            if pile and size + len(s.words) > limit:
                out.append(join(pile))
                pile, size, limit = [], 0, rng.randint(words // 3, words)
            pile.append(s)
            size += len(s.words)
        if pile:
            out.append(join(pile))
    return [cut_to(e, 220) for e in out]
