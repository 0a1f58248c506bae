"""Evil texts: each a function of its length in code points. Parsers stumble over what is repeated or new."""

from collections.abc import Callable
from itertools import accumulate, count, takewhile

Text = Callable[[int], str]
"""A length → a text of about that length."""


def repeated(unit: str) -> Text:
    """The same words over and over."""
    return lambda n: (unit * (n // len(unit) + 1))[:n]


def numbered(unit: str) -> Text:
    """Words with a number in them that is never the same, so that every sentence, name or time is new."""

    def text(n: int) -> str:
        parts = (unit.format(_word(i)) for i in count())
        ends = accumulate(parts, lambda all_, part: (all_[0] + len(part), part), initial=(0, ""))
        return "".join(part for _, part in takewhile(lambda e: e[0] <= n, ends))

    return text


def _word(i: int) -> str:
    """A capitalised word of letters that no other number gives."""
    letters = "Ka"
    while True:
        letters += "bdfgklmnprstvz"[i % 14] + "aeiou"[i // 14 % 5]
        i //= 70
        if not i:
            return letters


def opened_then_closed(opening: str, closing: str) -> Text:
    """All marks of one kind first, then all of the other."""
    return lambda n: opening * (n // 2) + closing * (n // 2)


EVIL: dict[str, Text] = {
    "exclamation marks": repeated("!"),
    "mixed punctuation": repeated("!?.,;:-–—…'’\"/\\()[]{}"),
    "opening brackets": repeated("("),
    "'s": repeated("'s"),
    "a:": repeated("a:"),
    "blanks": repeated(" "),
    "line ends": repeated("\n"),
    "blank lines": repeated("\n \t"),
    "dashes": repeated("— "),
    "hyphens": repeated("--"),
    "dots": repeated("a."),
    "digits": repeated("1"),
    "numbers": repeated("1,200.5/7 "),
    "one word": repeated("a"),
    "capital word": repeated("A"),
    "hyphened word": repeated("a-"),
    "nested quotes": opened_then_closed("“", "”"),
    "quotes never closed": repeated("“It sank. "),
    "straight quotes": repeated('" '),
    "two kinds of quotes": repeated("“‘It sank’” "),
    "backticks": repeated("``It sank "),
    "attributions in one sentence": repeated("Ana Ruiz said that "),
    "attributions": repeated("The dam at Tarn has a crack, Ana Ruiz said. "),
    "quoted attributions": repeated("“The dam at Tarn has a crack,” she said. "),
    "new names": numbered("{0} Ruiz of the {0} Ministry said that the dam had a crack. "),
    "new sentences": numbered("The dam at {0} has a crack. "),
    "new bodies in one sentence": numbered("the {0} Ministry, "),
    "short sentences": repeated("It sank. "),
    "all capitals": repeated("THE MINISTRY SAID THAT THE DAM AT TARN HAS A CRACK. "),
    "titles": repeated("Minister Of The "),
    "times": repeated("on Monday at 10:30 a.m. last week, "),
    "dated claims": numbered("The dam at {0} broke on Monday, May 5, Ana Ruiz said on Tuesday. "),
    "months": repeated("May May "),
    "live blog": repeated("10:30 The dam has a crack.\n"),
    "posts": repeated("The dam has a crack.\n— Ana (@ana) May 5, 2031\n"),
    "signatures": repeated("— A B C D E F G H "),
    "headers": repeated("title: x\n"),
    "credits": repeated("© 2031 The "),
    "brackets": repeated("(Kestrel News "),
    "acronyms": repeated("Tarn Water Board of the (TWB) "),
    "bidi": repeated("\u202esaid\u202c \u2067it\u2069 "),
    "zero width": repeated("s\u200ba\u200di\u2060d "),
    "zalgo": repeated("a" + "\u0301\u0316\u0334" * 7),
    "surrogates": repeated("\ud800 said \udfff"),
    "pronouns": repeated("he said she said they said it "),
    "list of names": repeated("Ana Ruiz, Ben Okoro and "),
}
"""Name → text."""
