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

from .cut import Aspect
from .names import content_words, flat, same_word, stem
from .pieces import Piece
from .quantities import Quantity, quantities

Floats = NDArray[np.float32]
Embed = Callable[[Sequence[str]], Floats]

_CAPITAL = re.compile(r"(?<![\w])([A-Z][\w’'-]+)")
_LOWER = re.compile(r"(?<![\w])([a-z]{2,})")
_EMPTY = frozenset(
    """is are was were be been being am has have had having do does did will would shall should can could may might must it
    its he she they them him her his their theirs i me my we us our you your this that these those there here who whom whose
    which what when where why how and or but nor so if then than as by with from into onto over under about against between
    during before after above below up down out off again further once not no also very too just only own same s t d m re ve
    ll say says said saying told according report reports reported""".split()
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


def forms_of(pieces: Iterable[Piece], embed: Embed) -> list[Form]:
    """Gather pieces into forms, in order of wording."""
    grouped: dict[tuple[str, str, str], list[Piece]] = defaultdict(list)
    for p in sorted(pieces, key=lambda p: p.place):
        words = content_words(p.plain)
        grouped[" ".join(words) or p.plain, p.aspect, p.origin or "" if len(words) < 3 else ""].append(p)
    keys = sorted(grouped)
    plains = [min(p.plain for p in grouped[k]) for k in keys]
    if not keys:
        return []
    vectors = embed(plains)
    centred = centre(vectors)
    spelling = spellings(plains)
    lower = {w for t in plains for w in _LOWER.findall(t)}
    return [
        _form(grouped[k], plain, (spelling, lower), (vectors[i], centred[i]))
        for i, (k, plain) in enumerate(zip(keys, plains, strict=True))
    ]


def centre(vectors: Floats) -> Floats:
    """Take the mean away and make rows of length 1; what all sentences of a story share tells nothing apart.

    With few rows only part of the mean is taken, since then it is mostly the rows themselves.
    """
    n = len(vectors)
    out = vectors - vectors.mean(axis=0) * (n / (n + 10.0))
    norms = np.linalg.norm(out, axis=1, keepdims=True)
    return (out / np.maximum(norms, 1e-6)).astype(np.float32)


def spellings(texts: Sequence[str]) -> dict[str, str]:
    """Name word → the commonest spelling of it in the story, for spellings that differ by a slip or transliteration."""
    counts = Counter(flat(w).replace("-", "") for t in texts for w in _CAPITAL.findall(t))
    order = sorted(counts, key=lambda w: (-counts[w], w))
    out: dict[str, str] = {}
    for word in order:
        home = next((k for k in out.values() if k != word and same_word(k, word)), None) if len(word) >= 5 else None
        if home:
            out[word] = home
        else:
            out[word] = word
    return {w: k for w, k in out.items() if w != k}


def _form(
    pieces: Sequence[Piece], plain: str, vocabulary: tuple[Mapping[str, str], set[str]], vectors: tuple[Floats, Floats]
) -> Form:
    spelling, lower = vocabulary
    words = [spelling.get(w, w) for w in content_words(plain) if w not in _EMPTY]
    written = {flat(w) for w in _CAPITAL.findall(plain) if w.lower() not in lower}
    named = {spelling.get(p, p) for w in written for p in content_words(w)}
    return Form(
        pieces=tuple(pieces),
        plain=plain,
        aspect=pieces[0].aspect,
        stems=frozenset(stem(w) for w in words),
        names=frozenset(stem(w) for w in words if w in named and not w.isdigit()),
        quantities=quantities(plain),
        times=tuple(sorted({t for p in pieces[:1] for t in p.times})),
        origins=frozenset(p.origin for p in pieces if p.origin),
        vector=vectors[0],
        centred=vectors[1],
    )


def word_weights(forms: Sequence[Form]) -> dict[str, float]:
    """Stem → log of how rare it is among the story's forms."""
    counts = Counter(s for f in forms for s in f.stems)
    return {s: log(1.0 + len(forms) / n) for s, n in counts.items()}
