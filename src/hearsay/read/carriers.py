"""Who passes words on: outlets that tell what another source told.

In: attributions with the parties of the page. Out: which attribution is told through which.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from .attribute import Found, Words
from .describe import Page, describe, nominal
from .discourse import Discourse

_QUOTING = frozenset(("citing", "quoting"))
_CITING = _QUOTING | {"according"}
"""Cues that name where the telling beside them is from."""
_ALIKE = 0.8
"""Share of all their words that two contents have in common when they are one."""


def is_outlet(page: Page, span: Words, discourse: Discourse) -> bool:
    """Whether the words name a news organisation, by the page's parties or by themselves."""
    d = describe(page, span)
    known = next((discourse.at_word[i] for i in range(*(d.name or d.span)) if i in discourse.at_word), None)
    return d.kind == "outlet" or (d.kind != "person" and known is not None and known.kind == "outlet")


def end_at_outlets(page: Page, found: Sequence[Found], discourse: Discourse) -> list[Found]:
    """What an outlet tells "according to" somebody is what that somebody says: no source tells what outlets report."""
    out = list(found)
    beside = _by_sentence(page, found)
    for n, f in enumerate(found):
        for j in beside[page.sentence[f.anchor]] if _cites(page, f) else ():
            if j != n and _is_told_by_outlet(page, found[j], f, discourse):
                out[n] = replace(f, content=found[j].content)
    return out


def around(page: Page, found: Sequence[Found], discourse: Discourse) -> list[Found]:
    """Let a telling that stands around another hold all of it: "According to Calvo, Reyes said it rained" is Calvo's
    telling of what Reyes said, and so is "Reyes said it rained, Radio Ombra reported" Radio Ombra's."""
    out = list(found)
    beside = _by_sentence(page, found)
    ending: dict[tuple[int, int], list[int]] = defaultdict(list)
    for n, f in enumerate(found):
        ending[page.sentence[f.anchor], f.content[-1][1]].append(n)
    for n, f in enumerate(found):
        if not (f.source and f.cue):
            continue
        sentence = page.sentence[f.anchor]
        opens = _opens_with_according(page, f)
        for g in (found[j] for j in (beside[sentence] if opens else ending[sentence, f.content[-1][1]]) if j != n):
            if not (g.source and g.cue) or g.cue == f.cue:
                continue
            whole = (min(g.source[0][0], g.cue[0][0], g.content[0][0]), g.content[-1][1])
            if opens and g.source[0][0] > f.source[0][0] and _within(f, g):
                source = nominal(page, (f.source[0][0], min(f.source[0][1], whole[0])))
                out[n] = replace(f, content=(whole,), source=(source,) if source else f.source)
            elif _trails(f, g) and is_outlet(page, f.source[0], discourse):
                out[n] = replace(f, content=(whole,))
    return out


def _opens_with_according(page: Page, f: Found) -> bool:
    """Whether the cue is "according to" and opens its sentence."""
    first = f.cue[0][0]
    return page.word(first).lower() == "according" and (first == 0 or page.sentence[first - 1] != page.sentence[first])


def _trails(f: Found, g: Found) -> bool:
    """Whether f's cue stands behind what g tells, and f's content is the end of it."""
    end = g.content[-1][1]
    return f.cue[0][0] >= end and f.source[0][0] >= end and f.content[-1][1] == end and _within(f, g)


def _within(f: Found, g: Found) -> bool:
    """Whether all that f tells is told by g."""
    inner = {i for span in g.content for i in range(*span)}
    return all(i in inner for span in f.content for i in range(*span))


def _by_sentence(page: Page, found: Sequence[Found]) -> dict[int, list[int]]:
    """Sentence → the attributions whose anchor stands in it."""
    out: dict[int, list[int]] = defaultdict(list)
    for n, f in enumerate(found):
        out[page.sentence[f.anchor]].append(n)
    return out


def _cites(page: Page, f: Found) -> bool:
    return bool(f.cue) and page.word(f.cue[0][0]).lower() in _CITING


def _is_told_by_outlet(page: Page, g: Found, f: Found, discourse: Discourse) -> bool:
    """Whether g is an outlet's telling within the content of f, before f's cue, and f's source is no outlet. Both
    stand in one sentence."""
    within = g.cue and any(a <= g.anchor < b for a, b in f.content) and g.content[-1][1] <= f.anchor
    if not within or not f.source or not g.source:
        return False
    return is_outlet(page, g.source[0], discourse) and not is_outlet(page, f.source[0], discourse)


def told_through(page: Page, found: Sequence[Found], discourse: Discourse) -> dict[int, int]:
    """Attribution → the telling of the same words beside it that it is told through.

    Whoever says something "citing" another passes it on; beside "according to", only an outlet does.
    """
    out = {}
    beside = _by_sentence(page, found)
    for i, f in enumerate(found):
        for j in beside[page.sentence[f.anchor]] if _cites(page, f) else ():
            g = found[j]
            if j != i and _beside(f, g) and _alike(f, g):
                quoting = page.word(f.cue[0][0]).lower() in _QUOTING
                news = is_outlet(page, g.source[0], discourse) and not is_outlet(page, f.source[0], discourse)
                if quoting or news:
                    out[i] = j
    return out


def _beside(f: Found, g: Found) -> bool:
    """Whether both have a source and each its own cue."""
    return bool(f.source and g.source and g.cue and g.cue != f.cue)


def _alike(f: Found, g: Found) -> bool:
    a, b = ({i for span in x.content for i in range(*span)} for x in (f, g))
    return len(a & b) >= _ALIKE * len(a | b)
