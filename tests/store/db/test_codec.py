"""Values ⇄ JSON: what is written is read again the same, and what is not what was written is refused."""

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.link.grouping import feature_of
from hearsay.model import Origins, Reading, Report
from hearsay.model.kept import ClaimState, FeedState
from hearsay.store.db.codec import decode, encode, form_of, moment, squeeze, stamp, unsqueeze
from tests.cli.fake import FakeReader

from .made import ANY_TEXT, WALL, reports

MOMENTS = st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30), timezones=st.just(UTC)).map(
    lambda d: d.replace(microsecond=d.microsecond // 1000 * 1000)
)
STATES = st.builds(
    ClaimState,
    claim=ANY_TEXT,
    story=ANY_TEXT,
    at=MOMENTS,
    text=ANY_TEXT,
    status=st.sampled_from(["reported", "contested"]),
    origins=st.builds(Origins, low=st.integers(0, 3), high=st.integers(3, 9), parties=st.tuples(ANY_TEXT)),
    marks=st.lists(ANY_TEXT, max_size=2).map(tuple),
    reports=st.integers(0, 99),
    present=st.booleans(),
)


@given(STATES)
def test_states_of_claims_with_names_come_back(state: ClaimState) -> None:
    assert decode(ClaimState, json.loads(json.dumps(encode(state, named=True)))) == state


@given(st.builds(FeedState, url=ANY_TEXT, title=ANY_TEXT, next_at=st.none() | MOMENTS, failures=st.integers(0, 9)))
def test_states_of_feeds_come_back(state: FeedState) -> None:
    assert decode(FeedState, json.loads(json.dumps(encode(state, named=True)))) == state


@given(reports())
def test_reports_come_back_as_lists(report: Report) -> None:
    assert decode(Report, unsqueeze(squeeze(encode(report))), report) == report


def test_a_reading_comes_back_with_its_words_cited_anew() -> None:
    report = Report(id="r", text=WALL)
    reading = FakeReader().read(report)
    assert decode(Reading, unsqueeze(squeeze(encode(reading))), report) == reading


def test_a_feature_comes_back() -> None:
    feature = feature_of(Report(id="r", text=WALL))
    assert decode(type(feature), unsqueeze(squeeze(encode(feature)))) == feature


def test_fields_that_are_not_known_are_passed_over_and_missing_ones_have_their_default() -> None:
    assert decode(FeedState, {"url": "u", "colour": "red"}) == FeedState(url="u")


@pytest.mark.parametrize(
    "plain", [{}, {"url": 1}, {"url": "u", "failures": "x"}, {"url": "u", "next_at": "soon"}, [], ["u"], 7, None]
)
def test_what_is_no_such_value_is_refused(plain: object) -> None:
    with pytest.raises((ValueError, TypeError, LookupError)):
        decode(FeedState, plain)


def test_evidence_behind_the_end_of_its_report_is_refused() -> None:
    reading = FakeReader().read(Report(id="r", text=WALL))
    with pytest.raises(ValueError, match="behind the text"):
        decode(Reading, encode(reading), Report(id="r", text="short"))


@pytest.mark.parametrize("data", [b"", b"x", squeeze({})[:-3]])
def test_bytes_that_are_no_deflated_json_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="deflated"):
        unsqueeze(data)


@given(MOMENTS, MOMENTS)
def test_moments_come_back_and_sort_as_text(a: datetime, b: datetime) -> None:
    assert moment(stamp(a)) == a
    assert (stamp(a) < stamp(b)) == (a < b)


def test_a_moment_is_kept_in_utc_and_needs_a_zone() -> None:
    there = datetime(2031, 5, 3, 14, tzinfo=timezone(timedelta(hours=2)))
    assert stamp(there) == "2031-05-03T12:00:00.000+00:00"
    with pytest.raises(ValueError, match="zone"):
        stamp(datetime(2031, 5, 3))


def test_the_form_of_a_type_tells_its_fields_apart() -> None:
    assert form_of(Reading) != form_of(Report)
    assert form_of(Reading) == form_of(Reading)
