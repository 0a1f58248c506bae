"""Pronouns, surnames and roles → the named party of the report, when one candidate is left.

In: descriptions in text order. Out: for each the known party it takes up, or None: then the words stand for
themselves. Rules are tried in the order of `RULES`; each says how sure it is.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from . import nouns
from .attribute import Words
from .describe import FIRST, Description, Page
from .known import Known, name_words


class Discourse:
    """What has been said so far: the state that a reader of the text would carry along."""

    def __init__(self, page: Page, known: Sequence[Known]) -> None:
        self.known = known
        """Named parties of the whole report."""
        self.carriers: list[tuple[int, Known]] = []
        """Outlets that carried words so far: word index, party."""
        self.speakers: list[tuple[int, Description, Known | None]] = []
        """Sources so far: word index, description, party."""
        self.at_word = {i: k for k in known for m in k.mentions for i in range(*m)}
        """The party that a word names."""
        self.called: dict[str, list[Known]] = defaultdict(list)
        """Parties by the nouns used of them."""
        self.ending: dict[str, list[Known]] = defaultdict(list)
        """Parties by the last word of their name."""
        for k in known:
            for role in sorted(k.roles):
                self.called[role].append(k)
            self.ending[" ".join(name_words(k.text)[-1:])].append(k)
        self.told: frozenset[int] = frozenset()
        """Words of the report that somebody's telling takes up: who acts or speaks there is told of."""
        self.subjects = sorted(
            (m[0], n) for n, k in enumerate(known) if k.kind == "person" for m in k.mentions if _is_subject(page, m)
        )
        """Persons named as subjects: word index and place in `known`."""


def _is_subject(page: Page, mention: Words) -> bool:
    """Whether a mention is a subject; behind a verb that has a subject before it, the parse has taken an object for one
    ("the father told reporter Ann Dew that …")."""
    return any(page.words[i].relation.startswith("nsubj") and not _has_subject(page, i) for i in range(*mention))


def _has_subject(page: Page, i: int) -> bool:
    verb = page.words[i].head
    return verb < i and any(
        page.words[k].head == verb and page.words[k].relation.startswith("nsubj")
        for k in range(max(0, verb - _REACH), verb)
    )


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a description takes up."""

    party: Known | None
    """A named party; None where it takes up an unnamed one or nothing."""
    antecedent: Description | None
    """The earlier description that it repeats, where that is not a name."""
    doubt: float
    """0 (sure) to 1 (a guess)."""
    rule: str
    """Name of the rule."""


_POINTING = frozenset("the this that its their same".split())
"""Words that make a description point back: "state-run television" alone names a station of its own."""
_REACH = 20
"""Words before a verb among which its subject is looked for."""
_MEMORY = 60
"""Sources back that a description may take up: further back no reader would look."""

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
    if d.pronoun in ("he", "she", "him", "her", "his", "himself", "herself"):
        return _last_person(d, page, discourse)
    wanted = (
        ("organisation", "outlet", "document")
        if d.pronoun in ("it", "its", "which")
        else ("organisation", "unnamed", "outlet")
    )
    for at, spoken, party in reversed(discourse.speakers[-_MEMORY:]):
        if at < d.head and (party.kind if party else spoken.kind) in wanted:
            return Resolved(party, None if party else spoken, 0.2, "by_pronoun")
    return None


def _last_person(d: Description, page: Page, discourse: Discourse) -> Resolved | None:
    """The last person who spoke, unless another one is named alone in between as a subject.

    Who speaks in the report's own words takes up nobody who is only told of.
    """
    within = d.head in discourse.told
    spoken = next(
        (
            (at, s, k)
            for at, s, k in reversed(discourse.speakers[-_MEMORY:])
            if at < d.head
            and (k.kind if k else s.kind) in ("person", "unnamed")
            and not _several(k, s, page)
            and (within or at not in discourse.told)
        ),
        None,
    )
    since = spoken[0] if spoken else -1
    subjects = discourse.subjects
    for at, n in subjects[bisect_left(subjects, (since + 1, 0)) : bisect_left(subjects, (d.head, 0))][-4:]:
        k = discourse.known[n]
        if at in discourse.told and not within:
            continue
        if spoken is None or page.sentence[at] >= page.sentence[d.head] - 2:
            since, spoken = at, (at, d, k)
    if spoken is None:
        return None
    near = page.sentence[d.head] - page.sentence[spoken[0]] <= 2
    return Resolved(spoken[2], None if spoken[2] else spoken[1], 0.15 if near else 0.4, "by_pronoun")


def _several(party: Known | None, d: Description, page: Page) -> bool:
    """Whether a description without a name is of more than one."""
    return party is None and d.name is None and nouns.is_plural(page.word(d.head))


def by_surname(d: Description, page: Page, discourse: Discourse) -> Resolved | None:
    """A bare name that the entity tagger missed is the one known party whose name ends with it."""
    if d.pronoun or (d.noun and d.name is None):
        return None
    fits = discourse.ending.get(" ".join(name_words(page.word(d.head))), [])
    return Resolved(fits[0], None, 0.1, "by_surname") if len(fits) == 1 else None


def by_role(d: Description, page: Page, discourse: Discourse) -> Resolved | None:
    """The minister is the one known party that the report calls a minister."""
    if not d.noun or not d.definite or d.name is not None or nouns.is_plural(page.word(d.head)):
        return None
    fits = _narrow(d, page, discourse.called.get(d.noun, []))
    return Resolved(fits[0], None, 0.15, "by_role") if len(fits) == 1 else None


def _narrow(d: Description, page: Page, fits: list[Known]) -> list[Known]:
    """Of several that fit, those whose other describing words agree too; else those named before."""
    if len(fits) < 2:
        return fits
    extra = d.nouns - {d.noun}
    closer = [k for k in fits if extra & (k.roles | set(name_words(k.text)))]
    fits = closer or fits
    before = [k for k in fits if k.mentions[0][0] < d.span[0]]
    return before if len(before) == 1 else fits


def by_body(d: Description, page: Page, discourse: Discourse) -> Resolved | None:
    """The group, a monitor, the station: the one body of the report that such a word can stand for."""
    if not d.noun or d.name is not None or nouns.is_plural(page.word(d.head)):
        return None
    if d.noun in nouns.OUTLET and d.definite:
        return _last_carrier(d, discourse) if page.word(d.span[0]).lower() in _POINTING else None
    words = {d.noun} | d.nouns
    described = [k for k in discourse.known if k.kind == "organisation" and (d.nouns - {d.noun}) & k.roles]
    if d.noun in nouns.GENERIC_BODY and len(described) == 1:
        return Resolved(described[0], None, 0.25, "by_body")
    for family in nouns.SAME_BODY:
        if d.noun in family:
            fits = _bodies(discourse, nouns.WATCHING if words & nouns.WATCHING else family)
            spoke = {id(k) for _, _, k in discourse.speakers[-_MEMORY:] if k}
            fits = [k for k in fits if id(k) in spoke] or fits
            exact = [k for k in fits if (words - nouns.GENERIC_BODY) & k.roles]
            fits = exact or fits
            if len(fits) == 1:
                return Resolved(fits[0], None, 0.25, "by_body")
    return None


def _last_carrier(d: Description, discourse: Discourse) -> Resolved | None:
    """The station, the daily: the last outlet that carried words, or the only one that the report names."""
    for at, k in reversed(discourse.carriers[-_MEMORY:]):
        if at < d.head:
            return Resolved(k, None, 0.25, "by_body")
    outlets = [k for k in discourse.known if k.kind == "outlet"]
    return Resolved(outlets[0], None, 0.3, "by_body") if len(outlets) == 1 else None


def _bodies(discourse: Discourse, family: frozenset[str]) -> list[Known]:
    """Bodies called by any word of the family, each once, in text order; outlets only by words for outlets."""
    kinds = ("organisation", "outlet") if family is nouns.NEWS else ("organisation",)
    found = {id(k): k for noun in family for k in discourse.called.get(noun, []) if k.kind in kinds}
    return sorted(found.values(), key=lambda k: k.mentions[0])


def by_same_named(d: Description, page: Page, discourse: Discourse) -> Resolved | None:
    """A description that a named party was taken up by before takes it up again."""
    answer = by_same_words(d, page, discourse)
    return answer if answer and answer.party else None


def by_same_words(d: Description, page: Page, discourse: Discourse) -> Resolved | None:
    """A definite description repeats the last source with the same head noun ("a source … the source")."""
    if not d.noun or not d.definite or d.name is not None:
        return None
    for at, spoken, party in reversed(discourse.speakers[-_MEMORY:]):
        if at < d.span[0] and spoken.noun == d.noun and not _names_another(d, spoken, page):
            return Resolved(party, None if party else spoken, 0.2, "by_same_words")
    return None


def _names_another(d: Description, earlier: Description, page: Page) -> bool:
    """Whether a description holds a name that the earlier one lacks ("an AFP reporter" … "the Orba reporter")."""
    before = {page.word(i) for i in range(*earlier.span)}
    return any(page.labels[i] and page.word(i) not in before for i in range(*d.span))


def by_carrier(d: Description, page: Page, discourse: Discourse) -> Resolved | None:
    """A statement or post speaks for whoever spoke last before it."""
    if d.noun not in nouns.CARRIER or not d.definite:
        return None
    for at, spoken, party in reversed(discourse.speakers[-_MEMORY:]):
        if at < d.span[0]:
            return Resolved(party, None if party else spoken, 0.35, "by_carrier")
    return None


RULES: tuple[Rule, ...] = (
    by_name,
    by_first_person,
    by_pronoun,
    by_surname,
    by_same_named,
    by_role,
    by_body,
    by_same_words,
    by_carrier,
)
"""In the order in which they are tried; the first that answers decides."""


def resolve(d: Description, page: Page, discourse: Discourse) -> Resolved:
    """Find what a description takes up; `party` and `antecedent` are None where it stands for itself."""
    for rule in RULES:
        answer = rule(d, page, discourse)
        if answer is not None:
            return answer
    return Resolved(None, None, 0.0, "as_it_stands")
