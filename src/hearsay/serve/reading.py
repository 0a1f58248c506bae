"""A report's text → paragraphs of marked words, with notes beside them: who says what, through whom, and how.

Marks may nest and overlap: the text is cut wherever one begins or ends, and each piece bears all its roles.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from hearsay.model import Report
from hearsay.render.told import Json, Told, chain_names

from . import links
from .rows import claim_url
from .shelf import Kept

_PARAGRAPH = re.compile(r"[^\n]+")
_PLACE = re.compile(r"(\d{1,9})-(\d{1,9})", re.ASCII)
Place = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words that all bear the same roles."""

    text: str
    """The words."""
    roles: str
    """Classes: r-content with its stance, r-source, r-relay, r-cue, r-time, r-claim, r-here."""
    is_first_here: bool
    """Whether the words that were asked for begin here."""
    back: tuple[tuple[str, str, str], ...]
    """Number, address and name of each claim that ends here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One attribution beside its paragraph."""

    chain: tuple[str, ...]
    """From the outlet inwards."""
    stance: str
    """What the source does with the words."""
    doubt: float
    """How doubtful the reading is."""
    corrected: bool
    """Whether the user corrected it."""
    claims: tuple[tuple[int, str], ...]
    """Number and address of the claims that it tells."""
    url: str
    """The form that corrects it."""
    words: str
    """Address of its content."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph with its notes."""

    pieces: tuple[Piece, ...]
    """In order."""
    notes: tuple[Note, ...]
    """Of the attributions whose content begins in it."""


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    role: str
    back: tuple[str, str, str] | None = None


def parse_place(typed: str, length: int) -> Place | None:
    """Words that are asked for by their place; None for anything that is no place in the text."""
    m = _PLACE.fullmatch(typed)
    if m is None or not int(m[1]) < int(m[2]) <= length:
        return None
    return int(m[1]), int(m[2])


def galley(kept: Kept, report: Report, here: Place | None) -> tuple[Paragraph, ...]:
    """The paragraphs of a report."""
    own = [a for a in kept.told.attributions.values() if a["report"] == report.id]
    marks = [*_of_attributions(own), *_of_claims(kept, report), *_of_times(kept.told, report)]
    if here:
        marks.append(_Mark(*here, "r-here"))
    found = []
    for m in _PARAGRAPH.finditer(report.text):
        if m[0].strip():
            notes = (a for a in own if m.start() <= a["content"][0]["start"] < m.end())
            pieces = tuple(_pieces(report.text, m.span(), marks, here))
            found.append(Paragraph(pieces=pieces, notes=tuple(_note(kept, a) for a in notes)))
    return tuple(found)


def marked(text: str, part: Place, a: Json) -> tuple[Piece, ...]:
    """Words of a report with what one attribution makes of them."""
    return tuple(_pieces(text, part, list(_of_attributions([a])), None))


def _of_attributions(own: Sequence[Json]) -> Iterator[_Mark]:
    for a in own:
        yield from (_Mark(s["start"], s["end"], f"r-content r-{a['stance']}") for s in a["content"])
        yield from (_Mark(s["start"], s["end"], "r-cue") for s in a["cue"])
        for link in a["chain"]:
            role = "r-relay" if link["role"] == "relay" else "r-source"
            yield from (_Mark(s["start"], s["end"], role) for s in link["evidence"] if s["report"] == a["report"])


def _of_claims(kept: Kept, report: Report) -> Iterator[_Mark]:
    for c in kept.told.claims.values():
        back = str(c["number"]), claim_url(kept, c), f"claim {c['number']}"
        places = {(m["start"], m["end"]) for m in c["mentions"] if m["report"] == report.id}
        yield from (_Mark(*p, "r-claim", back) for p in sorted(places))


def _of_times(told: Told, report: Report) -> Iterator[_Mark]:
    for n, t in enumerate(told.part("timeline"), 1):
        for e in t["evidence"]:
            at = report.text.find(t["time_text"], e["start"], e["end"]) if t["time_text"] else -1
            if e["report"] == report.id and at >= 0:
                back = "t", f"{links.story(told.id)}#timeline", f"the timeline, date {n}"
                yield _Mark(at, at + len(t["time_text"]), "r-time", back)


def _pieces(text: str, part: Place, marks: Sequence[_Mark], here: Place | None) -> Iterator[Piece]:
    start, end = part
    inside = [m for m in marks if m.start < end and start < m.end]
    cuts = sorted({start, end, *(p for m in inside for p in (m.start, m.end) if start < p < end)})
    for a, b in pairwise(cuts):
        over = [m for m in inside if m.start <= a and b <= m.end]
        roles = dict.fromkeys(r for m in over for r in m.role.split())
        back = dict.fromkeys(m.back for m in inside if m.end == b and m.back)
        yield Piece(
            text=text[a:b],
            roles=" ".join(roles),
            is_first_here=here is not None and max(here[0], start) == a and "r-here" in roles,
            back=tuple(x for x in back if x),
        )


def _note(kept: Kept, a: Json) -> Note:
    told = kept.told
    tells = [c for c in told.claims.values() if any(m["attribution"] == a["id"] for m in c["mentions"])]
    first = a["content"][0]
    return Note(
        chain=chain_names(a["chain"]),
        stance=a["stance"],
        doubt=a["doubt"],
        corrected=bool(a["corrected"]),
        claims=tuple((c["number"], claim_url(kept, c)) for c in tells),
        url=links.attribution(told.id, a["id"]),
        words=links.words(told.id, a["report"], first["start"], first["end"]),
    )
