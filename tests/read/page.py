"""Make pages by hand: words in a compact notation, for tests of the rules that follow the network.

Each word is `text/POS/head/relation` or `text` alone (NOUN, its own root); `[PERSON Ana Ruiz]` marks an entity.
"""

import re

from hearsay.model import Word
from hearsay.read.describe import Page
from hearsay.read.tokens import word_spans

_ENTITY = re.compile(r"\[(PERSON|ORG|LOC|NORP) ([^\]]+)\]")


def page_of(marked: str, parse: str = "") -> Page:
    """A page from text with marked entities; `parse` lists `index:POS:head:relation` of the words that matter."""
    text, entities = "", []
    last = 0
    for m in _ENTITY.finditer(marked):
        text += marked[last : m.start()]
        entities.append((len(text), len(text) + len(m[2]), m[1]))
        text += m[2]
        last = m.end()
    text += marked[last:]
    spans = word_spans(text)
    told = {int(i): (pos, int(head), relation) for i, pos, head, relation in (x.split(":", 3) for x in parse.split())}
    words = [
        Word(s, told.get(i, (_pos(text[s.start : s.end]),))[0], *(told[i][1:] if i in told else (i, "root")))
        for i, s in enumerate(spans)
    ]
    labels = [next((e[2] for e in entities if e[0] <= s.start < e[1]), "") for s in spans]
    begins = [any(e[0] == s.start for e in entities) for s in spans]
    sentence, n = [], 0
    for s in spans:
        sentence.append(n)
        n += text[s.start : s.end] in (".", "!", "?")
    return Page(text, words, labels, begins, sentence)


def _pos(word: str) -> str:
    if not word[0].isalnum():
        return "PUNCT"
    if word.lower() in ("he", "she", "it", "they", "i", "we"):
        return "PRON"
    return "PROPN" if word[0].isupper() else "NOUN"


def lines(page: Page) -> list[bool]:
    """For each word whether a line or paragraph begins at it."""
    ends = [0, *(w.span.end for w in page.words)]
    return ["\n" in page.text[end : w.span.start] for end, w in zip(ends, page.words, strict=False)]
