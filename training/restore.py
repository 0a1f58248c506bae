"""Make a checkpoint of the weights that ship, so that a training run can go on from them when its own is lost.

    python -m training.restore WEIGHTS_FOLDER ENCODER_FOLDER RUN_FOLDER

WEIGHTS_FOLDER holds what `training.export` wrote; RUN_FOLDER/checkpoint.pt is for `training.train --start-from`. The
int8 weights come back with their rounding (at most half of a channel's scale); the word pieces, which training never
moves, are taken from ENCODER_FOLDER.
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

from training.model import fresh

_PLACE = re.compile(r"/(encoder|trunk|head)/(.+)/MatMul(?:_quant)?")
_ROOMS = {"encoder": "trunk.encoder", "trunk": "trunk", "head": "role"}


def state(folder: Path) -> dict[str, Tensor]:
    """Every parameter that the files hold, by its name in `training.model.Network`."""
    found = _graph(onnx.load(folder / "trunk.onnx")) | _graph(onnx.load(folder / "roles.onnx"))
    for name, array in np.load(folder / "biaffine.npz").items():
        place = {"arc_bias": "arc_bias.weight", "rel_bias": "rel_dep.bias"}.get(name, name)
        place = f"{place}.weight" if place in ("rel_dep", "rel_head") else place
        found[f"biaffine.{place}"] = torch.from_numpy(array.astype(np.float32)).reshape(
            (1, -1) if name == "arc_bias" else array.shape
        )
    return found


def _graph(model: onnx.ModelProto) -> dict[str, Tensor]:
    arrays = {i.name: numpy_helper.to_array(i) for i in model.graph.initializer}
    found = {}
    for name in arrays:
        if name.startswith(("net.", "head.")):
            plain = name.removesuffix("_quantized")
            if not plain.endswith(("_scale", "_zero_point")):
                found[re.sub("^net.", "", re.sub("^head.", "role.", plain))] = _plain(arrays, name)
    for node in model.graph.node:
        place = _PLACE.fullmatch(node.name)
        if place and node.input[1] in arrays:
            found[f"{_ROOMS[place[1]]}.{place[2].replace('/', '.')}.weight"] = _plain(arrays, node.input[1]).T.clone()
    return found


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
    net = fresh(args.encoder / "model.safetensors")
    found = state(args.weights)
    found["trunk.encoder.pieces.weight"] = net.state_dict()["trunk.encoder.pieces.weight"]
    net.load_state_dict(found)
    args.run.mkdir(parents=True, exist_ok=True)
    steps = json.loads((args.weights / "weights.json").read_text(encoding="utf-8"))["steps"]
    torch.save({"net": net.state_dict(), "step": steps}, args.run / "checkpoint.pt")


if __name__ == "__main__":
    main()
