"""Contents fitted to quotations, and quotations handed on to whoever spoke before."""

from dataclasses import replace

from hearsay.read.attribute import Found
from hearsay.read.speech import fit_to_quotations

from .page import lines, page_of


def found(cue: tuple[int, int], *content: tuple[int, int]) -> Found:
    return Found((cue,), (), content, (), "statement", "asserts", 0.0)


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
    assert fit_to_quotations(page, lines(page), [told]) == [replace(told)]


def test_a_cue_beside_a_quotation_tells_all_of_it() -> None:
    page = page_of("Calvo told her listeners on Monday, “We saw it rise. Nobody came. We waited for two days.”")
    start = next(i for i in range(len(page.words)) if page.word(i) == "“")
    (fitted,) = fit_to_quotations(page, [False] * len(page.words), [found((1, 2), (start, start + 6))])
    assert fitted.content == ((start, len(page.words)),)


def test_nothing_stands_before_a_quotation_that_begins_a_text() -> None:
    page = page_of("“We left on Monday in the rain,” said Dew.")
    cue = next(i for i in range(len(page.words)) if page.word(i) == "said")
    for last in range(1, cue):
        (fitted,) = fit_to_quotations(page, [False] * len(page.words), [found((cue, cue + 1), (0, last))])
        assert fitted.content[0][0] == 0
    far = page_of("“We left on Monday in the rain” " + "and then the rain of the week " * 4 + "said Dew.")
    cue = next(i for i in range(len(far.words)) if far.word(i) == "said")
    bit = found((cue, cue + 1), (1, 2))
    assert fit_to_quotations(far, [False] * len(far.words), [bit]) == [bit]  # it stands beside nothing


def told(text: str, cue_word: str, parse: str, *content: tuple[int, int]) -> list[tuple[str, str]]:
    """Cues and contents after fitting, from a first attribution at the cue word."""
    page = page_of(text, parse)
    cue = next(i for i in range(len(page.words)) if page.word(i) == cue_word)
    fitted = fit_to_quotations(page, lines(page), [found((cue, cue + 1), *content)])

    def words(spans: tuple[tuple[int, int], ...]) -> str:
        return " … ".join(" ".join(page.word(i) for i in range(a, b)) for a, b in spans)

    return [(words(f.cue), words(f.content)) for f in fitted]


def test_words_of_the_report_beside_a_whole_quotation_are_no_content() -> None:
    # 0 She 1 cried 2 , 3 “ 4 We 5 are 6 lost 7 , 8 ” 9 until 10 help 11 came 12 .
    assert told("She cried, “We are lost,” until help came.", "cried", "11:VERB:1:advcl", (3, 12)) == [
        ("cried", "“ We are lost , ”")
    ]


def test_a_bit_quoted_in_another_clause_is_not_the_same_telling() -> None:
    # 0 “ 1 We 2 are 3 lost 4 , 5 ” 6 said 7 Calvo 8 , 9 who 10 fears 11 a 12 “ 13 very 14 long 15 night 16 . 17 ”
    text = "“We are lost,” said Calvo, who fears a “very long night.”"
    assert told(text, "said", "10:VERB:7:acl:relcl", (0, 6), (12, 18)) == [("said", "“ We are lost , ”")]


def test_both_parts_of_a_split_quotation_stay_where_scraping_lost_the_commas() -> None:
    # 0 " 1 We 2 are 3 lost 4 " 5 said 6 Calvo 7 . 8 " 9 Nobody 10 came 11 . 12 "
    text = '"We are lost" said Calvo. "Nobody came."'
    assert told(text, "said", "2:AUX:3:cop 5:VERB:5:root 10:VERB:10:root", (9, 12)) == [
        ("said", '" We are lost " … " Nobody came . "')
    ]


def test_what_the_speaker_thinks_within_a_quotation_keeps_nobody_from_going_on() -> None:
    page = page_of("“We saw the water rise,” she went on. “I think that nobody came to help us.”")
    at = {page.word(i): i for i in range(len(page.words))}
    outer = found((at["went"], at["went"] + 2), (0, at["she"]))
    inner = found((at["think"], at["think"] + 1), (at["that"], len(page.words) - 2))
    fitted = fit_to_quotations(page, [False] * len(page.words), [outer, inner])
    assert fitted[0].content[-1] == (at["I"] - 1, len(page.words))
