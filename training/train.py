"""Train the reader: one command from a corpora folder to a checkpoint.

    python -m training.train CORPORA ENCODER_FOLDER RUN_FOLDER --steps 3000

CORPORA holds the folders of `training.corpora.SOURCES`; ENCODER_FOLDER holds model.safetensors and tokenizer.json of
all-MiniLM-L6-v2. RUN_FOLDER gets checkpoint.pt (resumable) and log.txt. Then see `training.export`.
"""

from __future__ import annotations

import argparse
import random
import time
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor

from hearsay.read.pieces import Cut
from training import corpora, score
from training.batches import batch_of, cut_to, join, stretches
from training.corpora import ENTITY_CORPORA, Example, Passage
from training.degrade import degrade, straighten, thin
from training.losses import WEIGHTS, losses
from training.model import Network, fresh


def cutter(folder: Path) -> Cut:
    """A cached look-up of words in the encoder's vocabulary."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return lru_cache(maxsize=200_000)(lambda word: tuple(tokenizer.encode(word, add_special_tokens=False).ids))


@dataclass
class Data:
    trees: list[list[Example]]
    entities: dict[str, list[list[Example]]]
    passages: list[tuple[Passage, float]]
    """Each with its sampling weight."""
    texts: list[str]
    """Spans whose sentence vectors are held to the original's."""


def load(folder: Path, own: Path) -> Data:
    trees = corpora.trees(folder / "ewt/train.conllu") + corpora.trees(folder / "gum_open/train.conllu")
    files = {
        "ner_gum": ["train"],
        "wikigold": ["all"],
        "btc": ["train", "news_section_g"],
        "wnut17": ["train"],
        "re3d_open": ["all"],
        "ner_uner_ewt": ["dev", "test"],
    }
    found = {c: [d for f in fs for d in corpora.entities(folder / c / f"{f}.jsonl", c)] for c, fs in files.items()}
    passages = attributed(folder, own)
    texts = [" ".join(s.words) for d in trees for s in d if 5 <= len(s.words) <= 40][:9000]
    texts += [p.text[s:e] for p, _ in passages for a in p.attributions for s, e in a["content"] if 15 < e - s < 300]
    return Data(trees, found, passages, texts)


def attributed(folder: Path, own: Path) -> list[tuple[Passage, float]]:
    """Passages with attributions and their sampling weights; the invented ones are fewer and of the harder styles."""
    passages = [(p, 1.0) for p in corpora.voa(folder / "voa_attributions/train.jsonl")]
    return passages + [(p, 1.5) for p in corpora.invented(own)]


class Feed:
    """Endless shuffled batches of each kind."""

    def __init__(self, data: Data, rng: random.Random, cut: Cut) -> None:
        self.data, self.rng, self.cut = data, rng, cut
        self.cumulated = list(accumulate(w for _, w in data.passages))
        self.trees = self._endless(lambda: stretches(data.trees, 160, rng))
        everything = [d for c in ENTITY_CORPORA for d in data.entities[c] * (1 if c in ("btc", "wnut17") else 2)]
        self.entities = self._endless(lambda: stretches(everything, 160, rng))

    def _endless(self, make):
        while True:
            pool = make()
            self.rng.shuffle(pool)
            for start in range(0, len(pool), 64):
                yield from sorted(pool[start : start + 64], key=lambda e: len(e.words))

    def _take(self, make, words: int) -> list[Example]:
        out = [make()]
        while (len(out) + 1) * -(-max(len(e.words) for e in out) // 32) * 32 <= words:
            out.append(make())
        return out

    def tree_batch(self, words: int) -> dict[str, Tensor]:
        return batch_of(
            [thin(e, self.rng) if self.rng.random() < 0.2 else e for e in self._take(lambda: next(self.trees), words)],
            self.cut,
        )

    def entity_batch(self, words: int) -> dict[str, Tensor]:
        group = list(self._take(lambda: next(self.entities), words))
        return batch_of([thin(e, self.rng) if self.rng.random() < 0.2 else e for e in group], self.cut)

    def attribution_batch(self, words: int) -> dict[str, Tensor]:
        return batch_of(self._take(self._passage, words), self.cut)

    def _passage(self) -> Example:
        parts = [self._one()]
        if self.rng.random() < 0.35:
            parts.append(self._one())
            parts[1].gaps[:1] = [self.rng.choice([1, 2, 3])] * len(parts[1].gaps[:1])
        return cut_to(join(parts), 220)

    def _one(self) -> Example:
        ((passage, _),) = self.rng.choices(self.data.passages, cum_weights=self.cumulated, k=1)
        passage = straighten(passage, self.rng)
        if self.rng.random() < 0.3:
            passage = degrade(passage, self.rng)
        return corpora.passage_example(passage)


def text_batch(texts: list[str], cut_text) -> tuple[Tensor, Tensor]:
    ids = [cut_text(t)[:96] for t in texts]
    width = -(-max(map(len, ids)) // 32) * 32
    pieces = torch.zeros(len(ids), width, dtype=torch.long)
    mask = torch.zeros(len(ids), width)
    for i, row in enumerate(ids):
        pieces[i, : len(row)] = torch.tensor(row)
        mask[i, : len(row)] = 1
    return pieces, mask


@torch.inference_mode()
def frozen_vectors(net: Network, texts: list[str], cut_text) -> Tensor:
    order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
    out = torch.zeros(len(texts), 384)
    for s in range(0, len(order), 64):
        group = order[s : s + 64]
        out[group] = net.trunk.encoder.vectors(*text_batch([texts[i] for i in group], cut_text))
    return out


def evaluate(net: Network, folder: Path, cut: Cut, full: bool = False) -> dict[str, dict[str, float]]:
    net.eval()
    rng = random.Random(0)
    part = None if full else 60
    out = {}
    for name, path in (("ewt", "ewt/dev.conllu"), ("gum", "gum_open/dev.conllu")):
        out[name] = score.parse_scores(net, stretches(corpora.trees(folder / path), 150, rng)[:part], cut)
    ner = stretches(corpora.entities(folder / "ner_gum/dev.jsonl", "ner_gum"), 150, rng)[:part]
    out["ner_gum"] = score.entity_scores(net, ner, cut, "ner_gum")
    dev = corpora.voa(folder / "voa_attributions/dev.jsonl")
    out["voa"] = score.attribution_scores(net, [corpora.passage_example(p) for p in dev], cut)
    spoilt = [degrade(p, random.Random(i)) for i, p in enumerate(dev)]
    out["voa_spoilt"] = score.attribution_scores(net, [corpora.passage_example(p) for p in spoilt], cut)
    net.train()
    return out


def rate(progress: float) -> float:
    """Warm up over the first 6 per cent of a run, then fall in a line to 2 per cent of the peak."""
    return min(1.0, progress / 0.06) * max(0.02, 1 - max(0.0, progress - 0.06) / 0.94)


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("corpora", type=Path)
    ap.add_argument("encoder", type=Path)
    ap.add_argument("run", type=Path)
    ap.add_argument("--own", type=Path, default=Path(__file__).parent / "invented")
    ap.add_argument("--steps", type=int, default=3000)
    ap.add_argument("--minutes", type=float, default=1e6, help="end (with the learning rate run down) after this long")
    ap.add_argument("--words", type=int, default=1000, help="words of each kind in a step")
    ap.add_argument("--rate", type=float, default=2e-4, help="peak learning rate of the encoder")
    ap.add_argument("--seed", type=int, default=7)
    ap.add_argument("--start-from", type=Path, help="checkpoint whose weights to start from")
    args = ap.parse_args()
    args.run.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(args.seed)
    run(args)


def run(args: argparse.Namespace) -> None:
    cut = cutter(args.encoder)
    net = fresh(args.encoder / "model.safetensors")
    data = load(args.corpora, args.own)
    rng = random.Random(args.seed)
    tokenizer = Tokenizer.from_file(str(args.encoder / "tokenizer.json"))
    tokenizer.no_padding()
    cut_text = lambda t: tokenizer.encode(t).ids  # noqa: E731
    texts = rng.sample(data.texts, min(len(data.texts), 6_000))
    held = frozen_vectors(net.eval(), texts, cut_text)
    encoder = [p for p in net.trunk.encoder.parameters() if p.requires_grad]
    heads = [p for n, p in net.named_parameters() if not n.startswith("trunk.encoder.")]
    groups = [{"params": encoder, "lr": args.rate}, {"params": heads, "lr": 1.2e-3}]
    for g in groups:
        g["initial"] = g["lr"]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    step, checkpoint = 0, args.run / "checkpoint.pt"
    if checkpoint.exists():
        saved = torch.load(checkpoint, weights_only=True)
        net.load_state_dict(saved["net"])
        optimiser.load_state_dict(saved["optimiser"])
        step = saved["step"]
    elif args.start_from:
        net.load_state_dict(torch.load(args.start_from, weights_only=True)["net"])
    feed = Feed(data, rng, cut)
    log = (args.run / "log.txt").open("a")
    say = lambda *x: print(*x, file=log, flush=True)  # noqa: E731
    say(f"{len(data.passages)} passages, {len(texts)} texts, from step {step}")
    mean: dict[str, float] = {}
    began = time.monotonic()
    net.train()
    progress = 0.0
    while progress < 1:
        progress = max((step + 1) / args.steps, (time.monotonic() - began) / (60 * args.minutes))
        for g in optimiser.param_groups:
            g["lr"] = g["initial"] * rate(progress)
        batches = [feed.attribution_batch(args.words), feed.tree_batch(args.words * 2 // 3)]
        batches.append(feed.entity_batch(args.words // 2))
        optimiser.zero_grad()
        for b in batches:
            with torch.autocast("cpu", dtype=torch.bfloat16):
                found = losses(net, b)
                sum(WEIGHTS[k] * v for k, v in found.items()).backward()
            for k, v in found.items():
                mean[k] = 0.98 * mean.get(k, float(v.detach())) + 0.02 * float(v.detach())
        if step % 3 == 0:
            pick = rng.sample(range(len(texts)), 24)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                made = net.trunk.encoder.vectors(*text_batch([texts[i] for i in pick], cut_text))
            loss = (1 - (made * held[pick]).sum(-1)).mean()
            (WEIGHTS["vectors"] * loss).backward()
            mean["vectors"] = 0.98 * mean.get("vectors", float(loss.detach())) + 0.02 * float(loss.detach())
        torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)
        optimiser.step()
        step += 1
        if step % 50 == 0:
            say(f"{step} {time.monotonic() - began:.0f}s", " ".join(f"{k} {v:.3f}" for k, v in mean.items()))
        if step % 250 == 0:
            data.passages = attributed(args.corpora, args.own)  # passages may be added while a run goes on
            feed.cumulated = list(accumulate(w for _, w in data.passages))
        if step % 400 == 0 or progress >= 1:
            torch.save({"net": net.state_dict(), "optimiser": optimiser.state_dict(), "step": step}, checkpoint)
            for name, row in evaluate(net, args.corpora, cut, full=progress >= 1).items():
                say("  ", name, " ".join(f"{k} {v:.1f}" for k, v in row.items()))


if __name__ == "__main__":
    main()
