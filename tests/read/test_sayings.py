"""Two sayings told by one cue are two attributions; halves of one sentence are not."""

from hearsay.read.attribute import Found, Words
from hearsay.read.sayings import sayings

from .page import page_of


def found(*content: Words) -> Found:
    return Found(((9, 10),), ((8, 9),), content, (), "statement", "asserts", 0.0)


# 0 “ 1 The 2 bridge 3 is 4 closed 5 now 6 , 7 ” 8 Calvo 9 said 10 . 11 “ 12 We 13 reopen 14 it 15 soon 16 . 17 ”
WHOLE = page_of(
    "“The bridge is closed now,” Calvo said. “We reopen it soon.”",
    "2:NOUN:4:nsubj 3:AUX:4:cop 4:ADJ:4:root 9:VERB:9:root 12:PRON:13:nsubj 13:VERB:13:root",
)


def test_whole_quotations_on_both_sides_of_a_cue_are_told_apart() -> None:
    first, second = sayings(WHOLE, [], [found((0, 8), (11, 18))])
    assert (first.content, second.content) == (((0, 8),), ((11, 18),))
    assert (first.source, first.cue) == (second.source, second.cue)


def test_a_sentence_that_goes_on_behind_its_cue_is_one_saying() -> None:
    # 0 “ 1 The 2 bridge 3 is 4 closed 5 now 6 , 7 ” 8 Calvo 9 said 10 , 11 “ 12 and 13 nobody 14 may 15 pass 16 . 17 ”
    page = page_of(
        "“The bridge is closed now,” Calvo said, “and nobody may pass.”",
        "2:NOUN:4:nsubj 3:AUX:4:cop 4:ADJ:4:root 9:VERB:9:root 13:NOUN:15:nsubj 15:VERB:15:root",
    )
    (one,) = sayings(page, [], [found((0, 8), (11, 18))])
    assert one.content == ((0, 8), (11, 18))


def test_a_saying_of_one_part_stays_as_it_is() -> None:
    given = found((0, 8))
    assert sayings(WHOLE, [], [given]) == [given]
