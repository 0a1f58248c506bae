"""Distinct wordings of the story's pieces, with all that comparing needs worked out once.

In: pieces and the sentence-vector function. Out: `Form`s (equal wordings are one form, so a reprinted text changes
nothing) and the `Weights` of words: rare words of the story count more than words that every sentence has.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from hearsay.model import Interval
from hearsay.tables.names import content_words, flat, same_word, stem

from .cut import Aspect
from .mood import is_ought
from .pieces import Piece
from .quantities import Quantity, quantities

Floats = NDArray[np.float32]
Embed = Callable[[Sequence[str]], Floats]

_CAPITAL = re.compile(r"(?<![\w])([A-Z][\w’'-]+)")
_LOWER = re.compile(r"(?<![\w])([a-z]{2,})")
_LEAST_MISSPELLED = 5
"""Letters of a name word from which another spelling may be a slip."""
_EMPTY = frozenset(
    """is are was were be been being am has have had having do does did will would shall should can could may might
    must it its he she they them him her his their theirs i me my we us our you your this that these those there
    here who whom whose which what when where why how and or but nor so if then than as by with from into onto
    over under about against between during before after above below up down out off again further once not no
    also very too just only own same s t d m re ve ll say says said saying told according report reports
    reported""".split()
)


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """One wording, wherever it stands."""

    pieces: tuple[Piece, ...]
    """All places of it, in order; never empty."""
    plain: str
    """The words with pronouns of the speaker filled in."""
    aspect: Aspect
    """What sort of proposition it is."""
    is_ought: bool
    """Whether it says what ought to be."""
    stems: frozenset[str]
    """Stems of its meaningful words, spellings of one name made one."""
    names: frozenset[str]
    """The stems among them that are written as names."""
    quantities: tuple[Quantity, ...]
    """Its numbers."""
    times: tuple[Interval, ...]
    """Days that it is dated to."""
    origins: frozenset[str]
    """Parties that say it."""
    vector: Floats
    """Unit sentence vector."""
    centred: Floats
    """Unit vector after the story's mean is taken away."""
    words: tuple[int, ...]
    """Its meaningful words, as rows of `Vocabulary`, in order."""


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """The meaningful words of a story."""

    rows: Mapping[str, int]
    """Word → row."""
    vectors: Floats
    """Unit vector of each word."""
    stems: NDArray[np.int64]
    """Number of each word's stem: words with one stem are wholly alike."""
    rarity: Floats
    """Log of how rare each word's stem is among the forms."""

    def alike(self, left: NDArray[np.int64], right: NDArray[np.int64]) -> Floats:
        """How alike words are, 0 to 1, one row for each on the left; below a cosine of 0.3 nothing is left."""
        cosines = (self.vectors[left] @ self.vectors[right].T - 0.3) / 0.7
        same = self.stems[left][:, None] == self.stems[right][None, :]
        out: Floats = np.where(same, np.float32(1.0), np.clip(cosines, 0.0, 1.0))
        return out


def vocabulary_of(word_lists: Sequence[Sequence[str]], embed: Embed) -> Vocabulary:
    """Gather the words of all forms."""
    words = sorted({w for words in word_lists for w in words})
    spread = Counter(s for ws in word_lists for s in {stem(w) for w in ws})
    numbers = {s: n for n, s in enumerate(sorted(spread))}
    rarity = np.array([log(1.0 + len(word_lists) / spread[stem(w)]) for w in words], np.float32)
    stems = np.array([numbers[stem(w)] for w in words], np.int64)
    return Vocabulary({w: i for i, w in enumerate(words)}, embed(words), stems, rarity)


def forms_of(pieces: Iterable[Piece], embed: Embed) -> tuple[list[Form], Vocabulary]:
    """Gather pieces into forms, in order of wording."""
    grouped: dict[tuple[str, str, str], list[Piece]] = defaultdict(list)
    for p in sorted(pieces, key=lambda p: p.place):
        said = content_words(p.plain)
        grouped[" ".join(said) or p.plain, p.aspect, p.origin or "" if len(said) < 3 else ""].append(p)
    keys = sorted(grouped)
    plains = [min(p.plain for p in grouped[k]) for k in keys]
    if not keys:
        return [], Vocabulary({}, np.zeros((0, 0), np.float32), np.zeros(0, np.int64), np.zeros(0, np.float32))
    vectors = embed(plains)
    centred = centre(vectors)
    spelling = spellings(plains)
    lower = {w for t in plains for w in _LOWER.findall(t)}
    words = [tuple(spelling.get(w, w) for w in content_words(t) if w not in _EMPTY) for t in plains]
    vocabulary = vocabulary_of(words, embed)
    forms = [
        _form(grouped[k], (plains[i], words[i]), (spelling, lower, vocabulary), (vectors[i], centred[i]))
        for i, k in enumerate(keys)
    ]
    return forms, vocabulary


def centre(vectors: Floats) -> Floats:
    """Take the mean away and make rows of length 1; what all sentences of a story share tells nothing apart.

    With few rows only part of the mean is taken, since then it is mostly the rows themselves.
    """
    n = len(vectors)
    moved = vectors - vectors.mean(axis=0) * (n / (n + 10.0))
    norms = np.linalg.norm(moved, axis=1, keepdims=True)
    out: Floats = (moved / np.maximum(norms, 1e-6)).astype(np.float32)
    return out


def spellings(texts: Sequence[str]) -> dict[str, str]:
    """Name word → the commonest spelling of it in the story, for spellings that differ by a slip or transliteration."""
    counts = Counter(flat(w).replace("-", "") for t in texts for w in _CAPITAL.findall(t))
    order = sorted(counts, key=lambda w: (-counts[w], w))
    homes: dict[str, dict[str, None]] = defaultdict(dict)  # by first letter, which no slip changes
    out: dict[str, str] = {}
    for word in order:
        near = homes[word[:1]] if len(word) >= _LEAST_MISSPELLED else ()
        out[word] = next((k for k in near if same_word(k, word)), word)
        homes[out[word][:1]][out[word]] = None
    return {w: k for w, k in out.items() if w != k}


def _form(
    pieces: Sequence[Piece], said: tuple[str, Sequence[str]], known: tuple[Mapping[str, str], set[str], Vocabulary],
    vectors: tuple[Floats, Floats],
) -> Form:  # fmt: skip
    (plain, words), (spelling, lower, vocabulary) = said, known
    written = {flat(w) for w in _CAPITAL.findall(plain) if w.lower() not in lower}
    named = {spelling.get(p, p) for w in written for p in content_words(w)}
    return Form(
        pieces=tuple(pieces),
        plain=plain,
        aspect=pieces[0].aspect,
        is_ought=is_ought(plain) or sum(p.is_directed for p in pieces) * 2 > len(pieces),
        stems=frozenset(stem(w) for w in words),
        names=frozenset(stem(w) for w in words if w in named and not w.isdigit()),
        quantities=quantities(plain),
        times=tuple(sorted({t for p in pieces[:1] for t in p.times})),
        origins=frozenset(p.origin for p in pieces if p.origin),
        vector=vectors[0],
        centred=vectors[1],
        words=tuple(vocabulary.rows[w] for w in words),
    )


def word_weights(forms: Sequence[Form]) -> dict[str, float]:
    """Stem → log of how rare it is among the story's forms."""
    counts = Counter(s for f in forms for s in f.stems)
    return {s: log(1.0 + len(forms) / n) for s, n in counts.items()}
