"""Entity scores → named entities: word spans with a label.

In: the entity head's scores for every word. Out: (span, label) pairs in text order, decoded left to right: an I that
follows nothing of its label begins an entity.
"""

from collections.abc import Sequence

from hearsay.model import EntityLabel, Word

from .attribute import Words
from .labels import ENTITIES, ENTITY_LABELS
from .network import Floats

_LABEL = {str(x): x for x in ENTITY_LABELS}
_NEVER_ALONE = frozenset(("PUNCT", "DET", "ADP", "CCONJ"))


def entity_spans(scores: Floats, words: Sequence[Word]) -> list[tuple[Words, EntityLabel]]:
    """Decode the entities of a report."""
    tags = [ENTITIES[int(t)] for t in scores.argmax(axis=1)]
    out: list[tuple[Words, EntityLabel]] = []
    for i, tag in enumerate(tags):
        prefix, _, name = tag.partition("-")
        if prefix == "O":
            continue
        label = _LABEL[name]
        if prefix == "I" and out and out[-1][0][1] == i and out[-1][1] == label:
            out[-1] = ((out[-1][0][0], i + 1), out[-1][1])
        else:
            out.append(((i, i + 1), label))
    out = [(_over_hyphens(span, words, label), label) for span, label in out]
    trimmed = [(_trim(span, words), label) for span, label in out]
    return [(span, label) for span, label in trimmed if span[0] < span[1] and words[span[0]].pos not in _NEVER_ALONE]


def _over_hyphens(span: Words, words: Sequence[Word], label: str) -> Words:
    """Take in what a hyphen joins to a person's name ("Bashir al|-|Hadi"): the parts are one word to a reader."""
    start, end = span
    while label == "PERSON" and end + 1 < len(words) and _glued(words, end) and len(words[end].span) == 1:
        end += 2
    return start, end


def _glued(words: Sequence[Word], i: int) -> bool:
    """Whether word i is a sign without space on either side."""
    before, after = words[i - 1].span.end == words[i].span.start, words[i].span.end == words[i + 1].span.start
    return before and after and words[i].pos == "PUNCT" and words[i + 1].pos in ("PROPN", "NOUN", "X", "ADJ")


def _trim(span: Words, words: Sequence[Word]) -> Words:
    start, end = span
    while start < end and words[end - 1].pos == "PUNCT" and end - start > 1:
        end -= 1
    if end - start > 1 and words[start].pos == "DET":
        start += 1
    return start, end
