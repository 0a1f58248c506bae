"""Export a checkpoint as the weights that ship: int8 ONNX per channel, with hashes and a card of scores.

    python -m training.export RUN_FOLDER ENCODER_FOLDER OUT_FOLDER

Writes trunk.onnx (encoder and word heads) and roles.onnx (cue head), both int8, biaffine.npz (parse scores, fp16),
tokenizer.json and weights.json (labels, hashes). `--fp32 FOLDER` also keeps the unquantised files, for comparison.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
import torch.nn.functional as F
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from hearsay.read import labels
from hearsay.read.network import WORD_OUTPUTS
from hearsay.read.tokens import GAPS, SHAPES
from training.corpora import ENTITY_CORPORA
from training.encoder import HEADS, WIDTH
from training.layout import laid_out
from training.model import FAR, ROLE, Network, RoleHead, distance_bucket, fresh

TRUNK_INPUTS = ("pieces", "shapes", "gaps", "first", "last")
PLAIN = ("start", "pos", "root", "role_word", "role_cue")
"""Heads that are one linear layer over the words."""
PROJECTED = ("arc_dep", "arc_head", "rel_dep", "rel_head")
"""Heads that are a linear layer and GELU over the words."""
INNER = ("cue", "entity")
"""Heads with a second linear layer behind a first one and GELU."""
FORMAT = 2
"""Raised whenever the reader must change to read the files."""


def scaled(query: nn.Linear) -> nn.Linear:
    """The queries' layer with the scale of the scores in its weights."""
    out, scale = joined([query]), (WIDTH // HEADS) ** -0.5
    out.weight, out.bias = nn.Parameter(out.weight * scale), nn.Parameter(out.bias * scale)
    return out


def attention(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    """Attention of scaled queries, without a mask."""
    b, n, width = q.shape
    q, k, v = (t.view(b, n, HEADS, -1).transpose(1, 2) for t in (q, k, v))
    return ((q @ k.transpose(2, 3)).softmax(-1) @ v).transpose(1, 2).reshape(b, n, width)


def joined(layers: Sequence[nn.Linear]) -> nn.Linear:
    """Several linear layers over the same input as one: a larger product runs nearer to what the processor can do."""
    out = nn.Linear(layers[0].in_features, sum(x.out_features for x in layers))
    out.weight = nn.Parameter(torch.cat([x.weight for x in layers]))
    out.bias = nn.Parameter(torch.cat([x.bias for x in layers]))
    return out


class TrunkGraph(nn.Module):
    """The trunk as one function of arrays, for windows of one length (so that nothing is padded and no mask is needed).

    Products over the same input are joined; the guideline of the entity head is fixed to the last corpus.
    """

    def __init__(self, net: Network) -> None:
        super().__init__()
        trunk = net.trunk
        self.encoder = trunk.encoder
        self.qkv = nn.ModuleList(joined([scaled(x.query), x.key, x.value]) for x in trunk.encoder.layers)
        entity = joined([trunk.entity_inner])
        guideline = trunk.guideline.weight[len(ENTITY_CORPORA) - 1]
        entity.bias = nn.Parameter(entity.bias + entity.weight @ guideline)
        self.heads = joined([*(getattr(trunk, n) for n in (*PLAIN, *PROJECTED)), trunk.cue_inner, entity])
        self.plain = [getattr(trunk, n).out_features for n in PLAIN]
        self.bent = [*(getattr(trunk, n).out_features for n in PROJECTED), *(WIDTH // 2 for _ in INNER)]
        self.outer = nn.ModuleList(getattr(trunk, n) for n in INNER)

    def forward(self, pieces: Tensor, shapes: Tensor, gaps: Tensor, first: Tensor, last: Tensor) -> tuple:
        x = self.states(pieces, shapes, gaps)
        index = lambda place: place[..., None].expand(-1, -1, WIDTH)  # noqa: E731
        words = (x.gather(1, index(first)) + x.gather(1, index(last))) / 2
        plain, bent = self.heads(words).split([sum(self.plain), sum(self.bent)], -1)
        parts = F.gelu(bent).split(self.bent, -1)
        inner = [layer(part) for layer, part in zip(self.outer, parts[len(PROJECTED) :], strict=True)]
        return (*plain.split(self.plain, -1), *parts[: len(PROJECTED)], *inner, x.mean(1))

    def states(self, pieces: Tensor, shapes: Tensor, gaps: Tensor) -> Tensor:
        """States (windows, pieces, 384), as `Encoder.forward` makes them where nothing is masked."""
        e = self.encoder
        x = e.pieces(pieces) + e.positions.weight[: pieces.shape[1]] + e.kind + e.shapes(shapes) + e.gaps(gaps)
        x = e.norm(x)
        for layer, qkv in zip(e.layers, self.qkv, strict=True):
            y = attention(*qkv(x).split(WIDTH, -1))
            x = layer.attention_norm(x + layer.attention_out(y))
            x = layer.norm(x + layer.outer(F.gelu(layer.inner(x))))
        return x


class RoleGraph(nn.Module):
    """The cue head as one function of arrays: `role_word`, `role_cue` (w, ROLE) of a window, `inside` (c, w).

    Convolutions are written as a product of five words side by side, for products are what gets quantised.
    """

    def __init__(self, head: RoleHead) -> None:
        super().__init__()
        self.head = head
        self.products = nn.ModuleList(nn.Linear(5 * ROLE, ROLE) for _ in head.convs)
        for product, conv in zip(self.products, head.convs, strict=True):
            product.weight = nn.Parameter(conv.weight.permute(0, 2, 1).reshape(ROLE, 5 * ROLE))
            product.bias = conv.bias

    def forward(self, role_word: Tensor, role_cue: Tensor, inside: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        h, size = self.head, inside.sum(1, keepdim=True).clamp(min=1.0)
        cue = inside @ role_cue / size
        place = torch.arange(inside.shape[1])[None]
        middle = ((place * inside).sum(1, keepdim=True) / size).round().long()
        x = role_word[None] * (1 + cue[:, None]) + cue[:, None] + h.distance(distance_bucket(place - middle))
        x = F.gelu(h.norm(x + h.inside * inside[..., None]))
        for product, conv in zip(self.products, h.convs, strict=True):
            x = x + F.gelu(product(side_by_side(x, conv.dilation[0])))
        at_cue = (x * inside[..., None]).sum(1) / size
        y = F.gelu(h.inner(torch.cat([at_cue, cue], -1)))
        return h.roles(x), h.kind(y), h.stance(y)


def side_by_side(x: Tensor, step: int) -> Tensor:
    """Each word with the two before and after it, `step` apart; zeros beyond the edges. (c, w, n) → (c, w, 5n)."""
    padded, words = F.pad(x, (0, 0, 2 * step, 2 * step)), x.shape[1]
    return torch.cat([padded[:, k * step : k * step + words] for k in range(5)], -1)


def export_trunk(net: Network, path: Path) -> None:
    one, few = torch.ones(2, 9, dtype=torch.long), torch.ones(2, 5, dtype=torch.long)
    axes = {n: {0: "windows", 1: "pieces"} for n in ("pieces", "shapes", "gaps")}
    axes |= {n: {0: "windows", 1: "words"} for n in ("first", "last", *WORD_OUTPUTS)} | {"vector": {0: "windows"}}
    torch.onnx.export(
        TrunkGraph(net),
        (one, one, one, few, few),
        str(path),
        input_names=list(TRUNK_INPUTS),
        output_names=[*WORD_OUTPUTS, "vector"],
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def export_roles(net: Network, path: Path) -> None:
    x = torch.zeros(11, ROLE)
    names = ("role_word", "role_cue", "inside")
    axes = {n: {0: "cues", 1: "words"} for n in ("inside", "roles")} | {n: {0: "cues"} for n in ("type", "stance")}
    torch.onnx.export(
        RoleGraph(net.role),
        (x, x, torch.zeros(3, 11)),
        str(path),
        input_names=list(names),
        output_names=["roles", "type", "stance"],
        dynamic_axes=axes | {n: {0: "words"} for n in ("role_word", "role_cue")},
        opset_version=17,
        dynamo=False,
    )


def export_biaffine(net: Network, path: Path) -> None:
    b = net.biaffine
    arrays = {
        "arc": b.arc,
        "arc_bias": b.arc_bias.weight[0],
        "rel": b.rel,
        "rel_dep": b.rel_dep.weight,
        "rel_bias": b.rel_dep.bias,
        "rel_head": b.rel_head.weight,
    }
    np.savez(path, **{k: v.detach().numpy().astype(np.float16) for k, v in arrays.items()})


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("run", type=Path)
    ap.add_argument("encoder", type=Path)
    ap.add_argument("out", type=Path)
    ap.add_argument("--fp32", type=Path)
    args = ap.parse_args()
    net = fresh(args.encoder / "model.safetensors").eval()
    saved = torch.load(args.run / "checkpoint.pt", weights_only=True)
    net.load_state_dict(saved["net"])
    args.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as tmp:
        for name, export in (("trunk.onnx", export_trunk), ("roles.onnx", export_roles)):
            plain = (args.fp32 or Path(tmp)) / name
            export(net, plain)
            quantize_dynamic(plain, args.out / name, per_channel=True, weight_type=QuantType.QInt8)
            (args.out / name).write_bytes(laid_out(onnx.load(args.out / name)).SerializeToString())
    export_biaffine(net, args.out / "biaffine.npz")
    (args.out / "tokenizer.json").write_bytes(slim_tokenizer(args.encoder / "tokenizer.json"))
    write_index(args.out, saved["step"])


def slim_tokenizer(path: Path) -> bytes:
    """The tokenizer's file without padding and truncation settings."""
    raw = json.loads(path.read_text(encoding="utf-8"))
    raw["padding"] = raw["truncation"] = None
    return json.dumps(raw, ensure_ascii=False, separators=(",", ":")).encode()


def write_index(out: Path, steps: int) -> None:
    names = ("trunk.onnx", "roles.onnx", "biaffine.npz", "tokenizer.json")
    index = {
        "format": FORMAT,
        "steps": steps,
        "labels": {
            "pos": labels.UPOS,
            "relations": labels.RELATIONS,
            "entities": labels.ENTITIES,
            "cues": labels.CUES,
            "roles": labels.ROLES,
            "types": labels.TYPES,
            "stances": labels.STANCES,
            "shapes": SHAPES,
            "gaps": GAPS,
        },
        "far": FAR,
        "sha256": {n: hashlib.sha256((out / n).read_bytes()).hexdigest() for n in names},
    }
    (out / "weights.json").write_text(json.dumps(index, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
