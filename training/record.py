"""For the record: the network and its training code on an annotated corpus that may not shape weights that ship.

    python -m training.record TRAIN.jsonl DEV.jsonl ENCODER_FOLDER RUN_FOLDER --epochs 4 [--tokens DEV_TOKENS.jsonl]

The encoder starts from all-MiniLM-L6-v2; only the cue head and the role head are taught, by the losses of
`training.losses`. Files are as `training.passages` says. RUN_FOLDER gets checkpoint.pt after every epoch (a run that is
stopped goes on from it) and log.txt with the scores on DEV: precision, recall and F1 of spans of source, cue and
content within passages of whole sentences, exact and by overlap; after the last epoch on all of DEV, before on a fifth.
What comes out is for figures, not for shipping.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path

import torch
from torch import Tensor

from hearsay.read.attribute import DecodePolicy, find
from hearsay.read.network import Floats
from hearsay.read.pieces import Cut, Pieced, window
from training.batches import GRID, batch_of, cut_to
from training.corpora import Example, passage_example
from training.degrade import straighten
from training.losses import WEIGHTS, losses
from training.model import Network, fresh
from training.passages import ROLES, Judged, documents, judged, passages, tokens
from training.score import f1
from training.train import cutter, rate

TAUGHT = ("cue", "role")
BARS = (0.5, 0.8)
"""Least probability of a cue: the even one, and the reader's own, which was chosen on another corpus."""
LONGEST = 250
"""Words of a passage that are read."""


def epoch_of(rows: list[dict], seed: int, words: int) -> list[list[Example]]:
    """Every document once: a quarter in the shortest passages, the rest in longer ones; groups of `words` words."""
    rng = random.Random(seed)
    pool = []
    for row in rows:
        least = 1 if rng.random() < 0.25 else rng.randint(25, 110)
        pool += [cut_to(passage_example(straighten(p, rng)), 220) for p in passages(row, least)]
    groups: list[list[Example]] = [[]]
    width = lambda e: -(-len(e.words) // GRID) * GRID  # noqa: E731
    for e in sorted(pool, key=lambda e: (width(e), rng.random())):
        if groups[-1] and (len(groups[-1]) + 1) * width(e) > words:
            groups.append([])
        groups[-1].append(e)
    rng.shuffle(groups)
    return groups


class Cues:
    """The cue head as `hearsay.read.attribute.find` asks it."""

    def __init__(self, net: Network) -> None:
        self.net = net

    def roles(self, scores: Mapping[str, Floats], cues: Sequence[tuple[int, int]]) -> tuple[Floats, Floats, Floats]:
        """Role, type and stance scores of cues of one window."""
        inside = torch.zeros(len(cues), len(scores["cue"]))
        for i, (start, end) in enumerate(cues):
            inside[i, start:end] = 1
        word, cue = (torch.from_numpy(scores[n]).expand(len(cues), -1, -1) for n in ("role_word", "role_cue"))
        roles, kinds, stances = self.net.role(word, cue, inside, torch.ones_like(inside))
        return roles.numpy(), kinds.numpy(), stances.numpy()


@torch.inference_mode()
def found(net: Network, examples: list[Example], cut: Cut) -> Iterator[list[set[tuple[str, int, int]]]]:
    """Spans (role, start, end) in words of every example, in order, decoded as the reader decodes, for each bar."""
    for e in examples:
        batch, size = batch_of([cut_to(e, LONGEST)], cut), min(len(e.words), LONGEST)
        out = net.trunk(net.trunk.states(batch), batch["guideline"])
        whole = window(Pieced(((0,),) * size, (0,) * size, (0,) * size), 0, size, (0, size))
        scores = {n: out[n][0, :size].numpy() for n in ("cue", "role_word", "role_cue")}
        read = [find(Cues(net), [whole], [scores], DecodePolicy(cue=bar)) for bar in BARS]  # type: ignore[arg-type]
        yield [{(r, s, t) for a in one for r in ROLES for s, t in getattr(a, r)} for one in read]


def scores(net: Network, pages: list[Judged], cut: Cut) -> dict[str, tuple[float, float, float]]:
    """Precision, recall, F1 (per cent) by bar, role and measure; overlap pairs spans one to one, the longest first."""
    n: Counter = Counter()
    for page, by_bar in zip(pages, found(net, [p.example for p in pages], cut), strict=True):
        at = page.units or range(len(page.example.words))
        for bar, words in zip(BARS, by_bar, strict=True):
            spans = {(r, at[s], at[e - 1] + 1) for r, s, e in words}
            for role in ROLES:
                gold, made = ({x for x in xs if x[0] == role} for xs in (page.gold, spans))
                n[bar, role, "gold"] += len(gold)
                n[bar, role, "made"] += len(made)
                n[bar, role, "exact"] += len(gold & made)
                n[bar, role, "overlap"] += _paired(gold, made)
    table = {}
    for bar, role, kind in product(BARS, ROLES, ("exact", "overlap")):
        right, made, gold = n[bar, role, kind], n[bar, role, "made"], n[bar, role, "gold"]
        row = (right / max(made, 1), right / max(gold, 1), f1(right, made, gold))
        table[f"cue bar {bar}: {role} {kind}"] = (100 * row[0], 100 * row[1], 100 * row[2])
    return table


def _paired(gold: set[tuple[str, int, int]], made: set[tuple[str, int, int]]) -> int:
    common = sorted(((min(g[2], m[2]) - max(g[1], m[1]), g, m) for g in gold for m in made), reverse=True)
    left: set = set()
    right: set = set()
    for size, g, m in common:
        if size > 0 and g not in left and m not in right:
            left.add(g)
            right.add(m)
    return len(left)


def optimiser_of(net: Network, peak: float) -> torch.optim.Optimizer:
    """As in `training.train`: the encoder at `peak`, the heads at 1.2e-3."""
    encoder = [p for p in net.trunk.encoder.parameters() if p.requires_grad]
    heads = [p for n, p in net.named_parameters() if not n.startswith("trunk.encoder.")]
    groups = [{"params": encoder, "lr": peak, "initial": peak}, {"params": heads, "lr": 1.2e-3, "initial": 1.2e-3}]
    return torch.optim.AdamW(groups, weight_decay=0.01, fused=True)


def step(net: Network, batch: dict[str, Tensor], optimiser: torch.optim.Optimizer) -> float:
    """Teach one batch; return its loss."""
    optimiser.zero_grad()
    with torch.autocast("cpu", dtype=torch.bfloat16):
        parts = losses(net, batch)
        loss = sum(WEIGHTS[k] * v for k, v in parts.items() if k in TAUGHT)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)
    optimiser.step()
    return float(loss.detach())


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("train", type=Path)
    ap.add_argument("dev", type=Path)
    ap.add_argument("encoder", type=Path)
    ap.add_argument("run", type=Path)
    ap.add_argument("--tokens", type=Path, help="score on the passages of a token file too")
    ap.add_argument("--epochs", type=int, default=4)
    ap.add_argument("--minutes", type=float, default=1e6, help="end (with the learning rate run down) after this long")
    ap.add_argument("--words", type=int, default=1000, help="words in a step")
    ap.add_argument("--rate", type=float, default=2e-4, help="peak learning rate of the encoder")
    ap.add_argument("--seed", type=int, default=7)
    args = ap.parse_args()
    args.run.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(args.seed)
    run(args)


def run(args: argparse.Namespace) -> None:
    """Train the epochs that are left and score after each."""
    cut, net = cutter(args.encoder), fresh(args.encoder / "model.safetensors")
    optimiser = optimiser_of(net, args.rate)
    done, checkpoint = 0, args.run / "checkpoint.pt"
    if checkpoint.exists():
        saved = torch.load(checkpoint, weights_only=True)
        net.load_state_dict(saved["net"])
        optimiser.load_state_dict(saved["optimiser"])
        done = saved["epoch"]
    log = (args.run / "log.txt").open("a")
    say = lambda *x: print(*x, file=log, flush=True)  # noqa: E731
    rows = documents(args.train)
    dev = {"passages": [j for row in documents(args.dev) for j in judged(row)]}
    if args.tokens:
        dev["tokens"] = tokens(args.tokens)
    start, before = time.monotonic(), done / args.epochs
    progress = before
    while progress < 1:
        groups, began, mean = epoch_of(rows, args.seed + done, args.words), time.process_time(), 0.0
        net.train()
        for i, group in enumerate(groups):
            progress = (done + (i + 1) / len(groups)) / args.epochs
            passed = (time.monotonic() - start) / (60 * args.minutes)
            progress = max(progress, before + (1 - before) * passed)
            for g in optimiser.param_groups:
                g["lr"] = g["initial"] * rate(min(progress, 1.0))
            loss = step(net, batch_of(group, cut), optimiser)
            mean = loss if not mean else 0.98 * mean + 0.02 * loss
            if i % 50 == 49:
                spent = time.process_time() - began
                say(f"epoch {done + 1} step {i + 1} of {len(groups)} {spent:.0f}s loss {mean:.3f}")
            if progress >= 1:
                break
        done += 1
        torch.save({"net": net.state_dict(), "optimiser": optimiser.state_dict(), "epoch": done}, checkpoint)
        say(f"epoch {done}: {i + 1} steps, {time.process_time() - began:.0f}s")
        if progress < 1:
            report(net, dev, cut, say, 5)
    report(net, dev, cut, say, 1)


def report(net: Network, dev: dict[str, list[Judged]], cut: Cut, say, every: int) -> None:
    """Write every figure on DEV, on one passage of `every`."""
    net.eval()
    for name, pages in dev.items():
        for row, (p, r, f) in scores(net, pages[::every], cut).items():
            say(f"   {name}, {row:29} P {p:5.1f} R {r:5.1f} F1 {f:5.1f}")


if __name__ == "__main__":
    main()
