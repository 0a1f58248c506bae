"""Headlines that end in who says it are told whole."""

from hearsay.read.attribute import Found, Words
from hearsay.read.headlines import whole_headlines

from .page import page_of

# 0 Toll 1 of 2 quay 3 blast 4 hits 5 nine 6 Monitor
PAGE = page_of("Toll of quay blast hits nine Monitor")


def found(content: Words, source: Words, cue: tuple[Words, ...] = ()) -> Found:
    return Found(cue, (source,), (content,), (), "statement", "asserts", 0.0)


def test_a_headline_is_told_from_its_beginning() -> None:
    (whole,) = whole_headlines(PAGE, [(0, 7)], [found((3, 6), (6, 7))])
    assert whole.content == ((0, 6),)


def test_a_source_that_the_parse_puts_into_the_next_sentence_ends_the_headline_too() -> None:
    (whole,) = whole_headlines(PAGE, [(0, 6), (6, 7)], [found((3, 6), (6, 7))])
    assert whole.content == ((0, 6),)


def test_what_a_cue_introduces_begins_where_it_begins() -> None:
    told = found((3, 6), (6, 7), ((2, 3),))
    assert whole_headlines(PAGE, [(0, 7)], [told]) == [told]


def test_words_that_somebody_else_tells_are_left_to_them() -> None:
    told, other = found((3, 6), (6, 7)), found((1, 2), (0, 1), ((2, 3),))
    assert whole_headlines(PAGE, [(0, 7)], [told, other])[0] == told
