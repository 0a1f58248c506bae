"""Live blogs: entries that come, change, are taken out, and fall off the end."""

import json
from collections.abc import Sequence

import pytest

from hearsay.follow.live import entries_gone
from hearsay.ingest.liveblog import UNDATED

from .newsroom import Newsroom, rss

Row = tuple[str, str, str]
"""Key, clock time (empty: none is told), words."""
FIRST: Row = ("e1", "10:00", "A ferry sank off Portmoor. Ana Ruiz said twelve people died there.")
SECOND: Row = ("e2", "10:20", "Two boats are out. Bo Lind said the sea at Portmoor is calm again.")
THIRD: Row = ("e3", "10:40", "The ferry is raised. Cy Moe said the hull of the ferry is whole.")


def blog(desk: Newsroom, *rows: Row, latest_first: bool = True, named: bool = True) -> str:
    """A live blog with these entries, given oldest first."""
    updates = [
        {
            "@type": "BlogPosting",
            "articleBody": words,
            **({"@id": f"#{k}"} if named else {"url": desk.site.url("/live", "coast.example")}),
            **({"datePublished": f"2031-05-03T{at}:00Z"} if at else {}),
        }
        for k, at, words in (reversed(rows) if latest_first else rows)
    ]
    data = {"@type": "LiveBlogPosting", "headline": "Ferry at Portmoor", "liveBlogUpdate": updates}
    data |= {"publisher": {"name": "Coast Daily"}, "datePublished": "2031-05-03T09:00:00Z"}
    head = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    return desk.site.say(
        "/live", f"<!doctype html><html><head>{head}</head><body>Live</body></html>", host="coast.example"
    )


def places(desk: Newsroom) -> Sequence[str]:
    return sorted(p.rpartition("#")[2] for p in desk.reports())


def test_each_entry_is_a_report_and_only_new_ones_are_read(desk: Newsroom) -> None:
    url = blog(desk, FIRST)
    desk.follow(url)
    assert desk.round().round.new == 1
    desk.reads.clear()
    blog(desk, FIRST, SECOND)
    done = desk.later(minutes=6)
    assert (done.round.new, done.round.versions, places(desk)) == (1, 0, ["e1", "e2"])
    second = desk.store.reports.get(desk.at(f"{url}#e2"))
    assert desk.reads == [second.id]
    assert (second.outlet, second.text) == ("Coast Daily", SECOND[2])
    assert second.published
    assert second.published.iso() == "2031-05-03T10:20"


def test_an_edited_entry_is_a_version_and_one_taken_out_was_withdrawn(desk: Newsroom) -> None:
    url = blog(desk, FIRST, SECOND, THIRD)
    desk.follow(url)
    desk.round()
    blog(desk, FIRST, (*THIRD[:2], THIRD[2].replace("whole", "torn")))
    done = desk.later(minutes=6)
    assert (done.round.versions, done.round.notices) == (1, 1)
    assert [desk.kinds(f"{url}#{k}") for k in ("e1", "e2", "e3")] == [[], ["withdrawn"], []]
    blog(desk, FIRST, SECOND, THIRD)
    desk.later(minutes=6)
    assert desk.kinds(f"{url}#e2") == ["withdrawn", "restored"]


def test_what_falls_off_the_far_end_was_not_withdrawn(desk: Newsroom) -> None:
    url = blog(desk, FIRST, SECOND)
    desk.follow(url)
    desk.round()
    blog(desk, SECOND, THIRD)
    desk.later(minutes=6)
    assert [desk.kinds(f"{url}#{k}") for k in ("e1", "e2", "e3")] == [[], [], []]


def test_a_live_blog_is_asked_often_while_it_changes_and_then_as_any_page(desk: Newsroom) -> None:
    desk.follow(desk.site.say("/feed", rss([(blog(desk, FIRST), "Ferry: live")]), host="coast.example"))
    desk.round()
    for _ in range(12):
        desk.later(minutes=5.1)
    assert len(desk.site.asked("/live")) == 13
    desk.clock.pass_by(hours=8)
    desk.round()
    before = len(desk.site.asked("/live"))
    desk.later(minutes=30)
    assert len(desk.site.asked("/live")) == before


def test_a_live_blog_that_is_gone_takes_all_its_entries_with_it(desk: Newsroom) -> None:
    url = blog(desk, FIRST, SECOND)
    desk.follow(url)
    desk.round()
    desk.site.say("/live", status=410, host="coast.example")
    assert desk.later(minutes=6).round.notices == 2
    assert desk.store.feeds.all()[0].paused


@pytest.mark.parametrize("latest_first", [True, False])
@pytest.mark.parametrize("gone", [1, 2])
def test_an_entry_without_a_time_that_is_taken_out_was_withdrawn(desk: Newsroom, gone: int, latest_first: bool) -> None:
    rows = [FIRST, SECOND, THIRD]
    rows[gone] = (rows[gone][0], "", rows[gone][2])
    url = blog(desk, *rows, latest_first=latest_first)
    desk.follow(url)
    desk.round()
    undated = desk.store.reports.get(desk.at(f"{url}#{rows[gone][0]}"))
    assert UNDATED in undated.notes
    assert undated.published
    assert undated.published.iso() == "2031-05-03T09:00"  # the blog's own
    del rows[gone]
    blog(desk, *rows, latest_first=latest_first)
    assert desk.later(minutes=6).round.notices == 1
    assert [desk.kinds(f"{url}#e{n}") for n in (1, 2, 3)] == [["withdrawn"] if n == gone + 1 else [] for n in (1, 2, 3)]


@pytest.mark.parametrize("latest_first", [True, False])
def test_an_entry_without_a_time_that_stays_on_top_withdraws_nothing(desk: Newsroom, latest_first: bool) -> None:
    summary: Row = ("top", "", "What we know. Ana Ruiz said the ferry had left Portmoor at nine.")
    placed = (lambda *rows: (*rows, summary)) if latest_first else (lambda *rows: (summary, *rows))
    url = blog(desk, *placed(FIRST, SECOND), latest_first=latest_first)
    desk.follow(url)
    desk.round()
    blog(desk, *placed(SECOND, THIRD), latest_first=latest_first)
    assert desk.later(minutes=6).round.notices == 0
    assert places(desk) == ["e1", "e2", "e3", "top"]


def test_an_entry_that_cannot_be_taken_any_more_was_not_taken_out(desk: Newsroom) -> None:
    url = blog(desk, FIRST, SECOND, THIRD)
    desk.follow(url)
    desk.round()
    french = "Le ferry a coulé au large de Portmoor, et les secours cherchent encore les passagers dans la mer " * 3
    blog(desk, FIRST, (*SECOND[:2], french), THIRD)
    done = desk.later(minutes=6)
    assert done.round.notices == 0
    assert any("is not in English" in s.reason for s in done.round.told)


def test_entries_of_one_minute_without_ids_are_all_taken(desk: Newsroom) -> None:
    """An address that all entries share, their page's, names none of them."""
    first, second = (FIRST[0], "10:20", FIRST[2]), SECOND
    url = blog(desk, first, second, named=False)
    desk.follow(url)
    assert desk.round().round.new == 2
    blog(desk, first, second, (*THIRD[:1], "10:20", THIRD[2]), named=False)
    done = desk.later(minutes=6)
    assert (done.round.new, done.round.versions, done.round.notices) == (1, 0, 0)


def test_entries_gone() -> None:
    assert entries_gone([], ["a"]) == []
    assert entries_gone(["a", "b", "c"], ["a", "c", "d"]) == ["b"]
    assert entries_gone(["a", "b", "c"], ["b", "c"]) == []
    assert entries_gone(["a", "b", "c"], ["a"]) == ["b", "c"]
    assert entries_gone(["a", "b"], ["x"]) == []
    assert entries_gone(["top", "a", "b"], ["top", "b"], ["top"]) == []
    assert entries_gone(["top", "a", "b"], ["a", "b"], ["top"]) == []
    assert entries_gone(["a", "top"], ["top"], ["top"]) == []
    assert entries_gone(["x", "y", "z"], ["x", "z"], ["x", "z"]) == ["y"]
