"""What keeps two ends apart: words that show them to be different parties.

Each rule answers for two ends of one claim with a plain sentence or None; the first that answers decides. Where none
answers, an uncertain end may be the other one. Each rule's docstring is its public documentation.
"""

import re
from collections.abc import Callable

from hearsay.model import Reason
from hearsay.tables.names import content_words, words_of

from .carriers import are_same_words
from .ends import DOUBTFUL, End
from .merge import who
from .scene import Scene

Rule = Callable[[End, End, Scene], str | None]

_SIDES = tuple(
    re.compile(rf"\b(?:{words})\b", re.I)
    for words in (
        "police|army|military|soldiers?|troops|government|ministry|regime|state|minister|prosecutors?",
        "rebels?|(?<!pro-)opposition|militants?|insurgents?|fighters?|activists?|protesters?|strikers?|union",
        "aid|charity|red cross|red crescent|hospital|doctors?|medics?",
        "monitors?|monitoring group|observatory|watchdog|rights group|activists?",
        "residents?|witness\\w*|villagers?|survivors?|neighbou?rs?|relatives?|famil(?:y|ies)|evacuees?|passengers?",
        "company|operator|airline|carrier|bank|club|owners?|management",
    )
)
"""Sides that a description may place its bearer on; who is on one only is taken not to be on another. Activists may be
monitors or fighters' friends, so they are on both of these sides."""


def named_apart(a: End, b: End, scene: Scene) -> str | None:
    """Two named parties that nothing makes one are two, unless one name is only a part of the other."""
    if not (a.certain and b.certain) or _is_part(a, b):
        return None
    return f"{who(a)} and {who(b)} are both named."


def side_by_side(a: End, b: End, scene: Scene) -> str | None:
    """One report sets two sources side by side for the same words, and not as a joint statement: they are two. An
    outlet or a document beside a speaker may only have carried the words."""
    if not _speak(a, b) or not are_same_words(a.mention, b.mention):
        return None
    first, second = scene.source(a.mention), scene.source(b.mention)
    if first and second and not first.overlaps(second):
        return f"{who(a)} and {who(b)} are given side by side for the same words."
    return None


def one_answers(a: End, b: End, scene: Scene) -> str | None:
    """A source that confirms what another has said in the same report is not that other."""
    if a.report != b.report or not (a.described and b.described):
        return None
    for one, other in ((a, b), (b, a)):
        if one.stance == "confirms" and other.stance != "confirms":
            return f"{who(one)} confirms what {who(other)} says."
    return None


def other_sides(a: End, b: End, scene: Scene) -> str | None:
    """Sources on sides that exclude each other (police and rebels, a monitor and a ministry) are two."""
    if not _speak(a, b):
        return None
    first, second = _side(a), _side(b)
    if first and second and not first & second:
        return f"{who(a)} and {who(b)} stand on different sides."
    return None


RULES: tuple[Rule, ...] = (named_apart, side_by_side, one_answers, other_sides)


def apart(a: End, b: End, scene: Scene) -> Reason | None:
    """Why two ends cannot be one party; None where they may be."""
    if scene.are_apart(a.party, b.party):
        return _reason("known_apart", f"{who(a)} and {who(b)} are known to be two.", a, b)
    if a.root == b.root or scene.maybe_same(a.party, b.party) or not say_the_same(a, b):
        return None
    if a.party in b.relays or b.party in a.relays or not (a.states and b.states):
        return None  # who passes on the other's words, or only names the event, may have no other source
    if max(a.doubt, b.doubt) >= DOUBTFUL or _retells(a, b, scene) or _retells(b, a, scene):
        return None  # nor may who only tells of the other's telling; and who is perhaps no source separates nobody
    for rule in RULES:
        if text := rule(a, b, scene):
            return _reason(rule.__name__, text, a, b)
    return None


_TOLD = re.compile(
    r"\b(?:announc\w+|declar(?:ed|ing|ation)|promis\w+|pledg\w+|vow\w*|admi(?:ts?|tted|tting|ssion)|confess\w*"
    r"|acknowledg\w+|apologi\w+|statement|remarks?|resignation|defection|claim(?:s|ed|ing)?|accus\w+|denial|denied)\b",
    re.I,
)
"""Words in what is told that make it somebody's own telling."""


def say_the_same(a: End, b: End) -> bool:
    """Whether the words that rest on the two surely make one claim: what is only likely to be said of the same matter
    corroborates nothing."""
    x, y = a.mention.core, b.mention.core
    return x == y or not (x and y)


def _retells(a: End, b: End, scene: Scene) -> bool:
    """Whether what the one tells is that the other announced, promised or admitted it: "Ana Ruiz said that Ben Okoro,
    who announced his resignation, had left"."""
    if a.kind == "outlet" or not _TOLD.search(a.mention.evidence.text):
        return False
    party, said = scene.parties.get(b.party), words_of(scene.telling(a.mention))
    surname = content_words(b.name or "")[-1:]
    return bool(set(surname) & set(said)) or any(_runs(words_of(n), said) for n in (party.aliases if party else ()))


def _runs(name: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether the words of a name stand together among the words."""
    return bool(name) and f" {' '.join(name)} " in f" {' '.join(words)} "


def _reason(rule: str, text: str, a: End, b: End) -> Reason:
    return Reason(rule=rule, text=text, evidence=tuple(dict.fromkeys(e.mention.evidence for e in (a, b))))


def _speak(a: End, b: End) -> bool:
    """Whether both are somebody with a voice, not a carrier of words."""
    return a.described and b.described and not {a.kind, b.kind} & {"outlet", "document"}


def _is_part(a: End, b: End) -> bool:
    """Whether all words of one name stand in the other: "the Observatory" beside its full name; a surname taken for a
    body's name beside the person's."""
    x, y = (set(content_words(e.name or "")) for e in (a, b))
    return bool(x and y) and (x <= y or y <= x)


def _side(e: End) -> frozenset[int]:
    return frozenset(i for i, side in enumerate(_SIDES) if side.search(e.name or ""))
