"""Contents cut into propositions."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hearsay.link.cut import cut


def parts(text: str) -> list[str]:
    return [text[s.start : s.end] for s in cut(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("the road is closed", ["the road is closed"]),
        ("a possible strike vote", ["a possible strike vote"]),
        ("The road is closed. Nobody was hurt.", ["The road is closed", "Nobody was hurt."]),
        ("the fire killed 16 people and wounded 40", ["the fire killed 16 people", "wounded 40"]),
        ("the road is closed and the bridge has fallen", ["the road is closed", "the bridge has fallen"]),
        ("bread and butter were handed out", ["bread and butter were handed out"]),
        ("Anna and Bruno have left", ["Anna and Bruno have left"]),
        ("the fire killed 22 people seven of them children", ["the fire killed 22 people", "seven of them children"]),
        ("a toll of 36 dead among them 15 pupils", ["a toll of 36 dead", "15 pupils"]),
        ("nine sailors were killed along with six pilots", ["nine sailors were killed", "six pilots"]),
        ("the fire killed 30 people injured 90", ["the fire killed 30 people", "injured 90"]),
        ("14 people were killed 25 were wounded", ["14 people were killed", "25 were wounded"]),
        ("the mill is closed because of its leaking roof", ["the mill is closed", "its leaking roof"]),
    ],
)
def test_one_stretch_for_each_proposition(text: str, wanted: list[str]) -> None:
    assert parts(text) == wanted


def test_the_name_of_an_event_is_a_stretch_of_its_own() -> None:
    text = "At least 12 people were killed in a truck bomb attack on the customs house"
    assert [(s.aspect, text[s.start : s.end]) for s in cut(text)] == [
        ("toll", text),
        ("event", "truck bomb attack on the customs house"),
    ]


@pytest.mark.parametrize(
    "text",
    ["A suicide bomber blew himself up at the customs house", "The truck bomb attack hit the customs house at noon"],
)
def test_a_sentence_that_tells_of_the_event_itself_is_not_cut(text: str) -> None:
    assert [(s.aspect, text[s.start : s.end]) for s in cut(text)] == [("plain", text)]


def test_a_count_in_a_relative_clause_is_cut_off() -> None:
    text = "the guild was behind the barn fire that killed more than 30 people"
    assert [(s.aspect, text[s.start : s.end]) for s in cut(text)][-1] == ("toll", "that killed more than 30 people")


def test_the_parse_decides_what_a_verb_is() -> None:
    text = "the miners march and the owners yield"
    assert len(cut(text, {text.index("march"), text.index("yield")})) == 2
    assert len(cut(text, set())) == 1


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=300))
def test_stretches_lie_in_the_text_and_are_never_empty(text: str) -> None:
    for s in cut(text):
        assert 0 <= s.start <= s.end <= len(text)
        assert s.start < s.end or not text
