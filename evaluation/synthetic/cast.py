"""Who there is in a story: people and bodies that may know something, and outlets that may tell it.

In: a topic and a source of chance. Out: a `Cast` with names from names.toml.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Literal

from .load import STYLES, Topic, is_proper

_NAMES = Path(__file__).with_name("names.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A person with a name."""

    name: str
    """Given name and surname."""
    role: str
    """What he or she is: "a deckhand on the ferry", "head"."""
    pronoun: str
    """he or she."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Knower:
    """Somebody who may know something at first hand. Two knowers are always two parties."""

    id: str
    """Unique in the story."""
    sort: Literal["person", "body"]
    """A body's heads and spokesmen are the body."""
    name: str
    """The person's name, or the body's with its article."""
    voices: tuple[Named, ...] = ()
    """The person, or those who speak for the body."""
    masks: tuple[str, ...] = ()
    """True descriptions that do not name it."""
    many: str = ""
    """Plural of a description that others of its sort share; empty where there is none."""
    documents: tuple[str, ...] = ()
    """Papers that it may have written."""

    @property
    def proper(self) -> bool:
        """Whether the name itself names it, not only describes it."""
        return self.sort == "person" or is_proper(self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """An outlet with one report in the story, or (style "") with none."""

    name: str
    style: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """All who appear."""

    place: str
    knowers: tuple[Knower, ...]
    outlets: tuple[Outlet, ...]
    """In order of publication."""
    elsewhere: tuple[str, ...]
    """Outlets whose own reports are not in the story."""


@lru_cache(maxsize=1)
def _lists() -> dict[str, list[str]]:
    return tomllib.loads(_NAMES.read_text(encoding="utf-8"))


def cast_of(topic: Topic, chance: Random) -> Cast:
    """Draw names for the parts of a topic, and three to six outlets."""
    lists = _lists()
    place = chance.choice(lists["places"])
    surnames = chance.sample(lists["surnames"], len(lists["surnames"]))
    people = [_person(f"p{i}", p.role.replace("{place}", place), surnames, chance) for i, p in enumerate(topic.people)]
    knowers = [
        Knower(id=n.id, sort="person", name=n.name, voices=n.voices, masks=_placed(p.masks, place), many=p.many)
        for n, p in zip(people, topic.people, strict=True)
    ]
    for i, b in enumerate(topic.bodies):
        voices = tuple(_named(r, surnames, chance) for r in b.roles)
        name = b.name.replace("{place}", place)
        knowers.append(Knower(id=f"b{i}", sort="body", name=name, voices=voices, masks=_placed(b.masks, place)))
    papers = {chance.choice(knowers).id: d for d in topic.documents}
    knowers = [_with_paper(k, papers) for k in knowers]
    return Cast(place=place, knowers=tuple(knowers), outlets=_outlets(chance), elsewhere=tuple(lists["elsewhere"]))


def _person(key: str, role: str, surnames: list[str], chance: Random) -> Knower:
    n = _named(role, surnames, chance)
    return Knower(id=key, sort="person", name=n.name, voices=(n,))


def _with_paper(k: Knower, papers: dict[str, str]) -> Knower:
    mine = (papers[k.id],) if k.id in papers else ()
    return replace(k, documents=mine)


def _named(role: str, surnames: list[str], chance: Random) -> Named:
    """A new person; a role that tells the sex decides it."""
    lists = _lists()
    she = chance.random() < 0.5
    if any(w in role for w in ("woman", "sister", "mother")):
        she = True
    elif any(w in role.replace("woman", "") for w in ("man", "brother", "father")):
        she = False
    given = chance.choice(lists["women" if she else "men"])
    return Named(name=f"{given} {surnames.pop()}", role=role, pronoun="she" if she else "he")


def _outlets(chance: Random) -> tuple[Outlet, ...]:
    """A wire in most stories, and outlets of any style, in the order in which they publish."""
    lists = _lists()
    names = chance.sample(lists["outlets"], chance.randint(2, 5))
    others = [Outlet(name=n, style=chance.choice([s for s in STYLES if s != "wire"])) for n in names]
    wires = [Outlet(name=n, style="wire") for n in chance.sample(lists["wires"], chance.choice((0, 1, 1, 2)))]
    rest = others + wires[1:]
    chance.shuffle(rest)
    return tuple(wires[:1] + rest)


def _placed(words: tuple[str, ...], place: str) -> tuple[str, ...]:
    return tuple(w.replace("{place}", place) for w in words)
