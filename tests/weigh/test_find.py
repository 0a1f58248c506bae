"""Which claims and parties are meant by words."""

import pytest

from hearsay.weigh import weigh
from hearsay.weigh.find import claims_by_words, near_claims, parties_by_name
from tests import factory
from tests.weigh.invented import claims_told

MADE = weigh(claims_told("the old dam has a crack", "the old dam has a crack in the wall", "three guards were hurt"))


def found(words: str) -> list[str]:
    return sorted(c.claim.text for c in claims_by_words(words, MADE.claims))


def test_the_claim_in_just_these_words_is_meant_alone() -> None:
    assert found("The old dam has a crack") == ["the old dam has a crack"]
    assert found("the  OLD dam, has a crack.") == ["the old dam has a crack"]


def test_a_run_of_words_means_every_claim_that_has_it() -> None:
    assert found("dam has a crack") == ["the old dam has a crack", "the old dam has a crack in the wall"]
    assert found("the wall") == ["the old dam has a crack in the wall"]


def test_words_in_any_order_and_form_are_the_last_resort() -> None:
    assert found("guards hurt three") == ["three guards were hurt"]
    assert found("crack dam") == ["the old dam has a crack", "the old dam has a crack in the wall"]


@pytest.mark.parametrize("words", ["", "…", "zebra"])
def test_nothing_is_meant(words: str) -> None:
    assert found(words) == []


def test_near_claims_share_a_word_the_most_first() -> None:
    assert near_claims("the wall of a dam", MADE.claims)[0].claim.text == ("the old dam has a crack in the wall")
    assert near_claims("zebra", MADE.claims) == []


def test_parties_with_their_part() -> None:
    made = factory.bridge()
    (ana,) = parties_by_name("ruiz", made)
    assert (ana.party.name, ana.stands) == ("Ana Ruiz", (("c-crack", "origin"),))
    assert [p.stands for p in parties_by_name("the city", made)] == [(("c-crack", "denies"),)]
    assert [p.stands for p in parties_by_name("Teleg", made)] == [(("c-crack", "relay"),)]
    assert parties_by_name("", made) == []
