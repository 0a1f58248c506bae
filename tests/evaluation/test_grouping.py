"""The measures of grouping: BCubed, streams of reports, the order in which they come."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.grouping.bcubed import bcubed
from evaluation.grouping.cost import fill, more
from evaluation.grouping.order import in_memory, in_store
from evaluation.grouping.stream import synthetic
from hearsay.store.db import Store

GROUPINGS = st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 3), min_size=1)


def test_agreement_with_itself_is_whole() -> None:
    a = bcubed({"x": 1, "y": 1, "z": 2}, {"x": "p", "y": "p", "z": "q"})
    assert (a.precision, a.recall, a.f1) == (1.0, 1.0, 1.0)


def test_agreement_as_worked_out_by_hand() -> None:
    a = bcubed({"x": 1, "y": 1, "z": 2}, {"x": "p", "y": "q", "z": "q"})
    assert a.precision == pytest.approx((1 + 1 / 2 + 1 / 2) / 3)
    assert a.recall == pytest.approx((1 / 2 + 1 / 2 + 1) / 3)


@given(GROUPINGS, GROUPINGS)
def test_either_may_be_taken_for_the_true_one(a: dict[str, int], b: dict[str, int]) -> None:
    one, other = bcubed(a, b), bcubed(b, a)
    assert (one.precision, one.recall) == pytest.approx((other.recall, other.precision))
    assert one.f1 == pytest.approx(other.f1)


def test_the_same_seed_gives_the_same_reports() -> None:
    assert synthetic(20, 4) == synthetic(20, 4)
    assert synthetic(20, 4) != synthetic(20, 5)


def test_the_order_of_reports_hardly_changes_the_stories() -> None:
    stream = synthetic(150, 2)
    by_date, backwards = in_memory(stream.reports), in_memory(stream.reports[::-1])
    assert bcubed(by_date, backwards).f1 >= 0.98
    assert bcubed(stream.story, by_date).f1 >= 0.95


def test_a_store_groups_as_memory_does(tmp_path) -> None:  # type: ignore[no-untyped-def]
    stream = synthetic(60, 2)
    assert bcubed(in_memory(stream.reports), in_store(stream.reports)).f1 >= 0.98
    with Store.open(tmp_path / "s", create=True) as store:
        reports = iter(stream.reports)
        fill(store, reports, 20)
        assert len(store.reports.all()) == 20
        assert len(more(store, next(reports))) == 3
