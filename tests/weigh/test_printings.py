"""Which sentences are one text."""

from hearsay.model import Copy, Story
from hearsay.weigh.printings import Printings, is_like, words_of
from tests import factory as f

A = "The old dam above Tarn has a crack. Nobody was told of it before Monday."
EDITED = "The old dam above Tarn has a large crack. Nothing else is known so far."
APART = "The old dam above Tarn has a crack. Nobody was told of it before Monday, villagers said."


def story(**texts: str) -> Story:
    reports = [f.report(name, text, name) for name, text in texts.items()]
    readings = [f.reading(r, sentences=f_sentences(r)) for r in reports]
    return f.story(*readings, claims=[], copies=(Copy(report="b", original="a", share=0.7, whole=True),))


def f_sentences(r) -> tuple:
    cut = r.text.index(". ") + 1
    return r.cite(0, cut).span, r.cite(cut + 1, len(r.text)).span


def test_edited_sentences_of_copies_are_one_and_others_are_not() -> None:
    s = story(a=A, b=EDITED, c=APART)
    printings = Printings(s)
    first, second = f_sentences(s.readings[0].report)
    number, printed = printings.of("a", first) or (0, {})
    assert set(printed) == {"a", "b"}
    assert (printings.of("b", first) or (None,))[0] == number
    assert set((printings.of("a", second) or (0, {}))[1]) == {"a"}
    assert printings.of("c", first) is None


def test_what_is_like() -> None:
    def like(x: str, y: str) -> bool:
        return is_like(words_of(x), words_of(y))

    assert like("He did not name them yesterday", "He did not name them")
    assert like(
        "the bank was leaking, the engineer said on Monday",
        "It was known that the bank was leaking, the engineer said on Monday",
    )
    assert not like("He said so", "He said no")
    assert not like("Nobody went up to the lake", "Somebody came down from the hill")
