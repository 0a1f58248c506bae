"""Who says a claim and who passes it on, as names to look for. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from hearsay.model import Attribution, Brief, Mention, Party


@dataclass(frozen=True, slots=True)
class Said:
    """Names about one claim, each once, in order of the mentions."""

    speakers: tuple[str, ...]
    """Whom it rests on and who denies it, with their other names."""
    relays: tuple[str, ...]
    """Through whom it came: relays, and the outlets of its reports."""


def said_in(brief: Brief) -> dict[str, Said]:
    """Id of each claim → who says it."""
    told = {a.id: a for r in brief.story.readings for a in r.attributions}
    parties = {(x.attribution, x.position): p for p in brief.story.parties for x in p.links}
    outlets = {r.report.id: r.report.outlet for r in brief.story.readings}
    found = {}
    for c in brief.claims:
        pairs = [p for m in c.claim.mentions for p in _names(m, told, parties)]
        carried = [*(n for role, n in pairs if role == "relay"), *(outlets.get(m.report, "") for m in c.claim.mentions)]
        found[c.claim.id] = Said(_once(n for role, n in pairs if role == "origin"), _once(carried))
    return found


def _names(
    m: Mention, told: dict[str, Attribution], parties: dict[tuple[str, int], Party]
) -> Iterable[tuple[str, str]]:
    """Pairs of a role and a name that has it."""
    a = told.get(m.attribution or "")
    for i, link in enumerate(a.chain if a else ()):
        party = parties.get((a.id, i)) if a else None
        for name in (party.name if party else None, link.name, *(party.aliases if party else ())):
            yield link.role, name or ""


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(n.split()) for n in names if n.strip()))
