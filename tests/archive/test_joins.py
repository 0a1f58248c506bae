"""The joins: copies by signature, pairs by key, components by least label."""

from collections import Counter
from itertools import combinations
from random import Random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from hearsay.archive.buckets import Guard, pairs_of, partition_of
from hearsay.archive.components import components
from hearsay.archive.postings import by_partition, lower_bounds
from hearsay.archive.rows import moment_of, node_of, rank_of
from hearsay.archive.signature import containment, signatures
from hearsay.archive.stages.blocks import MOST, _cut
from hearsay.link.shingles import pages_of
from tests.factory import report

WORDS = [f"word{n}" for n in range(5000)]


def text(seed: int, n: int) -> str:
    chance = Random(seed)
    return " ".join(chance.choice(WORDS) for _ in range(n))


def test_a_reprint_shares_keys_and_strangers_none() -> None:
    a, b, c = signatures([report("a", text(1, 300)), report("b", text(1, 300) + " (Orbit)"), report("c", text(2, 300))])
    assert len(np.intersect1d(a.keys, b.keys)) > 10
    assert len(np.intersect1d(a.keys, c.keys)) == 0


def test_a_short_copy_in_a_long_text_shares_anchors() -> None:
    """Containment, which whole MinHash values do not see."""
    found = []
    for n in range(20):
        a, b = signatures([report("a", text(n, 120)), report("b", f"{text(n, 120)} {text(n + 99, 900)}")])
        found.append(len(np.intersect1d(a.keys, b.keys)))
    assert sum(n > 0 for n in found) >= 19


def test_containment_is_near_the_truth() -> None:
    """Estimated on texts of known overlap; the sketch of a short text holds it whole."""
    for share in (0.3, 0.6, 0.9, 1.0):
        errors = []
        for n in range(12):
            words = text(n, 400).split()
            cut = int(400 * share)
            other = " ".join(words[:cut]) + " " + text(n + 500, 400 - cut) if cut < 400 else " ".join(words)
            pages = pages_of([report("a", " ".join(words)), report("b", other)])
            truth = len(np.intersect1d(pages[0].distinct, pages[1].distinct)) / len(pages[1].distinct)
            a, b = signatures([p.report for p in pages])
            errors.append(containment((a.sketch, a.bound), (b.sketch, b.bound))[1] - truth)
        assert abs(np.mean(errors)) < 0.05
        assert np.max(np.abs(errors)) < 0.25


def test_keys_are_spread_over_all_partitions() -> None:
    keys = np.concatenate([s.keys for s in signatures([report(f"r{n}", text(n, 300)) for n in range(60)])])
    sizes = np.histogram(keys.astype(np.float64), bins=8, range=(0.0, 2.0**64))[0]
    assert sizes.min() > 0.7 * sizes.mean()


def test_a_text_too_short_for_a_run_has_no_keys() -> None:
    (s,) = signatures([report("a", "Four words, no run.")])
    assert (len(s.keys), len(s.sketch), s.runs) == (0, 0, 0)


postings = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 30)), max_size=120, unique=True)


def shuffled(rows: list[tuple[int, int]]) -> tuple[np.ndarray, np.ndarray]:
    ordered = sorted(rows)
    return np.array([k for k, _ in ordered], np.uint64), np.array([n for _, n in ordered], np.int64)


@given(postings)
def test_pairs_are_those_that_share_keys(rows: list[tuple[int, int]]) -> None:
    found = pairs_of(*shuffled(rows), Guard(hot=1000, ties="first"))
    by_key: dict[int, list[int]] = {}
    for k, n in sorted(rows):
        by_key.setdefault(k, []).append(n)
    wanted = Counter((b, a) for nodes in by_key.values() for a, b in combinations(nodes, 2))
    got = {(a, b): n for a, b, n in zip(found.later.tolist(), found.first.tolist(), found.shared.tolist(), strict=True)}
    assert got == dict(wanted)


@given(postings)
def test_a_hot_key_makes_no_more_pairs_than_it_has_nodes(rows: list[tuple[int, int]]) -> None:
    for ties in ("first", "next"):
        found = pairs_of(*shuffled(rows), Guard(hot=2, ties=ties))  # type: ignore[arg-type]
        assert found.shared.sum() <= len(rows)
        sizes = Counter(k for k, _ in rows)
        assert found.hot == sum(n > 2 for n in sizes.values())


@given(postings, st.integers(1, 7))
def test_a_partition_holds_its_keys_and_all_rows_once(rows: list[tuple[int, int]], partitions: int) -> None:
    spread = [np.array([k * (1 << 60) for k, m in rows if m == n], np.uint64) for n in range(31)]
    table, groups = by_partition(spread, (np.arange(31), np.zeros(31, np.uint64)), partitions)
    assert (sum(groups), len(groups)) == (len(rows), partitions)
    keys = table["key"].to_numpy()
    bounds = [*lower_bounds(partitions).tolist(), 1 << 64]
    at = 0
    for n, size in enumerate(groups):
        assert all(bounds[n] <= k < bounds[n + 1] for k in keys[at : at + size].tolist())
        at += size


def test_every_node_has_a_part() -> None:
    nodes = np.array([node_of(shard, row) for shard in range(20) for row in (0, 5)], np.int64)
    parts = partition_of(nodes, 7, 20)
    assert set(parts.tolist()) == set(range(7))
    assert sorted(parts.tolist()) == parts.tolist()
    assert set(partition_of(nodes[:2], 7, 1).tolist()) == {0}


edges = st.lists(st.tuples(st.integers(0, 39), st.integers(0, 39)), max_size=60)


@given(edges, st.integers(1, 9))
def test_components_are_those_of_a_plain_search(pairs: list[tuple[int, int]], piece: int) -> None:
    def pieces():  # type: ignore[no-untyped-def]
        for i in range(0, len(pairs), piece):
            part = pairs[i : i + piece]
            yield np.array([a for a, _ in part]), np.array([b for _, b in part])

    labels = components(40, pieces).tolist()
    truth = list(range(40))
    for _ in range(40):
        for a, b in pairs:
            truth[a] = truth[b] = min(truth[a], truth[b])
    assert labels == truth


def test_labels_may_lie_in_a_file(tmp_path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr("hearsay.archive.components.IN_MEMORY", 10)
    chain = np.arange(999)
    labels = components(1000, lambda: iter([(chain, chain + 1)]), tmp_path / "labels")
    assert (tmp_path / "labels").stat().st_size == 8000
    assert set(labels.tolist()) == {0}


def test_a_block_that_is_too_large_is_cut_by_more_keys_then_by_time() -> None:
    n = 2 * MOST
    chain = np.arange(n - 1)
    weak = [(chain, chain + 1)]
    halves = [(chain[chain != MOST - 1], chain[chain != MOST - 1] + 1)]
    labels, cut = _cut(n, lambda least: iter(weak if least < 3 else halves))
    assert (sorted(set(labels.tolist())), cut) == ([0, MOST], 0)
    labels, cut = _cut(n, lambda least: iter(weak))
    assert np.bincount(labels).max() == MOST
    assert cut == 1


def test_ranks_order_agencies_then_time_then_length() -> None:
    ordered = [
        rank_of(moment_of("2031-05-03T09:30"), 10, is_wire=True),
        rank_of(None, 10, is_wire=True),
        rank_of(moment_of("2031-05-03"), 10, is_wire=False),
        rank_of(moment_of("2031-05-03T00:01"), 90, is_wire=False),
        rank_of(moment_of("2031-05-03T00:01"), 10, is_wire=False),
        rank_of(None, 10, is_wire=False),
    ]
    assert ordered == sorted(ordered)
