"""Sources by the parse: trimmed, found where the network gave none, narrowed, and split where two speak together.

In: attributions as word spans. Out: the same with sources mended. Rules of `mend`.
"""

from collections.abc import Sequence
from dataclasses import replace

from .attribute import Found, Words
from .clauses import yields
from .describe import Page, head_of, nominal

_MAX_UP = 6


def tidy_sources(page: Page, bounds: Sequence[Words], found: Sequence[Found]) -> list[Found]:
    """Take prepositions and signs off the edges of sources and relays; drop those that name nobody."""
    return [replace(f, source=_nominals(page, f.source), relay=_nominals(page, f.relay)) for f in found]


def subjects(page: Page, bounds: Sequence[Words], found: Sequence[Found]) -> list[Found]:
    """Give an attribution without a source the subject of its cue ("said" … "adding"), the agent of a passive, or the
    possessor of a noun ("the minister's denial")."""
    at = {i: b for b in bounds for i in range(*b)}
    out = []
    for f in found:
        span = None if f.source or not f.cue else _subject(page, at, f)
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
    names = any(page.labels[i] in ("PERSON", "ORG") for i in range(*span))
    return names or page.words[span[0]].pos == "DET" or any(page.labels[i] == "NORP" for i in range(*span))


def _nominals(page: Page, spans: Sequence[Words]) -> tuple[Words, ...]:
    return tuple(_from_hyphens(page, kept) for span in spans if (kept := nominal(page, span)))


def _from_hyphens(page: Page, span: Words) -> Words:
    """Begin a span where its first word does ("state|-|run television")."""
    start, end = span
    words = page.words
    while start > 1 and page.word(start - 1) == "-" and words[start - 2].span.end + 1 == words[start].span.start:
        start -= 2
    return start, end
