"""Numbers in words."""

import pytest

from hearsay.link.quantities import quantities


@pytest.mark.parametrize(
    ("text", "base", "sort"),
    [
        ("at least 16 people were killed", 16, "dead"),
        ("killed sixteen people", 16, "dead"),
        ("the death toll rose to 1,204", 1204, "dead"),
        ("twenty-three miners died", 23, "dead"),
        ("more than 40 others were wounded", 40, "hurt"),
        ("some 5 thousand households", 5000, "count"),
        ("2.5 million litres", 2_500_000, "count"),
        ("a hundred tents", 100, "count"),
        ("12 percent of voters", 12, "percent"),
        ("$30 million in aid", 30_000_000, "money"),
        ("twelve people had drowned", 12, "dead"),
        ("police arrested 14 men", 14, "held"),
        ("nine sailors are missing", 9, "missing"),
        (
            "98 evacuees from the northern towns of Fosse and Karvel were killed when a lorry hit their buses",
            98,
            "dead",
        ),
        ("the mayor raised the toll of Monday's landslide at the upper mill from what was known to 61", 61, "dead"),
        ("21 miners from the eastern valleys of Upper Kerra and Tarn have since been safely rescued", 21, "count"),
    ],
)
def test_a_number_and_what_it_counts(text: str, base: float, sort: str) -> None:
    (q,) = quantities(text)
    assert (q.base, q.sort, q.is_vague) == (base, sort, False)


@pytest.mark.parametrize(
    "text",
    ["on 12 March", "on June 23", "on 5 Jul 2016", "in 2013", "a 20-member team", "the 140mm guns", "at 10:30",
     "the 3rd time", "no one came", "in the 1990s"],
)  # fmt: skip
def test_dates_years_ages_and_calibres_count_nothing(text: str) -> None:
    assert quantities(text) == ()


@pytest.mark.parametrize(
    ("text", "low"), [("dozens were killed", 24), ("several hundred people", 200), ("tens of thousands", 20_000)]
)
def test_vague_numbers_are_ranges(text: str, low: float) -> None:
    (q,) = quantities(text)
    assert q.is_vague
    assert q.low == low < q.high


def test_two_counts_in_one_clause() -> None:
    assert [(q.base, q.sort) for q in quantities("it killed 16 people and wounded 40")] == [(16, "dead"), (40, "hurt")]


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("22 schoolchildren were killed", "children"),
        ("killed 22 people, some of them children", ""),
        ("killing five traffic policemen", "police"),
        ("22 killed near the children's home", ""),
    ],
)
def test_the_part_of_the_victims_that_is_counted(text: str, group: str) -> None:
    assert quantities(text)[0].group == group
