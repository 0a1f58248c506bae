"""What each rule of `sameness` needs on either side before it can answer: keys for `meet`.

In: a node and what is known of the story. Out: what the node has, and what it wants in the other.
"""

from hearsay.tables import names

from . import roles
from .meet import Need
from .nodes import Node, head_of
from .sameness import World
from .states import state_body


def person(n: Node, world: World) -> Need:
    """Surnames with one first letter: who is not equal may be misspelled, but not in the first letter."""
    words = names.core_words(n.label) if n.kind == "person" else ()
    return _alike(words[-1][0] if words else None)


def outlet(n: Node, world: World) -> Need:
    """One news organisation of the table."""
    return _alike(world.tables.outlet(n.label))


def group(n: Node, world: World) -> Need:
    """One movement of the table."""
    return _alike(world.tables.group(n.label))


def body_of_state(n: Node, world: World) -> Need:
    """One body of one state."""
    return _alike(state_body(n.label, world.tables))


def body(n: Node, world: World) -> Need:
    """Words with the same first letters."""
    return _alike(tuple(w[0] for w in names.key_of(n.label).split()) or "no words")


def spelled(n: Node, world: World) -> Need:
    """A name that a report spells the other out as."""
    key = names.key_of(n.label)
    return (key,), world.spelled.get(key.replace(" ", ""), ())


def document(n: Node, world: World) -> Need:
    """One description in one report."""
    return _alike((n.report, names.key_of(n.label)) if n.kind == "document" else None)


def bearer(n: Node, world: World) -> Need:
    """A single name, and a full one that ends with the same letter's name or has the name among its words."""
    words = names.core_words(n.label) if n.kind == "person" else ()
    if len(words) == 1:
        return (), ((words[0][0], "surname"), words[0])
    return (*words, *((w[0], "surname") for w in words[-1:])), ()


def letters(n: Node, world: World) -> Need:
    """An acronym, and a name with these first letters."""
    plain = "".join(w[0] for w in names.words_of(n.label))
    wants = (names.key_of(n.label).replace(" ", ""),) if names.is_acronym(n.label) else ()
    return {plain, names.initials(n.label)}, wants


def longer(n: Node, world: World) -> Need:
    """The other's head, or its first word, is among the words."""
    words = names.content_words(n.label)
    return {*names.words_of(head_of(n.label))[-1:], *words[:1]}, words


def described(n: Node, world: World) -> Need:
    """All words of a description stand in or beside the name; so does the longest."""
    own = roles.place_stems(n.label, world.tables)
    wants = (max(own, key=lambda w: (len(w), w)),) if own and n.is_described else ()
    return own | world.beside.get(n.label, frozenset()), wants


def _alike(key: object) -> Need:
    keys = (key,) if key else ()
    return keys, keys


SURE = (person, outlet, group, body_of_state, body, spelled, document)
"""One for each rule of `sameness.SURE`."""
SOLE = (bearer, letters, longer, described)
"""One for each rule of `sameness.SOLE`, of the shorter name and of the fuller one."""
