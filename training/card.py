"""Score exported weights as they ship, and write their card.

    python -m training.card WEIGHTS CORPORA --measure MEASURE [--fp32 FOLDER] [--encoder FOLDER] [--out FILE]

Words are the corpora's own. LAS counts universal relations on gold sentences; entity F1 is exact over PERSON, ORG, LOC.
MEASURE is a folder with parse/pud_test.conllu, ner/uner_pud_test.jsonl and claims/nanco.jsonl. The paraphrase AUC is
the chance that two answers grouped as the same are nearer than two grouped apart, within one question of nanco.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter, defaultdict
from itertools import combinations, pairwise
from pathlib import Path

import numpy as np

from hearsay.read.labels import ENTITIES, RELATIONS
from hearsay.read.network import Floats, Network
from hearsay.read.parse import parse
from hearsay.read.pieces import Pieced, Window, window
from hearsay.read.tokens import shape_of
from hearsay.store.weights import load_weights
from training import corpora
from training.batches import stretches
from training.corpora import SOURCES, Example
from training.score import f1, spans_of


def windows_of(examples: list[Example], network: Network) -> list[Window]:
    out = []
    for e in examples:
        pieces = tuple(tuple(network.cut(w))[:6] or (100,) for w in e.words)
        out.append(
            window(Pieced(pieces, tuple(map(shape_of, e.words)), tuple(e.gaps)), 0, len(e.words), (0, len(e.words)))
        )
    return out


def las(network: Network, path: Path) -> dict[str, float]:
    """LAS, UAS, UPOS accuracy and sentence-start F1 of a CoNLL-U file, in per cent."""
    examples = stretches(corpora.trees(path), 150, random.Random(0))
    universal = [r.split(":")[0] for r in RELATIONS]
    n: Counter = Counter()
    for e, out in zip(examples, network.words(windows_of(examples, network)), strict=True):
        firsts = [i for i, s in enumerate(e.starts) if s] + [len(e.words)]
        heads, relations = parse(out, list(pairwise(firsts)), network.biaffine)
        starts = out["start"].argmax(axis=1)
        for i, (h, r) in enumerate(zip(heads, relations, strict=True)):
            n["words"] += 1
            n["uas"] += h == e.heads[i]
            n["las"] += h == e.heads[i] and universal[r] == universal[e.relations[i]]
            n["pos"] += out["pos"][i].argmax() == e.pos[i]
            n["tp"] += starts[i] and e.starts[i]
            n["pred"] += starts[i]
            n["gold"] += e.starts[i]
    share = {k: 100 * n[k] / n["words"] for k in ("las", "uas", "pos")}
    return {**share, "starts": 100 * f1(n["tp"], n["pred"], n["gold"])}


def entity_f1(network: Network, path: Path) -> dict[str, float]:
    """Exact entity F1 of a JSONL file, micro and a label, in per cent."""
    examples = stretches(corpora.entities(path, "ner_uner_ewt"), 150, random.Random(0))
    n: Counter = Counter()
    for e, out in zip(examples, network.words(windows_of(examples, network)), strict=True):
        gold, pred = (spans_of(t, ENTITIES) for t in (e.entities, out["entity"].argmax(axis=1).tolist()))
        for label in ("PERSON", "ORG", "LOC"):
            g, p = ({s for s in x if s[2] == label} for x in (gold, pred))
            n[label, "tp"] += len(g & p)
            n[label, "pred"] += len(p)
            n[label, "gold"] += len(g)
    labels = ("PERSON", "ORG", "LOC")
    total = [sum(n[x, k] for x in labels) for k in ("tp", "pred", "gold")]
    return {"f1": 100 * f1(*total), **{x: 100 * f1(n[x, "tp"], n[x, "pred"], n[x, "gold"]) for x in labels}}


def paraphrase_auc(vectors: Floats, rows: list[dict]) -> float:
    """AUC of the cosine over pairs of answers to one question: same group against different group."""
    groups = defaultdict(list)
    for i, r in enumerate(rows):
        groups[r["qid"]].append(i)
    same, apart = [], []
    for members in groups.values():
        for i, j in combinations(members, 2):
            (same if rows[i]["gold_cluster"] == rows[j]["gold_cluster"] else apart).append(
                float(vectors[i] @ vectors[j])
            )
    a, b = np.sort(apart), np.asarray(same)
    below, upto = np.searchsorted(a, b, "left"), np.searchsorted(a, b, "right")
    return float(100 * ((below + upto) / 2).mean() / len(a))


def original_vectors(encoder: Path, texts: list[str]) -> Floats:
    from tokenizers import Tokenizer

    from training.model import fresh
    from training.train import frozen_vectors

    tokenizer = Tokenizer.from_file(str(encoder / "tokenizer.json"))
    tokenizer.no_padding()
    net = fresh(encoder / "model.safetensors").eval()
    return frozen_vectors(net, texts, lambda t: tokenizer.encode(t).ids).numpy()


def speed(network: Network, measure: Path) -> float:
    """Words a second of the network alone, over 200 newspaper texts, one thread."""
    from hearsay.read.pieces import WindowPolicy, piece_words, windows
    from hearsay.read.tokens import word_spans

    texts = []
    with (measure / "reports/us_newspapers_6000.jsonl").open(encoding="utf-8") as f:
        for line, _ in zip(f, range(60), strict=False):
            texts.append(json.loads(line)["text"])
    began, words = time.perf_counter(), 0
    for text in texts:
        spans = [(s.start, s.end) for s in word_spans(text)]
        words += len(text.split())
        network.words(windows(piece_words(text, spans, network.cut), WindowPolicy()))
    return words / (time.perf_counter() - began)


def scores(network: Network, folder: Path, measure: Path, rows: list[dict]) -> dict[str, float]:
    out = {}
    for name, path in (
        ("EWT", folder / "ewt/test.conllu"),
        ("GUM", folder / "gum_open/test.conllu"),
        ("PUD", measure / "parse/pud_test.conllu"),
    ):
        found = las(network, path)
        out |= {f"LAS {name}": found["las"], f"sentence starts {name}": found["starts"]}
    out |= {f"entities UNER-PUD {k}": v for k, v in entity_f1(network, measure / "ner/uner_pud_test.jsonl").items()}
    out["paraphrase AUC"] = paraphrase_auc(network.vectors([r["answer"] for r in rows]), rows)
    out["words a second"] = speed(network, measure)
    return out


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("weights", type=Path)
    ap.add_argument("corpora", type=Path)
    ap.add_argument("--measure", type=Path, required=True)
    ap.add_argument("--fp32", type=Path)
    ap.add_argument("--encoder", type=Path)
    ap.add_argument("--out", type=Path)
    args = ap.parse_args()
    rows = [
        json.loads(line)
        for line in (args.measure / "claims/nanco.jsonl").read_text(encoding="utf-8").strip().split("\n")
    ]
    files = load_weights(args.weights)
    columns = {"int8": scores(Network(files), args.corpora, args.measure, rows)}
    if args.fp32:
        columns["fp32"] = scores(
            Network({**files, **{n: (args.fp32 / n).read_bytes() for n in ("trunk.onnx", "roles.onnx")}}),
            args.corpora,
            args.measure,
            rows,
        )
    if args.encoder:
        vectors = original_vectors(args.encoder, [r["answer"] for r in rows])
        columns["all-MiniLM-L6-v2"] = {"paraphrase AUC": paraphrase_auc(vectors, rows)}
    text = card(columns, files)
    print(text)
    if args.out:
        args.out.write_text(text, encoding="utf-8")


def card(columns: dict[str, dict[str, float]], files: dict[str, bytes]) -> str:
    index = json.loads(files["weights.json"])
    lines = ["| measure | " + " | ".join(columns) + " |", "|---|" + "---|" * len(columns)]
    for name in columns["int8"]:
        cells = (
            f"{c[name]:.0f}" if "second" in name and name in c else f"{c[name]:.1f}" if name in c else ""
            for c in columns.values()
        )
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    lines += [
        "",
        f"Size: {sum(map(len, files.values())) / 1e6:.1f} MB. Training steps: {index['steps']}.",
        "",
        "| file | sha256 |",
        "|---|---|",
    ]
    lines += [f"| {n} | {h} |" for n, h in index["sha256"].items()]
    lines += ["", "| corpus | licence | from |", "|---|---|---|"]
    lines += [f"| {title} | {licence} | {place} |" for _, title, licence, place in SOURCES]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
