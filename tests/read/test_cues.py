"""Cues that tell nothing, by the words around them."""

import pytest

from hearsay.read.attribute import Found, Words
from hearsay.read.cues import attributes, conditions, performed, refusals_to_say, telling_cues, unverified_inside

from .page import page_of


def found(cue: Words, content: Words, source: Words | None = None) -> Found:
    return Found((cue,), (source,) if source else (), (content,), (), "statement", "asserts", 0.0)


@pytest.mark.parametrize(
    ("text", "cue", "parse", "kept"),
    [
        ("Calvo denied the reports", (1, 2), "1:ADP:1:root", True),
        ("Calvo apologised for the delay", (1, 2), "1:VERB:1:root", False),
        ("tweet id = 17", (2, 3), "2:SYM:2:root", False),
        ("dismissed as unfounded the reports", (2, 3), "2:ADJ:0:obl", False),
    ],
)
def test_what_the_words_of_a_cue_say(text: str, cue: Words, parse: str, kept: bool) -> None:
    page = page_of(text, parse)
    attribution = found(cue, (len(page.words) - 1, len(page.words)))
    assert telling_cues(page, [(0, len(page.words))], [attribution]) == ([attribution] if kept else [])


@pytest.mark.parametrize(
    ("text", "cue", "kept"),
    [
        ("the raid if confirmed would be the first", (3, 4), False),
        ("ten people were confirmed dead", (3, 4), False),
        ("the toll was confirmed on Monday", (3, 4), True),
    ],
)
def test_what_is_only_supposed_or_counted_is_not_told(text: str, cue: Words, kept: bool) -> None:
    page = page_of(text)
    attribution = found(cue, (0, 2))
    assert conditions(page, [(0, len(page.words))], [attribution]) == ([attribution] if kept else [])


def test_a_speaker_who_does_not_say_something_is_quoted_once() -> None:
    # 0 “ 1 I 2 am 3 not 4 saying 5 that 6 we 7 will 8 leave 9 the 10 town 11 today 12 , 13 ” 14 Calvo 15 said
    page = page_of("“I am not saying that we will leave the town today,” Calvo said")
    outer, inner = found((15, 16), (0, 14), (14, 15)), found((4, 5), (6, 12), (1, 2))
    assert refusals_to_say(page, [(0, 16)], [inner, outer]) == [outer]


def test_that_something_could_not_be_verified_is_told_by_whoever_says_so() -> None:
    # 0 Calvo 1 said 2 the 3 video 4 could 5 not 6 be 7 verified
    page = page_of("Calvo said the video could not be verified")
    outer, inner = found((1, 2), (2, 8), (0, 1)), found((4, 8), (2, 4))
    assert unverified_inside(page, [(0, 8)], [outer, inner]) == [outer]
    assert unverified_inside(page, [(0, 8)], [inner]) == [inner]


@pytest.mark.parametrize(("word", "kept"), [("criticised", False), ("alleged", True)])
def test_participles_before_a_noun_judge_or_tell(word: str, kept: bool) -> None:
    page = page_of(f"the {word} deal of Monday", "1:VERB:2:amod 2:NOUN:2:root")
    attribution = found((1, 2), (2, 5))
    assert attributes(page, [(0, 5)], [attribution]) == ([attribution] if kept else [])


@pytest.mark.parametrize(
    ("text", "parse", "kept"),
    [
        ("Kerra declared a state of emergency", "3:NOUN:1:obj", False),
        ("Kerra declared a flood had begun", "5:VERB:1:ccomp", True),
        ("Kerra announced a state of emergency", "3:NOUN:1:obj", True),
    ],
)
def test_what_is_done_by_declaring_it_is_not_told(text: str, parse: str, kept: bool) -> None:
    page = page_of(text, parse)
    assert bool(performed(page, [(0, 6)], [found((1, 2), (2, 6), (0, 1))])) is kept
