"""Quotations: where they begin and end, and how contents are fitted to them."""

from dataclasses import replace

from hearsay.read.attribute import Found
from hearsay.read.quotes import quotations
from hearsay.read.speech import fit_to_quotations

from .page import page_of


def lines(text: str) -> list[bool]:
    page = page_of(text)
    gaps = []
    last = 0
    for w in page.words:
        gaps.append("\n" in page.text[last : w.span.start])
        last = w.span.end
    return gaps


def found(cue: tuple[int, int], *content: tuple[int, int]) -> Found:
    return Found((cue,), (), content, (), "statement", "asserts", 0.0)


def test_marks_pair_and_scare_quotes_are_left() -> None:
    page = page_of('“We saw the water rise,” she said. The “wave” came. "It was too late for us."')
    spans = quotations(page, [False] * len(page.words))
    assert [(page.word(a), page.word(b - 1)) for a, b in spans] == [("“", "”"), ('"', '"')]


def test_a_lost_mark_does_not_swallow_the_next_paragraph() -> None:
    text = "“We saw it, she said.\n\nThe army came back on Monday and left again."
    page = page_of(text)
    assert quotations(page, lines(text)) == []


def test_a_quotation_goes_on_when_the_next_paragraph_opens_with_a_mark() -> None:
    text = "“We saw it rise.\n\n“Nobody came to help us.”"
    page = page_of(text)
    assert quotations(page, lines(text)) == [(0, len(page.words))]


def test_a_content_that_covers_most_of_a_quotation_gets_all_of_it() -> None:
    page = page_of("“We saw the water rise by two metres,” she said.")
    cue = next(i for i in range(len(page.words)) if page.word(i) == "said")
    (fitted,) = fit_to_quotations(page, [False] * len(page.words), [found((cue, cue + 1), (2, 8))])
    assert fitted.content == ((0, cue - 1),)


def test_a_quotation_without_a_teller_goes_to_the_one_before_in_its_paragraph() -> None:
    text = "“We saw the water rise,” she said. “Nobody came to help us that night.”"
    page = page_of(text)
    cue = next(i for i in range(len(page.words)) if page.word(i) == "said")
    told = found((cue, cue + 1), (0, cue - 1))
    (fitted,) = fit_to_quotations(page, [False] * len(page.words), [told])
    assert fitted.content == ((0, cue - 1), (cue + 2, len(page.words)))


def test_but_not_across_a_paragraph() -> None:
    text = "“We saw the water rise,” she said.\n\n“Nobody came to help us that night.”"
    page = page_of(text)
    cue = next(i for i in range(len(page.words)) if page.word(i) == "said")
    told = found((cue, cue + 1), (0, cue - 1))
    assert fit_to_quotations(page, lines(text), [told]) == [replace(told)]


def test_a_quotation_within_a_quotation_does_not_end_it() -> None:
    page = page_of("“He told us “the wave is coming”, and we ran.” Then it came.")
    ((a, b),) = quotations(page, [False] * len(page.words))
    assert (a, page.word(b - 2)) == (0, ".")
    straight = page_of('"He told us "the wave is coming", and we ran." Then it came.')
    assert quotations(straight, [False] * len(straight.words)) == [(0, b)]


def test_a_cue_beside_a_quotation_tells_all_of_it() -> None:
    page = page_of("Calvo told her listeners on Monday, “We saw it rise. Nobody came. We waited for two days.”")
    start = next(i for i in range(len(page.words)) if page.word(i) == "“")
    (fitted,) = fit_to_quotations(page, [False] * len(page.words), [found((1, 2), (start, start + 6))])
    assert fitted.content == ((start, len(page.words)),)


def spans(text: str) -> list[str]:
    page = page_of(text)
    return [" ".join(page.word(i) for i in range(a, b)) for a, b in quotations(page, lines(text))]


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
