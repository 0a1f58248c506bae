"""Who was spoken to: stations and papers that words were given to, and outlets whose journalist heard them.

In: an attribution with its sentence. Out: the words that name such an outlet.
"""

from . import nouns
from .attribute import Found, Words
from .clauses import yields
from .describe import Description, Page, nominal

_GIVEN = frozenset(
    """statement interview comment remark message briefing conversation speech address article column letter
    appearance""".split()
)
"""What is given to an outlet ("in a statement to Radio Ombra")."""
_MEDIA = _GIVEN | frozenset("tweet tweeted twitter facebook post posted wrote conference reporter".split())
"""What a party speaks through anew, so that the carrier of what it said before no longer stands."""
_TO = frozenset("to with on for in by".split())
_SPEAKING = frozenset("speaking spoke spoken talking talked issued gave provided released sent".split())
"""Verbs that have an outlet behind "to" or "with" ("a clerk who spoke to Radio Ombra", "issued a statement to it")."""
_GOT = frozenset("obtained seen reviewed acquired".split())
"""Participles with the outlet behind "by" ("records obtained by the Kestrel")."""
_DIRECT = frozenset(("to", "with"))
_LEFT = 6
"""Words before a journalist's name among which the outlet stands."""


def given_to(page: Page, sentence: Words, f: Found) -> list[Words]:
    """Noun phrases of an attribution's sentence to which words or papers were given, outside its content."""
    told = {i for span in f.content for i in range(*span)}
    below = yields(page.words, sentence)
    out = []
    for i in range(*sentence):
        w = page.words[i]
        if i in told or w.pos not in ("NOUN", "PROPN") or page.words[w.head].pos == "PROPN":
            continue
        given = page.word(w.head).lower().rstrip("s") in _GIVEN and w.relation in ("nmod", "obl")
        case = {page.word(k).lower() for k in range(sentence[0], i) if page.words[k].head == i}
        heard = (given and case & _TO) or _heard(page, i, case)
        span = nominal(page, below[i - sentence[0]]) if heard else None
        if span:
            out.append(span)
    return out


def names_medium(page: Page, sentence: Words, f: Found) -> bool:
    """Whether an attribution's sentence says, outside its content, through what it was told ("in a statement")."""
    told = {i for span in f.content for i in range(*span)}
    return any(page.word(i).lower().rstrip("s") in _MEDIA for i in range(*sentence) if i not in told)


def _heard(page: Page, i: int, case: set[str]) -> bool:
    """Whether word `i` is whom somebody spoke to, or who got hold of a paper."""
    verb = page.word(page.words[i].head).lower()
    oblique = page.words[i].relation.startswith("obl")
    return oblique and ((verb in _SPEAKING and bool(case & _DIRECT)) or (verb in _GOT and "by" in case))


def employer(page: Page, d: Description) -> Words | None:
    """The words before a journalist's name or title ("CBN News reporter Ann Lee", "an AFP journalist"), its outlet's
    if they are an outlet's name; None where no such title stands there."""
    end = d.name[0] if d.name is not None and d.kind == "person" else d.span[1]
    start = max(d.span[0] - _LEFT, 0)
    titles = [i for i in range(start, end) if nouns.singular(page.word(i)) in nouns.JOURNALIST]
    if not titles or end - titles[-1] > 2 or page.sentence[titles[-1]] != page.sentence[d.head]:
        return None
    at = titles[-1]
    while at > start and page.words[at - 1].pos in ("PART", "PUNCT"):
        at -= 1
    named = page.entity_at(at - 1) if at > start else None
    return named if named and page.labels[at - 1] == "ORG" else None
