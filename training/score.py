"""Scores of a network on held-out corpora: LAS, sentence starts, entity F1, attribution F1 (gold words throughout)."""

from __future__ import annotations

from collections import Counter

import torch

from hearsay.read.labels import CUES, ENTITIES, RELATIONS, ROLES, STANCES
from hearsay.read.pieces import Cut
from training.batches import batch_of
from training.corpora import ENTITY_CORPORA, Example
from training.model import Network


def chunks(examples: list[Example], words: int = 1500) -> list[list[Example]]:
    out: list[list[Example]] = [[]]
    for e in sorted(examples, key=lambda e: len(e.words)):
        if out[-1] and (len(out[-1]) + 1) * len(e.words) > words:
            out.append([])
        out[-1].append(e)
    return out


def f1(tp: float, pred: float, gold: float) -> float:
    return 2 * tp / (pred + gold) if pred + gold else 0.0


@torch.inference_mode()
def parse_scores(net: Network, examples: list[Example], cut: Cut) -> dict[str, float]:
    """LAS, UAS (universal part of the relation, greedy heads in gold sentences), UPOS accuracy, sentence start F1."""
    n: Counter = Counter()
    universal = [r.split(":")[0] for r in RELATIONS]
    for group in chunks(examples):
        b = batch_of(group, cut)
        out = net.trunk(net.trunk.states(b), b["guideline"])
        arcs = net.biaffine.arcs(out).float()
        same = (b["sentence"][:, :, None] == b["sentence"][:, None, :]) & (b["word_mask"][:, None, :] > 0)
        heads = arcs.masked_fill(~same, -1e9).argmax(-1)
        for i, e in enumerate(group):
            w = len(e.words)
            rel = net.biaffine.relations(out["rel_dep"][i, :w], out["rel_head"][i][heads[i, :w]])
            rel[:, 0] = torch.where(heads[i, :w] == torch.arange(w), 1e9, -1e9)
            rel = rel.argmax(-1).tolist()
            starts = out["start"][i, :w].argmax(-1).tolist()
            pos = out["pos"][i, :w].argmax(-1).tolist()
            for j in range(w):
                right = int(heads[i, j]) == e.heads[j]
                n["words"] += 1
                n["uas"] += right
                n["las"] += right and universal[rel[j]] == universal[e.relations[j]]
                n["pos"] += pos[j] == e.pos[j]
                n["start_tp"] += starts[j] and e.starts[j]
                n["start_pred"] += starts[j]
                n["start_gold"] += e.starts[j]
    share = {k: 100 * n[k] / n["words"] for k in ("las", "uas", "pos")}
    return {**share, "starts": 100 * f1(n["start_tp"], n["start_pred"], n["start_gold"])}


def spans_of(tags: list[int], names: tuple[str, ...]) -> set[tuple[int, int, str]]:
    """BIO tags → (start, end, label); an I without its B begins a span too."""
    out, start, label = set(), 0, ""
    for i, t in enumerate([*tags, 0]):
        prefix, _, name = names[t].partition("-") if t >= 0 else ("O", "", "")
        if label and (prefix != "I" or name != label):
            out.add((start, i, label))
            label = ""
        if prefix in "BI" and prefix != "O" and not label:
            start, label = i, name
    return out


@torch.inference_mode()
def entity_scores(
    net: Network, examples: list[Example], cut: Cut, guideline: str = ENTITY_CORPORA[-1]
) -> dict[str, float]:
    """Exact entity F1 (PERSON, ORG, LOC), micro and a label."""
    n: Counter = Counter()
    for group in chunks(examples):
        b = batch_of(group, cut)
        b["guideline"] = torch.full_like(b["guideline"], ENTITY_CORPORA.index(guideline))
        out = net.trunk(net.trunk.states(b), b["guideline"])["entity"].argmax(-1)
        for i, e in enumerate(group):
            gold = {s for s in spans_of(e.entities, ENTITIES) if s[2] != "NORP"}
            pred = {s for s in spans_of(out[i, : len(e.words)].tolist(), ENTITIES) if s[2] != "NORP"}
            for label in ("PERSON", "ORG", "LOC"):
                g, p = ({s for s in x if s[2] == label} for x in (gold, pred))
                n[label, "tp"] += len(g & p)
                n[label, "pred"] += len(p)
                n[label, "gold"] += len(g)
    labels = ("PERSON", "ORG", "LOC")
    total = [sum(n[x, k] for x in labels) for k in ("tp", "pred", "gold")]
    return {"f1": 100 * f1(*total), **{x: 100 * f1(n[x, "tp"], n[x, "pred"], n[x, "gold"]) for x in labels}}


@torch.inference_mode()
def attribution_scores(net: Network, examples: list[Example], cut: Cut) -> dict[str, float]:
    """Cue exact F1; F1 of content (word IoU >= .5) with overlapping source; stance accuracy on right ones."""
    n: Counter = Counter()
    for group in chunks(examples, 800):
        b = batch_of(group, cut)
        out = net.trunk(net.trunk.states(b), b["guideline"])
        tags = out["cue"].argmax(-1)
        for i, e in enumerate(group):
            w = len(e.words)
            found = sorted(spans_of(tags[i, :w].tolist(), CUES))
            gold = [(a["cue"] or a["source"])[0] for a in e.attributions]
            n["cue_tp"] += len({s[:2] for s in found} & set(gold))
            n["cue_pred"] += len(found)
            n["cue_gold"] += len(gold)
            if not found:
                continue
            inside = torch.zeros(len(found), b["word_mask"].shape[1])
            for k, (s, t, _) in enumerate(found):
                inside[k, s:t] = 1
            many = lambda x: x[i : i + 1].expand(len(found), *x.shape[1:])  # noqa: E731
            roles, _, stance = net.role(many(out["role_word"]), many(out["role_cue"]), inside, many(b["word_mask"]))
            used = set()
            for k, (s, t, _) in enumerate(found):
                parts = spans_of(roles[k, :w].argmax(-1).tolist(), ROLES)
                content = {x for a, z, r in parts if r == "content" for x in range(a, z)}
                source = {x for a, z, r in parts if r == "source" for x in range(a, z)}
                for j, a in enumerate(e.attributions):
                    cs, ct = gold[j]
                    g = {x for s2, t2 in a["content"] for x in range(s2, t2)}
                    if j in used or not (cs < t and s < ct) or not g | content:
                        continue
                    gs = {x for s2, t2 in a["source"] for x in range(s2, t2)}
                    if len(g & content) / len(g | content) >= 0.5:
                        used.add(j)
                        n["content"] += 1
                        n["triple"] += bool(gs & source) or not (gs or source)
                        n["stance"] += STANCES[int(stance[k].argmax())] == a["stance"]
                        break
    return {
        "cue": 100 * f1(n["cue_tp"], n["cue_pred"], n["cue_gold"]),
        "content": 100 * f1(n["content"], n["cue_pred"], n["cue_gold"]),
        "triple": 100 * f1(n["triple"], n["cue_pred"], n["cue_gold"]),
        "stance": 100 * n["stance"] / max(n["content"], 1),
    }
