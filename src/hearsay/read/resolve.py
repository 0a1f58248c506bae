"""Pronouns, surnames and roles → the named party of the report, when one candidate is left.

In: descriptions in text order. Out: for each the known party it takes up, or None: then the words stand for
themselves. Rules are tried in the order of `RULES`; each says how sure it is.
"""

from collections.abc import Callable

from .bodies import by_body, it
from .describe import FIRST, Description, Page
from .discourse import MEMORY, Discourse, Resolved
from .documents import by_author, by_carrier
from .known import name_words
from .persons import PERSONAL, last_person
from .roles import by_name_to_come, by_role

Rule = Callable[[Description, Page, Discourse], Resolved | None]


def by_name(d: Description, page: Page, discourse: Discourse) -> Resolved | None:
    """A description that holds a name is the party of that name."""
    if d.name is None:
        return None
    party = next((discourse.at_word[i] for i in range(*d.name) if i in discourse.at_word), None)
    return Resolved(party, None, 0.0, "by_name") if party else None


def by_first_person(d: Description, page: Page, discourse: Discourse) -> Resolved | None:
    """I and we are whoever is speaking; the caller knows the speaker, so here they stay open."""
    return Resolved(None, None, 0.5, "by_first_person") if d.pronoun in FIRST else None


def by_pronoun(d: Description, page: Page, discourse: Discourse) -> Resolved | None:
    """He and she take up the last person, it the last body, they the last body or people, that spoke or was named."""
    if not d.pronoun or d.pronoun in FIRST:
        return None
    if d.pronoun in PERSONAL:
        return last_person(d, page, discourse)
    if d.pronoun in ("it", "its", "which"):
        answer = it(d, page, discourse)
        wrote = by_author(answer.antecedent, page, discourse) if answer and answer.antecedent else None
        return wrote or answer
    for at, spoken, party in reversed(discourse.speakers[-MEMORY:]):
        if at < d.head and (party.kind if party else spoken.kind) in ("organisation", "unnamed", "outlet"):
            return Resolved(party, None if party else spoken, 0.2, "by_pronoun")
    return None


def by_surname(d: Description, page: Page, discourse: Discourse) -> Resolved | None:
    """A bare name that the entity tagger missed is the one known party whose name ends with it."""
    if d.pronoun or (d.noun and d.name is None):
        return None
    fits = discourse.ending.get(" ".join(name_words(page.word(d.head))), [])
    return Resolved(fits[0], None, 0.1, "by_surname") if len(fits) == 1 else None


def by_same_named(d: Description, page: Page, discourse: Discourse) -> Resolved | None:
    """A description that a named party was taken up by before takes it up again."""
    answer = by_same_words(d, page, discourse)
    return answer if answer and answer.party else None


def by_same_words(d: Description, page: Page, discourse: Discourse) -> Resolved | None:
    """A definite description repeats the last source with the same head noun ("a source … the source")."""
    if not d.noun or not d.definite or d.name is not None:
        return None
    for at, spoken, party in reversed(discourse.speakers[-MEMORY:]):
        if at < d.span[0] and spoken.noun == d.noun and not _names_another(d, spoken, page):
            return Resolved(party, None if party else spoken, 0.2, "by_same_words")
    return None


def _names_another(d: Description, earlier: Description, page: Page) -> bool:
    """Whether a description holds a name that the earlier one lacks ("an AFP reporter" … "the Orba reporter")."""
    before = {page.word(i) for i in range(*earlier.span)}
    return any(page.labels[i] and page.word(i) not in before for i in range(*d.span))


RULES: tuple[Rule, ...] = (
    by_name,
    by_first_person,
    by_pronoun,
    by_surname,
    by_same_named,
    by_role,
    by_author,
    by_body,
    by_same_words,
    by_carrier,
    by_name_to_come,
)
"""In the order in which they are tried; the first that answers decides."""


def resolve(d: Description, page: Page, discourse: Discourse) -> Resolved:
    """Find what a description takes up; `party` and `antecedent` are None where it stands for itself."""
    for rule in RULES:
        answer = rule(d, page, discourse)
        if answer is not None:
            return answer
    return Resolved(None, None, 0.0, "as_it_stands")
