"""The trained network at work: windows of words in, arrays of scores for every word out.

The weights come in as bytes (an edge loads and checks them); here they become onnxruntime sessions. All heads run in
one pass over a window.
"""

import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray
from tokenizers import Tokenizer

from hearsay.errors import WeightsError

from . import labels
from .pieces import Cut, Window
from .tokens import GAPS, SHAPES

Floats = NDArray[np.float32]
FORMAT = 2
"""Format of the weights that this reader understands."""
FILES = ("trunk.onnx", "roles.onnx", "biaffine.npz", "tokenizer.json", "weights.json")
WORD_OUTPUTS = (
    "start",
    "pos",
    "root",
    "role_word",
    "role_cue",
    "arc_dep",
    "arc_head",
    "rel_dep",
    "rel_head",
    "cue",
    "entity",
)
SLOWER = ["SkipLayerNormFusion"]
"""Rewritings of onnxruntime that make it slower: its fused kernel takes five times the two that it replaces."""
MAX_VECTOR_PIECES = 128
"""A text's sentence vector is made from its first pieces; the encoder was trained on such lengths."""


@dataclass(frozen=True, slots=True)
class NetworkPolicy:
    """How the network is run."""

    threads: int = 1
    """Threads of onnxruntime."""


class Network:
    """Runs the weights. Raises WeightsError when the files are not what this version reads."""

    def __init__(self, files: Mapping[str, bytes], policy: NetworkPolicy = NetworkPolicy()) -> None:
        self._policy = policy
        _check(files)
        options = ort.SessionOptions()
        options.intra_op_num_threads = policy.threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._trunk, self._roles = (
            ort.InferenceSession(files[n], options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOWER)
            for n in ("trunk.onnx", "roles.onnx")
        )
        with np.load(io.BytesIO(files["biaffine.npz"]), allow_pickle=False) as arrays:
            self.biaffine: dict[str, Floats] = {k: arrays[k].astype(np.float32) for k in arrays.files}
        by_head = self.biaffine["rel"].transpose(2, 0, 1)  # the order in memory in which `parse` multiplies
        self.biaffine["rel"] = np.ascontiguousarray(by_head).transpose(1, 2, 0)
        self._tokenizer = Tokenizer.from_str(files["tokenizer.json"].decode("utf-8"))
        self.cut: Cut = lru_cache(maxsize=50_000)(self._cut)

    def _cut(self, word: str) -> tuple[int, ...]:
        return tuple(self._tokenizer.encode(_whole(word), add_special_tokens=False).ids)

    def words(self, windows: Sequence[Window]) -> list[dict[str, Floats]]:
        """Scores of every word of every window: name → (words, width), in the order of the windows."""
        return [self._window(w) for w in windows]

    def _window(self, w: Window) -> dict[str, Floats]:
        """One at a time: a window fills the processor, and a batch would be padded and leave its cache."""
        feed = {n: getattr(w, n)[None] for n in ("pieces", "shapes", "gaps", "first", "last")}
        arrays = self._trunk.run(list(WORD_OUTPUTS), feed)
        return {name: a[0] for name, a in zip(WORD_OUTPUTS, arrays, strict=True)}

    def roles(self, scores: Mapping[str, Floats], cues: Sequence[tuple[int, int]]) -> tuple[Floats, Floats, Floats]:
        """For each cue (word span within the window): role, type and stance scores.

        Shapes (cues, words, roles), (cues, types), (cues, stances).
        """
        words = len(scores["role_word"])
        inside = np.zeros((len(cues), words), dtype=np.float32)
        for i, (start, end) in enumerate(cues):
            inside[i, start:end] = 1.0
        feed = {"role_word": scores["role_word"], "role_cue": scores["role_cue"], "inside": inside}
        roles, kinds, stances = self._roles.run(None, feed)
        return roles, kinds, stances

    def vectors(self, texts: Sequence[str]) -> Floats:
        """Sentence vectors, shape (texts, 384), rows of length 1; an empty text gives the vector of nothing."""
        encoded = [e.ids[:MAX_VECTOR_PIECES] for e in self._tokenizer.encode_batch([_whole(t) for t in texts])]
        out = np.zeros((len(texts), 384), dtype=np.float32)
        for group in _of_one_length(encoded):
            pieces = np.asarray([encoded[i] for i in group], dtype=np.int64)
            none, place = np.zeros_like(pieces), np.zeros((len(group), 1), dtype=np.int64)
            feed = {"pieces": pieces, "shapes": none, "gaps": none, "first": place, "last": place}
            (made,) = self._trunk.run(["vector"], feed)
            out[group] = made / np.maximum(np.linalg.norm(made, axis=1, keepdims=True), 1e-9)
        return out


def _whole(text: str) -> str:
    """The text with a question mark for each lone half of a surrogate pair, which the tokenizer refuses."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def _of_one_length(rows: Sequence[Sequence[int]]) -> list[list[int]]:
    """Indices of rows, grouped by length and at most 32 together, so that nothing is padded."""
    order = sorted(range(len(rows)), key=lambda i: len(rows[i]))
    groups = [list(g) for _, g in groupby(order, key=lambda i: len(rows[i]))]
    return [g[i : i + 32] for g in groups for i in range(0, len(g), 32)]


def _check(files: Mapping[str, bytes]) -> None:
    missing = [n for n in FILES if n not in files]
    if missing:
        raise WeightsError(f"the reader's weights lack {', '.join(missing)}; reinstall hearsay-reader-en")
    index = json.loads(files["weights.json"])
    if index.get("format") != FORMAT:
        raise WeightsError(
            f"the reader's weights have format {index.get('format')}, this hearsay reads {FORMAT}; "
            "install the hearsay-reader-en that this version asks for"
        )
    ours = {
        "pos": labels.UPOS,
        "relations": labels.RELATIONS,
        "entities": labels.ENTITIES,
        "cues": labels.CUES,
        "roles": labels.ROLES,
        "types": labels.TYPES,
        "stances": labels.STANCES,
        "shapes": SHAPES,
        "gaps": GAPS,
    }
    for name, values in ours.items():
        if list(values) != index["labels"][name]:
            raise WeightsError(
                f"the reader's weights were trained with other {name} labels; reinstall hearsay-reader-en"
            )
