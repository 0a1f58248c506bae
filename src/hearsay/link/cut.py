"""Cut what was said into single propositions, each a verbatim stretch of the text.

In: the text of a content or a sentence, and the offsets of its verbs where a parse gives them. Out: `Stretch`es, each
with its aspect: a count of victims, an event as it is named ("a car bomb attack on …"), or anything else. One clause
often holds all three, and reports agree on one while they differ on another. Cutting too little merges two claims into
one; cutting too much only leaves single mentions.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from .nodes import head_of
from .patterns import one_of, whole_words

Aspect = Literal["plain", "toll", "event"]

_SENTENCE = re.compile(
    r"(?<![A-Z]\.[A-Z])(?<!\b[A-Z])(?<!\b(?:Mr|Dr|St|Ms))[.!?…]+[\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9])"
    r"|[?!][\"”]?\s+|;\s+|\s+—\s+|\n+"
)
_SOME = r"(?:at least|more than|over|about|around|some|up to|another|nearly|almost|as many as)\s+"
_COUNT = one_of(
    r"""\d[\d,]* dozens scores hundreds thousands several many two three four five six seven eight nine ten eleven
    twelve     twenty thirty forty fifty tens"""
)
_VICTIMS = rf"(?:{_SOME})*{_COUNT}"
_JOINT = re.compile(
    r",?\s+(?:and|but|while|whereas)\s+|,\s+(?=(?:who|which|killing|leaving|wounding|injuring|including)\b)"
    r"|\s+(?=(?:killing|wounding|injuring)\s+(?:at|more|over|some|about|nearly|dozens|scores|hundreds|\d|\w+\s+people))"
    rf"|\s+(?=(?:wounded|injured)\s+{_VICTIMS}\b)|(?<=[a-z])\s+(?={_VICTIMS}\s+(?:others\s+)?(?:were|was)\s+(?:wounded|injured)\b)"
    r"|\s+(?=(?:that|which)\s+(?:has\s+|have\s+|had\s+)?(?:killed|left|wounded|injured|claimed)\b)"
    rf"|,?\s+(?:along\s+with|as\s+well\s+as|among\s+(?:them|whom))\s+(?={_VICTIMS}\b)|,?\s+(?={_VICTIMS}\s+of\s+(?:them|whom)\b)"
    r"|\s+(?=including\s+[\w ]{0,12}?(?:children|women|civilians|soldiers|police\w*|minors|members)\b)"
    r"|\s+because\s+of\s+"
)
_GOES_ON = re.compile(r"\b(?:with|as|of|them|whom)\s+$")
"""What a conjunction ends with behind which more victims or a reason follow, with no verb of their own."""
_AUX = frozenset(
    """is are was were has have had will would could may might can did does do must should shall cannot isn't aren't
    wasn't weren't hasn't haven't hadn't won't wouldn't couldn't can't didn't doesn't don't i'm we're they're
    he's she's it's i'll we'll they'll he'll i've we've they've""".split()
)
_SUBJECTS = frozenset("i you he she it we they this that these those there who which".split())
_PARTICIPLES = frozenset("killing leaving wounding injuring killed wounded injured left".split())
_HURT = re.compile(
    rf"\s*(?:{_SOME})*{_COUNT}\s+(?:[\w-]+\s+){{0,3}}(?:killed|dead|wounded|injured|hurt|missing)\b"
    rf"|\s*(?:killed|wounded|injured|hurt|left)\s+(?:{_SOME})*{_COUNT}\b",
    re.I,
)
_TOLL = whole_words(r"kill\w* dead died deaths? die wound\w* injur\w* hurt casualties victims toll bodies lives")
_NUMBER = whole_words(_COUNT)
_EVENT = whole_words(
    """attacks? strikes? air_?strikes? air-strikes? raids? bombings? blasts? explosions? shellings? shootings? crash
    collision earthquake quake floods? flooding storms? fire blaze clashes massacre bombardment assault derailment
    landslide stampede outbreak offensive ambush bombers? gunm[ae]n attackers? assailants?"""
)
_AGENT = whole_words("bombers? gunm[ae]n attackers? assailants?")
"""Events that are named by those who did them."""
_MEANS = one_of("weapons? gas agents? bombs? munitions force missiles? drones?")
_USE = re.compile(
    rf"\b(?:(?:the|an?)\s+)?(?:\w+\s+)?(?:use|using|used)\s+(?:of\s+)?(?:[\w-]+\s+){{0,2}}{_MEANS}\b", re.I
)
_NOT_IN_TAIL = one_of(
    "has have was were is are that which who killed killing as and reached rose rises risen hits? left"
)
_TAIL = re.compile(
    r"(?:\s+(?:on|against|in|near|outside|at(?!\s+least)|of|by|targeting)"
    rf"\s+(?:(?!{_NOT_IN_TAIL}\b)[\w’'.-]+\s*){{1,7}})?",
    re.I,
)
_BREAK = frozenset(
    """a an the this that these those in by from after of on for and to as with at or but into over under near during
    before since was were is are be been being has have had will would could may might when where who which
    while killed killing hit targeted it he she they his her its their after than not""".split()
)
"""Words that end the run of modifiers in front of a noun."""
_FILLER = frozenset(
    """new latest recent first second last same such other another deadly deadliest major huge big massive alleged
    reported terrible horrific separate similar further more many several two three series fierce heavy heaviest
    intense intensive worst wednesday saturday sunday monday tuesday thursday friday saturdays sundays mondays
    tuesdays wednesdays thursdays fridays august july june may april march february january september october
    november december s today yesterday dead people civilians early late immediate subsequent previous
    initial""".split()
)
"""Modifiers that do not tell what sort of event it was."""
_OPENING = 2
"""Words that may stand before an event that opens its part ("In the blast …")."""
_TOKEN = re.compile(r"[\w’'-]+")


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """One proposition in a text."""

    start: int
    """Offset of its first character."""
    end: int
    """Offset behind its last."""
    aspect: Aspect = "plain"
    """What sort of proposition it is."""
    without: tuple[int, int] | None = None
    """A part inside it that is a stretch of its own: left out when comparing."""


def cut(text: str, verbs: Collection[int] | None = None) -> tuple[Stretch, ...]:
    """Cut a text into stretches that each state one proposition; a text that states one comes back whole.

    `verbs` holds the offsets of its verbs and auxiliaries; None lets word endings decide.
    """
    out: list[Stretch] = []
    for sentence in _between(text, (0, len(text)), [m.span() for m in _SENTENCE.finditer(text)]):
        for part in _between(text, sentence, _joints(text, sentence, verbs)):
            out += _aspects(text, part)
    return tuple(out) or (Stretch(0, len(text)),)


def _between(text: str, whole: tuple[int, int], gaps: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """What is left of `whole` around the gaps, trimmed; a left-over of one word is dropped."""
    out, start = [], whole[0]
    for a, b in [*gaps, (whole[1], whole[1])]:
        piece = _trim(text, start, a)
        if piece and (not gaps or len(_TOKEN.findall(text[piece[0] : piece[1]])) >= 2):
            out.append(piece)
        start = b
    return out


def _trim(text: str, a: int, b: int) -> tuple[int, int] | None:
    while a < b and (text[a].isspace() or text[a] in ",;:–—-"):
        a += 1
    while a < b and (text[b - 1].isspace() or text[b - 1] in ",;:–—-"):
        b -= 1
    return (a, b) if a < b else None


def _joints(text: str, sentence: tuple[int, int], verbs: Collection[int] | None) -> list[tuple[int, int]]:
    """The conjunctions that join two propositions, judged by what stands on both sides."""
    out: list[tuple[int, int]] = []
    last = sentence[0]
    for m in _JOINT.finditer(text, *sentence):
        if _joins_names(text, m):
            continue
        if _states(text, (last, m.start()), verbs) and _opens(text, (m.end(), sentence[1]), m[0], verbs):
            out.append(m.span())
            last = m.end()
    return out


def _joins_names(text: str, joint: re.Match[str]) -> bool:
    """Whether an "and" without comma stands between two names ("Ana and Ben have …"), which makes one subject."""
    left = _TOKEN.findall(text[max(0, joint.start() - 40) : joint.start()])
    right = _TOKEN.match(text, joint.end())
    plain = joint[0].strip() in ("and", "but")
    return plain and bool(left) and right is not None and left[-1][:1].isupper() and right[0][:1].isupper()


def _states(text: str, part: tuple[int, int], verbs: Collection[int] | None) -> bool:
    """Whether the left side can stand as a proposition: three words, one of them a verb, or a count of victims."""
    tokens = list(_TOKEN.finditer(text, *part))
    if len(tokens) < 3:
        return bool(_TOLL.search(text, *part) and _NUMBER.search(text, *part))
    return (
        bool(_TOLL.search(text, *part)) or any(_is_verb(t, verbs) for t in tokens) or bool(_EVENT.search(text, *part))
    )


def _is_verb(token: re.Match[str], verbs: Collection[int] | None) -> bool:
    if verbs is not None:
        return token.start() in verbs
    word = token[0].lower().replace("’", "'")
    return word in _AUX or word.endswith(("ed", "n't"))


def _opens(text: str, part: tuple[int, int], joint: str, verbs: Collection[int] | None) -> bool:
    """Whether the right side begins a proposition of its own."""
    tokens = [m for _, m in zip(range(8), _TOKEN.finditer(text, *part), strict=False)]
    if len(tokens) < 2:
        return False
    first = tokens[0][0].lower()
    if first == "including" or _GOES_ON.search(joint):
        return True
    if not joint.strip(", ") and _NUMBER.match(tokens[0][0]):
        return True
    if not joint.strip(", ") and (first in _PARTICIPLES or first in ("who", "which", "that")):
        return len(tokens) >= 4 or first in _PARTICIPLES
    if _HURT.match(text, *part):
        return True
    return first in _SUBJECTS or _is_verb(tokens[0], verbs) or any(_is_verb(t, verbs) for t in tokens[1:6])


def _aspects(text: str, part: tuple[int, int]) -> list[Stretch]:
    """The part itself and, where it names an event by what sort it was, that name as a stretch of its own.

    A part that tells of the event itself ("a suicide bomber blew himself up") is not cut: its name says no more.
    """
    words = text[slice(*part)]
    toll = bool(_TOLL.search(words) and _NUMBER.search(words))
    event = _event(text, part)
    if event is None:
        return [Stretch(*part, "toll" if toll else "plain")]
    if event == part:
        return [Stretch(*part, "event")]
    if not toll and _tells_of(text, part, event):
        return [Stretch(*part, "plain")]
    return [Stretch(*part, "toll" if toll else "plain", event if toll else None), Stretch(*event, "event")]


def _tells_of(text: str, part: tuple[int, int], event: tuple[int, int]) -> bool:
    """Whether the event, or who did it, is what the part is about: it opens it, or is named by those who did it."""
    return len(_TOKEN.findall(text, part[0], event[0])) <= _OPENING or bool(_AGENT.search(text, *event))


def _event(text: str, part: tuple[int, int]) -> tuple[int, int] | None:
    """The first name of an event in the part that says what sort of event it was, or who did it."""
    for m in _EVENT.finditer(text, *part):
        tail = _TAIL.match(text, m.end(), part[1])
        start = _first_modifier(text, part[0], m.start())
        by = tail is not None and tail[0].split()[:1] == ["by"]
        if start is not None or by:
            found = _trim(text, m.start() if start is None else start, tail.end() if tail else m.end())
            return found if found and len(_TOKEN.findall(text[slice(*found)])) >= 2 else None
    use = _USE.search(text, *part)
    return use.span() if use else None


def is_event(name: str) -> bool:
    """Whether a description is that of an event ("the blast"), which tells nobody anything."""
    return bool(_EVENT.fullmatch(head_of(name))) and not _AGENT.fullmatch(head_of(name))


def _first_modifier(text: str, floor: int, head: int) -> int | None:
    """Where the modifiers right in front of an event's noun begin; None when none of them tells the sort of event."""
    before = list(_TOKEN.finditer(text, max(floor, head - 60), head))
    start, end = None, head
    for token in reversed(before[-5:]):
        word = token[0].lower()
        if text[token.end() : end].strip('"“” ') or word in _BREAK or word.isdigit():
            break
        if word in ("any", "no", "possible", "future", "every", "each"):
            return None
        end = token.start()
        if word not in _FILLER:
            start = token.start()
    return start
