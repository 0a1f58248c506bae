"""He and she: the person who spoke or acted last.

In: a pronoun with the discourse. Out: the person it takes up, or None.
"""

from bisect import bisect_left

from . import nouns
from .attribute import Words
from .clauses import yields
from .describe import Description, Page, describe
from .discourse import MEMORY, Discourse, Resolved, is_subject
from .known import Known
from .roles import by_role

PERSONAL = frozenset("he she him her his himself herself".split())
"""Pronouns of one person."""
_GENDER = dict.fromkeys(("he", "him", "his", "himself"), "m") | dict.fromkeys(("she", "her", "herself"), "f")
_ACTORS = 4
"""Persons named as subjects that are looked at."""
_WALK = 400
"""Words back to the sentence before, over a quotation of the longest sort."""
_Candidate = tuple[int, Description, Known | None]


def last_person(d: Description, page: Page, discourse: Discourse) -> Resolved | None:
    """The last person who spoke, unless another one is named alone in between as a subject, or the speaker is far and
    the sentence before names one person.

    Who speaks in the report's own words takes up nobody who is only told of.
    """
    within = d.head in discourse.told
    chosen = _speaker(d, page, discourse, within)
    chosen = _subject_since(d, page, discourse, chosen) or chosen
    if not within and (chosen is None or page.sentence[chosen[0]] < _sentence_before(d, page, discourse)):
        chosen = _topic_before(d, page, discourse) or chosen
    if chosen is None:
        return None
    near = page.sentence[d.head] - page.sentence[chosen[0]] <= 2
    return Resolved(chosen[2], None if chosen[2] else chosen[1], 0.15 if near else 0.4, "by_pronoun")


def _speaker(d: Description, page: Page, discourse: Discourse, within: bool) -> _Candidate | None:
    for at, s, k in reversed(discourse.speakers[-MEMORY:]):
        fits = _may_be_one(k, s, page) and _of_gender(d, k)
        if at < d.head and fits and (within or at not in discourse.told):
            return at, s, k
    return None


def _may_be_one(party: Known | None, d: Description, page: Page) -> bool:
    """Whether a speaker is one human being: a named person, or a description of one."""
    if party is not None:
        return party.kind == "person"
    if d.kind == "person":
        return True
    word = page.word(d.head)
    return d.kind == "unnamed" and d.name is None and not nouns.is_plural(word) and nouns.is_human(word)


def _of_gender(d: Description, party: Known | None) -> bool:
    """Whether nothing that the report says of a person rules the pronoun out."""
    return party is None or party.gender in ("", _GENDER[d.pronoun])


def _subject_since(d: Description, page: Page, discourse: Discourse, spoken: _Candidate | None) -> _Candidate | None:
    """The last of the persons named as subjects since the speaker, near enough."""
    within = d.head in discourse.told
    subjects, since, out = discourse.subjects, spoken[0] if spoken else -1, None
    first, last = bisect_left(subjects, (since + 1, 0)), bisect_left(subjects, (d.head, 0))
    for at, n in subjects[max(first, last - _ACTORS) : last]:
        if (at in discourse.told and not within) or not _of_gender(d, discourse.known[n]):
            continue
        if spoken is None or page.sentence[at] >= page.sentence[d.head] - 2:
            out = (at, d, discourse.known[n])
    return out


def _sentence_before(d: Description, page: Page, discourse: Discourse) -> int:
    """Number of the last sentence in the report's own words before the pronoun's."""
    here = page.sentence[d.head]
    back = range(d.head, max(-1, d.head - _WALK), -1)
    own = (i for i in back if page.sentence[i] != here and i not in discourse.told and page.word(i)[0].isalnum())
    return page.sentence[next(own, max(0, d.head - _WALK))]


def _topic_before(d: Description, page: Page, discourse: Discourse) -> _Candidate | None:
    """Whom the sentence before is about: its subject, where that is a person's role or the same pronoun, else the one
    person named in whatever part of it."""
    before = _sentence_before(d, page, discourse)
    end = min(bisect_left(page.sentence, before + 1), d.head)
    start = max(bisect_left(page.sentence, before), end - _WALK)
    for i in range(start, end):
        if i in discourse.told or not is_subject(page, (i, i + 1)):
            continue
        word = page.word(i).lower()
        if word in PERSONAL:
            return None
        if nouns.is_human(word) and not nouns.is_plural(word):
            return _by_its_role(i, (start, end), page, discourse)
    named = _named(start, end, discourse)
    fits = named is not None and _of_gender(d, discourse.known[named[0]])
    return (named[1], d, discourse.known[named[0]]) if named and fits else None


def _by_its_role(i: int, sentence: Words, page: Page, discourse: Discourse) -> _Candidate | None:
    span = yields(page.words, sentence)[i - sentence[0]]
    answer = by_role(describe(page, span), page, discourse)
    return (
        (i, describe(page, span), answer.party) if answer and answer.party and answer.party.kind == "person" else None
    )


def _named(start: int, end: int, discourse: Discourse) -> tuple[int, int] | None:
    """The one person named between two words in the report's own voice: place in `known`, word."""
    mentions = discourse.mentions
    near = mentions[bisect_left(mentions, (start, 0)) : bisect_left(mentions, (end, 0))]
    persons = {n: at for at, n in near if discourse.known[n].kind == "person" and at not in discourse.told}
    return next(iter(persons.items())) if len(persons) == 1 else None
