"""Lay the graphs of the weights out for speed, without changing a number that comes out of them.

    python -m training.layout WEIGHTS_FOLDER

`training.export` does it to what it writes; the command does it to a folder that was written before, checks that both
give the same numbers to the bit, and writes the new hashes into weights.json. What exporter and quantiser leave behind:
queries, keys and values are cut apart and then turned round one by one, in tensors whose sizes are computed anew; five
words are put side by side before they are quantised, so that each is quantised five times; and the first and last piece
of each word are looked up number by number.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
import onnx
import onnxruntime as ort
from onnx import ModelProto, NodeProto, helper, numpy_helper

from hearsay.read.network import SLOWER
from training.encoder import HEADS, WIDTH
from training.model import ROLE

OWN = "com.microsoft"
"""Domain of the operators that onnxruntime adds to the standard."""
SIDES = 5
"""Words side by side in a product of the cue head."""


class Graph:
    """A model's nodes by what they make and use; new nodes stand where the last of those stood that they replace."""

    def __init__(self, model: ModelProto) -> None:
        self.nodes = model.graph.node
        self.outputs = {o.name for o in model.graph.output}
        self.maker = {o: n for n in self.nodes for o in n.output}
        self.users: dict[str, list[NodeProto]] = {}
        for n in self.nodes:
            for i in n.input:
                self.users.setdefault(i, []).append(n)
        self.made = 0

    def before(self, node: NodeProto, *kinds: str) -> NodeProto | None:
        """Go up from a node through the makers of first inputs of these kinds; None where another kind stands."""
        for kind in kinds:
            found = self.maker.get(node.input[0])
            if found is None or found.op_type != kind:
                return None
            node = found
        return node

    def after(self, node: NodeProto, *kinds: str) -> NodeProto | None:
        """Go down from a node through the only users of first outputs of these kinds."""
        for kind in kinds:
            users = self.users.get(node.output[0], [])
            if len(users) != 1 or users[0].op_type != kind:
                return None
            node = users[0]
        return node

    def number(self, name: str) -> int:
        """The one number of a constant."""
        return int(numpy_helper.to_array(self.maker[name].attribute[0].t).reshape(-1)[0])

    def put(self, last: NodeProto, steps: list[NodeProto]) -> None:
        """Put nodes in the place of `last`, whose outputs they make."""
        place = list(self.nodes).index(last)
        self.nodes.remove(last)
        for i, n in enumerate(steps):
            self.nodes.insert(place + i, n)

    def numbers(self, values: list) -> tuple[str, NodeProto]:
        """A constant of whole numbers."""
        self.made += 1
        name = f"laid_out_{self.made}"
        return name, helper.make_node(
            "Constant", [], [name], value=numpy_helper.from_array(np.asarray(values, np.int64))
        )

    def prune(self) -> None:
        """Take out what nothing uses any more."""
        while True:
            used = {i for n in self.nodes for i in n.input} | self.outputs
            idle = [n for n in self.nodes if not used & set(n.output)]
            if not idle:
                return
            for n in idle:
                self.nodes.remove(n)


def laid_out(model: ModelProto) -> ModelProto:
    """The model, laid out; what is laid out already stays as it is."""
    for change in (_attention, _side_by_side, _pieces):
        graph = Graph(model)
        change(graph)
        graph.prune()
    if any(n.domain == OWN for n in model.graph.node) and all(o.domain != OWN for o in model.opset_import):
        model.opset_import.append(helper.make_opsetid(OWN, 1))
    return model


def _attention(g: Graph) -> None:
    """Turn queries, keys and values round together, then cut them apart; the product reads the keys as they lie."""
    for n, softmax in enumerate([x for x in g.nodes if x.op_type == "Softmax"]):
        split = g.before(softmax, "MatMul", "Transpose", "Reshape", "Split")
        mixed = g.after(softmax, "MatMul")
        end = g.after(mixed, "Transpose", "Reshape") if mixed else None
        if split is None or end is None:
            continue
        name = lambda x, n=n: f"attention_{n}_{x}"  # noqa: E731
        apart, a = g.numbers([0, 0, 3 * HEADS, WIDTH // HEADS])
        third, b = g.numbers([HEADS, HEADS, HEADS])
        together, c = g.numbers([0, 0, WIDTH])
        node = helper.make_node
        steps = [
            *(a, b, c),
            node("Reshape", [split.input[0], apart], [name("apart")]),
            node("Transpose", [name("apart")], [name("turned")], perm=[0, 2, 1, 3]),
            node("Split", [name("turned"), third], [name("q"), name("k"), name("v")], axis=1),
            node("FusedMatMul", [name("q"), name("k")], [name("scores")], domain=OWN, transB=1),
            node("Softmax", [name("scores")], [name("shares")], axis=-1),
            node("MatMul", [name("shares"), name("v")], [name("mixed")]),
            node("Transpose", [name("mixed")], [name("back")], perm=[0, 2, 1, 3]),
            node("Reshape", [name("back"), together], [end.output[0]]),
        ]
        g.put(end, steps)


def _side_by_side(g: Graph) -> None:
    """Quantise the words and put them side by side then, each as a run of bytes."""
    places = next((x for x in g.nodes if x.op_type == "Range"), None)
    for n, quantise in enumerate([x for x in g.nodes if x.op_type == "DynamicQuantizeLinear"]):
        pad = g.before(quantise, "Concat", "Slice", "Pad")
        if pad is None or places is None or len(g.maker[quantise.input[0]].input) != SIDES:
            continue
        second = g.maker[g.maker[quantise.input[0]].input[1]]
        step = g.number(second.input[1])
        name = lambda x, n=n: f"sides_{n}_{x}"  # noqa: E731
        upright, a = g.numbers([1])
        offsets, b = g.numbers([[step * k for k in range(SIDES)]])
        flat, c = g.numbers([0, 0, SIDES * ROLE])
        node = helper.make_node
        steps = [
            *(a, b, c),
            node("DynamicQuantizeLinear", [pad.output[0]], [name("words"), *quantise.output[1:]], name=quantise.name),
            node("Unsqueeze", [places.output[0], upright], [name("upright")]),
            node("Add", [name("upright"), offsets], [name("places")]),
            node("Gather", [name("words"), name("places")], [name("sides")], axis=1),
            node("Reshape", [name("sides"), flat], [quantise.output[0]]),
        ]
        g.put(quantise, steps)


def _pieces(g: Graph) -> None:
    """Look the states of first and last pieces up as whole rows."""
    for n, look_up in enumerate([x for x in g.nodes if x.op_type == "GatherElements"]):
        expand = g.maker.get(look_up.input[1])
        if expand is None or expand.op_type != "Expand":
            continue
        row = helper.make_node(
            "GatherND", [look_up.input[0], expand.input[0]], list(look_up.output), name=f"rows_{n}", batch_dims=1
        )
        g.put(look_up, [row])


def same(old: bytes, new: bytes, rounds: int = 30) -> bool:
    """Whether two graphs give the same numbers to the bit, on drawn windows of many lengths."""
    sessions = [
        ort.InferenceSession(x, providers=["CPUExecutionProvider"], disabled_optimizers=SLOWER) for x in (old, new)
    ]
    rng = np.random.default_rng(1)
    trunk = {i.name for i in sessions[0].get_inputs()} >= {"pieces"}
    for n in range(rounds):
        feed = _window(rng, 1 + 6 * n, 1 + n % 3) if trunk else _cues(rng, 1 + 6 * n, 1 + n % 5)
        one, two = (s.run(None, feed) for s in sessions)
        if not all(np.array_equal(a, b) for a, b in zip(one, two, strict=True)):
            return False
    return True


def _window(rng: np.random.Generator, words: int, windows: int) -> dict[str, np.ndarray]:
    draw = lambda high, width: rng.integers(0, high, (windows, width))  # noqa: E731
    pieces = draw(30000, words + 2)
    return {
        "pieces": pieces,
        "shapes": draw(13, words + 2),
        "gaps": draw(4, words + 2),
        "first": draw(words + 2, words),
        "last": draw(words + 2, words),
    }


def _cues(rng: np.random.Generator, words: int, cues: int) -> dict[str, np.ndarray]:
    inside = np.zeros((cues, words), dtype=np.float32)
    for i in range(cues):
        inside[i, rng.integers(0, words)] = 1
    word, cue = rng.normal(size=(2, words, ROLE)).astype(np.float32)
    return {"role_word": word, "role_cue": cue, "inside": inside}


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("weights", type=Path)
    folder = ap.parse_args().weights
    index = json.loads((folder / "weights.json").read_text(encoding="utf-8"))
    for name in ("trunk.onnx", "roles.onnx"):
        old = (folder / name).read_bytes()
        new = laid_out(onnx.load_from_string(old)).SerializeToString()
        if not same(old, new):
            raise SystemExit(f"{folder / name} gives other numbers once it is laid out; nothing was written to it")
        (folder / name).write_bytes(new)
        index["sha256"][name] = hashlib.sha256(new).hexdigest()
    (folder / "weights.json").write_text(json.dumps(index, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
