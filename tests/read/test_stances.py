"""Stances by the words in and behind a content, and hedges inside what somebody tells."""

import pytest

from hearsay.read.attribute import Found, Words
from hearsay.read.stances import settle_stances

from .page import page_of


def found(cue: Words, content: Words, source: Words | None = None) -> Found:
    return Found((cue,), (source,) if source else (), (content,), (), "statement", "asserts", 0.0)


@pytest.mark.parametrize(
    ("text", "content", "stance"),
    [
        ("Calvo said the dam broke.", (2, 5), "asserts"),
        (
            "Calvo said the dam broke but it was not immediately clear on Sunday if anyone was hurt.",
            (2, 5),
            "unconfirmed",
        ),
        ("Calvo said the dam broke, a claim which, if confirmed, would be the first.", (2, 5), "unconfirmed"),
        ("Calvo said the film could not be verified.", (2, 8), "unconfirmed"),
        ("Calvo said the dam broke. It was not clear who was to blame.", (2, 5), "asserts"),
    ],
)
def test_words_in_and_behind_a_content_decide(text: str, content: Words, stance: str) -> None:
    (settled,) = settle_stances(page_of(text), [found((1, 2), content, (0, 1))])
    assert settled.stance == stance


def test_what_another_source_could_not_verify_is_that_source_s_telling() -> None:
    # 0 Calvo 1 said 2 so 3 . 4 The 5 agency 6 said 7 it 8 could 9 not 10 be 11 verified
    page = page_of("Calvo said so. The agency said it could not be verified")
    first, second = settle_stances(page, [found((1, 2), (2, 3), (0, 1)), found((6, 7), (7, 12), (4, 6))])
    assert (first.stance, second.stance) == ("asserts", "unconfirmed")


def test_a_hedge_makes_the_telling_around_it_unconfirmed() -> None:
    # 0 Police 1 said 2 he 3 allegedly 4 broke 5 the 6 dam 7 and 8 the 9 mayor 10 left 11 town 12 at 13 once
    page = page_of("Police said he allegedly broke the dam and the mayor left town at once")
    hedge = found((3, 4), (4, 7))
    (all_of_it,) = settle_stances(page, [found((1, 2), (2, 7), (0, 1)), hedge])
    (part_of_it,) = settle_stances(page, [found((1, 2), (2, 14), (0, 1)), hedge])
    assert (all_of_it.stance, part_of_it.stance) == ("unconfirmed", "asserts")
