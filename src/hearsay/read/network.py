"""The trained network at work: windows of words in, arrays of scores for every word out.

The weights come in as bytes (an edge loads and checks them); here they become onnxruntime sessions. Windows are
sorted by length and run in batches, all heads in one pass.
"""

import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray
from tokenizers import Tokenizer

from hearsay.errors import WeightsError

from . import labels
from .pieces import Cut, Ints, Window
from .tokens import GAPS, SHAPES

Floats = NDArray[np.float32]
FORMAT = 1
"""Format of the weights that this reader understands."""
FILES = ("trunk.onnx", "roles.onnx", "biaffine.npz", "tokenizer.json", "weights.json")
WORD_OUTPUTS = (
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
)
MAX_VECTOR_PIECES = 128
"""A text's sentence vector is made from its first pieces; the encoder was trained on such lengths."""


@dataclass(frozen=True, slots=True)
class NetworkPolicy:
    """How the network is run."""

    threads: int = 1
    """Threads of onnxruntime."""
    batch_pieces: int = 2048
    """Padded pieces in a batch at most: more gains nothing on a CPU and costs memory."""


class Network:
    """Runs the weights. Raises WeightsError when the files are not what this version reads."""

    def __init__(self, files: Mapping[str, bytes], policy: NetworkPolicy = NetworkPolicy()) -> None:
        self._policy = policy
        _check(files)
        options = ort.SessionOptions()
        options.intra_op_num_threads = policy.threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._trunk = ort.InferenceSession(files["trunk.onnx"], options, providers=["CPUExecutionProvider"])
        self._roles = ort.InferenceSession(files["roles.onnx"], options, providers=["CPUExecutionProvider"])
        with np.load(io.BytesIO(files["biaffine.npz"]), allow_pickle=False) as arrays:
            self.biaffine: dict[str, Floats] = {k: arrays[k].astype(np.float32) for k in arrays.files}
        self._tokenizer = Tokenizer.from_str(files["tokenizer.json"].decode("utf-8"))
        self.cut: Cut = lru_cache(maxsize=50_000)(self._cut)

    def _cut(self, word: str) -> tuple[int, ...]:
        return tuple(self._tokenizer.encode(word, add_special_tokens=False).ids)

    def words(self, windows: Sequence[Window]) -> list[dict[str, Floats]]:
        """Scores of every word of every window: name → (words, width), in the order of the windows."""
        out: list[dict[str, Floats]] = [{}] * len(windows)
        for group in self._batches([len(w.pieces) for w in windows]):
            chosen = [windows[i] for i in group]
            feed: dict[str, Any] = {
                n: _pad([getattr(w, n) for w in chosen]) for n in ("pieces", "shapes", "gaps", "first", "last")
            }
            feed["mask"] = _mask([len(w.pieces) for w in chosen], feed["pieces"].shape[1])
            arrays = self._trunk.run(list(WORD_OUTPUTS), feed)
            for row, i in enumerate(group):
                n = len(windows[i].first)
                out[i] = {name: a[row, :n] for name, a in zip(WORD_OUTPUTS, arrays, strict=True)}
        return out

    def roles(self, scores: Mapping[str, Floats], cues: Sequence[tuple[int, int]]) -> tuple[Floats, Floats, Floats]:
        """For each cue (word span within the window): role, type and stance scores.

        Shapes (cues, words, roles), (cues, types), (cues, stances).
        """
        words = len(scores["role_word"])
        inside = np.zeros((len(cues), words), dtype=np.float32)
        for i, (start, end) in enumerate(cues):
            inside[i, start:end] = 1.0
        feed = {
            "role_word": _repeat(scores["role_word"], len(cues)),
            "role_cue": _repeat(scores["role_cue"], len(cues)),
            "inside": inside,
            "mask": np.ones_like(inside),
        }
        roles, kinds, stances = self._roles.run(None, feed)
        return roles, kinds, stances

    def vectors(self, texts: Sequence[str]) -> Floats:
        """Sentence vectors, shape (texts, 384), rows of length 1; an empty text gives the vector of nothing."""
        encoded = [e.ids[:MAX_VECTOR_PIECES] for e in self._tokenizer.encode_batch(list(texts))]
        out = np.zeros((len(texts), 384), dtype=np.float32)
        for group in self._batches([len(ids) for ids in encoded]):
            pieces = _pad([np.asarray(encoded[i], dtype=np.int64) for i in group])
            none = np.zeros_like(pieces)
            place = np.zeros((len(group), 1), dtype=np.int64)
            mask = _mask([len(encoded[i]) for i in group], pieces.shape[1])
            feed = {"pieces": pieces, "shapes": none, "gaps": none, "mask": mask, "first": place, "last": place}
            (made,) = self._trunk.run(["vector"], feed)
            out[group] = made / np.maximum(np.linalg.norm(made, axis=1, keepdims=True), 1e-9)
        return out

    def _batches(self, sizes: Sequence[int]) -> list[list[int]]:
        out: list[list[int]] = []
        for i in sorted(range(len(sizes)), key=lambda i: sizes[i]):
            if not out or (len(out[-1]) + 1) * sizes[i] > self._policy.batch_pieces:
                out.append([])
            out[-1].append(i)
        return out


def _pad(rows: Sequence[Ints]) -> Ints:
    out = np.zeros((len(rows), max(map(len, rows))), dtype=np.int64)
    for i, row in enumerate(rows):
        out[i, : len(row)] = row
    return out


def _repeat(x: Floats, times: int) -> Floats:
    return np.ascontiguousarray(np.broadcast_to(x, (times, *x.shape)))


def _mask(sizes: Sequence[int], width: int) -> Floats:
    return (np.arange(width)[None] < np.asarray(sizes)[:, None]).astype(np.float32)


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
