"""Which claims cannot both hold, and which only look so."""

from dataclasses import replace

import pytest

from hearsay.weigh import weigh
from tests import factory as f
from tests.weigh.invented import claims_told, conflict_kinds

FILLERS = ("The harbour reopened at noon", "Schools stay shut until further notice", "The minister cut his visit short")
"""Claims on other things, so that no word is rare only because the story is small."""


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("The fire killed 12 people", "The fire killed 15 people", "number"),
        ("The death toll hits 31", "At least 12 people were killed in the fire", "number"),
        ("Over 130 people were hurt", "The fire killed 3 people and 20 others were hurt", "number"),
        ("The death toll has risen to 31", "At least 12 people were killed in the fire", "number"),
        ("Dozens of people were wounded", "More than 130 people were wounded", "number"),
        ("Kerra troops carried out the bridge attack", "Orva rebels carried out the bridge attack", "blame"),
        ("The bridge attack was carried out by Orva rebels", "Kerra troops carried out the bridge attack", "blame"),
        ("It was not clear who carried out the bridge attack", "Orva rebels carried out the bridge attack", "blame"),
        ("No group has claimed responsibility for the bridge attack",
         "Orva rebels claimed responsibility for the bridge attack", "blame"),
        ("The mayor took the bribe from builders", "The mayor did not take a bribe from builders", "denial"),
        ("The mayor took bribes from builders", "Reports that the mayor took bribes are false", "denial"),
        ("Ambassador Rossi defected to Orva", "The ministry dismissed ambassador Rossi", "framing"),
        ("Police shot peaceful marchers at the gate", "Police shot violent marchers at the gate", "framing"),
        ("The treaty with Kerra ends in 2031", "The treaty with Kerra ends in 2033", "time"),
        ("The ferry sank off Tarn in heavy wind", "The ferry sank off Kelm in heavy wind", "place"),
        ("The gunman was identified as Ivo Brand", "The gunman was identified as Karl Wend", "identity"),
    ],
)  # fmt: skip
def test_rivals(a: str, b: str, kind: str) -> None:
    assert conflict_kinds(a, b, *FILLERS) == [kind]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The fire killed 12 people", "The fire wounded 15 people"),
        ("The fire killed 12 people", "Three of them were children"),
        ("The fire killed 12 people", "More than 9,000 people have died since the war began"),
        ("The fire killed 12 people", "Rescuers took away 9 bodies"),
        ("The fire killed 40 people", "Dozens of people were killed"),
        ("On Monday the fire killed 12 people", "On Tuesday shelling killed 15 people"),
        ("Hundreds of people were killed or injured", "The fire killed 1,200 people"),
        ("A bomber carried out the bridge attack", "Orva rebels carried out the bridge attack"),
        ("No group has claimed responsibility for the bridge attack", "Orva rebels carried out the bridge attack"),
        ("It was not clear who carried out the bridge attack", "Terrorists carried out the bridge attack"),
        ("The mayor should resign at once", "The mayor did not resign at once"),
        ("The mayor took the bribe from builders", "The harbour was not closed by builders"),
        ("on the bridge", "not on the bridge"),
        ("Ambassador Rossi defected to Orva", "The ministry dismissed ambassador Brand"),
        ("The ferry sank off Tarn in heavy wind", "The ferry sank off Tarn in heavy wind at night"),
    ],
)
def test_no_rivals(a: str, b: str) -> None:
    assert conflict_kinds(a, b, *FILLERS) == []


def test_all_pairs_of_several_tolls_conflict() -> None:
    assert conflict_kinds("The fire killed 12 people", "The fire killed 15 people", "20 people died") == ["number"] * 3


def test_a_whole_and_its_part_in_one_telling_are_no_rivals() -> None:
    text = "15 people died in the port and six others were killed in Kelm, 21 people died in all, Ana Ruiz said."
    r = f.report("r", text, "Orva Daily")
    told = [f.told(r, words, "Ana Ruiz") for words in ("15 people died in the port", "21 people died in all")]
    s = f.story(*[f.reading(r, *told)], claims=[f.claim(f"c{i}", f.mention(a)) for i, a in enumerate(told)])
    assert weigh(s).conflicts == ()


def test_counts_that_add_up_to_the_other_are_its_parts() -> None:
    a = f.report("a", "15 people died in the port and six people were killed in Kelm, Ana Ruiz said.", "Orva Daily")
    b = f.report("b", "21 people died, Ben Okoro said.", "Kerra Post")
    part, whole = f.told(a, "15 people died in the port", "Ana Ruiz"), f.told(b, "21 people died", "Ben Okoro")
    claims = [f.claim("c0", f.mention(part)), f.claim("c1", f.mention(whole))]
    assert weigh(f.story(f.reading(a, part), f.reading(b, whole), claims=claims)).conflicts == ()


def test_a_greater_count_on_a_later_day_is_an_update() -> None:
    s = claims_told("The fire killed 12 people", "The fire killed 15 people", day=["2031-05-01", "2031-05-02"])
    assert [c.relation for c in weigh(s).conflicts] == ["update"]


def test_a_smaller_count_on_a_later_day_is_a_contradiction() -> None:
    s = claims_told("The fire killed 15 people", "The fire killed 12 people", day=["2031-05-01", "2031-05-02"])
    assert [c.relation for c in weigh(s).conflicts] == ["contradiction"]


def test_a_count_called_earlier_is_an_update_whatever_the_days() -> None:
    s = claims_told("The previous death toll was 12", "The fire killed 15 people")
    assert [c.relation for c in weigh(s).conflicts] == ["update"]


def test_an_accusation_names_the_culprit() -> None:
    a = f.report("a", "Ana Ruiz accused Kerra troops of the bridge attack in Tarn.", "Orva Daily")
    b = f.report("b", "Orva rebels carried out the bridge attack in Tarn, Ben Okoro said.", "Kerra Post")
    first = replace(f.told(a, "Kerra troops of the bridge attack in Tarn", "Ana Ruiz"), cue=(f.cite(a, "accused"),))
    second = f.told(b, "Orva rebels carried out the bridge attack in Tarn", "Ben Okoro")
    claims = [f.claim("c0", f.mention(first)), f.claim("c1", f.mention(second))]
    found = weigh(f.story(f.reading(a, first), f.reading(b, second), claims=claims)).conflicts
    assert [c.kind for c in found] == ["blame"]


def test_a_source_that_denies_one_in_stating_the_other() -> None:
    r = f.report("r", "Ana Ruiz denied the talk of a leak: all valves hold, she said.", "Orva Daily")
    a = f.told(r, "the talk of a leak: all valves hold", "Ana Ruiz", stance="denies")
    claims = [f.claim("c0", f.mention(a, "denies")), f.claim("c1", f.mention(a))]
    assert [c.kind for c in weigh(f.story(f.reading(r, a), claims=claims)).conflicts] == ["denial"]


def test_a_bare_number_counts_what_another_mention_of_the_claim_counts() -> None:
    s = claims_told(
        "A blast at the mill near Tarn has risen to 70", "At least 12 people were killed at the mill", *FILLERS
    )
    first, *others = s.claims
    r = f.report("z", "70 dead in blast at the mill near Tarn.")
    same = replace(first, mentions=(*first.mentions, f.mention(r.cite(0, len(r.text) - 1))))
    s = replace(s, readings=(*s.readings, f.reading(r)), claims=(same, *others))
    assert [c.kind for c in weigh(s).conflicts] == ["number"]
