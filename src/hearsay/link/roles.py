"""The words that stand beside a name and say what its bearer is: titles before it, appositions behind it.

In: the texts of all reports and a name. Out: short phrases, and the stems of their words, for matching descriptions
("the monitor") and for finding whom somebody speaks for.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from hearsay.model import Evidence, Report
from hearsay.tables import Tables, names

from .patterns import one_of

_BEFORE = re.compile(r"((?:[\w’'.-]+\s+){1,7})$")
_RUN_ON = re.compile(r"((?:\s+[a-z][\w-]*){1,3})")
_STOP = frozenset(
    """the a an and or but that said says told by as according with from to of for in on at after before when while who
    which is was were are has have had will would be been it he she they his her its their also not than then
    this these those quoted citing cited reported added""".split()
)
_TITLE = one_of(
    """director head chief spokes\\w+ leader chairman president minister secretary commander founder correspondent
    reporter an?_"""
)
_OPENS = re.compile(
    rf"\s*(?:,|\(|–|—|--)\s*|\s+(?=(?:the\s+)?{_TITLE}\b)"
    rf"|\s+(?=the\s+(?:[A-Z][\w’'-]*\s+){{1,4}}(?:chief|head|director|spokes\w+|leader|president|chairman)\b)"
)
_GOES_ON = re.compile(r"(?:and|or|but|nor|while|as\s+well\s+as|together\s+with|along\s+with)\b", re.I)
"""Words that bring in somebody else behind a name's comma: "Ana Ruiz, and a lawyer, said"."""
BODIES = one_of(
    """ministry department office agency service inspectorate authority council board commission committee company group
    firm bank union federation association party movement army police force brigade court university hospital church
    club team charity foundation institute institution network coalition alliance campaign"""
)
"""Common nouns that name sorts of bodies."""
_RANK = one_of(
    r"""director head chief spokes\w+ leader chair chair\w+ president minister secretary commander founder governor
    mayor owner manager captain ambassador envoy lawyer ceo"""
)
_DETERMINER = re.compile(r"\b(?:the|an?|its|their|his|her)\s+", re.I)
_ROLE = re.compile(
    rf"(?:(?!{one_of(' '.join(sorted(_STOP)))}\b)[\w’'-]+\s+){{0,4}}{_RANK}\b[^,;:.()\"“”–—\n]{{0,80}}(?=,\s+$)", re.I
)
_CLOSES = re.compile(r"\s*(?:[,;:.)–—]|$)")


@dataclass(frozen=True, slots=True)
class Beside:
    """A phrase beside a name."""

    phrase: str
    """The words."""
    evidence: Evidence
    """The name with the phrase, where it stands."""


def beside(reports: Sequence[Report], name: str) -> tuple[Beside, ...]:
    """Every phrase that stands before or behind the name in the reports, in order of report id and place."""
    return tuple(b for r in sorted(reports, key=lambda r: r.id) for b in _in_text(r, name))


def _in_text(report: Report, name: str) -> list[Beside]:
    out, start = [], report.text.find(name)
    while start >= 0:
        end = start + len(name)
        if _is_whole(report.text, start, end):
            out += [*_before(report, start, end), *_apposed(report, start, end), *_behind(report, start, end)]
        start = report.text.find(name, end)
    return out


def _is_whole(text: str, start: int, end: int) -> bool:
    return not (start and text[start - 1].isalnum()) and not (end < len(text) and text[end].isalnum())


def _before(report: Report, start: int, end: int) -> list[Beside]:
    match = _BEFORE.search(report.text[max(0, start - 90) : start])
    kept: list[str] = []
    for word in reversed(match[1].split() if match else []):
        if word.lower().strip("'’") in _STOP or (word[-1] in ".,;:" and len(word) > 4):
            break
        kept.insert(0, word)
    if not kept:
        return []
    phrase = " ".join(kept)
    at = report.text.rfind(kept[0], max(0, start - 90), start)
    return [Beside(phrase, report.cite(at, end))] if at >= 0 else []


def _apposed(report: Report, start: int, end: int) -> list[Beside]:
    """The role in front of the name, commas around the name: "the head of the Water Board, Ana Ruiz, said"."""
    if not _CLOSES.match(report.text, end):
        return []
    floor = max(0, start - 130)
    ahead = report.text[floor:start]
    found = [m for d in _DETERMINER.finditer(ahead) if (m := _ROLE.match(ahead, d.end()))]
    return [Beside(m[0], report.cite(floor + m.start(), end)) for m in found[-1:]]


def _behind(report: Report, start: int, end: int) -> list[Beside]:
    out = []
    ahead = report.text[end : end + 140]
    run = _RUN_ON.match(ahead)
    if run:
        kept = _until_stop(run[1].split())
        if kept:
            out.append(Beside(" ".join(kept), report.cite(start, end + run.end())))
    opens = _OPENS.match(ahead)
    rest = re.match(r"[^,;:.()\"“”–—\n]{3,90}", ahead[opens.end() :]) if opens else None
    if opens and rest and not _GOES_ON.match(rest[0]):
        out.append(Beside(rest[0].strip(), report.cite(start, end + opens.end() + rest.end())))
    return out


def _until_stop(words: Sequence[str]) -> list[str]:
    kept: list[str] = []
    for word in words:
        if word.lower() in _STOP:
            break
        kept.append(word)
    return kept


@lru_cache(maxsize=65536)
def stems(phrase: str) -> frozenset[str]:
    """Stems of the meaningful words of a phrase."""
    return frozenset(names.stem(w) for w in names.content_words(phrase))


def place_stems(phrase: str, tables: Tables) -> frozenset[str]:
    """Stems of a phrase with demonyms replaced by their countries ("Syrian" → "Syria")."""
    out: set[str] = set()
    for w in names.content_words(phrase):
        country = tables.demonyms.get(w) or tables.countries.get(w)
        out |= stems(country) if country else {names.stem(w)}
    return frozenset(out)
