"""To whom words were given: the outlet behind "spoke to", "obtained by", and the outlet of a named journalist."""

from hearsay.read.attribute import Found, Words
from hearsay.read.describe import Page, describe
from hearsay.read.hearers import employer, given_to
from hearsay.read.nest import relays_only

from .page import page_of


def told(cue: Words, source: Words, content: Words) -> Found:
    return Found((cue,), (source,), (content,), (), "statement", "asserts", 0.0)


def words(page: Page, spans: list[Words]) -> list[str]:
    return [" ".join(page.word(i) for i in range(*s)) for s in spans]


def test_an_outlet_that_a_source_spoke_to_was_given_its_words() -> None:
    # 0 It 1 rained 2 said 3 a 4 clerk 5 who 6 spoke 7 to 8 Radio 9 Ombra
    page = page_of(
        "It rained said a clerk who spoke to [ORG Radio Ombra]",
        "0:PRON:1:nsubj 1:VERB:2:ccomp 2:VERB:2:root 3:DET:4:det 4:NOUN:2:nsubj 5:PRON:6:nsubj 6:VERB:4:acl:relcl "
        "7:ADP:9:case 8:PROPN:9:compound 9:PROPN:6:obl",
    )
    assert words(page, given_to(page, (0, 10), told((2, 3), (3, 10), (0, 2)))) == ["Radio Ombra"]


def test_what_is_only_sent_somewhere_is_given_to_nobody() -> None:
    # 0 It 1 rained 2 said 3 a 4 clerk 5 who 6 walked 7 to 8 Radio 9 Ombra
    page = page_of(
        "It rained said a clerk who walked to [ORG Radio Ombra]",
        "0:PRON:1:nsubj 1:VERB:2:ccomp 2:VERB:2:root 3:DET:4:det 4:NOUN:2:nsubj 5:PRON:6:nsubj 6:VERB:4:acl:relcl "
        "7:ADP:9:case 8:PROPN:9:compound 9:PROPN:6:obl",
    )
    assert given_to(page, (0, 10), told((2, 3), (3, 10), (0, 2))) == []


def test_a_journalist_stands_for_the_outlet_before_the_title() -> None:
    # 0 Reyes 1 told 2 Ombra 3 News 4 reporter 5 Ann 6 Dew
    page = page_of(
        "Reyes told [ORG Ombra News] reporter [PERSON Ann Dew]",
        "0:PROPN:1:nsubj 1:VERB:1:root 2:PROPN:3:compound 3:PROPN:4:compound 4:NOUN:1:iobj 5:PROPN:4:appos "
        "6:PROPN:5:flat",
    )
    assert employer(page, describe(page, (5, 7))) == (2, 4)
    assert employer(page, describe(page, (0, 1))) is None


def test_who_tells_what_somebody_would_not_say_tells_it() -> None:
    refusal = Found(((3, 4),), ((2, 3),), ((4, 6),), (), "statement", "declines", 0.0)
    teller = told((1, 2), (0, 1), (2, 6))
    assert relays_only([teller, refusal], [None, 0], [False] * 6) == [False, False]
