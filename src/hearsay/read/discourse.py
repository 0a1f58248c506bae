"""What a reader of a report carries along: named parties, who spoke so far, who acted.

In: the page and its named parties. Out: `Discourse`, the state that the rules of `resolve` look things up in, and
`Resolved`, their answer.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from . import nouns
from .attribute import Words
from .describe import Description, Page
from .known import Known, name_words

Author = tuple[Known | None, Description] | None
"""Who wrote a document: the party, where it is a named one, and the words for it."""
MEMORY = 60
"""Sources back that a description may take up: further back no reader would look."""
STEM = 4
"""Letters by which a place and its adjective agree ("Orba", "Orban")."""
_REACH = 20
"""Words before a verb among which its subject is looked for."""


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
        self.mentions = sorted((m[0], n) for n, k in enumerate(known) for m in k.mentions)
        """Every naming: first word and place in `known`."""
        self.subjects = sorted(
            {(m[0], n) for n, k in enumerate(known) if k.kind == "person" for m in k.mentions if is_subject(page, m)}
        )
        """Persons named as subjects: word index and place in `known`."""
        self.naming = {m[0]: m for k in known for m in k.mentions}
        """First word of a naming → all its words."""
        self.authors: dict[int, Author] = {}
        """Word for a document → whose it is, as far as it was looked for."""
        self._page = page

    @cached_property
    def nouns_at(self) -> dict[str, list[int]]:
        """Noun in the singular → the words of the report that are it, ascending."""
        out: dict[str, list[int]] = defaultdict(list)
        for i, w in enumerate(self._page.words):
            if w.pos == "NOUN":
                out[nouns.singular(self._page.word(i))].append(i)
        return out

    def named_before(self, word: int, most: int) -> list[tuple[int, int]]:
        """The last namings before a word, at most so many, in text order: first word and place in `known`."""
        end = bisect_left(self.mentions, (word, 0))
        return self.mentions[max(0, end - most) : end]


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


def is_subject(page: Page, mention: Words) -> bool:
    """Whether a mention is a subject; behind a verb that has a subject before it, the parse has taken an object for one
    ("the father told reporter Ann Dew that …")."""
    return any(page.words[i].relation.startswith("nsubj") and not _has_subject(page, i) for i in range(*mention))


def _has_subject(page: Page, i: int) -> bool:
    verb = page.words[i].head
    before = range(max(0, verb - _REACH), verb) if verb < i else range(0)
    return any(page.words[k].head == verb and page.words[k].relation.startswith("nsubj") for k in before)
