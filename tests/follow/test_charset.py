"""A charset that stands in the HTTP header alone is used, for pages, live blogs and feeds."""

import json

import pytest

from .newsroom import Newsroom, page, rss

TITLE = "Паром затонул у Портмура"
NAME = "Łukasz Wójcik"
WORDS = f"A ferry sank off Portmoor on Friday. {NAME} said twelve people died there, and “nobody” knew why."


def outlet(desk: Newsroom, body: str, charset: str, told: str) -> str:
    """A page in one charset whose header names another, or the same."""
    kind = f'text/html; charset="{told}"' if told else "text/html"
    return desk.site.say("/a", body.encode(charset), host="coast.example", Content_Type=kind)


def text_of(desk: Newsroom, url: str) -> str:
    return desk.store.reports.get(desk.at(url)).text


@pytest.mark.parametrize(
    ("charset", "told"),
    [("windows-1250", "Windows-1250"), ("iso-8859-2", "ISO-8859-2"), ("utf-8", "latin1")],
)
def test_a_page_is_read_as_its_header_says(desk: Newsroom, charset: str, told: str) -> None:
    words = WORDS if charset != "iso-8859-2" else WORDS.replace("“", '"').replace("”", '"')
    url = outlet(desk, page(words, title="Ferry sinks", outlet="Coast Daily"), charset, told)
    desk.follow(url)
    assert desk.round().round.new == 1
    assert NAME in text_of(desk, url)


@pytest.mark.parametrize("told", ["", "utf-8", "x-nonsense", "windows-1250"])
def test_a_header_that_does_not_fit_gives_way_to_what_the_page_says(desk: Newsroom, told: str) -> None:
    markup = page(WORDS, title="Ferry sinks").replace("<head>", '<head><meta charset="windows-1250">')
    url = outlet(desk, markup, "windows-1250", told)
    desk.follow(url)
    desk.round()
    assert NAME in text_of(desk, url)


def test_the_header_counts_more_than_the_page(desk: Newsroom) -> None:
    """As in browsers: a server that recodes pages does not rewrite them."""
    markup = page(WORDS, title="Ferry sinks").replace("<head>", '<head><meta charset="koi8-r">')
    url = outlet(desk, markup, "windows-1250", "windows-1250")
    desk.follow(url)
    desk.round()
    assert NAME in text_of(desk, url)


def test_a_live_blog(desk: Newsroom) -> None:
    update = {"@type": "BlogPosting", "@id": "#e1", "articleBody": WORDS}
    data = {"@type": "LiveBlogPosting", "headline": "Ferry", "liveBlogUpdate": [update]}
    script = json.dumps(data, ensure_ascii=False)
    markup = f'<!doctype html><html><head><script type="application/ld+json">{script}</script></head></html>'
    url = outlet(desk, markup, "windows-1250", "windows-1250")
    desk.follow(url)
    desk.round()
    assert NAME in text_of(desk, f"{url}#e1")


@pytest.mark.parametrize("prolog", ["", '<?xml version="1.0" encoding="iso-8859-1"?>'])
def test_a_feed(desk: Newsroom, prolog: str) -> None:
    """RFC 7303: the header counts more than the XML declaration."""
    article = desk.site.say("/a", page(WORDS, title=""), host="coast.example")
    feed = prolog + rss([(article, TITLE)]).partition("?>")[2]
    kind = "application/rss+xml; charset=windows-1251"
    desk.follow(desk.site.say("/feed", feed.encode("windows-1251"), host="coast.example", Content_Type=kind))
    desk.round()
    assert desk.store.reports.get(desk.at(article)).title == TITLE


def test_a_plain_text(desk: Newsroom) -> None:
    kind = "text/plain;charset=windows-1250"
    url = desk.site.say("/a", WORDS.encode("windows-1250"), host="coast.example", Content_Type=kind)
    desk.follow(desk.site.say("/feed", rss([(url, "Ferry sinks")]), host="coast.example"))
    desk.round()
    assert NAME in text_of(desk, url)
