"""What the report says in its own voice: sentences, or what is left of them outside attributions.

In: sentences, and the words taken by statements of others. Out: `Statement`s in text order.
"""

from collections.abc import Sequence

from hearsay.model import Report, Statement, Word

from .attribute import Found, Words

_LEAST_WORDS = 4
_EDGE_POS = frozenset(("PUNCT", "CCONJ", "SCONJ", "SYM"))


def own_voice(
    report: Report, words: Sequence[Word], sentences: Sequence[Words], found: Sequence[Found]
) -> tuple[Statement, ...]:
    """Return own-voice statements: at least four words with a verb, outside source, cue and content of others.

    What an attribution leaves of a sentence counts only with a subject of its own.
    """
    taken = _taken(found, len(words))
    out = []
    for a, b in sentences:
        for start, end in _free(taken, a, b):
            piece = _trim(words, start, end)
            if piece and _says_something(words, piece, whole=(start, end) == (a, b)):
                evidence = report.cite(words[piece[0]].span.start, words[piece[1] - 1].span.end)
                out.append(Statement(evidence=evidence, entry=_entry(report, evidence.span.start)))
    return tuple(out)


def _taken(found: Sequence[Found], n: int) -> list[bool]:
    taken = [False] * n
    for f in found:
        if f.type == "statement":
            for start, end in (*f.content, *f.cue, *f.source):
                taken[start:end] = [True] * (end - start)
    return taken


def _free(taken: Sequence[bool], a: int, b: int) -> list[Words]:
    out: list[Words] = []
    for i in range(a, b):
        if not taken[i]:
            if out and out[-1][1] == i:
                out[-1] = (out[-1][0], i + 1)
            else:
                out.append((i, i + 1))
    return out


def _trim(words: Sequence[Word], start: int, end: int) -> Words | None:
    while start < end and words[start].pos in _EDGE_POS:
        start += 1
    while start < end and words[end - 1].pos in _EDGE_POS:
        end -= 1
    return (start, end) if start < end else None


def _says_something(words: Sequence[Word], piece: Words, whole: bool) -> bool:
    """Whether a piece states something: it has a verb, and unless it is a whole sentence, that verb's subject too."""
    inside = words[piece[0] : piece[1]]
    has_verb = any(w.pos in ("VERB", "AUX") for w in inside)
    return len(inside) >= _LEAST_WORDS and has_verb and (whole or any(w.relation.startswith("nsubj") for w in inside))


def _entry(report: Report, at: int) -> int | None:
    return next((i for i, e in enumerate(report.entries) if e.span.start <= at < e.span.end), None)
