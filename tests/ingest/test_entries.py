"""Posts and live-blog entries in plain text."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.ingest.entries import find_entries
from hearsay.model import Entry, Report

from .make import FERRY, report


def words(found: Report, entry: Entry) -> str:
    return found.text[entry.body.start : entry.body.end]


@pytest.mark.parametrize("dash", ["—", "–", "―", "--", "-"])
def test_a_post_has_body_author_and_day(dash: str) -> None:
    sign = f"{dash} Anna Lind (@anna_lind1) March 4, 2021"
    found = report("a.txt", f"{FERRY}\n\nTwo boats are out.\n\n{sign}\n\nThe search goes on.")
    (post,) = found.entries
    assert (post.kind, words(found, post)) == ("post", "Two boats are out.")
    assert found.text[post.span.start : post.span.end] == f"Two boats are out.\n\n{sign}"
    assert post.author == found.cite(found.text.index("Anna"), found.text.index(" (@anna"))
    assert (found.published, found.published_from) == (post.at, "text")
    assert "last post" in found.notes[0]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("One.\nTwo boats are out.\n— Anna (@a) 4 Mar 2021\nMore.", "Two boats are out."),
        ("One.\n\nTwo boats\nare out.\n— Anna (@a) 4 Mar 2021\n\nMore.", "Two boats\nare out."),
        ("One.\n\n> Two boats are out.\n> — Anna (@a) 9:41 PM - 4 Mar 2021\n\nMore.", "Two boats are out."),
        ("One.\r\n\r\nTwo boats are out.\r\n\r\n— Anna (@a)\r\n\r\nMore.", "Two boats are out."),
        ("Two boats are out. — Anna (@a) March 4, 2021", "Two boats are out."),
    ],
)
def test_the_body_is_the_paragraph_before(text: str, body: str) -> None:
    found = report("a.txt", text)
    assert [words(found, e) for e in found.entries] == [body]


@pytest.mark.parametrize(
    "text",
    [
        "— Anna Lind (@anna) March 4, 2021",
        "A friend — Anna Lind (@anna) wrote — saw it.",
        "The well-known Anna (@anna)",
        "— Anna Lind, March 4, 2021",
    ],
)
def test_what_is_no_post(text: str) -> None:
    assert report("a.txt", text).entries == ()


def test_the_published_time_that_is_known_stays() -> None:
    found = report("a.txt", f"Published 6 March 2021\n\n{FERRY}\n\n— Anna (@a) March 4, 2021")
    assert found.published is not None
    assert found.published.iso() == "2021-03-06"


def test_live_entries_have_the_reports_day_and_their_time() -> None:
    text = "09.59 GMT – It has sunk.\n\n10:20 Two boats out.\n\nMore soon.\n\n6.30pm\nAll saved."
    text = f"Published 4 March 2021\n\nFerry live\n\n{text}"
    found = report("a.txt", text)
    assert [e.at and e.at.iso() for e in found.entries] == ["2021-03-04T09:59", "2021-03-04T10:20", "2021-03-04T18:30"]
    assert [words(found, e) for e in found.entries] == ["It has sunk.", "Two boats out.\n\nMore soon.", "All saved."]
    assert {e.kind for e in found.entries} == {"live"}


def test_times_may_run_backwards_but_not_to_and_fro() -> None:
    assert len(report("a.txt", "11 a.m. – One.\n10:20 a.m. – Two.\n9:59 a.m. – Three.").entries) == 3
    assert report("a.txt", "10:20 – One.\n09:59 – Two.\n11:05 – Three.").entries == ()


def test_over_midnight_the_day_is_unknown_and_day_lines_tell_it() -> None:
    night = "Published 4 March 2021\n\n23:50 – One.\n\n00:10 – Two."
    assert [e.at for e in report("a.txt", night).entries] == [None, None]
    lined = "Thursday 4 March 2021\n\n23:50 – One.\n\nFriday 5 March 2021\n\n00:10 – Two."
    times = [e.at and e.at.iso() for e in report("a.txt", lined).entries]
    assert times == ["2021-03-04T23:50", "2021-03-05T00:10"]


@pytest.mark.parametrize(
    "text",
    [
        "6.30 million fled.\n\n7.10 million stayed.",
        "10:20 – Only one.",
        "12:30 was the time.\n\n13:30 was too late.",
        "11 people died.\n\n12 people live.",
        "25:10 – One.\n\n26:10 – Two.",
    ],
)
def test_what_is_no_live_blog(text: str) -> None:
    assert report("a.txt", text).entries == ()


PIECES = [
    "09:59 ",
    "10.30pm",
    "— A (@a) March 4, 2021",
    "—",
    "\n",
    "\n\n",
    "> ",
    "said so. ",
    "4 March 2021",
    "(@b)",
    " ",
]


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=30))
def test_entries_lie_in_the_text_in_order(pieces: list[str]) -> None:
    text = "Go. " + "".join(pieces)
    found = Report(id="a", text=text)
    found = replace(found, entries=find_entries(found))
    starts = [e.span.start for e in found.entries]
    assert starts == sorted(starts)
    for kind in ("live", "post"):
        same = [e.span for e in found.entries if e.kind == kind]
        assert all(a.end <= b.start for a, b in pairwise(same))
    for entry in found.entries:
        assert entry.span.holds(entry.body)
        assert entry.span.end <= len(text)
        assert words(found, entry).strip() == words(found, entry)
        assert entry.author is None or entry.author == found.cite(entry.author.span.start, entry.author.span.end)
