"""Verbs of saying and of denying: closed lists of general English, and the forms in which they occur.

In: a word. Out: whether it is a form of such a verb.
"""

_IRREGULAR = {
    "said": "say",
    "told": "tell",
    "wrote": "write",
    "written": "write",
    "read": "read",
    "sang": "sing",
    "went": "go",
    "replied": "reply",
    "cried": "cry",
    "denied": "deny",
}
_SAYING = frozenset(
    """say tell add ask write tweet reply respond answer continue explain note state declare insist argue warn recall
    shout yell chant exclaim joke quip remark comment observe announce acknowledge admit concede conclude claim caution
    stress emphasize emphasise assert maintain mention muse agree counter interject boast complain lament predict read
    report repeat reiterate retort scream cry whisper mutter urge plead promise vow pledge testify post blog email
    describe inquire wonder remember suggest contend allege opine offer elaborate clarify recount reflect
    sing""".split()
)

ADDRESSING = frozenset("told warned informed advised notified briefed assured reminded".split())
"""Passives whose subject is spoken to and tells nothing."""
_DENYING = frozenset("deny reject dismiss refute rebut dispute disavow decline refuse".split())


def is_saying(word: str) -> bool:
    """Whether the word is a form of a verb of saying."""
    return bool(_lemmas(word.lower()) & _SAYING)


def is_denying(word: str) -> bool:
    """Whether the word is a form of a verb of denying or refusing."""
    return bool(_lemmas(word.lower()) & _DENYING)


def _lemmas(w: str) -> set[str]:
    """What the word may be a form of: without -s, -ed, -ing, with a silent e or without a doubled consonant."""
    out = {_IRREGULAR.get(w, w)}
    for ending in ("s", "es", "d", "ed", "ing"):
        if w.endswith(ending):
            stem = w[: -len(ending)]
            out |= {stem, stem + "e"}
            if stem[-1:] == "i":
                out.add(stem[:-1] + "y")
            if len(stem) > 2 and stem[-1] == stem[-2]:
                out.add(stem[:-1])
    return out
