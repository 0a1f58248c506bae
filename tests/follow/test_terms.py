"""When things are asked again: the figures that docs/following.md and the decision behind it give."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from hearsay.follow.terms import DEFAULT_TERMS, NEVER, NOT_FOUND, Terms

START = datetime(2031, 5, 3, tzinfo=UTC)


def looks(terms: Terms) -> list[timedelta]:
    """How long after it came a page that stays still is looked at."""
    found, at = list[timedelta](), START
    while (at := terms.after_page(at, START, live=False)) != NEVER:
        found.append(at - START)
    return found


def test_a_still_page_is_looked_at_twelve_times_eight_of_them_in_the_first_twelve_hours() -> None:
    found = looks(DEFAULT_TERMS)
    assert (len(found), sum(x <= timedelta(hours=12) for x in found)) == (12, 8)
    assert looks(Terms(watch=timedelta(0))) == []


def test_not_found_counts_as_withdrawn_after_three_hours_and_three_quarters() -> None:
    at = START
    for failures in range(1, NOT_FOUND):
        at = DEFAULT_TERMS.after_failure(at, failures)
    assert at - START == timedelta(hours=3, minutes=45)


@given(st.integers(1, 1000), st.floats(0, 86_400))
def test_a_failure_is_looked_at_no_sooner_than_asked_for_and_no_later_than_a_day(failures: int, retry_s: float) -> None:
    wait = (DEFAULT_TERMS.after_failure(START, failures, retry_s) - START).total_seconds()
    assert max(retry_s, 900) - 0.001 <= wait <= 86_400


@given(st.integers(0, 100_000))
def test_a_feed_is_asked_no_sooner_than_it_wants(minutes: int) -> None:
    wait = DEFAULT_TERMS.after_feed(START, minutes) - START
    assert wait == timedelta(minutes=max(15, minutes))


@given(st.timedeltas(timedelta(0), timedelta(days=10)), st.booleans())
def test_a_page_is_asked_within_a_day_or_never(still: timedelta, live: bool) -> None:
    turn = DEFAULT_TERMS.after_page(START + still, START, live)
    wait = turn - START - still
    assert turn == NEVER or timedelta(minutes=5) <= wait <= timedelta(days=1)
    assert not live or still >= timedelta(hours=6) or wait == timedelta(minutes=5)
