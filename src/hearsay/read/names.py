"""Names made whole: what the entity head cut out of the middle of a name, or into two.

In: entities with the parse. Out: entities over whole names: "Human [Rights] Watch" and "[Board] for [Human Rights]"
are one body each. Only names of organisations are touched; persons and places come out whole.
"""

from collections.abc import Sequence

from hearsay.model import EntityLabel, Word

from .attribute import Words

Entity = tuple[Words, EntityLabel]
_INSIDE = frozenset(("compound", "flat", "amod"))
_PLURAL_OWNERS = frozenset(("'", "’"))
_JOINTS = frozenset(("for", "of", "on"))


def whole_names(text: str, words: Sequence[Word], entities: Sequence[Entity], bounds: Sequence[Words]) -> list[Entity]:
    """Widen and join the names of organisations; `bounds` are the sentences in words."""
    taken = {i for span, _ in entities for i in range(*span)}
    shut = taken | {a for a, _ in bounds}
    wide = [(_widened(text, words, s, taken, shut) if label == "ORG" else s, label) for s, label in entities]
    out: list[Entity] = []
    for span, label in wide:
        if out and label == out[-1][1] == "ORG" and _joined(text, words, out[-1][0], span):
            out[-1] = ((out[-1][0][0], span[1]), label)
        else:
            out.append((span, label))
    return out


def _widened(text: str, words: Sequence[Word], span: Words, taken: set[int], shut: set[int]) -> Words:
    """Take in capitalised words beside a name that the parse makes part of it, but for a sentence's first word."""
    start, end = span
    while start - 1 not in shut and start > 0 and _belongs(text, words, start - 1, (start, end)):
        start -= 1
    while end < len(words) and end not in taken and _belongs(text, words, end, (start, end)):
        end += 1
    if end > span[1] and end in taken:
        end = span[1]  # a title before a name ("Senate Speaker Ann Calvo")
    return start, end


def _belongs(text: str, words: Sequence[Word], i: int, span: Words) -> bool:
    """Whether word i hangs on the name or the name's last word on it, inside one noun phrase."""
    w, last = words[i], words[span[1] - 1]
    if not text[w.span.start].isupper() or w.pos not in ("PROPN", "ADJ", "NOUN"):
        return False
    below = w.relation in _INSIDE and span[0] <= w.head < span[1]
    above = i == span[1] and w.pos == "PROPN" and last.head == i and last.relation in _INSIDE
    return below or above


def _joined(text: str, words: Sequence[Word], a: Words, b: Words) -> bool:
    """Whether "for", "of" or "on" joins two names into one ("Observatory for Human Rights"), or a bare apostrophe
    ("Dockworkers' League")."""
    if b[0] - a[1] != 1:
        return False
    joint = words[a[1]].span
    if text[joint.start : joint.end] in _PLURAL_OWNERS:
        return words[a[1] - 1].head in range(*b) and words[a[1] - 1].relation == "nmod:poss"
    inside = any(a[0] <= words[i].head < a[1] and words[i].relation == "nmod" for i in range(*b))
    return inside and text[joint.start : joint.end] in _JOINTS
