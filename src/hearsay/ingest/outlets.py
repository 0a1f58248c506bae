"""Who published a report, where the metadata do not say and the text itself does, in a credit line.

Only strong signs count: a last or first line "© 2012 The Harbour Post", "Source: Harbour Post", "Harbour Post Staff".
A wire's name is a wire credit (the words came from there), never taken for the outlet, except as the signing desk
"Reuters Staff" that only the wire's own site prints.
"""

import re

WIRES = frozenset(
    """reuters thomson-reuters ap associated-press afp agence-france-presse dpa upi united-press-international xinhua
    tass itar-tass ansa efe pti ians kyodo kyodo-news yonhap anadolu anadolu-agency pa-media press-association
    bloomberg cp canadian-press aap dow-jones dow-jones-newswires""".split()
)
"""Agencies whose copy is reprinted under their name, in lower case with hyphens for spaces."""
_NEWS = frozenset(
    """news newspaper times post herald tribune gazette journal chronicle courier mail telegraph guardian observer
    standard star sun mirror express monitor today daily weekly press magazine review radio tv television channel
    broadcasting media online world globe voice independent examiner inquirer bulletin argus echo record register
    sentinel dispatch ledger leader""".split()
)
_NOT_OUTLETS = frozenset(
    """images photo photos pictures syndicate syndication features syndicated agency ministry office bank university
    institute department government police commission association court council service services stock creators
    productions writers""".split()
)
_NAME = r"(?P<name>[A-Z0-9][\w&.'’\-]*(?:[ \t]+(?:of|the|and|&|for|[A-Z0-9][\w&.'’\-]*)){0,5})"
_COPYRIGHT = re.compile(
    r"(?:^|[.!?”\"]\s+|\n)\s*(?:copyright\s*)?(?:©|\(c\)|copyright)\s*(?P<year>(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?)?,?"
    rf"\s*(?:by\s+)?(?-i:{_NAME})(?P<rest>[^\n]{{0,80}})",
    re.IGNORECASE,
)
_SOURCE = re.compile(rf"(?:^|\n)[ \t]*source[ \t]*:[ \t]*(?-i:{_NAME})[ \t]*\.?[ \t]*(?=\n|$)", re.IGNORECASE)
_SOURCE_AND = re.compile(
    r"\bSource:?[ \t]+(?P<name>[A-Z][\w.'’\-]*(?:[ \t]+[A-Z][\w.'’\-]*){0,4})"
    r"[ \t]+and[ \t]+(?:news[ \t]+)?agencies\.?\s*$"
)
_STAFF = re.compile(
    rf"(?:by[ \t]+)?(?-i:{_NAME})[ \t]+(?:staff(?:[ \t]+(?:writers?|reporters?|correspondents?))?|newsroom)\.?",
    re.IGNORECASE,
)
_STAFF_INLINE = re.compile(
    r"(?<=[a-z][ \t])(?P<name>[A-Z][\w.'’\-]*(?:[ \t]+[A-Z][\w.'’\-]*){0,4})[ \t]+Staff\.(?=\s|$)"
)
_TAIL = re.compile(
    r"[,.]?\s*\b(?:all rights reserved|llc|inc|ltd|limited|plc|gmbh|corp(?:oration)?|company|co)\b.*$", re.I
)
_SITE = re.compile(r"\w\.(?:com|org|net|info|news|co\.\w\w)$", re.IGNORECASE)
_ALL = re.compile(r"\.?(?:\s+|^)all$", re.IGNORECASE)
_NEXT_SENTENCE = re.compile(r"(?<=[a-z]{2})\.\s")
_YEAR = re.compile(r"\s+(?:19|20)\d\d$")
_OPENING_LINES = 6
_CLOSING_CHARS = 600


def outlet_in_text(text: str) -> str:
    """The outlet that a credit line of the text names; empty where none does."""
    lines = [line.strip() for line in text[:2000].split("\n") if line.strip()][:_OPENING_LINES]
    return (
        next((name for line in lines if (name := _staff_line(line))), "")
        or _inline_staff(text[:300])
        or _source(lines, text[-_CLOSING_CHARS:])
        or _copyright(text[-_CLOSING_CHARS:])
    )


def is_wire(name: str) -> bool:
    """Whether a name is that of a news agency whose copy others reprint."""
    words = name.lower().removeprefix("the ").replace(".", "").split()
    return "-".join(words) in WIRES


def _staff_line(line: str) -> str:
    match = _STAFF.fullmatch(line)
    return match["name"] if match and (is_wire(match["name"]) or _is_news(match["name"])) else ""


def _inline_staff(opening: str) -> str:
    match = _STAFF_INLINE.search(opening)
    return match["name"] if match and (is_wire(match["name"]) or _is_news(match["name"])) else ""


def _source(lines: list[str], closing: str) -> str:
    both = _SOURCE_AND.search(closing)
    if both and not is_wire(both["name"]):
        return both["name"]
    last = [line.strip() for line in closing.split("\n") if line.strip()][-3:]
    for line in (*lines, *last):
        match = _SOURCE.fullmatch(line)
        if match and _is_news(match["name"]) and not is_wire(match["name"]):
            return match["name"].rstrip(".")
    return ""


def _copyright(closing: str) -> str:
    for match in _COPYRIGHT.finditer(closing):
        name = _bare(match["name"])
        reserved = " " not in name and "rights reserved" in match["rest"].lower()
        if (reserved or _is_news(name)) and _fits(name) and "/" not in match["rest"][:2]:
            return name
    return ""


def _bare(name: str) -> str:
    """The name without "Inc.", a trailing year or the next sentence."""
    return _YEAR.sub("", _TAIL.sub("", _ALL.sub("", _NEXT_SENTENCE.split(name)[0]))).strip(" .,&")


def _fits(name: str) -> bool:
    return bool(name) and not is_wire(name) and not _words(name) & _NOT_OUTLETS


def _is_news(name: str) -> bool:
    """Whether a name says that it is a newspaper's, a station's or a news site's. A person's name does not."""
    words = _words(name)
    return not words & _NOT_OUTLETS and (bool(words & _NEWS) or bool(_SITE.search(name)))


def _words(name: str) -> set[str]:
    return set(re.findall(r"[a-z]+", name.lower()))
