"""Words → word pieces of the encoder's vocabulary, in windows that the encoder can hold.

In: a report's words. Out: `Window`s: arrays of piece ids, shapes, gaps and, for each word, its first and last piece.
Long reports are cut into windows that overlap; a word belongs to the window in which it stands farthest from an edge.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .tokens import gap_before, shape_of

MAX_PIECES_A_WORD = 6
"""Longer words are cut: their first pieces tell enough, and one monstrous word cannot fill a window."""
CLS, SEP = 101, 102

Ints = NDArray[np.int64]
Cut = Callable[[str], Sequence[int]]
"""A word → its piece ids."""


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of words as the encoder takes it. The arrays of pieces carry [CLS] first and [SEP] last."""

    first_word: int
    """Index of its first word among the report's words."""
    keep: tuple[int, int]
    """Words (report indices, half-open) whose answers are taken from this window."""
    pieces: Ints
    """Piece ids, shape (p,)."""
    shapes: Ints
    """Word shape of each piece, shape (p,)."""
    gaps: Ints
    """Gap before the word, at its first piece, else 0; shape (p,)."""
    first: Ints
    """Index of each word's first piece, shape (w,)."""
    last: Ints
    """Index of each word's last piece, shape (w,)."""


@dataclass(frozen=True, slots=True)
class WindowPolicy:
    """How long texts are cut. Calibrated on the passages that the reader was trained on (up to 200 words)."""

    max_words: int = 200
    """Words in a window at most."""
    max_pieces: int = 400
    """Pieces in a window at most, [CLS] and [SEP] included."""
    overlap: int = 60
    """Words that two neighbouring windows share."""


@dataclass(frozen=True, slots=True)
class Pieced:
    """A report's words with their pieces, shapes and gaps."""

    pieces: tuple[tuple[int, ...], ...]
    """Piece ids of each word."""
    shapes: tuple[int, ...]
    """Shape of each word."""
    gaps: tuple[int, ...]
    """Gap before each word."""


def piece_words(text: str, spans: Sequence[tuple[int, int]], cut: Cut) -> Pieced:
    """Look up pieces, shapes and gaps of the words at `spans` (code points, half-open)."""
    pieces, shapes, gaps, last = [], [], [], 0
    for start, end in spans:
        word = text[start:end]
        pieces.append(tuple(cut(word))[:MAX_PIECES_A_WORD] or (100,))
        shapes.append(shape_of(word))
        gaps.append(gap_before(text, last, start))
        last = end
    return Pieced(tuple(pieces), tuple(shapes), tuple(gaps))


def windows(words: Pieced, policy: WindowPolicy) -> list[Window]:
    """Cut the words into overlapping windows that cover all of them, in order; no words, no windows."""
    bounds = list(_bounds([len(p) for p in words.pieces], policy))
    out = []
    for i, (start, end) in enumerate(bounds):
        keep_from = start if i == 0 else (start + bounds[i - 1][1]) // 2
        keep_to = end if i + 1 == len(bounds) else (bounds[i + 1][0] + end) // 2
        out.append(window(words, start, end, (keep_from, keep_to)))
    return out


def _bounds(sizes: Sequence[int], policy: WindowPolicy) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    start, n = 0, len(sizes)
    while start < n:
        end, used = start, 2
        while end < n and end - start < policy.max_words and used + sizes[end] <= policy.max_pieces:
            used += sizes[end]
            end += 1
        out.append((start, end))
        if end == n:
            break
        start = max(end - min(policy.overlap, (end - start) // 3), start + 1)
    return out


def window(words: Pieced, start: int, end: int, keep: tuple[int, int]) -> Window:
    """Make the one window of the words `start:end`."""
    pieces, shapes, gaps, first, last = [CLS], [0], [0], [], []
    for i in range(start, end):
        first.append(len(pieces))
        for j, piece in enumerate(words.pieces[i]):
            pieces.append(piece)
            shapes.append(words.shapes[i])
            gaps.append(words.gaps[i] if j == 0 else 0)
        last.append(len(pieces) - 1)
    arrays = (np.asarray(x, dtype=np.int64) for x in ([*pieces, SEP], [*shapes, 0], [*gaps, 0], first, last))
    return Window(start, keep, *arrays)
