"""Template files (TEMPLATES.md) → `Templates`, checked.

    python -m evaluation.synthetic.load FOLDER

prints how many tellings, frames and topics a folder holds, and every mistake in it.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections import Counter
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

STYLES = ("wire", "paper", "live", "post", "digest")
TAKES = ("person", "body", "unnamed", "document")
NEEDS = {
    "direct": {"source"},
    "relayed": {"relay", "source"},
    "cited": {"relay"},
    "two": {"source", "second"},
    "joint": {"source", "second"},
    "again": {"pronoun"},
    "confirmation": {"source"},
    "denial": {"source"},
    "unconfirmed": {"source"},
    "unknown": set(),
    "own": set(),
    "witness": {"us"},
}
"""Shapes of tellings, with the slots that each must hold."""
SLOT = re.compile(r"\{(\w+)\}")
_PARTIES = {"source", "second", "relay", "relay2", "pronoun"}
_MAY = {"content", "us", "day", "place", *_PARTIES}
_FRAME = {"us", "place", "PLACE", "date", "time", "headline", "text"}
_TOPIC = {"place", "n"}


class TemplateError(Exception):
    """Mistakes in template files, one a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One way to credit a clause."""

    id: str
    shape: str
    text: str
    styles: tuple[str, ...] = STYLES
    takes: tuple[str, ...] = ("person", "body", "unnamed")

    @property
    def relays(self) -> int:
        """How many relays it names."""
        return len({"relay", "relay2"} & slots(self.text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """How a report of a style is put together."""

    style: str
    opening: str = ""
    closing: str = ""
    join: str = "\n\n"
    entry: str = "{text}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A body that may know something."""

    name: str
    roles: tuple[str, ...] = ()
    masks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A sort of person that may know something."""

    role: str
    masks: tuple[str, ...] = ()
    many: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimTemplate:
    """One thing that can be known, in several wordings."""

    key: str
    wordings: tuple[str, ...]
    number: tuple[int, ...] = ()
    update: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """An event: what can be known about it, and by whom."""

    name: str
    headlines: tuple[str, ...]
    bodies: tuple[Body, ...]
    people: tuple[Person, ...]
    claim: tuple[ClaimTemplate, ...]
    documents: tuple[str, ...] = ()
    filler: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Templates:
    """All that a folder holds."""

    tellings: tuple[Telling, ...]
    frames: tuple[Frame, ...]
    topics: tuple[Topic, ...]

    def fitting(self, shape: str, style: str, takes: str = "", relays: int = 0) -> list[Telling]:
        """Tellings of a shape for a style that take such a source."""
        return [
            t
            for t in self.tellings
            if t.shape == shape and style in t.styles and (not takes or takes in t.takes) and t.relays == relays
        ]


@dataclass(slots=True)
class _Found:
    telling: list[Telling] = field(default_factory=list)
    frame: list[Frame] = field(default_factory=list)
    topic: list[Topic] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def slots(text: str) -> set[str]:
    """Names of the slots in a template, in lower case but for PLACE."""
    return {s if s in _FRAME else s[0].lower() + s[1:] for s in SLOT.findall(text)}


def load(folder: Path) -> Templates:
    """The templates of the folder's own *.toml files. Raises TemplateError with every mistake found."""
    found = _Found()
    for path in sorted(folder.glob("*.toml")):
        _load_file(path, found)
    _check_folder(folder, found)
    if found.wrong:
        raise TemplateError("\n".join(found.wrong))
    return Templates(tuple(found.telling), tuple(found.frame), tuple(found.topic))


def _load_file(path: Path, found: _Found) -> None:
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as e:
        found.wrong.append(f"{path.name}: not TOML: {e}")
        return
    makers = {"telling": _telling, "frame": _frame, "topic": _topic}
    found.wrong += [f"{path.name}: unknown table [{k}]: use telling, frame or topic" for k in raw if k not in makers]
    for kind, make in makers.items():
        for n, entry in enumerate(raw.get(kind, []), 1):
            where = f"{path.name}, {kind} {entry.get('id') or entry.get('name') or entry.get('style') or n}"
            try:
                made, wrong = make(entry)
                getattr(found, kind).append(made)
            except (TypeError, KeyError, ValueError) as e:
                wrong = [f"cannot be read: {e}"]
            found.wrong += [f"{where}: {w}" for w in wrong]


def _telling(raw: dict[str, Any]) -> tuple[Telling, list[str]]:
    t: Telling = _made(Telling, raw)
    found = slots(t.text)
    wrong = [f"unknown style {s!r}: use {', '.join(STYLES)}" for s in t.styles if s not in STYLES]
    wrong += [f"unknown source {s!r} in takes: use {', '.join(TAKES)}" for s in t.takes if s not in TAKES]
    wrong += [f"unknown slot {{{s}}}" for s in sorted(found - _MAY)]
    if t.shape not in NEEDS:
        return t, [*wrong, f"unknown shape {t.shape!r}: use {', '.join(NEEDS)}"]
    wrong += [f"a {t.shape} telling needs {{{s}}}" for s in sorted(NEEDS[t.shape] - found)]
    extra = (found & _PARTIES) - NEEDS[t.shape] - ({"relay2"} if t.shape == "relayed" else set())
    wrong += [f"a {t.shape} telling has no {{{s}}}" for s in sorted(extra)]
    if len(re.findall(r"\{[cC]ontent\}", t.text)) != 1:
        wrong.append("write {content} exactly once")
    if (t.shape == "witness") != bool(re.search(r"<[^<>]+>", t.text)):
        wrong.append("put < > round the words for the outlet's own reporter, in witness tellings only")
    if re.sub(r"\[[^\[\]{}]+\]", "", t.text).count("["):
        wrong.append("brackets round a cue must close, and hold no slot")
    return t, wrong


def _frame(raw: dict[str, Any]) -> tuple[Frame, list[str]]:
    f: Frame = _made(Frame, raw)
    wrong = [] if f.style in STYLES else [f"unknown style {f.style!r}: use {', '.join(STYLES)}"]
    unknown = slots(f.opening + f.closing + f.join + f.entry) - _FRAME
    wrong += [f"unknown slot {{{s}}}" for s in sorted(unknown)]
    if f.entry.count("{text}") != 1:
        wrong.append("entry must hold {text} once")
    return f, wrong


def _topic(raw: dict[str, Any]) -> tuple[Topic, list[str]]:
    made = dict(raw)
    made["bodies"] = tuple(_made(Body, b) for b in raw["bodies"])
    made["people"] = tuple(_made(Person, p) for p in raw["people"])
    made["claim"] = tuple(_made(ClaimTemplate, c) for c in raw["claim"])
    t: Topic = _made(Topic, made)
    wrong = []
    if len(t.claim) < 3 or len(t.people) < 3 or sum(is_proper(b.name) for b in t.bodies) < 2:
        wrong.append("a topic needs three claims, three people and two bodies with a proper name")
    for c in t.claim:
        wrong += [f"claim {c.key}: {w}" for w in _wrong_claim(c)]
    words = [*t.headlines, *t.filler, *(w for b in t.bodies for w in (b.name, *b.masks)), *(p.role for p in t.people)]
    wrong += [f"unknown slot in {w!r}" for w in words if slots(w) - _TOPIC]
    return t, wrong


def _wrong_claim(c: ClaimTemplate) -> list[str]:
    wrong = [] if len(c.wordings) >= 3 else ["write three wordings or more"]
    wrong += [f"take the full stop off: {w!r}" for w in c.wordings if w.rstrip().endswith(".")]
    wrong += [f"unknown slot in {w!r}" for w in c.wordings if slots(w) - _TOPIC]
    if any(("{n}" in w) != bool(c.number) for w in c.wordings):
        wrong.append("every wording holds {n} where number = [least, most] is given, none where it is not")
    if c.number and (len(c.number) != 2 or not 1 < c.number[0] < c.number[1]):
        wrong.append("number = [least, most], both above 1")
    return wrong


def _check_folder(folder: Path, found: _Found) -> None:
    """What a folder must hold as a whole."""
    have = {t.shape for t in found.telling}
    found.wrong += [f"{folder}: no telling of shape {s!r}" for s in NEEDS if s not in have]
    for style in STYLES:
        if style not in {f.style for f in found.frame}:
            found.wrong.append(f"{folder}: no frame for style {style!r}")
        for takes in ("person", "body", "unnamed"):
            if not any(t.shape == "direct" and style in t.styles and takes in t.takes for t in found.telling):
                found.wrong.append(f"{folder}: no direct telling with a source of kind {takes!r} for style {style!r}")
    for shape in ("direct", "relayed"):
        if not any(t.shape == shape and "document" in t.takes and t.relays < 2 for t in found.telling):
            found.wrong.append(f"{folder}: no {shape} telling takes a document")
    twice = [i for i, n in Counter(t.id for t in found.telling).items() if n > 1]
    found.wrong += [f"{folder}: two tellings are called {i!r}" for i in twice]
    if not found.topic:
        found.wrong.append(f"{folder}: no topic")


def is_proper(name: str) -> bool:
    """Whether the last word of a body's name has a capital: then it names somebody, else it describes."""
    last = name.split()[-1]
    return last.startswith("{") or last[0].isupper()


def _made(kind: type, raw: dict[str, Any]) -> Any:
    """The entry as a value, lists as tuples. Raises ValueError for unknown keys, TypeError for missing ones."""
    unknown = set(raw) - {f.name for f in fields(kind)}
    if unknown:
        raise ValueError(f"unknown key {', '.join(sorted(unknown))}")
    return kind(**{k: tuple(v) if isinstance(v, list) else v for k, v in raw.items()})


def main() -> int:
    try:
        t = load(Path(sys.argv[1]))
    except TemplateError as e:
        print(e)
        return 1
    shapes = Counter(x.shape for x in t.tellings)
    print(f"{len(t.tellings)} tellings, {len(t.frames)} frames, {len(t.topics)} topics")
    print(", ".join(f"{shapes[s]} {s}" for s in NEEDS))
    return 0


if __name__ == "__main__":
    sys.exit(main())
