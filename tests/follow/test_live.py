"""Live blogs: entries that come, change, are taken out, and fall off the end."""

import json
from collections.abc import Sequence

from hearsay.follow.live import entries_gone

from .newsroom import Newsroom, rss

Row = tuple[str, str, str]
FIRST: Row = ("e1", "10:00", "A ferry sank off Portmoor. Ana Ruiz said twelve people died there.")
SECOND: Row = ("e2", "10:20", "Two boats are out. Bo Lind said the sea at Portmoor is calm again.")
THIRD: Row = ("e3", "10:40", "The ferry is raised. Cy Moe said the hull of the ferry is whole.")


def blog(desk: Newsroom, *rows: Row) -> str:
    """A live blog with these entries, latest first, as most pages have it."""
    updates = [
        {"@type": "BlogPosting", "@id": f"#{k}", "datePublished": f"2031-05-03T{at}:00Z", "articleBody": words}
        for k, at, words in reversed(rows)
    ]
    data = {"@type": "LiveBlogPosting", "headline": "Ferry at Portmoor", "liveBlogUpdate": updates}
    data["publisher"] = {"name": "Coast Daily"}
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


def test_entries_gone() -> None:
    assert entries_gone([], ["a"]) == []
    assert entries_gone(["a", "b", "c"], ["a", "c", "d"]) == ["b"]
    assert entries_gone(["a", "b", "c"], ["b", "c"]) == []
    assert entries_gone(["a", "b", "c"], ["a"]) == ["b", "c"]
    assert entries_gone(["a", "b"], ["x"]) == []
