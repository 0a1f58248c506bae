"""Every place where a claim may stand: contents of attributions and own-voice statements, cut into propositions.

In: one reading. Out: `Piece`s, each verbatim, with the words that its pronouns stand for.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from hearsay.model import Attribution, Evidence, Interval, Polarity, Reading, Span

from .cut import Aspect, Stretch, cut
from .patterns import whole_words
from .quantities import quantities

_FIRST = re.compile(r"\b(?:I|me|myself)\b|\bI(?=['’])")
_MINE = re.compile(r"\b(?:my|mine)\b", re.I)
_THIRD = re.compile(r"^(?:\W*)(?:that\s+)?(he|she|they|it)\b", re.I)
_POLARITY: Mapping[str, Polarity] = {"denies": "denies", "declines": "none"}
_UNCHECKED = re.compile(
    r"(?:\bnot|n[’']t|\bnever|\bunable|\bimpossible|\bno way)\b[\w\s]{0,40}?"
    r"\b(?:verif|confirm|authenticat|corroborat|substantiat)",
    re.I,
)
_HIS = re.compile(r"^(\W*)(?:his|her|their|its)\b", re.I)
_DIRECTS = whole_words(
    """urge urges urged urging call calls called calling demand demands demanded demanding ask asks asked asking appeal
    appeals appealed appealing request requests requested requesting recommend recommends recommended insist insists
    insisted order orders ordered ordering want wants wanted"""
)
_TO_DO = re.compile(r"(?:^|\s)to\s+(?:[a-z]+ly\s+)?[a-z]+", re.I)
_BARE_TOLL = re.compile(r"\W*(?:the|that|this)\s+(?:(?:death|casualty)\s+)?(?:toll|figures?|count)\W*", re.I)
_TOLL_OF = re.compile(
    r"\b(?:(?:death|casualty)\s+)?(?:toll|number\s+of\s+(?:\w+\s+)?(?:victims|dead|deaths|casualties))\s+"
    r"(?:from|in|of|after)\s+\Z",
    re.I,
)
_LEAD = 60
"""Code points before a stretch in which such words stand."""
_LETTERS = re.compile(r"[a-z]{3}")
_WORD = re.compile(r"[A-Za-z0-9]")


@dataclass(frozen=True, slots=True)
class Piece:
    """One proposition where it stands."""

    evidence: Evidence
    """The words."""
    attribution: str | None
    """Id of the attribution whose content it is part of; None for the outlet's own voice."""
    polarity: Polarity
    """What its source says of it."""
    plain: str
    """The words with "I" and a leading "he" replaced by the name of who says it: for comparing only."""
    origin: str | None
    """Id of the party that it finally rests on; None in the outlet's own voice."""
    times: tuple[Interval, ...]
    """Days that the clause is dated to."""
    is_directed: bool
    """Whether it is what somebody urges, demands or calls for."""
    parent: Span
    """The content or statement that it was cut from."""
    aspect: Aspect
    """Whether it counts victims, names an event, or says anything else."""

    @property
    def place(self) -> tuple[str, int, int, str]:
        """Sort key: report, then text, then attribution."""
        span = self.evidence.span
        return self.evidence.report, span.start, span.end, self.attribution or ""


def pieces_of(reading: Reading, origins: Mapping[str, tuple[str | None, str]]) -> list[Piece]:
    """Cut one reading into pieces. `origins` gives for each attribution its origin's name and party id."""
    out = [p for a in reading.attributions if _counts(a) for p in _of_attribution(reading, a, origins[a.id])]
    taken = [e.span for a in reading.attributions for e in a.content]
    for s in reading.statements:
        if not any(s.evidence.span.holds(t) and len(t) * 2 > len(s.evidence.span) for t in taken):
            out += _pieces(reading, s.evidence, None, "supports", (None, ""))
    return _with_tolls(sorted(out, key=lambda p: p.place))


def _with_tolls(pieces: list[Piece]) -> list[Piece]:
    """Where only "the death toll" is told or confirmed, the toll that the report gave last is meant."""
    out: list[Piece] = []
    last = ""
    for p in pieces:
        if _BARE_TOLL.fullmatch(p.evidence.text):
            p = replace(p, plain=last or p.plain, aspect="toll" if last else p.aspect)  # noqa: PLW2901
        elif any(q.sort == "dead" for q in quantities(p.plain)):
            last = p.plain
        out.append(p)
    return out


def _counts(a: Attribution) -> bool:
    return a.type == "statement" and not a.relays_only


def _of_attribution(reading: Reading, a: Attribution, origin: tuple[str | None, str]) -> Iterable[Piece]:
    cue = " ".join(e.text for e in a.cue)
    polarity = _polarity(a, cue)
    for part in a.content:
        directed = bool(_DIRECTS.search(cue)) and (
            " for" in cue or bool(_TO_DO.search(part.text)) or len(part.text) < 80
        )
        for p in _pieces(reading, part, a.id, polarity, origin):
            yield replace(p, is_directed=directed)


def _polarity(a: Attribution, cue: str) -> Polarity:
    """What the source says of the content; who only says that it could not be checked supports nothing."""
    if a.stance == "unconfirmed" and any(_UNCHECKED.search(t) for t in (cue, *(e.text for e in a.content))):
        return "none"
    return _POLARITY.get(a.stance, "supports")


def _pieces(
    reading: Reading, part: Evidence, attribution: str | None, polarity: Polarity, origin: tuple[str | None, str]
) -> Iterable[Piece]:
    name, party = origin
    at = part.span.start
    for stretch in cut(part.text, _verbs(reading, part.span)):
        evidence = reading.report.cite(at + stretch.start, at + stretch.end)
        if not _WORD.search(evidence.text) or (attribution is None and not _says_something(stretch, evidence.text)):
            continue
        yield Piece(
            evidence=evidence,
            attribution=attribution,
            polarity=polarity,
            plain=plain_words(_counted(reading, evidence.span) + _compared(part.text, stretch), name),
            origin=party or None,
            times=_times(reading, evidence.span),
            is_directed=False,
            parent=part.span,
            aspect=stretch.aspect,
        )


def _counted(reading: Reading, span: Span) -> str:
    """What stands right before words that begin inside "the toll of …": the count would be one of nothing."""
    found = _TOLL_OF.search(reading.report.text, max(0, span.start - _LEAD), span.start)
    return found[0] if found else ""


def plain_words(text: str, speaker: str | None) -> str:
    """Put the speaker's name for "I" and "my", and for a "he" or "they" that opens the words."""
    words = " ".join(text.replace("“", '"').replace("”", '"').replace('"', " ").split())
    if not speaker or len(speaker) > 60:
        return words
    speaker = speaker.split()[-1]
    words = _FIRST.sub(lambda m: speaker, words)  # a name may hold what a template would take for its own
    words = _MINE.sub(lambda m: f"{speaker}'s", words)
    words = _HIS.sub(lambda m: f"{m[1]}{speaker}'s", words)
    opened = _THIRD.match(words)
    if opened:
        words = speaker + words[opened.end() :]
    return words


def _says_something(stretch: Stretch, words: str) -> bool:
    """Whether words in the outlet's own voice can be a claim: four words, a name of an event two; no bare numbers."""
    return len(words.split()) >= (2 if stretch.aspect == "event" else 4) and bool(_LETTERS.search(words))


def _times(reading: Reading, span: Span) -> tuple[Interval, ...]:
    inside = [
        t.interval for t in reading.times if t.interval and t.of == "event" and _dates(t.event, t.evidence.span, span)
    ]
    return tuple(sorted(set(inside)))


def _dates(event: Span | None, words: Span, span: Span) -> bool:
    return span.holds(words) or (event is not None and event.holds(words) and span.holds(event))


def _compared(text: str, stretch: Stretch) -> str:
    """The words of a stretch without the part that is a stretch of its own, where enough is left."""
    whole = text[stretch.start : stretch.end]
    if stretch.without is None:
        return whole
    left = text[stretch.start : stretch.without[0]] + text[stretch.without[1] : stretch.end]
    return left if len(left.split()) >= 3 else whole


def _verbs(reading: Reading, span: Span) -> frozenset[int] | None:
    """Offsets within the span of its verbs and auxiliaries; None without a parse."""
    if not reading.words:
        return None
    first, last = (bisect_left(reading.words, at, key=lambda w: w.span.start) for at in (span.start, span.end))
    return frozenset(w.span.start - span.start for w in reading.words[first:last] if w.pos in ("VERB", "AUX"))
