"""Sources by the parse: trimmed, found where the network gave none, narrowed, and split where two speak together.

In: attributions as word spans. Out: the same with sources mended. Rules of `mend`.
"""

from collections.abc import Sequence
from dataclasses import replace

from . import nouns
from .attribute import Found, Words
from .clauses import yields
from .describe import Page, head_of, nominal
from .verbs import ADDRESSING

_MAX_UP = 6
_MODIFIERS = 5
"""Words at most that stand before a noun and belong to it."""
_SUBJECT = 8
"""Words from a source's beginning within which the subject of its own clause stands."""


def tidy_sources(page: Page, bounds: Sequence[Words], found: Sequence[Found]) -> list[Found]:
    """Take prepositions and signs off the edges of sources and relays, and give relays the words before them that tell
    which they are ("Ostland's state | news agency"); drop those that name nobody."""
    at = {i: b for b in bounds for i in range(*b)}
    return [
        replace(
            f,
            source=_nominals(page, f.source),
            relay=_outermost([_with_modifiers(page, at, x) for x in _nominals(page, f.relay)]),
        )
        for f in found
    ]


def _with_modifiers(page: Page, at: dict[int, Words], span: Words) -> Words:
    head = head_of(page, span)
    sentence = at[head]
    first = yields(page.words, sentence)[head - sentence[0]][0]
    whole = nominal(page, (min(first, span[0]), span[1])) or span
    before = range(whole[0], span[0])
    if len(before) > _MODIFIERS or any(page.words[i].pos in ("VERB", "ADP", "PUNCT", "CCONJ") for i in before):
        return span
    return whole


def _outermost(spans: Sequence[Words]) -> tuple[Words, ...]:
    """The spans without those that lie in another."""
    return tuple(s for s in dict.fromkeys(spans) if not any(t != s and t[0] <= s[0] and s[1] <= t[1] for t in spans))


def subjects(page: Page, bounds: Sequence[Words], found: Sequence[Found]) -> list[Found]:
    """Give an attribution without a source the subject of its cue ("said" … "adding"), the agent of a passive, or the
    possessor of a noun ("the minister's denial")."""
    at = {i: b for b in bounds for i in range(*b)}
    out = []
    for f in found:
        span = None if f.source or not f.cue else _subject(page, at, f) or _acronym_before(page, f)
        out.append(replace(f, source=(span,), doubt=max(f.doubt, 0.3)) if span else f)
    return out


def _subject(page: Page, at: dict[int, Words], f: Found) -> Words | None:
    cue = f.cue[0]
    head = head_of(page, cue) if cue[1] - cue[0] > 1 else cue[0]
    verbs = [i for i in range(*cue) if page.words[i].pos == "VERB"]
    head = verbs[-1] if verbs else head
    sentence = at[head]
    below = yields(page.words, sentence)
    busy = {i for span in (*f.content, *f.cue) for i in range(*span)}
    for _ in range(_MAX_UP):
        who = _agent(page, sentence, head)
        if who is not None:
            span = nominal(page, below[who - sentence[0]])
            return span if span and not busy & set(range(*span)) and span[1] - span[0] < 25 else None
        w = page.words[head]
        if (
            w.relation not in ("advcl", "xcomp", "conj", "acl", "parataxis")
            or w.head == head
            or _is_passive(page, sentence, head)
        ):
            return None
        head = w.head
    return None


def possessors(page: Page, bounds: Sequence[Words], found: Sequence[Found]) -> list[Found]:
    """Whose promise or claim it is stands before it ("Mr Reyes's apology and promise to resign")."""
    at = {i: b for b in bounds for i in range(*b)}
    return [f if (span := _possessor(page, at, f)) is None else replace(f, source=(span,)) for f in found]


def _possessor(page: Page, at: dict[int, Words], f: Found) -> Words | None:
    """The possessor of a cue that is a noun, or of the noun that it is joined to; None where it is the source."""
    if not f.source or not f.cue or any(page.words[i].pos == "VERB" for span in f.cue for i in range(*span)):
        return None
    noun = head_of(page, f.cue[0])
    if page.words[noun].pos != "NOUN":
        return None
    heads = [noun, page.words[noun].head] if page.words[noun].relation == "conj" else [noun]
    who = next((w for h in heads if (w := _agent(page, at[noun], h)) is not None and page.words[h].pos == "NOUN"), None)
    if who is None or any(a <= who < b for a, b in f.source):
        return None
    return nominal(page, yields(page.words, at[noun])[who - at[noun][0]])


def _acronym_before(page: Page, f: Found) -> Words | None:
    """A name in capitals right before the cue that the parse took for another word ("IS said")."""
    i = f.cue[0][0] - 1
    word = page.word(i) if i >= 0 else ""
    free = all(not a <= i < b for a, b in f.content)
    return (i, i + 1) if len(word) > 1 and word.isalpha() and word.isupper() and free else None


def _is_passive(page: Page, sentence: Words, head: int) -> bool:
    return any(page.words[i].head == head and page.words[i].relation == "aux:pass" for i in range(*sentence))


def _agent(page: Page, sentence: Words, head: int) -> int | None:
    """The word that names who does what the head tells."""
    children = [i for i in range(*sentence) if page.words[i].head == head and i != head]
    wanted = (
        ("obl:agent",)
        if _is_passive(page, sentence, head)
        else ("nsubj",)
        if page.words[head].pos != "NOUN"
        else ("nmod:poss",)
    )
    return next((i for i in children if page.words[i].relation in wanted), None)


def antecedents(page: Page, bounds: Sequence[Words], found: Sequence[Found]) -> list[Found]:
    """Narrow the source of a relative clause ("the flight of X, who called for …") to the noun that it hangs on."""
    at = {i: b for b in bounds for i in range(*b)}
    out = []
    for f in found:
        verb = next((i for span in f.cue for i in range(*span) if page.words[i].relation.startswith("acl:relcl")), None)
        if verb is None or not f.source or not f.source[0][0] <= page.words[verb].head < f.source[0][1]:
            out.append(f)
            continue
        noun = page.words[verb].head
        first, last = yields(page.words, at[noun])[noun - at[noun][0]]
        span = nominal(page, (max(first, f.source[0][0]), min(last, f.source[0][1])))
        out.append(replace(f, source=(span,)) if span else f)
    return out


def addressees(page: Page, bounds: Sequence[Words], found: Sequence[Found]) -> list[Found]:
    """Whoever "was warned" or "was told" something is not its source."""
    return [replace(f, source=()) if f.source and _was_addressed(page, f) else f for f in found]


def _was_addressed(page: Page, f: Found) -> bool:
    verbs = [i for span in f.cue for i in range(*span) if page.word(i).lower() in ADDRESSING]
    heads = {page.words[i].head for i in range(*f.source[0]) if page.words[i].relation == "nsubj:pass"}
    return bool(heads & set(verbs))


def with_verbs(page: Page, bounds: Sequence[Words], found: Sequence[Found]) -> list[Found]:
    """Narrow a source that took in its own clause ("the monitor relies on …, says") to the subject of that clause."""
    at = {i: b for b in bounds for i in range(*b)}
    return [replace(f, source=(_subject_of(page, at, f.source[0]),)) if f.source else f for f in found]


def _subject_of(page: Page, at: dict[int, Words], span: Words) -> Words:
    for i in range(*span):
        w = page.words[i]
        clause = page.words[w.head]
        own = w.relation == "nsubj" and span[0] <= w.head < span[1] and clause.pos == "VERB"
        if own and not clause.relation.startswith("acl") and i - span[0] < _SUBJECT:
            first, last = yields(page.words, at[i])[i - at[i][0]]
            return nominal(page, (max(first, span[0]), min(last, span[1]))) or span
    return span


def lost_commas(page: Page, bounds: Sequence[Words], found: Sequence[Found]) -> list[Found]:
    """Cut a source that ran together with what stands before it ("… held by the group a monitor said"): scraping lost
    the comma. What is cut off goes to the content before it."""
    return [_parted(page, f) for f in found]


def _parted(page: Page, f: Found) -> Found:
    if not f.source or not f.cue or f.source[0][1] != f.cue[0][0]:
        return f
    start, end = f.source[0]
    for i in range(end - 2, start, -1):
        if page.word(i) in ("a", "an") and page.words[i - 1].pos in ("NOUN", "PROPN") and not _person(page, (start, i)):
            content = tuple((a, i if b == start else b) for a, b in f.content)
            return replace(f, source=((i, end),), content=content)
    return f


def _person(page: Page, span: Words) -> bool:
    return any(page.labels[i] == "PERSON" for i in range(*span))


def joint_sources(page: Page, bounds: Sequence[Words], found: Sequence[Found]) -> list[Found]:
    """Split a source that joins two parties by "and" into one attribution each, with the same content."""
    out = []
    for f in found:
        parts = _conjuncts(page, f.source[0]) if f.source and f.cue else ()
        out += [replace(f, source=(p,)) for p in parts] if len(parts) > 1 else [f]
    return out


def _conjuncts(page: Page, span: Words) -> tuple[Words, ...]:
    """The parties of a noun phrase joined at its top, where each is a name or a noun with a determiner of its own."""
    head = head_of(page, span)
    others = [
        i
        for i in range(head + 1, span[1])
        if page.words[i].relation == "conj" and page.words[i].head == head and page.words[i].pos in ("NOUN", "PROPN")
    ]
    joints = [i for i in range(*span) if page.words[i].relation == "cc" and page.words[i].head in others]
    if len(others) != 1 or len(joints) != 1 or page.entity_at(head) == (page.entity_at(others[0]) or ()):
        return ()
    joint = joints[0]
    if any(page.word(i) in ("'s", "’s", "'", "’") for i in range(span[0], joint)):
        return ()  # colleagues of one house ("The Star's Ann Lee and Bo Park")
    entity = page.entity_at(joint)
    first, second = nominal(page, (span[0], joint)), nominal(page, (joint + 1, span[1]))
    if entity or not first or not second or not _stands_alone(page, second):
        return ()
    return first, second


def _stands_alone(page: Page, span: Words) -> bool:
    """Whether the second of two names a party by itself and is no further noun of the first ("officers and men")."""
    names = any(page.labels[i] in ("PERSON", "ORG", "LOC", "NORP") for i in range(*span))
    last = page.word(span[1] - 1).lower()
    sides = (span[1] - span[0] > 1 and last in nouns.SIDES) or (last in nouns.UNNAMED and nouns.is_plural(last))
    return names or sides or page.words[span[0]].pos == "DET"


def _nominals(page: Page, spans: Sequence[Words]) -> tuple[Words, ...]:
    return tuple(_from_hyphens(page, kept) for span in spans if (kept := nominal(page, span)))


def _from_hyphens(page: Page, span: Words) -> Words:
    """Begin a span where its first word does ("state|-|run television")."""
    start, end = span
    words = page.words
    while start > 1 and page.word(start - 1) == "-" and words[start - 2].span.end + 1 == words[start].span.start:
        start -= 2
    return start, end
