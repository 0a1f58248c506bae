"""A network without weights, so that the rules behind it can be timed on texts of a megabyte.

It knows each word's kind by its letters and answers at once: verbs of saying are cues, the capitalised words before one
are its source, the words behind it its content. Everything that `CompactReader` does with answers is the real thing.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from hearsay.read import labels
from hearsay.read.network import Floats
from hearsay.read.pieces import Window

_SAYING = frozenset("said say says told denied confirmed SAID".split())
_VERBS = frozenset("sank has had broke is was".split())
_PRONOUNS = frozenset("he she they it It He She They".split())
_LITTLE = {
    "the": "DET",
    "The": "DET",
    "a": "DET",
    "of": "ADP",
    "at": "ADP",
    "on": "ADP",
    "that": "SCONJ",
    "and": "CCONJ",
}
_KINDS = ("other", "saying", "verb", "pronoun", "name", "number", "stop", "sign", "DET", "ADP", "SCONJ", "CCONJ")
_POS = {"other": "NOUN", "saying": "VERB", "verb": "VERB", "pronoun": "PRON", "name": "PROPN", "number": "NUM",
        "stop": "PUNCT", "sign": "PUNCT"}  # fmt: skip
_RELATION = {"pronoun": "nsubj", "name": "nsubj", "saying": "parataxis", "verb": "ccomp", "other": "obj"}
_FIRST_PIECE = 1000
_WIDTH = len(_KINDS)
_REACH = 30
"""Words behind a cue that are its content."""
VECTOR = 64


_KNOWN = {
    **dict.fromkeys(_SAYING, "saying"),
    **dict.fromkeys(_VERBS, "verb"),
    **dict.fromkeys(_PRONOUNS, "pronoun"),
    **_LITTLE,
}


def kind_of(word: str) -> str:
    """What a word is, by its letters."""
    known = _KNOWN.get(word)
    if known:
        return known
    if word[0] in ".!?":
        return "stop"
    if word[0].isdigit():
        return "number"
    return "name" if word[0].isupper() else "other" if word[0].isalpha() else "sign"


def _table(rows: int, columns: Mapping[str, int], fill: float = 0.0) -> Floats:
    out = np.full((len(_KINDS), rows), fill, np.float32)
    for kind, column in columns.items():
        out[_KINDS.index(kind), column] = 9.0
    return out


_START = _table(2, dict.fromkeys(_KINDS, 0))
_TAGS = _table(len(labels.UPOS), {k: labels.UPOS.index(_POS.get(k, k)) for k in _KINDS})
_ENTITY = _table(len(labels.ENTITIES), {k: labels.ENTITIES.index("I-PERSON" if k == "name" else "O") for k in _KINDS})
_CUE = _table(len(labels.CUES), {k: labels.CUES.index("B-cue" if k == "saying" else "O") for k in _KINDS})
_VERBAL = np.isin(_KINDS, ("saying", "verb")).astype(np.float32)


class ScriptedNetwork:
    """What `CompactReader` asks of a network."""

    def __init__(self) -> None:
        self.biaffine: dict[str, Floats] = {
            "arc": np.zeros((_WIDTH, _WIDTH), np.float32),
            "arc_bias": _VERBAL,
            "rel": np.zeros((len(labels.RELATIONS), _WIDTH, _WIDTH), np.float32),
            "rel_dep": _table(
                len(labels.RELATIONS), {k: labels.RELATIONS.index(_RELATION.get(k, "dep")) for k in _KINDS}
            ).T.copy(),
            "rel_head": np.zeros((len(labels.RELATIONS), _WIDTH), np.float32),
            "rel_bias": np.zeros(len(labels.RELATIONS), np.float32),
        }

    def cut(self, word: str) -> tuple[int, ...]:
        """One piece for each kind of word, and as many as a long word may have."""
        return (_FIRST_PIECE + _KINDS.index(kind_of(word)),) * (1 + len(word) // 8)

    def words(self, windows: Sequence[Window]) -> list[dict[str, Floats]]:
        """Scores of every word of every window, as the real network gives them."""
        return [self._window(w.pieces[w.first] - _FIRST_PIECE) for w in windows]

    def _window(self, kinds: np.ndarray) -> dict[str, Floats]:
        start = _START[kinds].copy()
        start[1:, 1] = np.where(kinds[:-1] == _KINDS.index("stop"), 20.0, 0.0)
        one = np.eye(_WIDTH, dtype=np.float32)[kinds]
        root = _VERBAL[kinds][:, None] * np.float32(0.5)
        return {
            "start": start,
            "pos": _TAGS[kinds],
            "arc_dep": one,
            "arc_head": one,
            "root": root,
            "rel_dep": one,
            "rel_head": one,
            "entity": _ENTITY[kinds],
            "cue": _CUE[kinds],
            "role_word": one,
            "role_cue": one,
        }

    def roles(self, scores: Mapping[str, Floats], cues: Sequence[tuple[int, int]]) -> tuple[Floats, Floats, Floats]:
        """For each cue the names right before it as source, the words behind it as content."""
        is_name = scores["role_word"][:, _KINDS.index("name")] + scores["role_word"][:, _KINDS.index("pronoun")] > 0
        out = np.zeros((len(cues), len(is_name), len(labels.ROLES)), np.float32)
        out[:, :, 0] = 5.0
        for row, (start, end) in zip(out, cues, strict=True):
            first = start
            while first > max(0, start - 6) and is_name[first - 1]:
                first -= 1
            row[first:start, labels.ROLES.index("I-source")] = 20.0
            row[end : end + _REACH, labels.ROLES.index("I-content")] = 20.0
            if end >= len(is_name) - 1:
                row[max(0, first - _REACH) : first, labels.ROLES.index("I-content")] = 20.0
        flat = np.zeros((len(cues), len(labels.STANCES)), np.float32)
        return out, flat[:, : len(labels.TYPES)], flat

    def vectors(self, texts: Sequence[str]) -> Floats:
        """A vector of each text's first 200 code points: how often it has which pairs of letters."""
        out = np.zeros((len(texts), VECTOR), np.float32)
        for row, text in zip(out, texts, strict=True):
            codes = np.frombuffer(text[:200].encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.int64)
            np.add.at(row, (codes[:-1] * 31 + codes[1:]) % VECTOR, 1.0)
        return out / np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 1e-6)
