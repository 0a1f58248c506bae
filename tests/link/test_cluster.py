"""Average link under verdicts."""

from itertools import combinations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hearsay.link.cluster import cluster

N = 7
PAIRS = list(combinations(range(N), 2))
chances = st.lists(st.floats(0, 1), min_size=len(PAIRS), max_size=len(PAIRS), unique=True)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(chances, st.sets(st.sampled_from(PAIRS)))
def test_no_cluster_holds_a_pair_that_is_kept_apart(values: list[float], apart: set[tuple[int, int]]) -> None:
    groups = cluster(N, dict(zip(PAIRS, values, strict=True)), frozenset(apart), 0.3, 0.0)
    assert sorted(i for g in groups for i in g) == list(range(N))
    assert not any(set(p) <= set(g) for p in apart for g in groups)


def test_a_chain_of_likely_pairs_does_not_join_its_unlikely_ends() -> None:
    likely = {(0, 1): 0.9, (1, 2): 0.6, (0, 2): 0.0}
    assert cluster(3, likely, frozenset(), 0.5, 0.0) == [[0, 1], [2]]


def test_pairs_that_were_never_compared_count_as_unlikely() -> None:
    assert cluster(4, {(0, 1): 0.9, (2, 3): 0.8, (1, 2): 0.7}, frozenset(), 0.5, 0.0) == [[0, 1], [2, 3]]
