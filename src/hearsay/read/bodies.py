"""The group, the company, a monitor, the station, it: the named body that such words can stand for.

In: descriptions with the discourse. Out: the body that they take up, or None: then the words stand for themselves.
"""

from bisect import bisect_left

from . import nouns
from .attribute import Words
from .clauses import yields
from .describe import Description, Page, describe
from .discourse import MEMORY, STEM, Discourse, Resolved, is_subject
from .known import Known, name_words

_POINTING = frozenset("the this that its their same".split())
"""Words that make a description point back: "state-run television" alone names a station of its own."""
_NEAR = 2
"""Sentences back in which a body is still at hand."""
_LOOKED_AT = 8
"""Namings before a word among which a body is looked for."""
_COMPOUND = frozenset(("based", "led", "backed", "allied", "affiliated", "linked", "run"))
"""What makes a place a circumstance: "the Orba-based group" need not be called after Orba."""


def by_body(d: Description, page: Page, discourse: Discourse) -> Resolved | None:
    """The one body of the report that is called by such a word, those that spoke first; else the last one named.

    What is new ("a leading group") takes up nobody, but for monitors: texts call one of them by many words.
    """
    if not d.noun or d.name is not None or nouns.is_plural(page.word(d.head)):
        return None
    if d.noun in nouns.OUTLET and d.definite:
        return _last_carrier(d, discourse) if page.word(d.span[0]).lower() in _POINTING else None
    watching = bool(({d.noun} | d.nouns) & nouns.WATCHING)
    family = next((f for f in nouns.SAME_BODY if d.noun in f and (watching or not f & nouns.WATCHING)), None)
    if family is None or not (d.definite or watching):
        return None
    fits = [k for k in _called(d, discourse, nouns.WATCHING if watching else family) if agrees(d, k, page)]
    if family in nouns.NEAREST and d.definite and not watching and not _at_hand(d, page, fits):
        near = _last_named(d, page, discourse, family)
        if near is not None:
            return Resolved(near, None, 0.35, "by_body")
    return Resolved(fits[0], None, 0.25, "by_body") if len(fits) == 1 else None


def _called(d: Description, discourse: Discourse, family: frozenset[str]) -> list[Known]:
    """Bodies called by the description's words; those that spoke, and those called by just these words, first."""
    extra = d.nouns - {d.noun}
    described = [k for k in discourse.known if k.kind == "organisation" and extra & k.roles]
    if d.noun in nouns.GENERIC_BODY and len(described) == 1:
        return described
    fits = _bodies(discourse, family)
    spoke = {id(k) for _, _, k in discourse.speakers[-MEMORY:] if k}
    fits = [k for k in fits if id(k) in spoke] or fits
    return [k for k in fits if (({d.noun} | d.nouns) - nouns.GENERIC_BODY) & k.roles] or fits


def _bodies(discourse: Discourse, family: frozenset[str]) -> list[Known]:
    """Bodies called by any word of the family, each once, in text order; outlets only by words for outlets."""
    kinds = ("organisation", "outlet") if family is nouns.NEWS else ("organisation",)
    found = {id(k): k for noun in family for k in discourse.called.get(noun, []) if k.kind in kinds}
    return sorted(found.values(), key=lambda k: k.mentions[0])


def agrees(d: Description, k: Known, page: Page) -> bool:
    """Whether the places and names in a description are the body's too: "the Orban government" is no Kelm ministry."""
    said = places_in(d, page)
    return not said or bool(said & {w[:STEM] for w in (*name_words(k.text), *k.roles)})


def places_in(d: Description, page: Page) -> set[str]:
    """Stems of the places and peoples before a description's head, but for "Orba-based" and the like."""
    return {
        page.word(i).casefold()[:STEM]
        for i in range(d.span[0], d.head)
        if page.labels[i] in ("NORP", "LOC") and not _is_circumstance(page, i)
    }


def _is_circumstance(page: Page, i: int) -> bool:
    behind = page.text[page.words[i].span.start :][:40].casefold().replace("-", " ").split()[1:2]
    return bool(behind) and behind[0] in _COMPOUND


def _at_hand(d: Description, page: Page, fits: list[Known]) -> bool:
    """Whether one of them was named before, near enough."""
    return any(_gap(d, page, k) <= _NEAR for k in fits)


def _gap(d: Description, page: Page, k: Known) -> int:
    """Sentences since the body was named; very many where it was not yet."""
    n = bisect_left(k.mentions, d.span)
    return page.sentence[d.head] - page.sentence[k.mentions[n - 1][0]] if n else 10**6


def _last_named(d: Description, page: Page, discourse: Discourse, family: frozenset[str]) -> Known | None:
    """The last body named in the sentences before that may be called so: no state, outlet or body of another sort."""
    for at, n in reversed(discourse.named_before(d.span[0], _LOOKED_AT)):
        k = discourse.known[n]
        if page.sentence[d.head] - page.sentence[at] > _NEAR:
            return None
        other = (k.roles & nouns.ORGANISATION) - family - nouns.GENERIC_BODY
        if k.kind == "organisation" and page.labels[at] == "ORG" and not other and agrees(d, k, page):
            return k
    return None


def _last_carrier(d: Description, discourse: Discourse) -> Resolved | None:
    """The station, the daily: the last outlet that carried words, or the only one that the report names."""
    for at, k in reversed(discourse.carriers[-MEMORY:]):
        if at < d.head:
            return Resolved(k, None, 0.25, "by_body")
    outlets = [k for k in discourse.known if k.kind == "outlet"]
    return Resolved(outlets[0], None, 0.3, "by_body") if len(outlets) == 1 else None


def it(d: Description, page: Page, discourse: Discourse) -> Resolved | None:
    """It: the body that acts in its sentence; else a document that is the subject of the sentence before; else the last
    body or document that spoke."""
    spoken = next(
        (
            (at, s, k)
            for at, s, k in reversed(discourse.speakers[-MEMORY:])
            if at < d.head and (s.kind == "document" or (k.kind if k else s.kind) in ("organisation", "outlet"))
        ),
        None,
    )
    acting = _acting(d, page, discourse)
    if acting is not None:
        return Resolved(acting, None, 0.2, "by_pronoun")
    subject = _document_before(d, page, discourse)
    if subject is not None and (spoken is None or spoken[0] < subject.head):
        return Resolved(None, subject, 0.25, "by_pronoun")
    return Resolved(spoken[2], None if spoken[2] else spoken[1], 0.2, "by_pronoun") if spoken else None


def _acting(d: Description, page: Page, discourse: Discourse) -> Known | None:
    """The body that is a subject before the pronoun in its own sentence ("Kelm Relief mourned what it called …")."""
    for at, n in reversed(discourse.named_before(d.head, _LOOKED_AT)):
        k = discourse.known[n]
        if page.sentence[at] != page.sentence[d.head]:
            return None
        if at in discourse.told and d.head not in discourse.told:
            continue
        if k.kind in ("organisation", "outlet") and page.labels[at] == "ORG" and _acts(page, discourse.naming[at]):
            return k
    return None


def _acts(page: Page, mention: Words) -> bool:
    """Whether a name is a subject, or stands before the noun that is ("the Kelm Relief group mourned …")."""
    above = [page.words[i].head for i in range(*mention) if page.words[i].relation == "compound"]
    return is_subject(page, mention) or any(is_subject(page, (i, i + 1)) for i in above)


def _document_before(d: Description, page: Page, discourse: Discourse) -> Description | None:
    """A document that is the subject of the sentence before ("The letter went to Parliament. It asked for …")."""
    before = page.sentence[d.head] - 1
    start = bisect_left(page.sentence, before)
    end = bisect_left(page.sentence, before + 1)
    below = None
    for i in range(start, end):
        noun = nouns.singular(page.word(i))
        if noun not in nouns.DOCUMENT | nouns.CARRIER or i in discourse.told or not is_subject(page, (i, i + 1)):
            continue
        below = below or yields(page.words, (start, end))
        return describe(page, below[i - start])
    return None
