"""A brief as JSON has it (`hearsay/brief/1`), with its parts by id: what pages, pictures and exports are poured from.

In: the plain dict that `brief_dict` makes and the store keeps. Nothing is weighed here.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from hearsay.model.called import outlets_called

from .phrases import one_line

Json = dict[str, Any]


class Told:
    """A brief's parts by id. The dict is not changed."""

    def __init__(self, brief: Json) -> None:
        self.brief = brief

    @property
    def id(self) -> str:
        """Id of the story."""
        return str(self.brief["story"]["id"])

    @property
    def title(self) -> str:
        """Its headline, on one line."""
        return one_line(self.brief["story"]["title"]) or "Untitled story"

    @cached_property
    def reports(self) -> Mapping[str, Json]:
        """Reports by id, in the order given."""
        return {r["id"]: r for r in self.brief["reports"]}

    @cached_property
    def attributions(self) -> Mapping[str, Json]:
        """Attributions by id."""
        return {a["id"]: a for a in self.brief["attributions"]}

    @cached_property
    def claims(self) -> Mapping[str, Json]:
        """Claims by id, in the order of their numbers."""
        return {c["id"]: c for c in sorted(self.brief["claims"], key=lambda c: c["number"])}

    @cached_property
    def parties(self) -> Mapping[str, Json]:
        """Named parties by id."""
        return {p["id"]: p for p in self.brief["parties"]}

    @cached_property
    def conflicts(self) -> Mapping[str, list[Json]]:
        """Conflicts by the id of each of their claims."""
        found: dict[str, list[Json]] = {}
        for x in self.brief["conflicts"]:
            for name in x["claims"]:
                found.setdefault(name, []).append(x)
        return found

    @cached_property
    def _outlets(self) -> Mapping[str, str]:
        return outlets_called((n, r["outlet"], r["path"]) for n, r in self.reports.items())

    def part(self, name: str) -> list[Json]:
        """A part of the brief that is a list; empty where an older brief does not have it."""
        return self.brief.get(name) or []

    def outlet(self, report: str) -> str:
        """What its outlet is called."""
        return one_line(self._outlets[report]) or one_line(report)

    def links(self, mention: Json) -> list[Json]:
        """The chain of a mention's attribution; empty where the outlet says it in its own voice."""
        a = self.attributions.get(mention["attribution"] or "")
        return list(a["chain"]) if a else []

    def stance(self, mention: Json) -> str:
        """What the source of a mention does with the words; `own` in the outlet's own voice."""
        if mention["polarity"] == "denies":
            return "denies"
        a = self.attributions.get(mention["attribution"] or "")
        return str(a["stance"]) if a else "own"

    def number(self, claim: str | None) -> int:
        """The number under which a claim is shown; 0 where there is none."""
        found = self.claims.get(claim or "")
        return int(found["number"]) if found else 0

    def others(self, claim: str) -> list[tuple[Json, Json]]:
        """The conflicts of a claim, each with the other claim of it."""
        pairs = ((x, next((n for n in x["claims"] if n != claim), claim)) for x in self.conflicts.get(claim, ()))
        return [(x, self.claims[n]) for x, n in pairs if n in self.claims]


def link_name(link: Json) -> str:
    """A party's name as shown."""
    return one_line(link["name"] or "") or "source not given"


def chain_names(links: Iterable[Json]) -> tuple[str, ...]:
    """The names of a chain from the outlet inwards."""
    return tuple(link_name(x) for x in links)
