"""No need lets a pair of names go that its rule would join."""

from collections.abc import Callable

import pytest

from hearsay.link import namesakes
from hearsay.link.meet import Need, meetings, partners
from hearsay.link.nodes import Node
from hearsay.link.sameness import SOLE, SURE, Rule, World
from hearsay.model import PartyKind
from hearsay.tables import Tables

NAMED: tuple[tuple[str, PartyKind], ...] = (
    ("Andrea Ruiz", "person"),
    ("A. Ruiz", "person"),
    ("Ruiz", "person"),
    ("Reuters", "outlet"),
    ("Reuters news agency", "organisation"),
    ("Islamic State", "organisation"),
    ("ISIL", "organisation"),
    ("Syria", "organisation"),
    ("the Syrian government", "organisation"),
    ("Tarn River Board", "organisation"),
    ("Tarn River-Board", "organisation"),
    ("TRB", "organisation"),
    ("the Board", "organisation"),
    ("the monitor", "unnamed"),
    ("Tarn Flood Monitor", "organisation"),
    ("the leaked report", "document"),
    ("leaked report", "document"),
)
NODES = [Node(report="a", name=name, kind=kind, links=(), evidence=()) for name, kind in NAMED]
WORLD = World(
    reports=(),
    tables=Tables.shipped(),
    spelled={"trb": frozenset({"tarn river board"})},
    beside={"Tarn Flood Monitor": frozenset({"monitor"})},
)


@pytest.mark.parametrize(("rule", "need"), list(zip(SURE, namesakes.SURE, strict=True)))
def test_pairs_that_a_sure_rule_joins_meet(rule: tuple[str, Rule], need: Callable[[Node, World], Need]) -> None:
    joined = {(i, j) for i, a in enumerate(NODES) for j, b in enumerate(NODES) if i < j and rule[1](a, b, WORLD)}
    assert joined
    assert joined <= set(meetings([[need(n, WORLD) for n in NODES]]))


@pytest.mark.parametrize(("rule", "need"), list(zip(SOLE, namesakes.SOLE, strict=True)))
def test_a_shorter_name_finds_every_fuller_one(rule: tuple[str, Rule], need: Callable[[Node, World], Need]) -> None:
    near = partners([need(n, WORLD) for n in NODES])
    fits = [{j for j, b in enumerate(NODES) if i != j and rule[1](a, b, WORLD)} for i, a in enumerate(NODES)]
    assert any(fits)
    assert all(found <= set(others) for found, others in zip(fits, near, strict=True))
