"""Contents: halves that belong together, holes, and what the report or the source only adds."""

import pytest

from hearsay.read.attribute import Found, Words
from hearsay.read.contents import asked_about, holes, judgements, own_doubts, raised
from hearsay.read.describe import Page

from .page import page_of


def found(cue: Words, *content: Words, source: Words | None = None) -> Found:
    return Found((cue,), (source,) if source else (), content, (), "statement", "asserts", 0.0)


def said(page: Page, f: Found) -> str:
    return " … ".join(" ".join(page.word(i) for i in range(a, b)) for a, b in f.content)


def test_the_report_s_own_doubt_ends_a_content() -> None:
    page = page_of("Calvo said the ferry had sailed but it was not immediately clear who was on board")
    (cut,) = own_doubts(page, [(0, 16)], [found((1, 2), (2, 16), source=(0, 1))])
    assert said(page, cut) == "the ferry had sailed"
    (whole,) = own_doubts(page, [(0, 16)], [found((1, 2), (2, 6), source=(0, 1))])
    assert said(page, whole) == "the ferry had sailed"


@pytest.mark.parametrize(
    ("text", "cue", "content", "left"),
    [
        ("Calvo dismissed as baseless the reports of a leak", (1, 2), (2, 9), "the reports of a leak"),
        ("Calvo denied the reports of a leak as unfounded", (1, 2), (2, 9), "the reports of a leak"),
        ("Calvo said the reports of leaks as unfounded", (1, 2), (2, 8), "the reports of leaks as unfounded"),
    ],
)
def test_a_judgement_is_no_part_of_what_is_denied(text: str, cue: Words, content: Words, left: str) -> None:
    page = page_of(text)
    (trimmed,) = judgements(page, [(0, len(page.words))], [found(cue, content, source=(0, 1))])
    assert said(page, trimmed) == left


def test_what_is_not_commented_on_stands_in_the_question() -> None:
    # 0 Asked 1 about 2 the 3 leak 4 , 5 the 6 operator 7 had 8 no 9 comment
    page = page_of("Asked about the leak, the operator had no comment")
    (told,) = asked_about(page, [(0, 10)], [found((7, 10), (9, 10), source=(5, 7))])
    assert said(page, told) == "the leak"
    (other,) = asked_about(page, [(0, 10)], [found((7, 8), (2, 4), source=(5, 7))])
    assert said(page, other) == "the leak"


def test_both_halves_of_a_passive_are_told() -> None:
    # 0 The 1 envoy 2 is 3 reported 4 to 5 have 6 left 7 Ostrel
    page = page_of(
        "The envoy is reported to have left Ostrel",
        "0:DET:1:det 1:NOUN:3:nsubj:pass 2:AUX:3:aux:pass 3:VERB:3:root 4:PART:6:mark 5:AUX:6:aux 6:VERB:3:xcomp "
        "7:PROPN:6:obj",
    )
    (told,) = raised(page, [(0, 8)], [found((2, 4), (0, 2))])
    assert said(page, told) == "The envoy … to have left Ostrel"
    (named,) = raised(page, [(0, 8)], [found((2, 4), (0, 2), source=(7, 8))])
    assert said(page, named) == "The envoy"


def test_a_hole_in_a_content_is_filled_unless_somebody_else_stands_in_it() -> None:
    # 0 Calvo 1 said 2 the 3 dam 4 broke 5 and 6 the 7 town 8 was 9 lost
    page = page_of("Calvo said the dam broke and the town was lost")
    outer, inner = found((1, 2), (2, 5), (8, 10), source=(0, 1)), found((7, 8), (8, 10), source=(6, 7))
    (filled,) = holes(page, [(0, 10)], [outer])
    assert filled.content == ((2, 10),)
    assert holes(page, [(0, 10)], [outer, inner])[0].content == outer.content
