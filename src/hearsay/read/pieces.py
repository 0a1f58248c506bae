"""Words → word pieces of the encoder's vocabulary, in windows that the encoder can hold.

In: a report's words. Out: `Window`s: arrays of piece ids, shapes, gaps and, for each word, its first and last piece.
Long reports are cut into windows that end between paragraphs or sentences where they can; each begins with some of
what stands before it, so that a word is read with its neighbours, and belongs to one window only.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain

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
    """How long texts are cut. Attention costs the square of a window's length; the passages that the reader was
    trained on have 50 to 200 words."""

    max_words: int = 160
    """Words in a window at most."""
    max_pieces: int = 400
    """Pieces in a window at most, [CLS] and [SEP] included."""
    overlap: int = 20
    """Words from before a window that it begins with, and is not asked about."""


@dataclass(frozen=True, slots=True)
class Pieced:
    """A report's words with their pieces, shapes and gaps."""

    pieces: tuple[tuple[int, ...], ...]
    """Piece ids of each word."""
    shapes: tuple[int, ...]
    """Shape of each word."""
    gaps: tuple[int, ...]
    """Gap before each word."""
    breaks: tuple[int, ...] = ()
    """How good a place for a cut is before each word: 3 a paragraph, 2 a line, 1 perhaps a sentence, 0 inside one.
    Empty where nothing is known."""


def piece_words(text: str, spans: Sequence[tuple[int, int]], cut: Cut) -> Pieced:
    """Look up pieces, shapes and gaps of the words at `spans` (code points, half-open)."""
    pieces, shapes, gaps, breaks, last = [], [], [], [], 0
    for start, end in spans:
        word = text[start:end]
        gap = gap_before(text, last, start)
        pieces.append(tuple(cut(word))[:MAX_PIECES_A_WORD] or (100,))
        shapes.append(shape_of(word))
        gaps.append(gap)
        breaks.append(gap if gap > 1 else int(gap == 1 and _ends(text, last)))
        last = end
    return Pieced(tuple(pieces), tuple(shapes), tuple(gaps), tuple(breaks))


def _ends(text: str, at: int) -> bool:
    """Whether what stands before this place may end a sentence."""
    return at > 0 and (text[at - 1] in ".!?…" or (text[at - 1] in "\"'”’)" and text[at - 2 : at - 1] in ".!?…"))


def windows(words: Pieced, policy: WindowPolicy) -> list[Window]:
    """Cut the words into windows that keep every word once, in order; no words, no windows."""
    sizes, out, start = [len(p) for p in words.pieces], [], 0
    breaks = words.breaks or (0,) * len(sizes)
    while start < len(sizes):
        begin = _begin(sizes, breaks, start, policy)
        end = max(_end(sizes, breaks, begin, policy), start + 1)
        out.append(window(words, begin, end, (start, end)))
        start = end
    return out


def _begin(sizes: Sequence[int], breaks: Sequence[int], start: int, policy: WindowPolicy) -> int:
    """Where the window begins that is asked from `start` on: a little before, at a sentence's start if there is one.

    At most `overlap` words, and a third of what a window holds.
    """
    low, room = start, policy.max_pieces // 3
    while low > max(0, start - min(policy.overlap, policy.max_words // 3)) and sizes[low - 1] <= room:
        low -= 1
        room -= sizes[low]
    return next((i for i in range(low, start) if i == 0 or breaks[i]), low)


def _end(sizes: Sequence[int], breaks: Sequence[int], begin: int, policy: WindowPolicy) -> int:
    """Where it ends: at the best place for a cut in the last third of what it can hold, the last among equals."""
    end, used = begin, 2
    while end < len(sizes) and end - begin < policy.max_words and used + sizes[end] <= policy.max_pieces:
        used += sizes[end]
        end += 1
    if end == len(sizes):
        return end
    return max(range(end - (end - begin) // 3, end + 1), key=lambda i: (breaks[i], i))


def window(words: Pieced, start: int, end: int, keep: tuple[int, int]) -> Window:
    """Make the one window of the words `start:end`."""
    inside = words.pieces[start:end]
    sizes = np.fromiter(map(len, inside), dtype=np.int64, count=len(inside))
    last = np.cumsum(sizes)
    first = last - sizes + 1
    pieces = np.asarray([CLS, *chain.from_iterable(inside), SEP], dtype=np.int64)
    shapes, gaps = np.zeros_like(pieces), np.zeros_like(pieces)
    shapes[1:-1] = np.repeat(np.asarray(words.shapes[start:end], dtype=np.int64), sizes)
    gaps[first] = words.gaps[start:end]
    return Window(start, keep, pieces, shapes, gaps, first, last)
