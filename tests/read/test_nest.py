"""Nesting: what stands inside what, and which attributions only relay."""

from dataclasses import replace

from hearsay.read.attribute import Found
from hearsay.read.nest import outwards, relays_only, within


def found(cue: tuple[int, int], content: tuple[int, int], source: tuple[int, int] | None = None) -> Found:
    return Found((cue,), (source,) if source else (), (content,), (), "statement", "asserts", 0.0)


# 0 Radio 1 reports 2 officials 3 said 4..9 the dam had broken overnight
RADIO = found((1, 2), (2, 10), (0, 1))
OFFICIALS = found((3, 4), (4, 10), (2, 3))


def test_an_attribution_stands_in_the_smallest_content_around_its_cue() -> None:
    assert within([RADIO, OFFICIALS]) == [None, 0]
    assert within([OFFICIALS, RADIO]) == [1, None]


def test_two_in_each_other_are_settled_by_size() -> None:
    a, b = found((5, 6), (0, 9)), found((2, 3), (4, 8))
    assert within([a, b]) == [None, 0]


def test_an_outer_one_without_words_of_its_own_only_relays() -> None:
    plain = [False] * 10
    assert relays_only([RADIO, OFFICIALS], [None, 0], plain) == [True, False]
    more = found((1, 2), (2, 20), (0, 1))
    assert relays_only([more, OFFICIALS], [None, 0], [False] * 20) == [False, False]


def test_outwards_goes_from_near_to_far_and_ends() -> None:
    assert outwards(2, [None, 0, 1]) == [1, 0]
    assert outwards(0, [1, 0]) == [1]


def test_who_says_what_somebody_hopes_says_it() -> None:
    hope = replace(OFFICIALS, type="attitude")
    assert relays_only([RADIO, hope], [None, 0], [False] * 10) == [False, False]
