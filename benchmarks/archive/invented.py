"""Invented news of any size: stories of `evaluation.synthetic`, each with names of its own and with more to read.

Generated stories share ten places and thirty surnames; an archive of them would be one story. So every story gets
places and names that are made of syllables, and reports are filled up with background in the outlet's own voice.
The same seed gives the same news. Offsets of what is told move with the words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from random import Random

from evaluation.synthetic import cast
from evaluation.synthetic.load import Templates, load
from evaluation.synthetic.stories import SynthStory, story_of
from evaluation.synthetic.write import Placed, Range, Written

_FOLDER = Path(cast.__file__).parent / "templates"
_ONSETS = "b br c ch d dr f g gr h j k kl l m n p pr r s st t tr v w z".split()
_VOWELS = "a e i o u ai ea ou ie".split()
_CODAS = "n r l s t k m nd rt lm sk ck".split() + [""] * 6
_WORDS = {
    "thing": """bridge harbour quarry school clinic depot reservoir mill orchard tramway theatre archive barracks canal
    chapel dairy embankment foundry garage hostel inn jetty kiln library market nursery observatory pier quay ranch
    stadium tannery viaduct warehouse yard arcade brewery ferry granary hangar""".split(),
    "kind": """old narrow disused wooden public northern crowded flooded private brick municipal former painted small
    eastern neglected listed rented shared guarded coastal temporary sunken quiet stone upper""".split(),
    "done": """repaired sold closed surveyed widened leased insured photographed inspected extended abandoned painted
    fenced drained reopened valued mapped cleared rebuilt lit measured""".split(),
    "who": """farmers pensioners students drivers teachers welders tenants sailors bakers nurses clerks anglers masons
    vendors cyclists gardeners printers weavers""".split(),
    "did": """crossed admired blocked funded visited painted toured ignored mended guarded counted praised rented
    borrowed circled""".split(),
    "when": """winter spring autumn drought flood festival strike census harvest storm election
    thaw heatwave""".split(),
}
_SENTENCES = (
    "The {kind} {thing} beside {name} was {done} in {year}, when {n} {who} {did} the {kind2} {thing2}.",
    "Until the {when} of {year} a {kind} {thing} stood where {who} now keep a {kind2} {thing2}.",
    "{N} {who} {did} the {thing} at {name} during the {when}, and the {kind2} {thing2} was {done} soon after.",
    "Between the {thing} and the {thing2} lies {name}, a {kind} quarter of {n} houses that was {done} in {year}.",
    "The road from {name} passes a {kind} {thing}, {n} {kind2} sheds and a {thing2} that was {done} after the {when}.",
)


@lru_cache(maxsize=1)
def templates() -> Templates:
    """The templates that everything is written from."""
    return load(_FOLDER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How much there is to read."""

    words: int = 0
    """Words that a report has at least; 0: as they were generated."""


def stories(seed: int, size: Size = Size()) -> Iterator[SynthStory]:
    """Stories without end."""
    n = 0
    while True:
        yield story(f"{seed}-{n}", size)
        n += 1


def story(name: str, size: Size = Size()) -> SynthStory:
    """The story of a name, e.g. "1-17"."""
    plain = story_of(name, templates())
    names = _names(name)
    made = [_renamed(w, names) for w in plain.reports]
    longer = [_longer(w, plain.world.copies, name, size) for w in made]
    return replace(plain, reports=tuple(replace(w, id=f"{name}-{w.id}") for w in longer))


def invented_name(chance: Random) -> str:
    """A name of two or three syllables."""
    parts = (
        chance.choice(_ONSETS) + chance.choice(_VOWELS) + chance.choice(_CODAS) for _ in range(chance.choice((2, 2, 3)))
    )
    return "".join(parts).capitalize()


def background(chance: Random, words: int) -> list[str]:
    """Paragraphs of about so many words in an outlet's own voice, about places that nobody else writes of."""
    paragraphs: list[str] = []
    while sum(len(p.split()) for p in paragraphs) < words:
        paragraphs.append(" ".join(_sentence(chance) for _ in range(chance.randint(2, 4))))
    return paragraphs


def _sentence(chance: Random) -> str:
    values = {k: chance.choice(v) for k, v in _WORDS.items()}
    values |= {f"{k}2": chance.choice(_WORDS[k]) for k in ("kind", "thing")}
    n = chance.randint(11, 990)
    more = {"name": invented_name(chance), "n": str(n), "N": str(n), "year": str(chance.randint(1790, 2029))}
    return chance.choice(_SENTENCES).format(**values, **more)


def _names(name: str) -> dict[str, str]:
    """Name of the lists → the story's own."""
    lists = cast._lists()
    chance = Random(f"names {name}")
    return {n: invented_name(chance) for key in ("places", "surnames", "women", "men") for n in lists[key]}


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    lists = cast._lists()
    kept = "|".join(re.escape(o) for key in ("wires", "outlets", "elsewhere") for o in lists[key])
    names = [n for key in ("places", "surnames", "women", "men") for n in lists[key]]
    own = "|".join(re.escape(n) for n in sorted({*names, *(p.upper() for p in lists["places"])}, key=len, reverse=True))
    return re.compile(rf"\b(?:(?P<outlet>{kept})|(?P<name>{own}))\b")


def _new(text: str, names: dict[str, str]) -> tuple[str, Callable[[int], int]]:
    """The text with new names, and where an offset of the old one lies in it."""
    out: list[str] = []
    moves: list[tuple[int, int]] = [(0, 0)]
    at = 0
    for m in _pattern().finditer(text):
        if m["name"]:
            said = m["name"]
            other = names.get(said) or names[next(n for n in names if n.upper() == said)].upper()
            out += [text[at : m.start()], other]
            at = m.end()
            moves.append((at, sum(map(len, out)) - at))
    out.append(text[at:])
    return "".join(out), lambda i: i + next(d for a, d in reversed(moves) if a <= i)


def _renamed(w: Written, names: dict[str, str]) -> Written:
    text, moved = _new(w.text, names)

    def ranges(given: tuple[Range, ...]) -> tuple[Range, ...]:
        return tuple((moved(a), moved(b)) for a, b in given)

    def placed(p: Placed) -> Placed:
        faces = tuple(replace(f, name=_new(f.name, names)[0], words=_new(f.words, names)[0]) for f in p.told.faces)
        told = replace(p.told, faces=faces)
        return replace(p, told=told, content=ranges((p.content,))[0], cue=ranges(p.cue), sources=ranges(p.sources),
                       relays=ranges(p.relays))  # fmt: skip

    return replace(w, text=text, title=_new(w.title, names)[0], placed=tuple(map(placed, w.placed)))


def _longer(w: Written, copies: object, name: str, size: Size) -> Written:
    """The report with background behind what it tells; a reprint has the background of what it reprints."""
    short = size.words - len(w.text.split())
    if short <= 0:
        return w
    number = int(w.id.removeprefix("r"))
    of = copies.get(number, number) if isinstance(copies, dict) else number
    more = "\n\n".join(background(Random(f"more {name} {of}"), short))
    body, gap, last = w.text.rpartition("\n\n")
    if of != number and last.startswith("(") and body:
        return replace(w, text=f"{body}\n\n{more}{gap}{last}")
    return replace(w, text=f"{w.text}\n\n{more}")
