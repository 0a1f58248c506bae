"""No need lets a pair go that its rule would answer for."""

from collections.abc import Callable
from itertools import combinations, product

import pytest

from hearsay.link.meet import Need, meetings
from hearsay.weigh import conflicts
from hearsay.weigh.faces import Face, faces_of
from hearsay.weigh.scene import Scene
from tests.weigh.invented import claims_told

WHO = ("Kerra troops", "Orva rebels", "A peaceful crowd")
DID = (
    "attacked the depot near Tarn in 2031",
    "attacked the depot near Kelm in 2033",
    "did not attack the depot near Kelm on Monday",
    "killed 12 people at the depot on Monday",
    "killed at least 15 people at the depot on Tuesday",
    "took the depot from violent rioters, who paid 30 crowns",
    "took the depot from armed rioters, who paid 90 crowns",
)
MORE = (
    "It was not clear who attacked the depot",
    "The gunman was identified as Ivo Brand",
    "The gunman was identified as Karl Wend",
    "Governor Rossi resigned",
    "The council sacked governor Rossi",
)


@pytest.fixture(scope="module")
def faces() -> list[Face]:
    story = claims_told(*(f"{who} {did}" for who, did in product(WHO, DID)), *MORE)
    return faces_of(story.claims, Scene(story))


@pytest.mark.parametrize(("rule", "need"), list(zip(conflicts.RULES, conflicts.NEEDS, strict=True)))
def test_pairs_that_a_rule_answers_for_meet(
    rule: conflicts.Rule, need: Callable[[Face], Need], faces: list[Face]
) -> None:
    scene = Scene.__new__(Scene)  # no rule looks anything up in it
    answered = [(i, j) for i, j in combinations(range(len(faces)), 2) if rule(faces[i], faces[j], scene)]
    assert answered
    assert set(answered) <= set(meetings([[need(f) for f in faces]]))


def test_most_pairs_never_meet(faces: list[Face]) -> None:
    assert len(meetings([need(f) for f in faces] for need in conflicts.NEEDS)) < len(faces) * (len(faces) - 1) / 2
