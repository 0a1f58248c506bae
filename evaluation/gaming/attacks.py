"""Attacks on the lower bound. Each makes reports out of those of a story, by chance but the same for the same seed.

None brings in a source that could be real: words are copied, dates and names of outlets are made up, outlets cite each
other, nobody is named, or more bodies are named at once than any report would have asked.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from random import Random

from hearsay.model import Moment, Report

Attack = Callable[[Sequence[Report], Sequence[str], Random], list[Report]]
"""The reports of a story, sentences of claims in it, chance → what is put beside them."""

_SWAPS = (
    ("said", "stated"),
    ("killed", "left dead"),
    ("about", "some"),
    ("began", "started"),
    ("people", "persons"),
    ("big", "large"),
    ("near", "close to"),
    ("after", "following"),
)
_FIRST, _SECOND = (
    "Daily Morning Evening Global Metro Coastal Inland".split(),
    "Echo Lantern Signal Beacon Ledger".split(),
)
_NAMES = ("Ana Ruiz", "Tom Vale", "Mira Kost", "Jon Adder", "Lea Prim", "Ivo Rahn")
DESCRIBING = frozenset(("citation ring", "empty sources", "invented ministries"))
"""Attacks that name or describe somebody: where nobody stood behind a claim, one does then, as the bound is meant."""
_NOBODY = (
    "Sources said that {0}",
    "It is understood that {0}",
    "Reports say that {0}",
    "A person familiar with the matter said that {0}",
    "{0}, according to insiders.",
    "Observers claim that {0}",
    "Well-placed sources confirmed that {0}",
    "An official who asked not to be named said that {0}",
)
_SYLLABLES = "bar tel mon gar vil sor kan dur pel nim".split()
MINISTRIES = 100


def clones(story: Sequence[Report], claims: Sequence[str], chance: Random) -> list[Report]:
    """Copies with words dropped and swapped, paragraphs moved, other outlets."""
    return [_clone(chance.choice(story), n, chance) for n in range(5)]


def byline_swaps(story: Sequence[Report], claims: Sequence[str], chance: Random) -> list[Report]:
    """The same text under other bylines, in the metadata and at the head of the text."""
    out = []
    for n in range(4):
        r, name = chance.choice(story), chance.choice(_NAMES)
        out.append(replace(r, id=f"x{n}", text=f"By {name}\n\n{r.text}", author=name, outlet=_outlet(n, chance)))
    return out


def back_dated(story: Sequence[Report], claims: Sequence[str], chance: Random) -> list[Report]:
    """Copies that say they came before the reports they were copied from."""
    out = []
    for n in range(4):
        copy = _clone(chance.choice(story), n, chance)
        at = copy.published
        days = timedelta(days=chance.randint(1, 400))
        out.append(replace(copy, published=Moment(at.day - days, at.minute) if at else None))
    return out


def citation_ring(story: Sequence[Report], claims: Sequence[str], chance: Random) -> list[Report]:
    """Outlets that have it from each other, round in a circle."""
    names = [_outlet(n, chance) for n in range(4)]
    told = [_bare(c) for c in chance.sample(list(claims), min(3, len(claims)))]
    out = []
    for n, name in enumerate(names):
        cited = names[(n + 1) % len(names)]
        forms = (
            f"{cited} reported that {{0}}.",
            f"{{0}}, according to {cited}.",
            f"Citing {cited}, it said that {{0}}.",
        )
        text = "\n\n".join(chance.choice(forms).format(t) for t in told)
        out.append(Report(id=f"x{n}", text=text, outlet=name, outlet_from="metadata"))
    return out


def empty_sources(story: Sequence[Report], claims: Sequence[str], chance: Random) -> list[Report]:
    """What is known is told again by nobody who could be found."""
    out = []
    for n in range(4):
        told = [_bare(c) for c in chance.sample(list(claims), min(3, len(claims)))]
        text = "\n\n".join(chance.choice(_NOBODY).format(t).rstrip(".") + "." for t in told)
        out.append(Report(id=f"x{n}", text=text, outlet=_outlet(n, chance), outlet_from="metadata"))
    return out


def invented_ministries(story: Sequence[Report], claims: Sequence[str], chance: Random) -> list[Report]:
    """One article that has a hundred ministries say the same, and two copies of it."""
    told = _bare(chance.choice(list(claims)))
    names = [_syllables(n, chance) for n in range(MINISTRIES)]
    text = "\n\n".join(f"The {name} Ministry said that {told}." for name in names)
    whole = Report(id="x0", text=text, outlet=_outlet(0, chance), outlet_from="metadata")
    return [whole, *(replace(_clone(whole, n, chance), id=f"x{n}") for n in (1, 2))]


ATTACKS: dict[str, Attack] = {
    "clones": clones,
    "byline swaps": byline_swaps,
    "back-dated": back_dated,
    "citation ring": citation_ring,
    "empty sources": empty_sources,
    "invented ministries": invented_ministries,
}


def _clone(r: Report, n: int, chance: Random) -> Report:
    text = r.text
    for old, new in chance.sample(_SWAPS, 3):
        text = re.sub(rf"\b{old}\b", new, text)
    paragraphs = [p for p in text.split("\n\n") if p.strip()]
    if len(paragraphs) > 3:
        i = chance.randrange(1, len(paragraphs) - 1)
        paragraphs.insert(chance.randrange(1, len(paragraphs)), paragraphs.pop(i))
        if chance.random() < 0.5:
            paragraphs.pop()
    return replace(
        r, id=f"x{n}", text="\n\n".join(paragraphs), outlet=_outlet(n, chance), outlet_from="metadata", title="",
        path="", entries=(),
    )  # fmt: skip


def _outlet(n: int, chance: Random) -> str:
    """A name that no other number gives."""
    return f"{_FIRST[n % len(_FIRST)]} {chance.choice(_SECOND)}"


def _bare(claim: str) -> str:
    return " ".join(claim.split()).strip(" .,;“”\"'")


def _syllables(n: int, chance: Random) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(2)).capitalize() + _SYLLABLES[n % 10] + _SYLLABLES[n // 10]
