"""Names of organisations that the entity head cut short or in two."""

import pytest

from hearsay.read.attribute import Words
from hearsay.read.names import Entity, whole_names

from .page import page_of


@pytest.mark.parametrize(
    ("text", "parse", "span", "whole"),
    [
        # "Human" hangs on the name, the name on "Watch"
        (
            "the Coastal Rights Watch said",
            "1:ADJ:2:amod 2:PROPN:3:compound 3:PROPN:4:nsubj 4:VERB:4:root",
            (2, 3),
            (1, 4),
        ),
        ("Former Harbour Board staff", "0:ADJ:2:amod 1:PROPN:2:compound 2:PROPN:3:compound", (1, 3), (1, 3)),
        ("the old Harbour Board", "1:ADJ:3:amod 2:PROPN:3:compound 3:PROPN:3:root", (2, 4), (2, 4)),
    ],
)
def test_a_name_takes_in_the_capitals_that_hang_on_it(text: str, parse: str, span: Words, whole: Words) -> None:
    page = page_of(text, parse)
    assert whole_names(page.text, page.words, [(span, "ORG")], [(0, len(page.words))]) == [(whole, "ORG")]


def test_for_joins_two_halves_of_a_name() -> None:
    # 0 the 1 Ostrel 2 Board 3 for 4 Coastal 5 Rights
    page = page_of(
        "the Ostrel Board for Coastal Rights",
        "1:PROPN:2:compound 2:PROPN:2:root 3:ADP:5:case 4:PROPN:5:compound 5:PROPN:2:nmod",
    )
    halves: list[Entity] = [((1, 3), "ORG"), ((4, 6), "ORG")]
    assert whole_names(page.text, page.words, halves, [(0, 6)]) == [((1, 6), "ORG")]


def test_a_bare_apostrophe_joins_two_halves_of_a_name() -> None:
    # 0 the 1 Rowers 2 ' 3 League
    page = page_of("the Rowers' League", "1:PROPN:3:nmod:poss 2:PART:1:case 3:PROPN:3:root")
    halves: list[Entity] = [((1, 2), "ORG"), ((3, 4), "ORG")]
    assert whole_names(page.text, page.words, halves, [(0, 4)]) == [((1, 4), "ORG")]


def test_a_title_before_a_person_is_no_part_of_a_body() -> None:
    # 0 the 1 Senate 2 Speaker 3 Ann 4 Calvo
    page = page_of(
        "the Senate Speaker Ann Calvo", "1:PROPN:2:compound 2:PROPN:3:compound 3:PROPN:3:root 4:PROPN:3:flat"
    )
    found: list[Entity] = [((1, 2), "ORG"), ((3, 5), "PERSON")]
    assert whole_names(page.text, page.words, found, [(0, 5)]) == found
