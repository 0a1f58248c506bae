"""Make a checkpoint of the weights that ship, so that a training run can go on from them when its own is lost.

    python -m training.restore WEIGHTS_FOLDER ENCODER_FOLDER RUN_FOLDER

WEIGHTS_FOLDER holds what `training.export` wrote, of the format that it writes now; RUN_FOLDER/checkpoint.pt is for
`training.train --start-from`. The int8 weights come back with their rounding (at most half of a channel's scale); the
word pieces, which training never moves, are taken from ENCODER_FOLDER. The guideline of the entity head is part of a
bias in the files: that of the corpus we read by comes back so, the others begin again from there.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from training.encoder import HEADS, LAYERS, WIDTH
from training.export import FORMAT, INNER, PLAIN, PROJECTED
from training.model import Network, fresh

_PRODUCT = re.compile(r"/([a-z_]+?)(?:[._](\d+))?/MatMul(?:_quant)?")
_LAYERED = ("attention_out", "inner", "outer")
State = dict[str, Tensor]


def state(folder: Path, net: Network) -> State:
    """Every parameter that the files hold, by its name in `Network`; `net` gives the sizes of joined layers."""
    trunk, roles = (_graph(onnx.load(folder / n)) for n in ("trunk.onnx", "roles.onnx"))
    found = {f"trunk.{n}": v for n, v in trunk.items() if n.startswith("encoder.")}
    for i in range(LAYERS):
        _part(found, f"trunk.encoder.layers.{i}.", trunk, f"qkv.{i}", dict.fromkeys(("query", "key", "value"), WIDTH))
        for x in ("weight", "bias"):
            found[f"trunk.encoder.layers.{i}.query.{x}"] *= (WIDTH // HEADS) ** 0.5
    sizes = {n: getattr(net.trunk, n).out_features for n in (*PLAIN, *PROJECTED, *(f"{n}_inner" for n in INNER))}
    _part(found, "trunk.", trunk, "heads", sizes)
    for i, name in enumerate(INNER):
        _part(found, "trunk.", trunk, f"outer.{i}", {name: getattr(net.trunk, name).out_features})
    found["trunk.guideline.weight"] = torch.zeros_like(net.trunk.guideline.weight)
    return found | _roles(roles) | _biaffine(folder / "biaffine.npz")


def _part(found: State, prefix: str, joined: State, name: str, sizes: dict[str, int]) -> None:
    """Take the layers that were joined into one apart again."""
    for x in ("weight", "bias"):
        parts = joined[f"{name}.{x}"].split(list(sizes.values()))
        found.update({f"{prefix}{n}.{x}": p.clone() for n, p in zip(sizes, parts, strict=True)})


def _roles(raw: State) -> State:
    found = {n.replace("head.", "role.", 1): v for n, v in raw.items() if n.startswith("head.")}
    found["role.roles.weight"] = raw["roles.weight"]
    for i in range(3):
        out, five = raw[f"products.{i}.weight"].shape
        found[f"role.convs.{i}.weight"] = (
            raw[f"products.{i}.weight"].reshape(out, 5, five // 5).permute(0, 2, 1).clone()
        )
    return found


def _biaffine(path: Path) -> State:
    with np.load(path) as arrays:
        raw = {n: torch.from_numpy(arrays[n].astype(np.float32)) for n in arrays.files}
    names = {"arc": "arc", "rel": "rel", "rel_dep": "rel_dep.weight", "rel_bias": "rel_dep.bias"}
    found = {f"biaffine.{place}": raw[n] for n, place in names.items()}
    return found | {"biaffine.rel_head.weight": raw["rel_head"], "biaffine.arc_bias.weight": raw["arc_bias"][None]}


def _graph(model: onnx.ModelProto) -> State:
    """A graph's weights by their names in it; products without a name of their own by that of their node."""
    arrays = {i.name: numpy_helper.to_array(i) for i in model.graph.initializer}
    found = {}
    for name in arrays:
        plain = name.removesuffix("_quantized")
        if not plain.endswith(("_scale", "_zero_point")) and "::" not in plain:
            turned = plain.endswith("_Transposed")
            value = _plain(arrays, name)
            found[plain.removesuffix("_Transposed")] = value.T.clone() if turned else value
    for node in model.graph.node:
        place = _PRODUCT.fullmatch(node.name)
        if place and "::" in node.input[1]:
            found[f"{_place(node.name, place)}.weight"] = _plain(arrays, node.input[1]).T.clone()
    return found


def _place(node: str, place: re.Match[str]) -> str:
    """`/inner_3/…` is the fourth call of a layer of the encoder; `/outer.1/…` the second module of a list."""
    name, number = place[1], place[2]
    if name in _LAYERED and f"{name}." not in node:
        return f"encoder.layers.{number or 0}.{name}"
    return name if number is None else f"{name}.{number}"


def _plain(arrays: dict[str, np.ndarray], name: str) -> Tensor:
    """An initialiser as fp32, whether it was quantised or not."""
    array, root = arrays[name].astype(np.float32), name.removesuffix("_quantized")
    if root != name:
        array = (array - arrays[f"{root}_zero_point"].astype(np.float32)) * arrays[f"{root}_scale"]
    return torch.from_numpy(np.ascontiguousarray(array))


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("weights", type=Path)
    ap.add_argument("encoder", type=Path)
    ap.add_argument("run", type=Path)
    args = ap.parse_args()
    index = json.loads((args.weights / "weights.json").read_text(encoding="utf-8"))
    if index["format"] != FORMAT:
        raise SystemExit(f"{args.weights} has format {index['format']}, this reads {FORMAT}; take the older restore")
    net = fresh(args.encoder / "model.safetensors")
    pieces = net.state_dict()["trunk.encoder.pieces.weight"]
    net.load_state_dict(state(args.weights, net) | {"trunk.encoder.pieces.weight": pieces})
    args.run.mkdir(parents=True, exist_ok=True)
    torch.save({"net": net.state_dict(), "step": index["steps"]}, args.run / "checkpoint.pt")


if __name__ == "__main__":
    main()
