"""Windows: they cover every word, each kept by exactly one, whatever the sizes."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from hearsay.read.pieces import Pieced, WindowPolicy, piece_words, windows
from hearsay.read.tokens import word_spans


def pieced(sizes: list[int]) -> Pieced:
    return Pieced(tuple((7,) * n for n in sizes), (1,) * len(sizes), (1,) * len(sizes))


@given(st.lists(st.integers(1, 6), max_size=600), st.integers(10, 60), st.integers(0, 30))
def test_every_word_is_kept_once(sizes: list[int], most: int, overlap: int) -> None:
    policy = WindowPolicy(max_words=most, max_pieces=max(most, 20), overlap=overlap)
    made = windows(pieced(sizes), policy)
    kept = [i for w in made for i in range(*w.keep)]
    assert kept == list(range(len(sizes)))
    for w in made:
        assert len(w.pieces) <= policy.max_pieces
        assert w.first_word <= w.keep[0] <= w.keep[1] <= w.first_word + len(w.first)
        assert all(w.pieces[a] == 7 for a in w.first)
        assert (w.first <= w.last).all()


def test_windows_overlap_but_never_by_more_than_a_third() -> None:
    made = windows(pieced([6] * 500), WindowPolicy(max_words=200, max_pieces=122, overlap=60))
    steps = [b.first_word - a.first_word for a, b in pairwise(made)]
    assert min(steps) >= 13


def test_a_window_ends_at_a_paragraph_rather_than_at_a_sentence() -> None:
    breaks = [0] * 100
    breaks[32], breaks[36] = 3, 1
    words = replace(pieced([1] * 100), breaks=tuple(breaks))
    first, second, *_ = windows(words, WindowPolicy(max_words=40, max_pieces=60, overlap=10))
    assert first.keep == (0, 32)
    assert second.keep[0] == 32


def test_what_a_window_begins_with_starts_at_a_sentence() -> None:
    breaks = [0] * 100
    breaks[26], breaks[36] = 1, 1
    words = replace(pieced([1] * 100), breaks=tuple(breaks))
    second = windows(words, WindowPolicy(max_words=40, max_pieces=60, overlap=12))[1]
    assert (second.first_word, second.keep[0]) == (26, 36)


def test_breaks_are_told_from_the_text() -> None:
    text = 'It broke. "Nobody came," he said.\n\nThen 3.5 left.'
    spans = [(s.start, s.end) for s in word_spans(text)]
    words = piece_words(text, spans, lambda w: (7,))
    assert [text[a:b] for (a, b), n in zip(spans, words.breaks, strict=True) if n] == ['"', "Then"]
