"""A claim's status and marks.

In: a claim with its ends, bounds and conflicts. Out: the last status that fits of reported, single-source,
corroborated, unconfirmed, contested, denied; and marks beside it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from hearsay.model import Claim, Conflict, Mention, Origins, Status
from hearsay.read.stance import REACH, is_unverified
from hearsay.tables.names import content_words, words_of

from .ends import End, ends_of
from .frames import is_negated
from .scene import Scene

Mark = Literal["confirmed-by-party", "corrected", "withdrawn", "updated", "loop", "echo"]
MARKS: tuple[Mark, ...] = get_args(Mark)
"""What may stand beside a status."""
_CORRECTION = re.compile(r"\b(?:correct(?:s|ed|ion)|an\s+earlier\s+version|clarifi(?:es|ed|cation))\b", re.I)
_WITHDRAWN = re.compile(
    r"\b(?:retract(?:s|ed|ion)|(?:withdrew|withdrawn|withdraws|took\s+back|taken\s+back)\s+(?:\w+\s+){0,2}"
    r"(?:claim|statement|report|remarks?|story|accusation|allegation)s?)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the status is decided from."""

    claim: Claim
    """The claim."""
    ends: Sequence[End]
    """Its ends."""
    origins: Origins
    """Its bounds."""
    conflicts: Sequence[Conflict]
    """The conflicts that it takes part in."""


def status_of(w: Weighed, scene: Scene) -> Status:
    """The last status that fits, by the precedence above."""
    if any(m.polarity == "denies" for m in w.claim.mentions) or _is_rejected(w, scene):
        return "denied"
    if w.conflicts:
        return "contested"
    if any(is_unconfirmed(m, scene) for m in w.claim.mentions):
        return "unconfirmed"
    if w.origins.low >= 2:
        return "corroborated"
    return "single-source" if any(e.described for e in w.ends) else "reported"


def _is_rejected(w: Weighed, scene: Scene) -> bool:
    """Whether another claim says that this one is not so, in the voice of somebody whom it is about."""
    if is_negated(w.claim.text):
        return False
    about = set(words_of(w.claim.text))
    others = {n for c in w.conflicts if c.kind == "denial" for n in c.claims if n != w.claim.id}
    ends = [e for n in others for e in ends_of(scene.claims[n], scene)]
    names = [scene.parties[p].name for e in ends for p in (e.party, e.root) if p in scene.parties]
    return any(about & set(content_words(n)) for n in names if n)


def is_unconfirmed(m: Mention, scene: Scene) -> bool:
    """Whether the report marks the mention as unverified: by its stance, or in the words right behind it."""
    a = scene.attributions.get(m.attribution or "")
    if a is not None and a.stance == "unconfirmed":
        return True
    text = scene.reports[m.report].text
    return is_unverified(text[m.evidence.span.end : m.evidence.span.end + REACH])


def marks_of(w: Weighed, scene: Scene, loops: frozenset[str]) -> tuple[Mark, ...]:
    """The marks that fit, sorted."""
    marks: set[Mark] = set()
    if any(e.stance == "confirms" and e.certain for e in w.ends):
        marks.add("confirmed-by-party")
    told: tuple[tuple[Mark, re.Pattern[str]], ...] = (("corrected", _CORRECTION), ("withdrawn", _WITHDRAWN))
    for mark, words in told:
        if any(words.search(_before(m, scene)) for m in w.claim.mentions):
            marks.add(mark)
    if any(c.relation == "update" for c in w.conflicts):
        marks.add("updated")
    if w.claim.id in loops:
        marks.add("loop")
    if len({m.report for m in w.claim.mentions}) > 1 and w.origins.high <= 1:
        marks.add("echo")
    return tuple(sorted(marks))


def _before(m: Mention, scene: Scene) -> str:
    """The words right before a mention, in its paragraph."""
    text = scene.reports[m.report].text
    return text[max(0, m.evidence.span.start - 80) : m.evidence.span.start].rpartition("\n")[2]
