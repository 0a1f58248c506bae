"""Export a checkpoint as the weights that ship: int8 ONNX per channel, with hashes and a card of scores.

    python -m training.export RUN_FOLDER ENCODER_FOLDER OUT_FOLDER

Writes trunk.onnx (encoder and word heads, int8), roles.onnx (cue head, fp32: it is small), biaffine.npz,
tokenizer.json and weights.json (labels, hashes). `--fp32 FILE` also writes the unquantised trunk, for comparison.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from hearsay.read import labels
from hearsay.read.tokens import GAPS, SHAPES
from training.corpora import ENTITY_CORPORA
from training.model import FAR, Network, RoleHead, fresh

TRUNK_INPUTS = ("pieces", "shapes", "gaps", "mask", "first", "last")
TRUNK_OUTPUTS = (
    "start",
    "pos",
    "arc_dep",
    "arc_head",
    "root",
    "rel_dep",
    "rel_head",
    "entity",
    "cue",
    "role_word",
    "role_cue",
    "vector",
)
FORMAT = 1
"""Raised whenever the reader must change to read the files."""


class TrunkGraph(nn.Module):
    """The trunk as one function of arrays; the guideline of the entity head is fixed to the last corpus."""

    def __init__(self, net: Network) -> None:
        super().__init__()
        self.net = net

    def forward(self, pieces: Tensor, shapes: Tensor, gaps: Tensor, mask: Tensor, first: Tensor, last: Tensor) -> tuple:
        trunk = self.net.trunk
        x = trunk.encoder(pieces, shapes, gaps, mask)
        index = lambda place: place[..., None].expand(-1, -1, x.shape[2])  # noqa: E731
        words = (x.gather(1, index(first)) + x.gather(1, index(last))) / 2
        guideline = torch.full_like(pieces[:, 0], len(ENTITY_CORPORA) - 1)
        out = trunk(words, guideline)
        vector = (x * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        return (*(out[name] for name in TRUNK_OUTPUTS[:-1]), vector)


class RoleGraph(nn.Module):
    """The cue head as one function of arrays."""

    def __init__(self, head: RoleHead) -> None:
        super().__init__()
        self.head = head

    def forward(
        self, role_word: Tensor, role_cue: Tensor, inside: Tensor, mask: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        return self.head(role_word, role_cue, inside, mask)


def export_trunk(net: Network, path: Path) -> None:
    one = torch.ones(2, 9, dtype=torch.long)
    few = torch.ones(2, 5, dtype=torch.long)
    axes = {n: {0: "windows", 1: "pieces"} for n in ("pieces", "shapes", "gaps", "mask")}
    axes |= {n: {0: "windows", 1: "words"} for n in ("first", "last", *TRUNK_OUTPUTS[:-1])} | {"vector": {0: "windows"}}
    torch.onnx.export(
        TrunkGraph(net),
        (one, one, one, one.float(), few, few),
        str(path),
        input_names=list(TRUNK_INPUTS),
        output_names=list(TRUNK_OUTPUTS),
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def export_roles(net: Network, path: Path) -> None:
    width = net.role.roles.in_features
    x, m = torch.zeros(3, 11, width), torch.ones(3, 11)
    names = ("role_word", "role_cue", "inside", "mask")
    axes = {n: {0: "cues", 1: "words"} for n in (*names, "roles")} | {n: {0: "cues"} for n in ("type", "stance")}
    torch.onnx.export(
        RoleGraph(net.role),
        (x, x, m, m),
        str(path),
        input_names=list(names),
        output_names=["roles", "type", "stance"],
        dynamic_axes=axes,
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
        plain = args.fp32 or Path(tmp) / "trunk.onnx"
        export_trunk(net, plain)
        quantize_dynamic(plain, args.out / "trunk.onnx", per_channel=True, weight_type=QuantType.QInt8)
    export_roles(net, args.out / "roles.onnx")
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
