"""Asking a brief: which claim is meant, and what is said when none or several are."""

import pytest

import hearsay
from hearsay import questions
from hearsay.errors import InputError
from hearsay.render.numbers import numbered
from tests import factory

BRIEF = factory.bridge()


@pytest.mark.parametrize("asked", [2, "2", " 2 ", "c-crack", "A crack runs through the main span", "“found a crack”"])
def test_a_number_an_id_or_words(asked: str | int) -> None:
    assert questions.claim_meant(asked, BRIEF).claim.id == "c-crack"
    assert numbered(BRIEF)[1].claim.id == "c-crack"


def test_the_candidates_are_listed_with_their_numbers() -> None:
    with pytest.raises(InputError, match=r"may mean any of 3 claims") as told:
        questions.claim_meant("hurt", BRIEF)
    for c in (1, 3, 4):
        assert f"\n    {c}  {numbered(BRIEF)[c - 1].claim.text}" in str(told.value)


def test_long_lists_of_candidates_are_cut() -> None:
    with pytest.raises(InputError, match=r"and 190 more"):
        questions.claim_meant("gate", factory.many(200))


@pytest.mark.parametrize(("asked", "told"), [("0", "there are 4 claims"), ("99", "there are 4 claims"), ("zebra", "4")])
def test_nothing_is_meant(asked: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        questions.claim_meant(asked, BRIEF)


def test_near_claims_are_offered() -> None:
    with pytest.raises(InputError, match=r"share words with it:\n +2  A crack runs"):
        questions.claim_meant("a crack in the wall", BRIEF)


def test_a_brief_without_claims() -> None:
    with pytest.raises(InputError, match="no claims were found"):
        questions.claim_meant(1, factory.brief(factory.story()))


def test_a_query_for_origins_may_fit_nothing_but_a_number_must() -> None:
    empty = questions.behind("zebra", BRIEF)
    assert (empty.parties, empty.explanations) == ((), ())
    with pytest.raises(InputError):
        questions.behind(99, BRIEF)


def test_python_callers_may_give_the_brief() -> None:
    assert hearsay.chain(2, BRIEF).claim.claim.id == "c-crack"
    assert hearsay.evidence("c-crack", BRIEF).tellings[0].outlet == "Orva Daily"
    assert hearsay.origins("Ana Ruiz", BRIEF).parties[0].party.name == "Ana Ruiz"
    assert [c.claim.id for c in hearsay.claims(BRIEF, "crack")] == ["c-crack"]
    assert (hearsay.conflicts(BRIEF), hearsay.loops(BRIEF)) == (BRIEF.conflicts, BRIEF.loops)
