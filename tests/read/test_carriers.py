"""Who passes words on: outlets beside the source they cite, and those that a statement was given to."""

from hearsay.read.attribute import Found, Words
from hearsay.read.carriers import around, end_at_outlets, is_outlet, told_through
from hearsay.read.describe import Page
from hearsay.read.discourse import Discourse
from hearsay.read.hearers import given_to, names_medium
from hearsay.read.known import known_parties
from hearsay.read.nest import relays_only, within

from .page import page_of


def found(cue: Words, content: Words, source: Words | None = None) -> Found:
    return Found((cue,), (source,) if source else (), (content,), (), "statement", "asserts", 0.0)


def discourse(page: Page) -> Discourse:
    spans = {e for i in range(len(page.words)) if (e := page.entity_at(i))}
    return Discourse(page, known_parties(page, [(e, page.labels[e[0]]) for e in spans], ["Radio Ombra"]))


def test_an_outlet_that_cites_a_source_relays_it() -> None:
    # 0 The 1 dam 2 broke 3 , 4 Radio 5 Ombra 6 said 7 , 8 citing 9 an 10 official
    page = page_of("The dam broke, [ORG Radio Ombra] said, citing an official", "10:NOUN:8:obj")
    both = [found((6, 7), (0, 3), (4, 6)), found((8, 9), (0, 3), (9, 11))]
    through = told_through(page, both, discourse(page))
    outer = within(both, through)
    assert outer == [None, 0]
    assert relays_only(both, outer, [False] * 11) == [True, False]


def test_beside_according_to_only_an_outlet_relays() -> None:
    # 0 The 1 dam 2 broke 3 , 4 Harbour 5 Board 6 said 7 , 8 according 9 to 10 an 11 official
    page = page_of("The dam broke, [ORG Harbour Board] said, according to an official")
    both = [found((6, 7), (0, 3), (4, 6)), found((8, 10), (0, 3), (10, 12))]
    assert told_through(page, both, discourse(page)) == {}


def test_no_source_tells_what_an_outlet_reports() -> None:
    # 0 Radio 1 Ombra 2 reports 3 the 4 dam 5 broke 6 according 7 to 8 Ann 9 Calvo
    page = page_of("[ORG Radio Ombra] reports the dam broke according to [PERSON Ann Calvo]")
    outlet, person = found((2, 3), (3, 6), (0, 2)), found((6, 8), (0, 6), (8, 10))
    assert end_at_outlets(page, [outlet, person], discourse(page)) == [outlet, found((6, 8), (3, 6), (8, 10))]
    assert told_through(page, end_at_outlets(page, [outlet, person], discourse(page)), discourse(page)) == {1: 0}


def test_a_statement_to_a_station_is_carried_by_it() -> None:
    # 0 In 1 an 2 interview 3 with 4 Radio 5 Ombra 6 , 7 Calvo 8 said 9 the 10 dam 11 broke
    page = page_of(
        "In an interview with [ORG Radio Ombra], [PERSON Calvo] said the dam broke",
        "2:NOUN:8:obl 3:ADP:5:case 4:PROPN:5:compound 5:PROPN:2:nmod 7:PROPN:8:nsubj 8:VERB:8:root",
    )
    told = found((8, 9), (9, 12), (7, 8))
    (span,) = given_to(page, (0, 12), told)
    assert span == (4, 6)
    assert is_outlet(page, span, discourse(page))
    assert not is_outlet(page, (7, 8), discourse(page))
    assert names_medium(page, (0, 12), told)


def test_no_medium_is_named_inside_what_is_told() -> None:
    page = page_of("Calvo said the statement was late")
    assert not names_medium(page, (0, 6), found((1, 2), (2, 6), (0, 1)))


def test_who_quotes_a_source_as_saying_is_not_told_through_it() -> None:
    # 0 Ombra 1 quoted 2 officials 3 as 4 saying 5 it 6 broke
    page = page_of("Ombra quoted officials as saying it broke")
    both = [found((1, 2), (5, 7), (0, 1)), found((3, 5), (5, 7), (2, 3))]
    assert told_through(page, both, discourse(page)) == {}


def test_anybody_who_cites_a_source_passes_it_on() -> None:
    # 0 Calvo 1 said 2 it 3 broke 4 citing 5 officials
    page = page_of("Calvo said it broke citing officials")
    both = [found((1, 2), (2, 4), (0, 1)), found((4, 5), (2, 4), (5, 6))]
    assert told_through(page, both, discourse(page)) == {1: 0}


def test_a_fronted_according_to_holds_what_is_told_behind_it() -> None:
    # 0 According 1 to 2 Calvo 3 , 4 Reyes 5 said 6 it 7 rained
    page = page_of("According to [PERSON Calvo], [PERSON Reyes] said it rained", "2:PROPN:5:obl 4:PROPN:5:nsubj")
    both = [found((0, 2), (6, 8), (2, 5)), found((5, 6), (6, 8), (4, 5))]
    fronted, inner = around(page, both, discourse(page))
    assert fronted.source == ((2, 3),)
    assert fronted.content == ((4, 8),)
    assert within([fronted, inner]) == [None, 0]


def test_an_outlet_behind_the_telling_holds_it_where_scraping_lost_the_comma() -> None:
    # 0 Reyes 1 said 2 five 3 died 4 on 5 Monday 6 Radio 7 Ombra 8 reported
    page = page_of("[PERSON Reyes] said five died on Monday [ORG Radio Ombra] reported")
    both = [found((1, 2), (2, 6), (0, 1)), found((8, 9), (4, 6), (6, 8))]
    inner, outer = around(page, both, discourse(page))
    assert outer.content == ((0, 6),)
    assert within([inner, outer]) == [1, None]
