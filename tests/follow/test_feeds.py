"""Feeds of every form, their pages, and what is asked a second time."""

import json
from datetime import timedelta

import pytest

from hearsay.model.kept import FeedState, PageState

from .newsroom import FILLER, Newsroom, page, rss

SINKS = "A ferry sank off Portmoor on Saturday. Ana Ruiz said twelve people died in the water."


def coast(desk: Newsroom) -> tuple[str, str]:
    """A feed with one page."""
    url = desk.site.say(
        "/ferry", page(SINKS, title="Ferry sinks", outlet="Coast Daily"), host="coast.example", ETag='"p1"'
    )
    feed = desk.site.say("/feed", rss([(url, "Ferry sinks")]), host="coast.example", ETag='"f1"')
    return feed, url


def test_a_feeds_pages_are_taken_in_with_their_main_text(desk: Newsroom) -> None:
    feed, url = coast(desk)
    desk.follow(feed)
    done = desk.round()
    assert (done.round.feeds, done.round.pages, done.round.new, done.round.told) == (1, 1, 1, ())
    report = desk.store.reports.get(desk.at(url))
    assert report.text == f"Ferry sinks\n\n{SINKS}\n\n{FILLER}"
    assert (report.title, report.outlet, report.published_from) == ("Ferry sinks", "Coast Daily", "metadata")
    (came,) = desk.store.reports.arrivals(report.id)
    assert (came.feed, came.etag) == (feed, '"p1"')
    assert [c.kind for c in done.changes] == ["new"] * len(done.changes) != []


def test_a_second_run_asks_with_conditions_and_reads_nothing_again(desk: Newsroom) -> None:
    feed, _ = coast(desk)
    desk.follow(feed)
    desk.round()
    desk.site.seen.clear()
    desk.reads.clear()
    done = desk.later(hours=1)
    asked = desk.site.asked()
    assert [(s.path, s.headers.get("if-none-match")) for s in asked] == [("/feed", '"f1"'), ("/ferry", '"p1"')]
    assert (done.round.unchanged, done.round.new, done.changes, desk.reads) == (2, 0, (), [])


def test_a_server_without_conditions_is_read_no_second_time_either(desk: Newsroom) -> None:
    url = desk.site.say("/ferry", page(SINKS, title="Ferry sinks"), host="coast.example")
    desk.follow(desk.site.say("/feed", rss([(url, "Ferry sinks")]), host="coast.example"))
    desk.round()
    done = desk.later(hours=1)
    assert (done.round.unchanged, done.round.new, done.round.versions) == (2, 0, 0)


def test_nothing_is_asked_before_its_turn(desk: Newsroom) -> None:
    feed, _ = coast(desk)
    desk.follow(feed)
    desk.round()
    desk.site.seen.clear()
    desk.later(minutes=10)
    assert desk.site.seen == []
    desk.later(minutes=6)
    assert [s.path for s in desk.site.asked()] == ["/feed"]
    desk.round(everything=True)
    assert sorted(s.path for s in desk.site.asked()) == ["/feed", "/feed", "/ferry"]


def test_a_feed_says_how_long_it_may_be_kept(desk: Newsroom) -> None:
    desk.follow(desk.site.say("/feed", rss([], more="<ttl>120</ttl>"), host="coast.example"))
    desk.round()
    desk.later(minutes=100)
    assert len(desk.site.asked()) == 1
    desk.later(minutes=21)
    assert len(desk.site.asked()) == 2


def test_a_page_is_watched_less_and_less_and_then_no_more(desk: Newsroom) -> None:
    feed, _ = coast(desk)
    desk.follow(feed)
    desk.round()
    looks, hour = [], 0
    for then in (*range(1, 13), *range(18, 120, 6)):
        before = len(desk.site.asked("/ferry"))
        desk.later(hours=then - hour)
        hour = then
        if len(desk.site.asked("/ferry")) > before:
            looks.append(hour)
    assert looks[:4] == [1, 2, 4, 7]
    assert 40 <= max(looks) <= 72


def test_a_page_that_two_feeds_list_is_one_report_and_asked_once(desk: Newsroom) -> None:
    feed, url = coast(desk)
    other = desk.site.say(
        "/top", rss([(f"{url}?utm_source=top#x", "Ferry sinks, says ministry")]), host="coast.example"
    )
    desk.follow(feed, other)
    done = desk.round()
    assert (done.round.pages, done.round.new, list(desk.reports())) == (1, 1, ["coast.example/ferry"])


def test_an_item_with_another_address_is_the_same_report(desk: Newsroom) -> None:
    item = "<item><guid>7</guid><title>{}</title><link>{}</link></item>"
    first = desk.site.say("/a", page(SINKS, title="Ferry sinks"), host="coast.example")
    feed = desk.site.say("/feed", rss([], more=item.format("Ferry sinks", first)), host="coast.example")
    desk.follow(feed)
    desk.round()
    second = desk.site.say("/b", page(SINKS.replace("twelve", "nine"), title="Ferry sinks"), host="coast.example")
    desk.site.say("/feed", rss([], more=item.format("Ferry: nine dead", second)), host="coast.example")
    done = desk.later(hours=1)
    assert (done.round.new, done.round.versions) == (0, 1)
    assert len(desk.store.reports.versions(desk.at(first))) == 2


def test_items_without_pages_are_taken_from_the_feed(desk: Newsroom) -> None:
    text = f"<p>{SINKS}</p><p>{FILLER}</p>"
    items = [{"id": "n1", "title": "Ferry sinks", "content_html": text, "date_published": "2031-05-03T10:00:00Z"}]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Wire notes", "items": items}
    url = desk.site.say("/notes", json.dumps(feed), host="wire.example")
    desk.follow(url, outlet="Bay Wire")
    done = desk.round()
    assert done.round.told == ()
    report = desk.store.reports.get(desk.at(f"{url}#n1"))
    assert (report.text, report.outlet) == (f"{SINKS}\n\n{FILLER}", "Bay Wire")
    assert report.published


def test_the_feeds_text_is_taken_where_the_page_may_not_be_fetched(desk: Newsroom) -> None:
    desk.site.say("/robots.txt", "User-agent: *\nDisallow: /inner\n", host="coast.example")
    text = f"&lt;p&gt;{SINKS}&lt;/p&gt;&lt;p&gt;{FILLER}&lt;/p&gt;"
    url = desk.site.url("/inner/ferry", "coast.example")
    item = f"<item><link>{url}</link><title>Ferry sinks</title><description>{text}</description></item>"
    desk.follow(desk.site.say("/feed", rss([], more=item), host="coast.example"))
    done = desk.round()
    (told,) = done.round.told
    assert "robots.txt" in told.reason
    assert "text in its feed" in told.reason
    assert (desk.site.asked("/inner/ferry"), done.round.new) == ([], 1)
    assert desk.store.reports.get(desk.at(url)).text == f"{SINKS}\n\n{FILLER}"


def test_robots_txt_is_asked_for_once_a_day_and_with_conditions(desk: Newsroom) -> None:
    desk.site.say("/robots.txt", "User-agent: *\nDisallow: /inner\n", host="coast.example", ETag='"r"')
    feed, _ = coast(desk)
    desk.follow(feed)
    desk.round()
    desk.later(hours=1)
    assert len(desk.site.asked("/robots.txt")) == 1
    item = (desk.site.url("/inner/x", "coast.example"), "Inner")
    for n, hours in enumerate((22, 5)):
        desk.site.say("/feed", rss([(f"{item[0]}{n}", "Inner")]), host="coast.example")
        desk.later(hours=hours)
    first, second = desk.site.asked("/robots.txt")
    assert ("if-none-match" in first.headers, second.headers["if-none-match"]) == (False, '"r"')
    assert [s.path for s in desk.site.asked() if "inner" in s.path] == []


def test_a_page_that_names_its_feed_is_followed_by_it(desk: Newsroom) -> None:
    feed, _ = coast(desk)
    head = '<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head><body>News</body></html>'
    front = desk.site.say("/", head, host="coast.example")
    desk.follow(front, group="Coast")
    done = desk.round()
    (state,) = desk.store.feeds.all()
    assert (state.url, state.group, state.kind, done.round.new) == (feed, "Coast", "rss", 1)
    assert [t.mendable for t in done.round.told] == [False]


def test_a_page_without_a_feed_is_followed_itself(desk: Newsroom) -> None:
    url = desk.site.say("/ferry", page(SINKS, title="Ferry sinks"), host="coast.example")
    desk.follow(url)
    desk.round()
    desk.site.say("/ferry", page(SINKS.replace("twelve", "nine"), title="Ferry sinks"), host="coast.example")
    done = desk.later(hours=25)
    assert (done.round.versions, [f.kind for f in desk.store.feeds.all()]) == (1, ["page"])
    for _ in range(6):
        desk.later(days=1.1)
    assert len(desk.site.asked("/ferry")) == 8


def test_a_feed_that_moved_for_good_is_followed_there(desk: Newsroom) -> None:
    feed, url = coast(desk)
    old = desk.site.say("/old", status=301, host="coast.example", Location=feed)
    desk.follow(old)
    desk.round()
    assert [f.url for f in desk.store.feeds.all()] == [feed]
    desk.later(hours=1)
    assert (len(desk.site.asked("/old")), desk.store.feeds.page(url) is not None) == (1, True)
    assert desk.store.feeds.drop(feed)
    assert desk.store.feeds.page(url) is None


def test_a_feed_that_fails_is_asked_later_and_later(desk: Newsroom) -> None:
    feed = desk.site.say("/feed", status=500, host="coast.example")
    desk.follow(feed)
    done = desk.round()
    assert [(t.what, t.mendable) for t in done.round.told] == [(feed, False)]
    for _ in range(40):
        desk.later(minutes=10)
    asked = len(desk.site.asked("/feed"))
    assert 4 <= asked <= 6
    state = desk.store.feeds.get(feed)
    assert state
    assert (state.failures, "500" in state.error) == (asked, True)
    desk.site.say("/feed", rss([]), host="coast.example")
    desk.later(days=1)
    state = desk.store.feeds.get(feed)
    assert state
    assert (state.failures, state.error) == (0, "")


def test_retry_after_is_kept(desk: Newsroom) -> None:
    desk.follow(desk.site.say("/feed", status=429, host="coast.example", Retry_After="7200"))
    desk.round()
    desk.later(minutes=110)
    assert len(desk.site.asked("/feed")) == 1
    desk.later(minutes=11)
    assert len(desk.site.asked("/feed")) == 2


def test_a_feed_that_is_gone_is_followed_no_longer_until_added_again(desk: Newsroom) -> None:
    feed = desk.site.say("/feed", status=410, host="coast.example")
    desk.follow(feed)
    done = desk.round()
    assert [t.mendable for t in done.round.told] == [True]
    desk.later(days=30)
    assert len(desk.site.asked("/feed")) == 1
    desk.follow(feed)
    desk.later(days=1)
    assert len(desk.site.asked("/feed")) == 2


def test_what_is_no_feed_is_told(desk: Newsroom) -> None:
    feed = desk.site.say("/feed", "hello", host="coast.example")
    desk.follow(feed)
    (told,) = desk.round().round.told
    assert (told.what, told.mendable) == (feed, True)


def test_a_run_that_was_cut_goes_on_with_the_pages_that_are_still_to_be_asked(desk: Newsroom) -> None:
    feed, url = coast(desk)
    desk.follow(feed)
    desk.site.say("/ferry", status=503, host="coast.example", Retry_After="60")
    desk.round()
    state = desk.store.feeds.page(url)
    assert state
    assert state.next_at
    desk.site.say("/ferry", page(SINKS, title="Ferry sinks"), host="coast.example")
    done = desk.later(hours=1)
    assert (done.round.new, desk.reports().keys()) == (1, {"coast.example/ferry"})


def test_a_host_has_so_many_requests_in_a_round_and_the_rest_waits(desk: Newsroom) -> None:
    from dataclasses import replace

    desk.terms = replace(desk.terms, per_host=3)
    rows = []
    for n in range(5):
        text = f"{SINKS} The boat number {n} came late."
        rows.append((desk.site.say(f"/{n}", page(text, title=f"Boat {n}"), host="coast.example"), f"Boat {n}"))
    desk.follow(desk.site.say("/feed", rss(rows), host="coast.example"))
    done = desk.round()
    assert (done.round.new, done.round.waiting) == (2, 3)
    assert desk.round().round.new == 3


def test_what_the_user_had_forgotten_is_not_fetched_again(desk: Newsroom) -> None:
    from hearsay.store.db.upkeep.forget import doomed, forget

    feed, url = coast(desk)
    desk.follow(feed)
    desk.round()
    forget(desk.store, doomed(desk.store, url), desk.clock.now())
    assert desk.store.feeds.page(url) is None
    desk.site.say("/feed", rss([(url, "Ferry sinks again")]), host="coast.example", ETag='"f2"')
    before = len(desk.site.asked("/ferry"))
    done = desk.later(hours=1)
    assert (len(desk.site.asked("/ferry")), done.round.new, desk.reports()) == (before, 0, {})


def test_a_site_that_leads_everything_to_its_front_page_gives_no_report(desk: Newsroom) -> None:
    feed, url = coast(desk)
    desk.follow(feed)
    desk.round()
    desk.site.say("/", page("Welcome to the coast.", title="Coast Daily"), host="coast.example")
    desk.site.say("/ferry", status=302, host="coast.example", Location="/")
    done = desk.later(hours=1)
    assert "front page" in done.round.told[0].reason
    assert (len(desk.store.reports.versions(desk.at(url))), desk.kinds(url)) == (1, [])


def test_states_of_feeds_are_those_of_one_address(desk: Newsroom) -> None:
    desk.follow("https://a.example/feed", "https://a.example/feed")
    assert [type(f) for f in desk.store.feeds.all()] == [FeedState]


def test_a_page_in_another_language_is_told_once_and_not_watched(desk: Newsroom) -> None:
    german = "Die Fähre ist am Samstag vor Portmoor gesunken. Zwölf Menschen sind gestorben, sagte die Hafenmeisterin. "
    text = f"<!doctype html><html><body><article><p>{german * 5}</p></article></body></html>"
    url = desk.site.say("/faehre", text, host="coast.example")
    desk.follow(desk.site.say("/feed", rss([(url, "Fähre")]), host="coast.example"))
    (told,) = desk.round().round.told
    assert ("not in English" in told.reason, told.mendable) == (True, False)
    desk.site.say("/faehre", text.replace("Samstag", "Sonntag"), host="coast.example")
    assert desk.later(hours=5).round.told == ()


def test_a_page_that_brings_out_a_bug_does_not_hold_up_the_others(
    desk: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    from hearsay.follow import pages

    def broken(intake: object, page: PageState, answer: object) -> object:
        if "/bad" in page.url:
            raise ZeroDivisionError("planted")
        return real(intake, page, answer)  # type: ignore[arg-type]

    real = pages.reports_of
    monkeypatch.setattr(pages, "reports_of", broken)
    good = desk.site.say("/good", page(SINKS, title="Ferry sinks"), host="coast.example")
    bad = desk.site.say("/bad", page(SINKS, title="Ferry sinks"), host="coast.example")
    desk.follow(desk.site.say("/feed", rss([(bad, "Bad"), (good, "Good")]), host="coast.example"))
    done = desk.round()
    (told,) = done.round.told
    assert ("planted" in told.reason, told.mendable, done.round.new) == (True, True, 1)
    assert desk.later(hours=1).round.told == ()


def test_a_password_in_a_feeds_address_stays_in_the_list(desk: Newsroom) -> None:
    _, url = coast(desk)
    secret = desk.site.url("/feed", "ann:hunter2@coast.example")
    desk.follow(secret)
    done = desk.round()
    assert done.round.new == 1
    (came,) = desk.store.reports.arrivals(desk.at(url))
    assert "hunter2" not in came.feed


def test_a_password_in_a_pages_address_is_told_nobody(desk: Newsroom) -> None:
    secret = desk.site.say("/ferry", page(SINKS, title="Ferry sinks"), host="ann:hunter2@coast.example")
    desk.site.say("/ferry", page(SINKS, title="Ferry sinks"), host="coast.example")
    desk.follow(secret)
    told = desk.round().round.told
    assert len(desk.store.reports.all()) == 1
    desk.site.say("/ferry", status=500, host="coast.example")
    told += sum((desk.later(days=n).round.told for n in (2, 9)), ())
    assert [t for t in told if t.what.startswith("http://***@coast.example")]
    assert "hunter2" not in str(told)
    assert not [r for r in desk.store.reports.all() if "hunter2" in r.path]


def test_a_clock_that_went_back_stops_nothing(desk: Newsroom) -> None:
    feed, _ = coast(desk)
    desk.follow(feed)
    desk.round()
    desk.site.seen.clear()
    desk.later(days=-400)
    assert len(desk.site.asked("/robots.txt")) == 1
    assert [s.path for s in desk.site.asked()] == ["/feed", "/ferry"]
    desk.site.seen.clear()
    desk.later(minutes=1)
    assert desk.site.seen == []
    assert desk.store.feeds.next_turn(desk.clock.now()) == desk.store.feeds.all()[0].next_at
    assert desk.store.feeds.next_turn(desk.clock.now() - timedelta(days=30)) == desk.clock.now() - timedelta(days=30)
