"""A world → its reports: texts, and where in them each telling's content, cue and source stand.

In: a `World`, templates and a source of chance. Out: `Written` reports in order of publication.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from .load import Telling, Templates
from .tellings import Face, SimClaim, Told, World
from .words import Marked, fill, number

Range = tuple[int, int]


class MissingTemplateError(Exception):
    """No template of the folder can show a telling."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A telling where it stands in a report's text; ranges are half-open, in code points."""

    told: Told
    content: Range
    cue: tuple[Range, ...] = ()
    sources: tuple[Range, ...] = ()
    """One for each face; for a witness the words for the outlet's own reporter."""
    relays: tuple[Range, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One report."""

    id: str
    outlet: str
    style: str
    published: date
    title: str
    text: str
    placed: tuple[Placed, ...] = ()


def write(world: World, templates: Templates, chance: Random) -> tuple[Written, ...]:
    """Write all reports of a world; those that carry nothing are left out."""
    start = date(2031, 3, 3) + timedelta(days=chance.randrange(300))
    out: dict[int, Written] = {}
    for i in range(len(world.cast.outlets)):
        pen = _Pen(world, templates, chance, i, start + timedelta(days=(i + 1) // 2))
        made = pen.copy(out[world.copies[i]]) if world.copies.get(i) in out else pen.write()
        if made.placed:
            out[i] = made
    return tuple(out.values())


class _Pen:
    """Writes one report."""

    def __init__(self, world: World, templates: Templates, chance: Random, i: int, day: date) -> None:
        self.world, self.templates, self.chance, self.i, self.day = world, templates, chance, i, day
        self.outlet = world.cast.outlets[i]
        self.claims: dict[str, SimClaim] = {c.key: c for c in world.claims}
        self.place = world.cast.place
        self.seen: set[str] = set()
        self.figures = chance.random() < 0.5
        self.fillers = chance.sample(world.topic.filler, len(world.topic.filler))
        self.minute = chance.randrange(8 * 60, 12 * 60)

    def write(self) -> Written:
        """The report's tellings in its frame, fillers among them."""
        frame = self.chance.choice([f for f in self.templates.frames if f.style == self.outlet.style])
        title = self._framed(self.chance.choice(self.world.topic.headlines), "")
        page = Marked(self._framed(frame.opening, title))
        placed: list[Placed] = []
        last: Told | None = None
        mine = [self._showable(t) for t in self.world.told if t.report == self.i]
        for n, told in enumerate(mine):
            if n:
                page.add(frame.join)
            page.add(self._framed(frame.entry.partition("{text}")[0], title))
            sentence = self._sentence(told, last)
            placed.append(_placed(told, sentence, len(page.text)))
            page.add(sentence.text)
            filler = self.fillers.pop() if self.fillers and self.chance.random() < 0.2 else ""
            page.add(filler and " " + self._framed(filler, title))
            last = None if filler else told
            page.add(self._framed(frame.entry.partition("{text}")[2], title))
            self.minute += self.chance.randint(3, 40)
        page.add(self._framed(frame.closing, title))
        return self._report(title, page.text, placed)

    def copy(self, original: Written) -> Written:
        """The original's text under the own headline, credited; the last telling may be cut off."""
        keep = original.placed
        end = len(original.text)
        if len(keep) > 3 and self.chance.random() < 0.5:
            end = original.text.rindex("\n", 0, keep[-1].content[0])
            keep = tuple(p for p in keep if p.content[1] <= end)
        title = self._framed(self.chance.choice(self.world.topic.headlines), "")
        text = f"{original.text[:end].rstrip()}\n\n({original.outlet})"
        return self._report(title, text, [replace(p, told=replace(p.told, report=self.i)) for p in keep])

    def _report(self, title: str, text: str, placed: Sequence[Placed]) -> Written:
        return Written(
            id=f"r{self.i}", outlet=self.outlet.name, style=self.outlet.style, published=self.day, title=title,
            text=text, placed=tuple(placed),
        )  # fmt: skip

    def _sentence(self, told: Told, last: Told | None) -> Marked:
        template = self.chance.choice(self._fitting(told, last))
        values: dict[str, str | Face] = {
            "content": self._clause(told),
            "us": self.outlet.name.replace("The ", "the "),
            "day": f"{self.day - timedelta(days=self.chance.randint(0, 1)):%A}",
            "place": self.place,
        }
        values |= dict(zip(("source", "second"), told.faces, strict=False))
        values |= dict(zip(("relay", "relay2"), (r.replace("The ", "the ") for r in told.relays), strict=False))
        if told.faces:
            values["pronoun"] = told.faces[0].pronoun
        return fill(template.text, values, self.seen)

    def _showable(self, told: Told) -> Told:
        """The telling without its inner relay, where no template names two."""
        takes = [f.takes for f in told.faces]
        two = [t for t in self.templates.tellings if t.relays == 2 and all(k in t.takes for k in takes)]
        return told if len(told.relays) < 2 or two else replace(told, relays=told.relays[:1])

    def _fitting(self, told: Told, last: Told | None) -> list[Telling]:
        """Templates that can show a telling; the same source once more may be a pronoun."""
        style = self.outlet.style
        takes = [f.takes for f in told.faces]
        same = last and last.shape == told.shape == "direct" and last.faces == told.faces
        if same and takes != ["document"] and self.chance.random() < 0.6:
            again = self.templates.fitting("again", style)
            if again:
                return again
        for near in (style, *("paper", "wire", "digest", "live", "post")):
            found = self.templates.fitting(told.shape, near, relays=len(told.relays))
            found = [t for t in found if told.shape in ("cited", "witness") or all(k in t.takes for k in takes)]
            if found:
                return found
        raise MissingTemplateError(
            f"no {told.shape} telling takes {' and '.join(takes) or 'nobody'} with {len(told.relays)} relays: add one"
        )

    def _clause(self, told: Told) -> str:
        claim = self.claims[told.claim]
        words = claim.template.wordings[told.wording].replace("{place}", self.place)
        if claim.number is None:
            return words
        return words.replace("{n}", str(claim.number) if self.figures else number(claim.number))

    def _framed(self, text: str, title: str) -> str:
        values = {
            "us": self.outlet.name,
            "place": self.place,
            "PLACE": self.place.upper(),
            "date": f"{self.day:%B} {self.day.day}",
            "time": f"{self.minute // 60:02d}:{self.minute % 60:02d}",
            "headline": title,
        }
        for name, value in values.items():
            text = text.replace("{" + name + "}", value)
        return text


def _placed(told: Told, sentence: Marked, at: int) -> Placed:
    def ranges(*marks: str) -> tuple[Range, ...]:
        return tuple((a + at, b + at) for m in marks for a, b in sentence.spans.get(m, ()))

    return Placed(
        told=told,
        content=ranges("content")[0],
        cue=ranges("cue"),
        sources=ranges("source", "second", "witness", "pronoun"),
        relays=ranges("relay", "relay2"),
    )
