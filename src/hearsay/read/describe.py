"""What sort of party a noun phrase names: a person, a body, an outlet, a document, people unnamed.

In: a span of words with parse and entities. Out: `Description`: its head, kind, name and the nouns that describe it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from hearsay.model import PartyKind, Word

from . import nouns
from .attribute import Words

PRONOUNS = frozenset(
    """he she it they i we you him her them us me who which that this these those one himself herself his its their my
    our your""".split()
)
FIRST = frozenset("i we me us my our".split())
_NAME_RELATIONS = (
    "appos",
    "flat",
    "compound",
    "nmod:desc",
    "amod",
    "nmod:unmarked",
    "parataxis",
    "conj",
    "dep",
    "list",
)
_EDGE_POS = frozenset(("ADP", "SCONJ", "CCONJ", "PUNCT", "PART", "AUX"))
_NOMINAL_POS = frozenset(("NOUN", "PROPN", "PRON", "NUM", "X", "ADJ"))
_BEFORE_A_NAME = frozenset(("ADJ", "NOUN", "PROPN", "PUNCT", "DET", "NUM", "PART", "X"))
_INDEFINITE = frozenset("a an one some another several two three many few".split())


@dataclass(frozen=True, slots=True)
class Description:
    """A source or relay as its words describe it."""

    span: Words
    """Its words."""
    head: int
    """Index of its head word."""
    kind: PartyKind
    """By its own words alone; a pronoun is `unknown` until resolved."""
    name: Words | None
    """The words of the name in it, where it holds one that is the party's."""
    noun: str
    """Its head noun in the singular, lower case; empty for a bare name or pronoun."""
    nouns: frozenset[str]
    """All common nouns that describe it directly, singular, lower case."""
    pronoun: str
    """The pronoun in lower case, where it is one."""
    definite: bool
    """Whether it points at something known ("the minister", "his spokesman")."""


@dataclass(frozen=True, slots=True)
class Page:
    """A report's words with what the network says of each: what descriptions are made from."""

    text: str
    words: Sequence[Word]
    """With parse."""
    labels: Sequence[str]
    """Entity label of each word ("" outside), as BIO without the prefix."""
    begins: Sequence[bool]
    """Whether an entity begins at the word."""
    sentence: Sequence[int]
    """Number of each word's sentence."""

    def word(self, i: int) -> str:
        """The word's characters."""
        s = self.words[i].span
        return self.text[s.start : s.end]

    def entity_at(self, i: int) -> Words | None:
        """The entity that the word is part of."""
        if not self.labels[i]:
            return None
        a = i
        while a > 0 and not self.begins[a] and self.labels[a - 1] == self.labels[i]:
            a -= 1
        b = i + 1
        while b < len(self.words) and self.labels[b] == self.labels[i] and not self.begins[b]:
            b += 1
        return a, b


def describe(page: Page, span: Words) -> Description:
    """Describe the noun phrase at `span`; its head is the word that the parse hangs the others on."""
    head = head_of(page, span)
    lower = [page.word(i).lower() for i in range(*span)]
    word = page.word(head).lower()
    if word in PRONOUNS and page.words[head].pos in ("PRON", "DET", "SCONJ", "X", "ADP"):
        return Description(span, head, "unknown", None, "", frozenset(), word, True)
    name = _name(page, span, head)
    common = [i for i in range(*span) if page.words[i].pos == "NOUN" and not page.labels[i]]
    direct = frozenset(nouns.singular(page.word(i)) for i in common if _direct(page, span, i, head))
    noun = "" if name is not None and name[0] <= head < name[1] else nouns.singular(word)
    definite = not (set(lower[:2]) & _INDEFINITE) and not (noun and nouns.is_plural(word) and lower[0] != "the")
    kind = _kind(page, head, name, frozenset(lower))
    return Description(span, head, kind, name, noun, direct, "", definite)


def nominal(page: Page, span: Words) -> Words | None:
    """The span without prepositions, conjunctions and signs at its edges; None where no noun or pronoun is left."""
    a, b = span
    while a < b and page.words[a].pos in _EDGE_POS:
        a += 1
    while a < b and page.words[b - 1].pos in _EDGE_POS:
        b -= 1
    return (a, b) if any(page.words[i].pos in _NOMINAL_POS for i in range(a, b)) else None


def head_of(page: Page, span: Words) -> int:
    """The word of the span whose head lies outside it; nominal words first."""
    tops = [i for i in range(*span) if not span[0] <= page.words[i].head < span[1] or page.words[i].head == i]
    nominal = [i for i in tops if page.words[i].pos in ("NOUN", "PROPN", "PRON", "NUM", "X")]
    if nominal or tops:
        return (nominal or tops)[0]
    return span[0]


def _direct(page: Page, span: Words, i: int, head: int) -> bool:
    """Whether a noun describes the head itself (not something that belongs to it)."""
    if i == head:
        return True
    at, steps = i, 0
    while at != head and steps < 6:
        if page.words[at].relation not in _NAME_RELATIONS or not span[0] <= page.words[at].head < span[1]:
            return False
        at = page.words[at].head
        steps += 1
    return at == head


def _name(page: Page, span: Words, head: int) -> Words | None:
    """The name in a noun phrase that is its bearer's: a person after titles, the head itself, or a name beside it."""
    person = _person_after_titles(page, span, head)
    if person:
        return person
    own = page.entity_at(head)
    if own and page.labels[head] != "NORP" and not is_common(page, own):
        return own
    beside = [i for i in range(*span) if page.labels[i] in ("PERSON", "ORG") and _direct(page, span, i, head)]
    beside = [i for i in beside if not ((tagged := page.entity_at(i)) and is_common(page, tagged))]
    beside.sort(key=lambda i: (page.labels[i] != "PERSON", i < head))
    if beside:
        found = page.entity_at(beside[0])
        if found and page.labels[beside[0]] == "PERSON" and _modifies(page, found, head):
            return None
        return None if found and page.labels[beside[0]] == "ORG" and _only_employs(page, found, head) else found
    return _untagged(page, span, head)


def is_common(page: Page, entity: Words) -> bool:
    """Whether a tagged name is only a common noun ("Monitor", "news"), or an adjective and one ("state television")."""
    first, last = page.word(entity[0]), page.word(entity[1] - 1)
    if entity[1] - entity[0] == 1:
        return last.lower() in nouns.COMMON_NAMES or (last.islower() and page.words[entity[0]].pos == "NOUN")
    adjective = page.words[entity[0]].pos == "ADJ" or first.islower()
    return entity[1] - entity[0] == 2 and adjective and last.islower() and last in nouns.OUTLET


def _person_after_titles(page: Page, span: Words, head: int) -> Words | None:
    """A person's name with nothing but titles, places and bodies before it ("Ostland Gov. Paul Reyes").

    What stands as a name before a common noun, or before titles and a further name, is a place or a body that the
    tagger took for a person ("the Kelm bomber", "Kelm Police Chief Ana Ruiz").
    """
    last: Words | None = None
    for i in range(*span):
        if page.labels[i] == "PERSON":
            last = page.entity_at(i)
        elif page.words[i].pos not in _BEFORE_A_NAME or (last and page.words[i].pos == "PUNCT"):
            break  # behind a comma somebody else may be named ("Ana Ruiz, Ben Okoro's sister")
    return None if last and _modifies(page, last, head) else last


def _modifies(page: Page, entity: Words, head: int) -> bool:
    """Whether a name stands before a common noun and only says which one ("the Kelm bomber")."""
    return entity[1] <= head and page.words[head].pos == "NOUN" and page.word(head).islower()


def _untagged(page: Page, span: Words, head: int) -> Words | None:
    """A run of proper nouns that the entity tagger missed: behind a common head ("news agency ABNA"), or the head."""
    start = head if page.words[head].pos == "PROPN" else head + 1
    if not (start < span[1] and page.words[start].pos == "PROPN" and page.word(start)[0].isupper()):
        return None
    if page.word(start).lower() in nouns.COMMON_NAMES or nouns.is_plural(page.word(start)):
        return None
    a, b = start, start + 1
    while a > span[0] and start == head and _is_capital(page, a - 1):
        a -= 1
    while b < span[1] and page.words[b].pos == "PROPN":
        b += 1
    return a, b


def _is_capital(page: Page, i: int) -> bool:
    return (
        page.words[i].pos in ("PROPN", "ADJ", "NOUN") and page.word(i)[0].isupper() and page.words[i].relation != "root"
    )


def _only_employs(page: Page, entity: Words, head: int) -> bool:
    """Whether an organisation before a noun of people or roles only says whom they belong to ("UN officials")."""
    noun = nouns.singular(page.word(head))
    describes_body = noun in nouns.ORGANISATION or noun in nouns.OUTLET or noun in nouns.GENERIC_BODY
    return entity[1] <= head and not describes_body and page.words[head].pos == "NOUN"


def _kind(page: Page, head: int, name: Words | None, others: frozenset[str]) -> PartyKind:
    word = page.word(head)
    if name is not None:
        label = page.labels[name[0]] or page.labels[name[1] - 1]
        if label == "PERSON":
            return "person"
        inside = frozenset(page.word(i).lower() for i in range(*name)) | others
        return "outlet" if _news_name(page, name, inside) else "organisation"
    if page.words[head].pos == "PROPN" or page.labels[head]:
        if page.labels[head] == "NORP" or nouns.is_plural(word):
            return "unnamed"
        return "outlet" if {"news", "tv", "radio", "press"} & others else "organisation"
    return nouns.kind_of_noun(word, others)


def _news_name(page: Page, name: Words, inside: frozenset[str]) -> bool:
    own = {page.word(i).lower() for i in range(*name)}
    if own & {
        "news",
        "tv",
        "television",
        "radio",
        "times",
        "press",
        "herald",
        "tribune",
        "gazette",
        "newspaper",
        "broadcasting",
        "blog",
    }:
        return not own & {"office", "club", "secretary", "association"}
    news_agency = "agency" in inside and bool(inside & {"news", "press"})
    heads = {"newspaper", "daily", "broadcaster", "tabloid", "channel", "magazine", "newswire", "website"}
    return news_agency or bool(inside & heads)
