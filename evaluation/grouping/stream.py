"""Reports as they might come in: synthetic ones whose stories are known, or those of a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import reduce
from itertools import count
from pathlib import Path
from random import Random

from evaluation.synthetic.load import load
from evaluation.synthetic.stories import story_of
from hearsay.ingest import Source, ingest
from hearsay.model import Moment, Report

TOWNS = 400
_MIDDLES = ("a", "e", "i", "o", "an", "en", "or", "ar")
_ENDS = ("dal", "mouth", "vik", "stad", "wick", "burg", "ford", "holm", "sund", "mere")
_TEMPLATES = Path(__file__).parents[1] / "synthetic" / "templates"


@dataclass(frozen=True, slots=True)
class Stream:
    """Reports in order of publication."""

    reports: tuple[Report, ...]
    story: Mapping[str, str]
    """Report → its story; empty where that is not known."""


def synthetic(size: int, seed: int) -> Stream:
    """So many reports of as many stories as that takes, within one year.

    All stories are from the same few templates, so that sentences of any two of one topic are alike to the letter;
    what tells them apart are the town (one of TOWNS), the people, the numbers and the days.
    """
    templates, reports, story, draw = load(_TEMPLATES), list[Report](), dict[str, str](), Random(seed)
    names = towns(draw)
    for n in count():
        if len(reports) >= size:
            break
        made = story_of(f"{seed}-{n}", templates)
        rename = _renamed(made.world.cast.place, draw.choice(names))
        for w in made.reports:
            name = f"{n}.{w.id}"
            story[name] = made.id
            words = {"text": rename(w.text), "title": rename(w.title), "outlet": rename(w.outlet)}
            reports.append(Report(id=name, published=Moment(w.published), **words))
    return Stream(tuple(sorted(reports[:size], key=_by_date)), story)


def towns(draw: Random) -> list[str]:
    """Invented names of towns."""
    parts = [a + b for a in "Ar Bel Cor Dun El Fal Gor Hav Is Kel Lor Mar Nor Os Pel".split() for b in _MIDDLES]
    return draw.sample([a + b for a in parts for b in _ENDS], TOWNS)


def _renamed(old: str, new: str) -> Callable[[str], str]:
    pairs = ((old, new), (old.upper(), new.upper()))
    return lambda text: reduce(lambda t, p: t.replace(*p), pairs, text)


def of_file(path: Path, size: int) -> Stream:
    """The first so many reports of a file of JSON lines."""
    found = ingest([Source(name=str(path), data=path.read_bytes())]).reports
    return Stream(tuple(sorted(found[:size], key=_by_date)), {})


def _by_date(r: Report) -> tuple[date, int, str]:
    return (r.published.day, r.published.minute or 0, r.id) if r.published else (date.max, 0, r.id)
