"""Which words make the same claim."""

import pytest

from hearsay.link import link
from hearsay.link.pieces import plain_words
from hearsay.model import Claim, Reading, Story
from hearsay.tables import Tables

from .invented import bag, reading, report, told


def story(*readings: Reading) -> Story:
    return link(readings, bag, Tables.shipped())


def holding(s: Story, words: str) -> Claim:
    (claim,) = [c for c in s.claims if any(m.evidence.text == words for m in c.mentions)]
    return claim


def two(one: str, other: str) -> bool:
    """Whether two reports that say these make one claim, beside other matters."""
    a, b = (
        report("a", f"{one}. The harbour council said that the ferry line would close in May."),
        report("b", f"{other}."),
    )
    c = report("c", "Grain prices fell again. The mill owners want a new road.")
    s = story(
        reading(a, told(a, "the ferry line would close in May", [("The harbour council", "organisation")]), own=[one]),
        reading(b, own=[other]),
        reading(c, own=["Grain prices fell again", "The mill owners want a new road"]),
    )
    return holding(s, one).id == holding(s, other).id


def test_one_number_before_different_words_is_one_claim() -> None:
    assert two("At least 16 miners were killed in the collapse", "The collapse killed sixteen miners")


def test_different_numbers_are_different_claims() -> None:
    assert not two("At least 16 miners were killed in the collapse", "At least 21 miners were killed in the collapse")


def test_a_count_is_not_what_it_may_rise_to() -> None:
    toll = "The death toll from the collapse at the mine reached 16"
    assert not two(toll, "The death toll from the collapse at the mine may rise")


def test_the_dead_are_not_the_hurt() -> None:
    assert not two("The collapse at the mine left 16 people dead", "The collapse at the mine left 16 people wounded")


def test_a_bare_number_is_the_same_number_of_dead() -> None:
    assert two("The mill fire toll stands at 61.", "At least 61 people died in the mill fire.")
    assert two("What the mill fire cost has risen to 61.", "The dead of the mill fire have risen to 61.")


def test_a_part_of_the_dead_is_not_all_of_them() -> None:
    assert not two("Twelve children died in the mill fire.", "Twelve people died in the mill fire.")
    assert two("Twelve children died in the mill fire.", "Twelve pupils died in the mill fire.")


def test_what_is_denied_by_negation_is_another_claim() -> None:
    assert not two("The mayor took money from the builders", "The mayor never took money from the builders")


def test_same_words_are_one_claim_with_a_reason() -> None:
    text = "The old bridge near the mill gave way"
    s = story(*(reading(report(n, f"{text}."), own=[text]) for n in ("a", "b")))
    (claim,) = s.claims
    assert [m.report for m in claim.mentions] == ["a", "b"]
    assert claim.reasons[0].rule == "same-words"


def test_a_denial_and_a_refusal_keep_their_polarity() -> None:
    a = report("a", "The mayor denied that the mayor took money from the builders.")
    b = report("b", "The mayor would not say whether the mayor took money from the builders.")
    content = "the mayor took money from the builders"
    s = story(
        reading(a, told(a, content, [("The mayor", "person")], "denied", "denies")),
        reading(b, told(b, content, [("The mayor", "person")], "would not say", "declines")),
    )
    (claim,) = s.claims
    assert [m.polarity for m in claim.mentions] == ["denies", "none"]


def test_what_ought_to_be_is_a_position() -> None:
    a = report("a", "The union urged the council to reopen the mill. The mill has been shut since May.")
    s = story(reading(a, told(a, "the council to reopen the mill", [("The union", "organisation")], "urged"),
                      own=["The mill has been shut since May"]))  # fmt: skip
    assert holding(s, "the council to reopen the mill").kind == "position"
    assert holding(s, "The mill has been shut since May").kind == "fact"


def test_two_propositions_of_one_content_are_two_mentions() -> None:
    a = report("a", "Doctors said the fire killed 16 people and wounded 40.")
    s = story(reading(a, told(a, "the fire killed 16 people and wounded 40", [("Doctors", "unnamed")])))
    assert sorted(c.text for c in s.claims) == ["the fire killed 16 people", "wounded 40"]
    assert len({m.attribution for c in s.claims for m in c.mentions}) == 1


def test_attitudes_and_mere_relays_make_no_claim() -> None:
    a = report("a", "The agency said the council said the mill is shut.")
    inner = told(a, "the mill is shut", [("the council", "organisation")])
    outer = told(a, "the council said the mill is shut", [("The agency", "outlet")])
    from dataclasses import replace

    s = story(reading(a, inner, replace(outer, relays_only=True)))
    assert [c.text for c in s.claims] == ["the mill is shut"]
    s = story(reading(a, inner, replace(outer, type="attitude")))
    assert [c.text for c in s.claims] == ["the mill is shut"]


def test_every_mention_is_verbatim_and_belongs_to_one_claim() -> None:
    a = report("a", "Doctors said the fire killed 16 people and wounded 40. The mill is shut and the road is closed.")
    s = story(reading(a, told(a, "the fire killed 16 people and wounded 40", [("Doctors", "unnamed")]),
                      own=["The mill is shut and the road is closed"]))  # fmt: skip
    mentions = [m for c in s.claims for m in c.mentions]
    assert len(mentions) == len(set(mentions)) == 4
    assert all(a.text[m.evidence.span.start : m.evidence.span.end] == m.evidence.text for m in mentions)


def test_what_could_not_be_checked_supports_nothing() -> None:
    a = report("a", "Reuters could not verify that the mill is shut. It is said that the mill has burned.")
    s = story(
        reading(
            a,
            told(a, "the mill is shut", [("Reuters", "outlet")], "could not verify", "unconfirmed"),
            told(a, "the mill has burned", [(None, "unknown")], "It is said", "unconfirmed"),
        )
    )
    polarity = {m.evidence.text: m.polarity for c in s.claims for m in c.mentions}
    assert polarity == {"the mill is shut": "none", "the mill has burned": "supports"}


def test_the_death_toll_that_is_only_confirmed_is_the_toll_before_it() -> None:
    toll = "At least 16 miners were killed in the collapse"
    a = report("a", f"{toll}. Dr Ana Ruiz confirmed the death toll.")
    b = report("b", "The collapse killed 16 miners. Another 40 were hurt.")
    c = report("c", "Grain prices fell again. The mill owners want a new road.")
    s = story(
        reading(a, told(a, "the death toll", [("Ana Ruiz", "person")]), own=[toll]),
        reading(b, own=["The collapse killed 16 miners", "Another 40 were hurt"]),
        reading(c, own=["Grain prices fell again", "The mill owners want a new road"]),
    )
    assert holding(s, "the death toll").id == holding(s, toll).id == holding(s, "The collapse killed 16 miners").id


@pytest.mark.parametrize("name", ["Radio 3", r"The \g<9> Post", r"A \1", "C\\"])
def test_a_speaker_of_any_name_stands_in_for_his_pronouns(name: str) -> None:
    last = name.split()[-1]
    assert plain_words("his dam broke", name) == f"{last}'s dam broke"
    assert plain_words("I saw my dam", name) == f"{last} saw {last}'s dam"
