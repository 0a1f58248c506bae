"""What a time expression dates: the event of its clause, or the telling of an attribution.

In: time expressions, parse and attributions. Out: the same expressions with `of` and `event` filled in, and for each
attribution the time of its telling.
"""

from collections.abc import Sequence
from dataclasses import replace

from hearsay.model import Report, Span, TimeExpression, Word

from .attribute import Found, Words
from .clauses import predicate_of, yields

_MAX_CLAUSE = 60


def date_clauses(
    report: Report,
    words: Sequence[Word],
    sentences: Sequence[Words],
    found: Sequence[Found],
    times: Sequence[TimeExpression],
) -> tuple[tuple[TimeExpression, ...], dict[int, TimeExpression]]:
    """Return the times with what they date, and per attribution (index) the time of telling."""
    starts = [w.span.start for w in words]
    cue_at = {i: n for n, f in enumerate(found) for span in f.cue for i in range(*span)}
    content_at = _innermost(found)
    out, said = [], {}
    clause_of: dict[int, list[Words]] = {}
    sentence_at = [n for n, (a, b) in enumerate(sentences) for _ in range(a, b)]
    for t in times:
        i = _word_at(starts, words, t.evidence.span)
        if i is None:
            out.append(t)
            continue
        n = sentence_at[i]
        if n not in clause_of:
            clause_of[n] = yields(words, sentences[n])
        predicate = predicate_of(words, _top(words, i, t.evidence.span))
        if predicate in cue_at and content_at.get(i) != cue_at[predicate]:
            said[cue_at[predicate]] = t
            span = found[cue_at[predicate]].cue[0]
            out.append(replace(t, of="said", event=_chars(words, span)))
            continue
        span = clause_of[n][predicate - sentences[n][0]]
        out.append(replace(t, of="event", event=_chars(words, _clip(span, found, content_at.get(i), predicate, i))))
    return tuple(out), said


def _word_at(starts: Sequence[int], words: Sequence[Word], span: Span) -> int | None:
    from bisect import bisect_right

    i = bisect_right(starts, span.start) - 1
    if i < 0 or not words[i].span.overlaps(span):
        i += 1
    return i if i < len(words) and words[i].span.overlaps(span) else None


def _top(words: Sequence[Word], i: int, span: Span) -> int:
    """The word of the expression that hangs outside it."""
    for _ in range(12):
        h = words[i].head
        if h == i or not words[h].span.overlaps(span):
            return i
        i = h
    return i


def _innermost(found: Sequence[Found]) -> dict[int, int]:
    """For each word the attribution with the shortest content that holds it."""
    out: dict[int, int] = {}
    for n in sorted(range(len(found)), key=lambda n: -sum(b - a for a, b in found[n].content)):
        for span in found[n].content:
            for i in range(*span):
                out[i] = n
    return out


def _clip(span: Words, found: Sequence[Found], holder: int | None, predicate: int, at: int) -> Words:
    """Keep a clause within the content that holds the expression, and within reason."""
    start, end = span
    if holder is not None:
        for a, b in found[holder].content:
            if a <= at < b:
                start, end = max(start, a), min(end, b)
    if end - start > _MAX_CLAUSE:
        start, end = max(start, predicate - _MAX_CLAUSE // 2), min(end, predicate + _MAX_CLAUSE // 2)
    return (start, end) if start < end else (at, at + 1)


def _chars(words: Sequence[Word], span: Words) -> Span:
    return Span(words[span[0]].span.start, words[span[1] - 1].span.end)
