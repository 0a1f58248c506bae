"""Quotations: where they begin and end."""

from hearsay.read.quotes import is_direct, quotations

from .page import lines, page_of


def spans(text: str) -> list[str]:
    page = page_of(text)
    return [" ".join(page.word(i) for i in range(a, b)) for a, b in quotations(page, lines(page))]


def test_marks_pair_and_scare_quotes_are_left() -> None:
    page = page_of('“We saw the water rise,” she said. The “wave” came. "It was too late for us."')
    spans = quotations(page, [False] * len(page.words))
    assert [(page.word(a), page.word(b - 1)) for a, b in spans] == [("“", "”"), ('"', '"')]


def test_a_lost_mark_does_not_swallow_the_next_paragraph() -> None:
    text = "“We saw it, she said.\n\nThe army came back on Monday and left again."
    page = page_of(text)
    assert quotations(page, lines(page)) == []


def test_a_quotation_goes_on_when_the_next_paragraph_opens_with_a_mark() -> None:
    text = "“We saw it rise.\n\n“Nobody came to help us.”"
    page = page_of(text)
    assert quotations(page, lines(page)) == [(0, len(page.words))]


def test_a_quotation_within_a_quotation_does_not_end_it() -> None:
    page = page_of("“He told us “the wave is coming”, and we ran.” Then it came.")
    ((a, b),) = quotations(page, [False] * len(page.words))
    assert (a, page.word(b - 2)) == (0, ".")
    straight = page_of('"He told us "the wave is coming", and we ran." Then it came.')
    assert quotations(straight, [False] * len(straight.words)) == [(0, b)]


def test_a_mark_that_faces_left_opens_nothing() -> None:
    assert spans('There was no risk" yet. "We see no risk now," she said.') == ['" We see no risk now , "']


def test_a_straight_mark_may_close_what_a_curly_one_opened() -> None:
    assert spans('He was a “good and careful neighbour," who helped. “We miss him so,” she said.') == [
        '“ good and careful neighbour , "',
        "“ We miss him so , ”",
    ]


def test_single_marks_quote_and_apostrophes_do_not() -> None:
    assert spans("‘The boys’ coats were wet,’ she said, ‘and they’d gone.’") == [
        "‘ The boys ’ coats were wet , ’",
        "‘ and they ’d gone . ’",
    ]


def test_a_closing_mark_typed_for_an_opening_one() -> None:
    assert spans("”We saw it rise.” She left.") == ["” We saw it rise . ”"]


def test_whole_sentences_are_quoted_directly_bits_are_not() -> None:
    whole, bit = page_of("“We left,” she said"), page_of("a “very long night,” she said")
    assert is_direct(whole, quotations(whole, [False] * 8)[0])
    assert not is_direct(bit, quotations(bit, [False] * 10)[0])
