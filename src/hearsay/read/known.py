"""The named parties of one report and the words that describe them: what pronouns and roles may resolve to.

In: the page and its entities. Out: `Known` parties in order of first mention, each with all its mentions and roles.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from hearsay.model import PartyKind

from . import nouns
from .attribute import Words
from .describe import Page, is_common

_ROLE_RELATIONS = ("appos", "compound", "nmod:desc", "flat", "nmod:unmarked", "amod")
_NO_PERSON = nouns.ORGANISATION | nouns.OUTLET | nouns.DOCUMENT
"""What no person is, though a lost apostrophe makes it look so ("Reyes government")."""
_PARTICLES = frozenset(("al", "el", "ul"))
_NAME_TITLES = frozenset("mr mrs ms miss dr sir lord lady prof gen col sen rep gov president".split())


Gender = Literal["m", "f", ""]
_GENDERS: dict[str, Gender] = {
    **dict.fromkeys("mr sir lord father son brother husband uncle king prince".split(), "m"),
    **dict.fromkeys("mrs ms miss lady dame mother daughter sister wife aunt queen princess".split(), "f"),
    **dict.fromkeys("spokesman chairman congressman businessman policeman actor man boy".split(), "m"),
    **dict.fromkeys("spokeswoman chairwoman congresswoman businesswoman policewoman actress woman girl".split(), "f"),
}
"""Titles and nouns that tell a person's gender."""
_KIN = frozenset("father mother brother sister son daughter wife husband uncle aunt cousin".split())
"""Roles of those whom texts call by their full name or as a relative, and leave the bare surname to somebody else."""


@dataclass
class Known:
    """A party that the report names. Built up while reading, then only read."""

    name: Words
    """Where its fullest name stands."""
    text: str
    """The fullest name."""
    kind: PartyKind
    """Person, organisation or outlet."""
    mentions: list[Words] = field(default_factory=list)
    """Every place that names it, in text order."""
    roles: set[str] = field(default_factory=set)
    """Nouns in the singular that the report uses of it: titles, appositions, words of its own name."""
    gender: Gender = ""
    """What titles and roles say of a person: "m", "f", or "" where nothing does."""


def known_parties(page: Page, entities: Sequence[tuple[Words, str]], outlets: Iterable[str]) -> list[Known]:
    """Gather the persons and bodies that the report names; a surname joins the one full name that ends with it."""
    news = frozenset(o.casefold() for o in outlets)
    out: list[Known] = []
    index: _Index = defaultdict(list)
    for span, label in sorted(entities, key=lambda e: (-(e[0][1] - e[0][0]), e[0])):
        if label not in ("PERSON", "ORG", "LOC") or is_common(page, span):
            continue
        text = _text(page, span)
        words = name_words(text)
        roles = set() if label == "LOC" else _roles(page, span, label)
        gender = _gender(page, span, roles) if label == "PERSON" else ""
        home = _home(index, words, label, gender)
        if home is None:
            kind: PartyKind = "person" if label == "PERSON" and not _is_body(page, span) else "organisation"
            home = Known(span, text, "outlet" if _is_outlet(page, span, text, news) else kind)
            out.append(home)
            for key in _keys(words, home.kind):
                index[key].append(home)
        home.mentions.append(span)
        home.gender = home.gender or gender
        home.roles |= roles & nouns.OUTLET if home.kind == "outlet" else roles
    for k in out:
        k.mentions.sort()
    return sorted(out, key=lambda k: k.mentions[0])


def _is_body(page: Page, span: Words) -> bool:
    """Whether a noun for a body stands right before the name, or behind it as its apposition."""
    a, b = span
    before = a > 0 and nouns.singular(page.word(a - 1)) in nouns.BODY and page.words[a - 1].head not in range(a, b)
    return before or any(
        page.words[i].relation == "appos" and a <= page.words[i].head < b and nouns.singular(page.word(i)) in nouns.BODY
        for i in range(b, min(b + 6, len(page.words)))
    )


def _is_outlet(page: Page, span: Words, text: str, news: frozenset[str]) -> bool:
    """Whether the table has the name; one that it has only with its article needs the article ("The National")."""
    name = text.casefold()
    article = span[0] > 0 and page.word(span[0] - 1) in ("The", "the")
    return name in news or (article and f"the {name}" in news)


def _text(page: Page, span: Words) -> str:
    start, end = page.words[span[0]].span.start, page.words[span[1] - 1].span.end
    return " ".join(page.text[start:end].split())


def name_words(name: str) -> list[str]:
    """The words that tell a name apart: lower case, no titles, apostrophes or inner article, hyphens opened."""
    flat = name.casefold().replace("’s", "").replace("'s", "").replace("-", " ").replace("’", "").replace("'", "")
    words = [w for w in flat.split() if w.strip(".") not in _NAME_TITLES]
    return [w for i, w in enumerate(words) if not i or w not in _PARTICLES]


_Index = dict[tuple[bool, bool, str], list[Known]]
"""Whether it is a person, whether the words are the whole name, the words → the parties that may be called so."""
_LONGEST = 40
"""Words of the longest ending of a name that takes it up."""


def _keys(words: Sequence[str], kind: PartyKind) -> set[tuple[bool, bool, str]]:
    """All that the party may be called: its name, its last words, and its initials or a person's first name."""
    person = kind == "person"
    shorter = {" ".join(words[-n:]) for n in range(1, min(len(words), _LONGEST))}
    if len(words) > 1:
        shorter.add(words[0] if person and len(words[0]) > 2 else "" if person else _initials(words))
    return {(person, True, " ".join(words)), *((person, False, s) for s in shorter if s)} if words else set()


def _initials(words: Sequence[str]) -> str:
    return "".join(w[0] for w in words if w not in ("of", "for", "the", "and", "in"))


def _home(index: _Index, words: list[str], label: str, gender: Gender) -> Known | None:
    """The one known party that this name takes up; None when there is none or more than one. A place is only taken up
    by its whole name, no Ms Reyes is Mr Tom Reyes, and a bare surname is nobody's who is there as a relative."""
    person, called = label == "PERSON", " ".join(words)
    fits = index[person, True, called][:2]
    if label != "LOC":
        fits = [*fits, *_bearers(index[person, False, called], gender)][:2]
    return fits[0] if len(fits) == 1 else None


def _bearers(fits: Sequence[Known], gender: Gender) -> list[Known]:
    """Of several who may be called so, those of the gender that the title tells; else those who are no relatives."""
    left = [k for k in fits if not gender or k.gender in ("", gender)]
    if len(left) < 2:
        return left
    return [k for k in left if gender and k.gender == gender] or [k for k in left if not k.roles & _KIN] or left


def _gender(page: Page, span: Words, roles: set[str]) -> Gender:
    """The gender that the title before a name, or a role that the text gives its bearer, tells."""
    titles = [page.word(i).lower().rstrip(".") for i in range(max(0, span[0] - 2), span[0] + 1)]
    near = titles[1:] if not titles[-2:-1] or titles[-2] else titles
    return next((_GENDERS[w] for w in (*near, *sorted(roles)) if w in _GENDERS), "")


def _roles(page: Page, span: Words, label: str) -> set[str]:
    """Nouns beside a name that describe its bearer, and for a body the common words of its own name."""
    own = {nouns.singular(page.word(i)) for i in range(*span)}
    out = set(own) if label == "ORG" else set()
    head = next(
        (i for i in range(*span) if not span[0] <= page.words[i].head < span[1] or page.words[i].head == i), span[0]
    )
    above = page.words[head].head
    if page.words[head].relation in _ROLE_RELATIONS and page.words[above].pos == "NOUN" and abs(above - head) < 12:
        out.add(nouns.singular(page.word(above)))
    for i in range(max(0, span[0] - 12), min(len(page.words), span[1] + 12)):
        w = page.words[i]
        if w.pos == "NOUN" and w.head == head and w.relation in (*_ROLE_RELATIONS, "nmod") and w.relation != "nmod":
            out.add(nouns.singular(page.word(i)))
    out |= _titles(page, span)
    if label == "ORG":
        out = {r for r in out if r in own or nouns.is_body(r)}
    out |= {nouns.TITLES[r.rstrip(".")] for r in out if r.rstrip(".") in nouns.TITLES}
    return out - _NO_PERSON if label == "PERSON" else out


def _titles(page: Page, span: Words) -> set[str]:
    """Capitalised or common nouns that run straight into the name ("Foreign Minister Ana Ruiz")."""
    out: set[str] = set()
    i = span[0] - 1
    while i >= 0 and span[0] - i <= 5 and page.words[i].pos in ("NOUN", "PROPN", "ADJ") and not page.labels[i]:
        if page.words[i].pos != "ADJ":
            out.add(nouns.singular(page.word(i)))
        i -= 1
    return out
