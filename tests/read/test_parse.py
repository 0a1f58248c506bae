"""Trees: single-rooted, without cycles, and the best there is."""

import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from hearsay.read.labels import RELATIONS
from hearsay.read.parse import MAX_SENTENCE, parse, sentences, tree


def is_tree(heads: tuple[int, ...]) -> bool:
    if sum(h == i for i, h in enumerate(heads)) != 1:
        return False
    for i in range(len(heads)):
        at, steps = i, 0
        while heads[at] != at and steps <= len(heads):
            at, steps = heads[at], steps + 1
        if steps > len(heads):
            return False
    return True


def squares(n: int):
    return arrays(np.float32, (n, n), elements=st.floats(-8, 8, width=16))


@given(st.integers(1, 9).flatmap(squares))
def test_always_a_tree(scores: np.ndarray) -> None:
    assert is_tree(tuple(int(h) for h in tree(scores)))


@given(squares(4))
def test_best_tree_among_those_with_its_root(scores: np.ndarray) -> None:
    heads = tree(scores)
    root = next(i for i, h in enumerate(heads) if h == i)
    total = sum(float(scores[d, h]) for d, h in enumerate(heads))
    rivals = (
        sum(float(scores[d, h]) for d, h in enumerate(other))
        for other in itertools.product(range(4), repeat=4)
        if is_tree(other) and other[root] == root
    )
    assert total >= max(rivals) - 1e-3


def test_sentences_begin_where_likely_and_at_paragraphs() -> None:
    start = np.array([[0, 1], [1, 0], [0, 1], [1, 0], [1, 0]], dtype=np.float32)
    assert sentences(start, [1, 1, 1, 1, 3]) == [(0, 2), (2, 4), (4, 5)]
    assert sentences(start[:0], []) == []


def test_endless_sentences_are_cut() -> None:
    start = np.tile(np.array([[1, 0]], dtype=np.float32), (5000, 1))
    bounds = sentences(start, [1] * 5000)
    assert max(b - a for a, b in bounds) <= MAX_SENTENCE
    assert [a for a, _ in bounds][1:] == [b for _, b in bounds][:-1]


@given(st.integers(1, 250), st.integers(0, 9))
@settings(max_examples=20)
def test_relations_are_the_likeliest_for_each_word_and_its_head(size: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    draw = lambda *shape: rng.normal(size=shape).astype(np.float32)  # noqa: E731
    labels, arc, rel = len(RELATIONS), 6, 5
    words = {"arc_dep": draw(size, arc), "arc_head": draw(size, arc), "root": draw(size, 1)}
    words |= {"rel_dep": draw(size, rel), "rel_head": draw(size, rel)}
    biaffine = {"arc": draw(arc, arc), "arc_bias": draw(arc), "rel": draw(labels, rel, rel), "rel_bias": draw(labels)}
    biaffine |= {"rel_dep": draw(labels, rel), "rel_head": draw(labels, rel)}
    heads, relations = parse(words, [(a, min(a + 30, size)) for a in range(0, size, 30)], biaffine)
    dep, head = words["rel_dep"], words["rel_head"][heads]
    scores = np.einsum("ni,rij,nj->nr", dep, biaffine["rel"], head)
    scores += dep @ biaffine["rel_dep"].T + biaffine["rel_bias"] + head @ biaffine["rel_head"].T
    scores[:, 0] = -np.inf
    roots = heads == np.arange(size)
    assert (relations[roots] == 0).all()
    chosen = scores[np.arange(size), relations]
    assert (scores.max(axis=1) - chosen)[~roots].max(initial=0) < 1e-4
