"""Numbers in a clause: how many of what, with "at least" and "dozens" understood.

In: the words of a mention. Out: `Quantity` values, which `compare.how_many` sets against each other.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from hearsay.tables.names import flat, stem

from .patterns import one_of, whole_words

Sort = Literal["dead", "hurt", "missing", "held", "money", "percent", "count"]

_ONES = {w: n for n, w in enumerate(
    """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen""".split())}  # fmt: skip
_TENS = {w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_SCALE = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_VAGUE = {"dozens": (24, 99), "scores": (40, 199), "tens": (20, 99), "hundreds": (200, 999), "thousands": (2000, 9999),
          "millions": (2 * 10**6, 10**7)}  # fmt: skip
_AT_LEAST = "at_least more_than over upwards_of no_fewer_than no_less_than"
_AT_MOST = "as_many_as up_to fewer_than less_than under nearly almost close_to"
_ABOUT = "about around some roughly approximately an_estimated"
_LEAST, _MOST, _NEAR = (re.compile(rf"\b{one_of(w)}\s+$") for w in (_AT_LEAST, _AT_MOST, _ABOUT))
_MONTH = one_of(
    """january february march april may june july august september october november december jan feb mar apr jun jul aug
    sept sep oct nov dec"""
)
_WORDS = "|".join((*_ONES, *_TENS))
_NUMBER = re.compile(
    rf"(?<![\w.,:-])(?:(?P<digits>\d{{1,3}}(?:,\d{{3}})+|\d+)(?P<fraction>\.\d+)?"
    rf"|(?P<word>(?:{_WORDS})(?:[ -](?:{_WORDS}))?)\b|(?P<article>a)(?=\s+(?:hundred|thousand|million|dozen)\b))"
    r"(?P<plus>\+|-plus|\splus)?(?:\s+(?P<scale>hundred|thousand|million|billion|trillion|dozen))?"
    r"(?P<percent>\s*%|\s+per ?cent)?"
    r"|\b(?P<vague>(?:tens|hundreds) of thousands|several dozen|several hundred|several thousand|dozens|scores"
    r"|tens(?= of)|hundreds|thousands|millions)\b"
)
_NOT_A_COUNT = re.compile(rf"{_MONTH}\.?\s+$")
_AFTER_DATE = re.compile(
    rf"(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTH}\b|[-:/]\d|\s*(?:am|pm|a\.m|p\.m|gmt)\b"
    r"|(?:st|nd|rd|th)\b|mm\b|-(?!plus)\w|s\b"
)
_SORTS: tuple[tuple[Sort, re.Pattern[str]], ...] = (
    (
        "dead",
        whole_words(
            r"kill\w* dead died deaths? die dying fatalit\w+ bodies corpses lives slain perish\w* claim(?:ed|ing)"
            r" victims drown\w* suffocat\w* executed murder\w* massacred beheaded starved"
        ),
    ),
    ("hurt", re.compile(r"\b(?:wound(?!s\b)\w*|injur\w*|hurt|hospitali[sz]ed)\b")),
    ("missing", re.compile(r"\b(?:missing|unaccounted)\b")),
    ("held", re.compile(r"\b(?:arrest\w*|detain\w*|captur\w*|abduct\w*|kidnap\w*|hostages?)\b")),
)  # fmt: skip
VICTIMS: tuple[Sort, ...] = ("dead", "hurt", "missing", "held")
"""Sorts of which a story has one count at a time, however it is worded."""
_GROUPS: Mapping[str, str] = {
    stem(w): group
    for group, words in {
        "children": "child children girls boys pupils schoolchildren students minors babies infants",
        "women": "women woman",
        "teachers": "teachers teacher",
        "soldiers": "soldiers soldier troops servicemen marines sailors",
        "police": "police policemen officers",
        "fighters": "fighters militants rebels insurgents gunmen terrorists jihadists militiamen",
        "rescuers": "firefighters rescuers medics paramedics doctors nurses",
        "journalists": "journalists reporters cameramen",
    }.items()
    for w in words.split()
}
"""Stems of nouns that make victims a part of all victims → the part."""
_PLAIN = re.compile(r"[a-z]+")
_SKIP = frozenset(
    "of the other others more people persons some were was are is have been at least in on and to a an".split()
)
_REACH = 60
_NOUN = 40
"""Code points behind a number in which its noun stands."""
_ENDS = frozenset(
    "people persons civilians in on at by and were was are is have had killed dead died wounded injured hurt".split()
)
"""Words behind which no noun of the number follows."""
_TOLL = re.compile(r"\btoll\b[^.;\d]*$")
"""What is counted at the end of "raised the toll of Monday's strikes on the town to 61"."""
_BECOMING = rf"[^.;\d]{{0,{2 * _REACH}}}?\b(?:was|were|been|being)\s+(?:\w+ly\s+)?"
_BECAME: tuple[tuple[Sort, re.Pattern[str]], ...] = (
    ("dead", re.compile(rf"{_BECOMING}(?:killed|slain|drowned|executed|murdered|massacred|beheaded)\b")),
    ("hurt", re.compile(rf"{_BECOMING}(?:wounded|injured|hurt|hospitali[sz]ed)\b")),
    ("held", re.compile(rf"{_BECOMING}(?:arrested|detained|captured|abducted|kidnapped)\b")),
)
"""What the subject that a number opens became, however long it is ("98 evacuees from Orva and Kerra were killed")."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of something. `low..high` is what the words may mean: equal for a plain number."""

    base: float
    """The number that is written, or the lower end of a vague one."""
    low: float
    """Least value that the words allow."""
    high: float
    """Greatest value that the words allow."""
    is_vague: bool
    """Whether it is "dozens", "hundreds" and the like."""
    sort: Sort
    """What is counted, when it is the dead, the hurt and so on; else `count`."""
    units: frozenset[str]
    """Stems of the words behind the number."""
    group: str
    """Which part of the victims is counted ("children"); empty where it is people, civilians or nobody named."""
    start: int
    """Offset in the text it was found in."""


@lru_cache(maxsize=16384)
def quantities(text: str) -> tuple[Quantity, ...]:
    """All quantities in the text, in order; dates, years, ages and calibres are left out."""
    low = flat(text) if len(flat(text)) == len(text) else text.lower()
    found = []
    for m in _NUMBER.finditer(low):
        ahead = low[m.end() :]
        if not m["vague"] and (_NOT_A_COUNT.search(low[: m.start()]) or _AFTER_DATE.match(ahead)):
            continue
        q = _quantity(m, low)
        if q is not None:
            found.append(q)
    return tuple(found)


def _quantity(m: re.Match[str], text: str) -> Quantity | None:
    vague = _vague(m["vague"]) if m["vague"] else None
    base = float(vague[0]) if vague else _value(m)
    units = frozenset(stem(w) for w in _PLAIN.findall(text[m.end() : m.end() + 40])[:4] if w not in _SKIP)
    bare = m["digits"] is not None and not (m["scale"] or m["percent"] or m["plus"])
    money = text[: m.start()].rstrip().endswith(("$", "€", "£"))
    if (
        bare
        and 1900 <= base <= 2100
        and not money
        and re.search(r"\b(?:in|since|of|by|until|late|early|from)\s+$", text[: m.start()])
    ):
        return None
    sort: Sort = "money" if money else "percent" if m["percent"] else _sort(text, m.start(), m.end())
    if m["word"] in ("one", "zero") and sort == "count":
        return None
    low, high = vague or _range(base, text[: m.start()], bool(m["plus"]))
    return Quantity(base, low, high, vague is not None, sort, units, _group(text, m.end()), m.start())


def _group(text: str, end: int) -> str:
    """The part of the victims that the noun right behind a number names."""
    for word in _PLAIN.findall(text[end : end + _NOUN])[:3]:
        if word in _ENDS:
            return ""
        if stem(word) in _GROUPS:
            return _GROUPS[stem(word)]
    return ""


def _value(m: re.Match[str]) -> float:
    if m["digits"]:
        value = float(m["digits"].replace(",", "") + (m["fraction"] or ""))
    elif m["article"]:
        value = 1.0
    else:
        value = float(sum(_ONES.get(w, 0) + _TENS.get(w, 0) for w in re.split(r"[ -]", m["word"])))
    scale = m["scale"]
    return value * (12 if scale == "dozen" else _SCALE.get(scale or "", 1))


def _vague(words: str) -> tuple[float, float]:
    if words.endswith("of thousands"):
        return (20_000, 99_999) if words.startswith("tens") else (200_000, 999_999)
    if words.startswith("several"):
        return _VAGUE[words.split()[1] + "s"]
    return _VAGUE[words]


def _range(base: float, before: str, plus: bool) -> tuple[float, float]:
    if plus or _LEAST.search(before):
        return base, base * 1.1
    if _MOST.search(before):
        return base * 0.9, base
    if _NEAR.search(before):
        return base * 0.9, base * 1.1
    return base, base


def _sort(text: str, start: int, end: int) -> Sort:
    """What is counted: the sort whose word stands nearest."""
    best: tuple[int, Sort] = (_REACH, "count")
    for sort, words in _SORTS:
        for m in words.finditer(text, max(0, start - _REACH), min(len(text), end + _REACH)):
            behind = m.start() >= end
            distance = m.start() - end if behind else start - m.end()
            between = text[end : m.start()] if behind else text[m.end() : start]
            if re.search(r"\d|[.;]|\band\b", between):
                distance += 30
            if 0 <= distance < best[0]:
                best = (distance, sort)
    if best[1] == "count" and _TOLL.search(text, max(0, start - 2 * _REACH), start):
        return "dead"
    return best[1] if best[1] != "count" else next((s for s, became in _BECAME if became.match(text, end)), "count")
