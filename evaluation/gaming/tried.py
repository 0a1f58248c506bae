"""A story as it is, and what becomes of its lower bounds when an attack stands beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from random import Random

from hearsay import api, pipeline
from hearsay.model import Brief, Report
from hearsay.read import Reader
from hearsay.tables import Tables
from hearsay.weigh.origins import origins_of
from hearsay.weigh.scene import Scene

from .attacks import ATTACKS, DESCRIBING

_TABLES = Tables.shipped()


@dataclass(frozen=True)
class Field:
    """A story that is attacked."""

    name: str
    base: Brief

    @classmethod
    def of(cls, folder: Path) -> "Field":
        """A folder of reports."""
        return cls(folder.name, api.brief([folder]))

    @cached_property
    def reports(self) -> list[Report]:
        """Its reports."""
        return [r.report for r in self.base.story.readings]

    @cached_property
    def claims(self) -> list[str]:
        """Its claims that somebody stands behind, of most weight first."""
        return [c.claim.text for c in self.base.claims if c.origins.low and len(c.claim.text.split()) > 3][:8]


@dataclass(frozen=True)
class Gained:
    """One claim before and after."""

    where: str
    claim: str
    before: int
    after: int
    parties: tuple[str, ...]
    """Behind the claim, after."""


def attacked(field: Field, extra: Sequence[Report]) -> Brief:
    """The brief with these reports beside the story's own."""
    reader = _reader()
    readings = [*field.base.story.readings, *(reader.read(r) for r in extra)]
    return pipeline.brief_of(readings, reader, _TABLES)


def gained(field: Field, attack: str, seed: int) -> Iterator[Gained]:
    """What one attempt did to every claim that stands in the story's own reports.

    Before is what its mentions there come to without the attack: also where other words beside them have the program
    put claims together or part them, only what the attack's own mentions add may count against it.
    """
    extra = ATTACKS[attack](field.reports, field.claims, Random(f"{field.name} {attack} {seed}"))
    own = {r.id for r in field.reports}
    scene = Scene(field.base.story)
    for c in attacked(field, extra).claims:
        inside = tuple(m for m in c.claim.mentions if m.report in own)
        if inside:
            low = origins_of(replace(c.claim, mentions=inside), scene)[0].low
            before = max(low, int(attack in DESCRIBING))
            yield Gained(f"{field.name}, {seed}", c.claim.text, before, c.origins.low, c.origins.parties)


def _reader() -> Reader:
    return api._reader(api.Options())
