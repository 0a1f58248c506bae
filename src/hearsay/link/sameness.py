"""The rules by which two names are one party. Each rule's docstring is its public documentation.

In: two nodes and what is known of the story. Out: a plain sentence when the rule says that they are one. `SURE` rules
hold for any pair; `SOLE` rules only when exactly one party of the story (or of the report) fits.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from hearsay.model import Report
from hearsay.tables import Tables, names

from . import roles
from .nodes import Node, head_of, is_plural
from .states import state_body

_PART = r"(?:[A-Z][\w’'-]*|of|for|the|and|in|on|de)"
_SPELLED = re.compile(rf"(?<!\w)({_PART}(?:\s+{_PART}){{1,9}})\s*\(\s*([A-Z][A-Za-z.]{{1,7}})\s*\)")
_NOBODY = frozenset(
    """source official activist witness resident person man woman member opposition government authorities regime army
    military police rebel force state official""".split()
)
"""Heads that fit anybody: such a description is resolved to nobody."""
_BODIES = ("organisation", "outlet")


@dataclass(frozen=True)
class World:
    """What the rules may look at."""

    reports: Sequence[Report]
    """All reports of the story."""
    tables: Tables
    """Knowledge from outside."""
    spelled: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Acronym key → keys of the names before it in parentheses, anywhere in the story."""
    beside: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Name → stems of the words that stand beside it."""


Rule = Callable[[Node, Node, World], str | None]


def spelled_acronyms(reports: Sequence[Report]) -> dict[str, frozenset[str]]:
    """Acronyms that a report spells out in front of parentheses, with all endings of the words before them that fit."""
    out: dict[str, set[str]] = {}
    for m in (m for r in reports for m in _SPELLED.finditer(r.text)):
        words, short = m[1].split(), m[2].replace(".", "").lower()
        for i in range(len(words)):
            phrase = " ".join(words[i:])
            if short in (names.initials(phrase), "".join(w[0] for w in names.words_of(phrase))):
                out.setdefault(short, set()).add(names.key_of(phrase))
    return {k: frozenset(v) for k, v in out.items()}


def same_person(a: Node, b: Node, world: World) -> str | None:
    """Two persons with the same surname and given names that agree: equal, misspelled, shortened or initials."""
    if not a.kind == b.kind == "person" or a.is_described or b.is_described:
        return None
    x, y = names.core_words(a.label), names.core_words(b.label)
    if len(x) < 2 or len(y) < 2 or not names.same_word(x[-1], y[-1]):
        return None
    if not _same_given(x[0], y[0], world.tables):
        return None
    if x == y:
        return f"“{a.label}” and “{b.label}” are one name."
    return f"“{a.label}” and “{b.label}” share the surname, and their given names agree."


def _same_given(x: str, y: str, tables: Tables) -> bool:
    if names.same_word(x, y) or (min(len(x), len(y)) == 1 and x[0] == y[0]):
        return True
    long = tables.nicknames.get(x, frozenset((x,))) & tables.nicknames.get(y, frozenset((y,)))
    return bool(long) or (min(len(x), len(y)) >= 3 and (x.startswith(y) or y.startswith(x)))


def same_outlet(a: Node, b: Node, world: World) -> str | None:
    """Two names that the table of outlets gives for one news organisation."""
    x, y = world.tables.outlet(a.label), world.tables.outlet(b.label)
    if not x or x != y or "person" in (a.kind, b.kind):
        return None
    return f"“{a.label}” and “{b.label}” are names of {x}."


def same_group(a: Node, b: Node, world: World) -> str | None:
    """Two labels that the table gives for one movement or armed group."""
    x, y = world.tables.group(a.label), world.tables.group(b.label)
    if not x or x != y or "document" in (a.kind, b.kind):
        return None
    return f"“{a.label}” and “{b.label}” are names of {x}."


def same_state_body(a: Node, b: Node, world: World) -> str | None:
    """Two names of one government (country, capital, "the X government") or of one ministry of one country."""
    if "person" in (a.kind, b.kind) or "document" in (a.kind, b.kind):
        return None
    x, y = state_body(a.label, world.tables), state_body(b.label, world.tables)
    if x is None or x != y or not x.country:
        return None
    return f"“{a.label}” and “{b.label}” are names of one body of the state: {x.country}, {x.body}."


def same_body(a: Node, b: Node, world: World) -> str | None:
    """Two bodies whose names are equal but for case, article, hyphens and accents, or for a slip in a long word."""
    if a.kind not in _BODIES or b.kind not in _BODIES or a.is_described or b.is_described:
        return None
    x, y = names.key_of(a.label).split(), names.key_of(b.label).split()
    if len(x) != len(y) or not all(names.same_word(p, q) for p, q in zip(x, y, strict=True)):
        return None
    return f"“{a.label}” and “{b.label}” are one name."


def spelled_out(a: Node, b: Node, world: World) -> str | None:
    """A name and the short form that a report gives behind it in parentheses."""
    for short, full in ((a, b), (b, a)):
        if names.key_of(full.label) in world.spelled.get(names.key_of(short.label).replace(" ", ""), ()):
            return f"A report spells “{short.label}” out as “{full.label}”."
    return None


def same_document(a: Node, b: Node, world: World) -> str | None:
    """One description of a document in one report."""
    same = a.kind == b.kind == "document" and a.report == b.report and names.key_of(a.label) == names.key_of(b.label)
    return f"One report calls both “{a.label}”." if same else None


SURE: tuple[tuple[str, Rule], ...] = (
    ("same-person", same_person),
    ("same-outlet", same_outlet),
    ("same-group", same_group),
    ("same-state-body", same_state_body),
    ("same-body", same_body),
    ("spelled-out", spelled_out),
    ("same-document", same_document),
)
"""Rules that hold for a pair whatever else is in the story."""


def surname(short: Node, full: Node, world: World) -> str | None:
    """A single name that is the surname (or a rare given name) of the one person who bears it in full."""
    if not short.kind == full.kind == "person" or short.is_described or full.is_described:
        return None
    x, y = names.core_words(short.label), names.core_words(full.label)
    if len(x) != 1 or len(y) < 2 or not (names.same_word(x[0], y[-1]) or (len(x[0]) > 4 and x[0] in y)):
        return None
    return f"“{short.label}” is the one person named “{full.label}”."


def initials(short: Node, full: Node, world: World) -> str | None:
    """An acronym whose letters are the first letters of the one name that fits."""
    if short.kind not in _BODIES or full.kind not in _BODIES or not names.is_acronym(short.label):
        return None
    letters = names.key_of(short.label).replace(" ", "")
    plain = "".join(w[0] for w in names.words_of(full.label))
    if len(names.content_words(full.label)) < 2 or letters not in (names.initials(full.label), plain):
        return None
    return f"“{short.label}” has the first letters of “{full.label}”."


def shorter_name(short: Node, full: Node, world: World) -> str | None:
    """A name made of words of the one longer name, its head or beginning among them ("the Oslo-based Observatory").

    Words that are not in the longer name must stand beside it somewhere.
    """
    if short.kind not in _BODIES or full.kind not in _BODIES or full.is_described:
        return None
    x, y = names.content_words(short.label), names.content_words(full.label)
    new = {names.stem(w) for w in x if w not in y}
    if not x or len(x) - len(new) >= len(y) or not new <= world.beside.get(full.label, frozenset()):
        return None
    if world.tables.country(short.label) or (len(x) == 1 and x[0] in world.tables.demonyms):
        return None
    head = names.words_of(head_of(full.label))
    if not (head and head[-1] in x and len(y) > 1) and x != y[: len(x)]:
        return None
    if new and len(x) - len(new) < 2 and not any(w == "based" or w in world.tables.demonyms for w in x):
        return None  # one common word makes no name: "White House", "House of Commons"
    return f"“{short.label}” is a shorter name of “{full.label}”."


def description(short: Node, full: Node, world: World) -> str | None:
    """A description ("the monitor") whose words all stand beside or in the one name that fits."""
    if short.kind == "document" or full.is_described or full.kind in ("unnamed", "unknown", "document"):
        return None
    if not short.is_described or is_plural(short.label):
        return None
    said = roles.place_stems(short.label, world.tables)
    if not said or head_of(short.label).lower() in _NOBODY or state_body(short.label, world.tables):
        return None
    if short.kind in ("person", *_BODIES) and (short.kind == "person") != (full.kind == "person"):
        return None
    known = world.beside.get(full.label, frozenset()) | roles.place_stems(full.label, world.tables)
    if not said <= known:
        return None
    return f"“{short.label}” fits “{full.label}” alone: the reports use these words of it."


SOLE: tuple[tuple[str, Rule], ...] = (
    ("surname", surname),
    ("initials", initials),
    ("shorter-name", shorter_name),
    ("description", description),
)
"""Rules that hold only where exactly one party fits: first in the same report, else in the whole story."""
