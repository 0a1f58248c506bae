"""The fewest groups: exact on small graphs."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.weigh.fewest import fewest_groups


def cost(weights: list[int], groups: tuple[int, ...]) -> int:
    return sum(max(w for w, g in zip(weights, groups, strict=True) if g == n) for n in set(groups))


@st.composite
def graphs(draw: st.DrawFn) -> tuple[list[int], frozenset[tuple[int, int]]]:
    weights = draw(st.lists(st.integers(1, 3), max_size=5))
    pairs = [(i, j) for j in range(len(weights)) for i in range(j)]
    return weights, frozenset(draw(st.sets(st.sampled_from(pairs))) if pairs else ())


@settings(deadline=None, max_examples=60)
@given(graphs())
def test_it_is_allowed_and_costs_least(graph: tuple[list[int], frozenset[tuple[int, int]]]) -> None:
    weights, excluded = graph
    n = len(weights)
    found = fewest_groups(weights, excluded)
    assert all(found[i] != found[j] for i, j in excluded)
    allowed = (g for g in product(range(n), repeat=n) if all(g[i] != g[j] for i, j in excluded))
    assert cost(weights, found) == min((cost(weights, g) for g in allowed), default=0)


def test_nothing_is_no_group() -> None:
    assert fewest_groups([], frozenset()) == ()


def test_many_that_exclude_each_other_do_not_take_long() -> None:
    n = 40
    everybody = frozenset((i, j) for j in range(n) for i in range(j))
    assert len(set(fewest_groups([1] * n, everybody))) == n
