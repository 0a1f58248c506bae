"""Dates and outlets: what is read from fields, from the argument, from the text, and what is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.ingest import IngestPolicy
from hearsay.ingest.dates import parse_moment
from hearsay.ingest.outlets import outlet_in_text
from hearsay.ingest.published import published_in_text, undecided_date

from .make import FERRY, report


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("2021-03-04", "2021-03-04"),
        ("2021-03-04T09:59:00Z", "2021-03-04T09:59"),
        ("2021-03-04T09:59:00.123+0200", "2021-03-04T09:59"),
        ("2021-03-04T00:00:00Z", "2021-03-04"),
        ("2021/3/4 09:59", "2021-03-04T09:59"),
        ("20210304", "2021-03-04"),
        ("20210304T095900Z", "2021-03-04T09:59"),
        ("Thu, 04 Mar 2021 09:59:00 -0500 (EST)", "2021-03-04T09:59"),
        ("4 March 2021", "2021-03-04"),
        ("March 4, 2021", "2021-03-04"),
        ("Thursday, Mar. 4th, 2021 at 6.30pm", "2021-03-04T18:30"),
        ("9:41 PM - 4 Mar 2021", "2021-03-04T21:41"),
        ("12:05 am, March 4, 2021", "2021-03-04T00:05"),
        ("04.03.2021", "2021-03-04"),
        ("25/03/2021", "2021-03-25"),
        ("03/25/2021", "2021-03-25"),
        ("1614851940", "2021-03-04T09:59"),
        (1614851940, "2021-03-04T09:59"),
        (1614851940000, "2021-03-04T09:59"),
    ],
)
def test_dates_as_people_write_them(words: object, iso: str) -> None:
    found = parse_moment(words)
    assert found is not None
    assert found.iso() == iso


@pytest.mark.parametrize(
    "words", ["", "03/04/2021", "2021-13-01", "31 February 2021", "March 2021", "Thursday", True, None, [], "x" * 999]
)
def test_what_is_no_sure_date(words: object) -> None:
    assert parse_moment(words) is None


@given(st.text(max_size=120) | st.integers() | st.floats())
def test_parsing_never_fails(words: object) -> None:
    parse_moment(words)


@given(st.dates())
def test_iso_dates_round_trip(day: object) -> None:
    found = parse_moment(str(day))
    assert found is not None
    assert found.iso() == str(day)


@pytest.mark.parametrize(
    "text",
    [
        f"Thu 04 Mar 2021 Ferry sinks. {FERRY}",
        f"Thursday 4 March 2021 Ferry sinks. {FERRY}",
        f"04.03.2021Get short URL {FERRY}",
        f"04.03.2021(updated 1457 05.03.2021) {FERRY}",
        f"Published March 4 2021 {FERRY}",
        f"Date of publication: 4 March 2021 {FERRY}",
        f"Ferry sinks\n\nBy Jane Doe\n\nMarch 4, 2021\n\n{FERRY}",
        f"Ferry sinks\nBy Jane Doe | 4 March 2021\n{FERRY}",
        f"{FERRY}\n\nPublished: 4 March 2021\n",
        f"PORTMOOR, March 4, 2021 (Reuters) - {FERRY}",
        f"PORTMOOR, Northland, 4 March 2021 — {FERRY}",
        f"Ferry sinks off Portmoor Monitor AFP Thursday 4 Mar 2021 {FERRY}",
    ],
)
def test_the_text_says_when_it_was_published(text: str) -> None:
    found = report("a.txt", text)
    assert (found.published and found.published.day.isoformat(), found.published_from) == ("2021-03-04", "text")


@pytest.mark.parametrize(
    "text",
    [
        FERRY,
        f"March 4, 2021 was a calm day. {FERRY}",
        f"{FERRY} The ferry was built on 4 March 1999.",
        f"It happened on Thursday 4 March 2021. {FERRY}",
        f"Ferry sinks off Portmoor on Thursday 4 March 2021 Police said.\n{FERRY}",
        f"{FERRY} {FERRY}\n\nMarch 4, 2021\n\nThe first ship sank.",
        f"PORTMOOR, March 4 (Reuters) - {FERRY}",
        f"03-04-2021 {FERRY}",
        f"Wed 4 Mar 2021x {FERRY}",
    ],
)
def test_other_dates_are_dates_of_events_or_undecided(text: str) -> None:
    assert report("a.txt", text.replace("Wed 4 Mar 2021x", "Wed 4 Mar x")).published is None


def test_an_undecided_date_is_said() -> None:
    assert undecided_date("PORTMOOR, March 4 (Reuters) - It sank.") == 'its dateline says "March 4" without a year'
    assert "day first or month first" in undecided_date("03-04-2021 It sank.")
    assert undecided_date("It sank on March 4 (Reuters) - so.") == ""
    assert any("March 4" in n for n in report("a.txt", f"PORTMOOR, March 4 (Reuters) - {FERRY}").notes)


def test_order_metadata_argument_text() -> None:
    text = f"Published March 4 2021 {FERRY}\n\n© 2021 The Harbour Post"
    by_text = report("a.txt", text)
    assert (by_text.outlet, by_text.outlet_from, by_text.published_from) == ("The Harbour Post", "text", "text")
    policy = IngestPolicy(outlet="Gull", published="5 March 2021")
    by_word = report("a.txt", text, policy)
    assert (by_word.outlet, by_word.outlet_from, by_word.published_from) == ("Gull", "argument", "argument")
    block = "Outlet: Tern\nPublished: 2021-03-06\n\n"
    by_meta = report("a.txt", block + text, policy)
    assert (by_meta.outlet, by_meta.outlet_from, by_meta.published_from) == ("Tern", "metadata", "metadata")
    assert len(by_meta.notes) == 2


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        (f"{FERRY}\n\n© 2021 The Harbour Post, LLC. Click here for reprints.", "The Harbour Post"),
        (f"{FERRY} Copyright © 2021 Harbour Times. All rights reserved.", "Harbour Times"),
        (f"{FERRY}\n\n(c) Portmooring. All rights reserved", "Portmooring"),
        (f"{FERRY}\n\nSource: Harbour News", "Harbour News"),
        (f"{FERRY} Source Harbourcast and agencies", "Harbourcast"),
        (f"By Harbour Post Staff\n\n{FERRY}", "Harbour Post"),
        (f"Reuters Staff\n\n{FERRY}", "Reuters"),
        (f"Ferry sinks: rescue group Reuters Staff. {FERRY}", "Reuters"),
    ],
)
def test_credit_lines_name_the_outlet(text: str, outlet: str) -> None:
    assert outlet_in_text(text) == outlet


@pytest.mark.parametrize(
    "text",
    [
        f"CNN, AL JAZEERA, THE GUARDIAN\n\nPortmoor – {FERRY}",
        f"PORTMOOR (Reuters) - {FERRY}",
        f"{FERRY} --Reuters",
        f"{FERRY}\n\nSource: Reuters",
        f"{FERRY}\n\nSource: Ministry of Transport",
        f"{FERRY}\n\nSource: World Bank",
        f"{FERRY} © AFP 2021 / Jane Doe",
        f"{FERRY}\n\n© 2021 Jane Doe",
        f"{FERRY}\n\nCopyright © 2021 Getty Images News. All rights reserved.",
        f"The Joint Chiefs of Staff\n\n{FERRY}",
        f"White House Staff\n\n{FERRY}",
        f"{FERRY} All rights reserved",
    ],
)
def test_what_is_no_outlet(text: str) -> None:
    assert outlet_in_text(text) == ""


@given(st.text(alphabet="AB ab.,©Source:Staff-|\n0123/", max_size=200))
def test_searching_never_fails(text: str) -> None:
    outlet_in_text(text)
    published_in_text(text)
    undecided_date(text)
