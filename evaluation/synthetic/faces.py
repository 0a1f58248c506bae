"""A knower → how a report may show it: by name, by who speaks for it, by a true description, by a paper."""

from __future__ import annotations

from random import Random

from .cast import Knower, Named
from .tellings import Face

_ANONYMOUS = ("", "", "", " who asked not to be named", ", speaking on condition of anonymity")


def face_of(k: Knower, chance: Random, *, hide: bool = True, papers: bool = True) -> Face:
    """One of its faces; `hide` False for names only, `papers` False for no documents."""
    if hide and papers and k.documents and chance.random() < 0.5:
        paper = chance.choice(k.documents)
        return Face(knowers=(k.id,), kind="document", name=paper, words=paper)
    if hide and k.masks and chance.random() < 0.35:
        mask = chance.choice(k.masks)
        return Face(knowers=(k.id,), kind="unnamed", name=mask, words=mask, role=chance.choice(_ANONYMOUS))
    if k.sort == "body" and not (k.voices and chance.random() < 0.5):
        bare = k.name.removeprefix("the ")
        name = bare if k.proper else k.name
        return Face(knowers=(k.id,), kind="organisation", name=name, words=k.name, pronoun="it", proper=k.proper)
    return _person(k, chance.choice(k.voices), chance)


def _person(k: Knower, n: Named, chance: Random) -> Face:
    """A person with the role; one who speaks for a body is always shown with it."""
    if k.sort == "body":
        joint = "for" if n.role.startswith("spokes") else "of"
        role = f", {n.role} {joint} {k.name}" if chance.random() < 0.6 else f"the {n.role} {joint} {k.name}, "
    else:
        role = f", {n.role}" if chance.random() < 0.7 else ""
    return Face(knowers=(k.id,), kind="person", name=n.name, words=n.name, role=role, pronoun=n.pronoun, proper=True)


def many_of(k: Knower, chance: Random) -> Face:
    """Two of a sort, the knower among them or not."""
    knowers = (k.id, f"{k.id}-second") if chance.random() < 0.6 else (f"{k.id}-second", f"{k.id}-third")
    words = f"two {k.many}"
    return Face(knowers=knowers, kind="unnamed", name=words, words=words)
