"""Text with marks: pieces of a sentence, each with what it is, so that all spans are known when the text is done."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .load import SLOT
from .tellings import Face

_TOKEN = re.compile(r"(\{\w+\}|[\[\]<>])")
_ONES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen""".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


@dataclass(slots=True)
class Marked:
    """A text that is growing, with the half-open ranges of its marked parts."""

    text: str = ""
    spans: dict[str, list[tuple[int, int]]] = field(default_factory=dict)

    def add(self, words: str, *marks: str) -> None:
        """Put words behind what there is."""
        start = len(self.text)
        self.text += words
        for m in marks:
            self.spans.setdefault(m, []).append((start, len(self.text)))


def fill(template: str, values: dict[str, str | Face], seen: set[str]) -> Marked:
    """Fill a telling's template. Marks: content, cue, witness, relay, relay2, source, second.

    Faces whose names are in `seen` are shown shortly; those shown here are added to it. Slots are written as in
    TEMPLATES.md; a capital in the slot or a place at the start makes a capital in the text.
    """
    out, cue, witness = Marked(), 0, -1
    tokens = [t for t in _TOKEN.split(template) if t]
    for i, token in enumerate(tokens):
        if token in "[]":
            if token == "[":
                cue = len(out.text)
            else:
                out.spans.setdefault("cue", []).append((cue, len(out.text)))
        elif token == "<":
            witness = len(out.text)
        elif token == ">":
            out.spans["witness"] = [(witness, len(out.text))]
        elif slot := SLOT.fullmatch(token):
            _put(out, slot[1], values, seen, "".join(tokens[i + 1 : i + 2]))
        else:
            out.add(token)
    return out


def _put(out: Marked, slot: str, values: dict[str, str | Face], seen: set[str], after: str) -> None:
    name = slot[0].lower() + slot[1:]
    value, big = values[name], slot[0].isupper()
    if not isinstance(value, Face):
        out.add(capital(value) if big else value, name)
        return
    words = shown(value, seen)
    out.add(capital(words) if big else words, name)
    if _is_apposed(value, words) and not re.match(r"[.,:;?!\"”]", after):
        out.add(",")


def _is_apposed(face: Face, words: str) -> bool:
    """Whether the words end an apposition: name and role, or role and name."""
    if face.role.startswith(","):
        return words == face.words + face.role
    return face.role.endswith(", ") and words == face.role + face.words


def shown(face: Face, seen: set[str]) -> str:
    """How a face stands in the text: in full and with its role at first, then shortly."""
    first = face.name not in seen
    seen.add(face.name)
    if not first:
        return face.words.split()[-1] if face.kind == "person" else _definite(face)
    if face.role.endswith(", "):  # the role first
        return face.role + face.words
    return face.words + face.role


def _definite(face: Face) -> str:
    """ "The words at a second mention: "a deckhand" is now "the deckhand"."""
    if face.kind in ("unnamed", "document"):
        return re.sub(r"^(?:an?)\s", "the ", face.words)
    return face.words


def capital(words: str) -> str:
    """The words with a capital; a number at the start in words."""
    words = re.sub(r"^\d+", lambda m: number(int(m[0])), words)
    return words[:1].upper() + words[1:]


def number(n: int) -> str:
    """A number up to 99 in words."""
    if n < 20:
        return _ONES[n]
    tens, ones = _TENS[n // 10 - 2], n % 10
    return f"{tens}-{_ONES[ones]}" if ones else tens
