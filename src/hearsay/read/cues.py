"""Cues that tell nothing: function words, wishes to stay unnamed, what is only denied or doubted.

In: attributions as word spans. Out: those that tell. Rules of `mend`.
"""

import re
from collections.abc import Sequence

from . import nouns
from .attribute import Found, Words
from .describe import FIRST, Page, head_of
from .stance import is_unverified, stance_of
from .verbs import is_denying, is_saying

_TELLING = (
    *(
        "according",
        "reportedly",
        "allegedly",
        "supposedly",
        "purportedly",
        "citing",
        "quoting",
        "per ",
        "via ",
        "comment",
    ),
    *("said", "says"),
)
"""What makes a cue without verb or noun one all the same."""
_SHORT = 12
"""Words of a content at most in which a wish to stay unnamed is all that it says."""
_ANONYMITY = re.compile(r"\b(?:anonymity|not (?:to )?be (?:named|identified|quoted by name))\b", re.I)
_TOLD_BEFORE_NOUNS = frozenset("reported alleged claimed suspected purported rumoured rumored unconfirmed".split())
"""Participles before a noun that tell of it all the same ("the alleged leak")."""
_PERFORMING = frozenset("declare declares declared declaring proclaim proclaims proclaimed proclaiming".split())
_DEAD = frozenset("dead killed wounded injured missing safe".split())
_GUESSES = frozenset(("apparent", "supposed", "likely", "possible"))


def no_parties(page: Page, bounds: Sequence[Words], found: Sequence[Found]) -> list[Found]:
    """Drop what only "evidence" or "signs" suggest: nobody is telling."""
    return [
        f for f in found if not (f.source and nouns.singular(page.word(head_of(page, f.source[0]))) in nouns.NO_PARTY)
    ]


def objects_of_denial(page: Page, bounds: Sequence[Words], found: Sequence[Found]) -> list[Found]:
    """Drop tellings by nobody inside a denial or refusal ("denied reports of X"): they are what is denied."""
    denied = [f for f in found if stance_of(f.stance, _cue_text(page, f), "") in ("denies", "declines")]
    held = {i for f in denied for a, b in f.content for i in range(a, b)}
    return [f for f in found if f.source or not f.cue or f.anchor not in held]


def _cue_text(page: Page, f: Found) -> str:
    return " ".join(page.word(i) for span in f.cue for i in range(*span))


def telling_cues(page: Page, bounds: Sequence[Words], found: Sequence[Found]) -> list[Found]:
    """Drop cues that tell nothing: bare function words, "there was no claim of …", and guesses ("apparently")."""
    return [f for f in found if not f.cue or _tells(page, f)]


def anonymity(page: Page, bounds: Sequence[Words], found: Sequence[Found]) -> list[Found]:
    """Drop a source's wish to stay unnamed ("who asked not to be named"): it is about the source, not the event."""
    return [f for f in found if not _ANONYMITY.search(_words_of(page, f.content))]


def _words_of(page: Page, spans: Sequence[Words]) -> str:
    return " ".join(page.word(i) for span in spans for i in range(*span) if span[1] - span[0] < _SHORT)


def _tells(page: Page, f: Found) -> bool:
    words = [i for span in f.cue for i in range(*span)]
    text = _cue_text(page, f).lower()
    if text.startswith(("there ", "no ")) and "comment" not in text:
        return False
    if text in nouns.JUDGEMENTS or any(_is_apology(page.word(i)) for i in words):
        return False
    if any(page.words[i].pos in ("VERB", "NOUN", "PUNCT", "ADJ") and text not in _GUESSES for i in words):
        return True
    return any(w in text for w in _TELLING) or any(is_saying(page.word(i)) or is_denying(page.word(i)) for i in words)


def _is_apology(word: str) -> bool:
    return word.lower().startswith(("apologi", "apology"))


def conditions(page: Page, bounds: Sequence[Words], found: Sequence[Found]) -> list[Found]:
    """Drop what is only supposed to be told ("if confirmed"), and who is counted, not told of ("confirmed dead")."""
    return [f for f in found if not f.cue or not (_after_if(page, f) or _of_the_dead(page, f))]


def performed(page: Page, bounds: Sequence[Words], found: Sequence[Found]) -> list[Found]:
    """Drop what is done by declaring it ("declared a state of emergency"): nothing is said to be so."""
    return [f for f in found if not (f.cue and f.content and _performs(page, f))]


def _performs(page: Page, f: Found) -> bool:
    verb = page.word(f.cue[-1][1] - 1).lower()
    first, end = f.content[0][0], f.content[-1][1]
    act = verb in _PERFORMING and first == f.cue[-1][1] and page.word(first).lower() in ("a", "an", "the", "its")
    return act and not any(
        page.words[i].pos in ("VERB", "AUX") and page.words[i].relation in ("ccomp", "xcomp") for i in range(first, end)
    )


def attributes(page: Page, bounds: Sequence[Words], found: Sequence[Found]) -> list[Found]:
    """Drop participles before a noun that judge and do not tell ("the widely criticised deal")."""
    return [f for f in found if not (f.cue and not f.source and _judges(page, f))]


def _judges(page: Page, f: Found) -> bool:
    verbs = [i for span in f.cue for i in range(*span) if page.words[i].pos in ("VERB", "ADJ")]
    return bool(verbs) and all(
        page.words[i].relation == "amod" and page.word(i).lower() not in _TOLD_BEFORE_NOUNS for i in verbs
    )


def _after_if(page: Page, f: Found) -> bool:
    before = f.cue[0][0] - 1
    return (
        before >= 0 and page.word(before).lower() in ("if", "unless", "once") and len(_cue_text(page, f).split()) == 1
    )


def _of_the_dead(page: Page, f: Found) -> bool:
    behind = f.cue[-1][1]
    dead = behind < len(page.words) and page.word(behind).lower() in _DEAD
    return dead and page.word(behind - 1).lower() in ("confirmed", "declared", "pronounced")


def refusals_to_say(page: Page, bounds: Sequence[Words], found: Sequence[Found]) -> list[Found]:
    """Drop what a speaker says of his own speaking, and negates ("I'm not saying that …"): the quotation around it
    tells that already."""
    spoken = {i for f in found for a, b in f.content if b - a > _SHORT for i in range(a, b)}
    return [f for f in found if not (f.cue and f.anchor in spoken and _i_do_not_say(page, f))]


def _i_do_not_say(page: Page, f: Found) -> bool:
    who = {page.word(i).lower() for span in f.source for i in range(*span)}
    first, last = f.cue[0][0], f.cue[-1][1]
    near = {page.word(i).lower() for i in range(max(0, first - 3), last)}
    return bool(who & FIRST) and bool(near & {"not", "n't", "n’t", "never"})


def unverified_inside(page: Page, bounds: Sequence[Words], found: Sequence[Found]) -> list[Found]:
    """Drop "could not be verified" as a telling by nobody inside what somebody tells: it is that telling's stance."""
    told = {i for f in found if f.source for a, b in f.content for i in range(a, b)}
    return [f for f in found if f.source or not f.cue or f.anchor not in told or not is_unverified(_cue_text(page, f))]
