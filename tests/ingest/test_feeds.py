"""RSS, Atom and JSON Feed as they should be, and as they are."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.ingest.feed import Feed
from hearsay.ingest.feeds import feeds_of_page, is_page, read_feed
from hearsay.model import Moment, Skipped

ITEM = "<item><title>Ferry sinks</title><link>https://news.example/ferry</link></item>"


def rss(*items: str, head: str = "<title>Portmoor Post</title>") -> str:
    return f"<rss version='2.0'><channel>{head}{''.join(items)}</channel></rss>"


def feed(text: str | bytes) -> Feed:
    """The feed, which must be one."""
    found = read_feed(text if isinstance(text, bytes) else text.encode(), "a feed")
    assert isinstance(found, Feed), found
    return found


def test_rss_with_the_usual_modules() -> None:
    found = feed(
        """<?xml version="1.0" encoding="utf-8"?>
        <!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://formats.example/rss-0.91.dtd">
        <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
          xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
        <title>Portmoor &amp; Bay</title><ttl>30</ttl><image><title>a logo</title></image>
        <item><title>Ferry sinks</title><link>https://news.example/ferry?a=1&amp;b=2</link><guid>tag:ferry</guid>
        <pubDate>Sat, 03 May 2031 10:20:00 GMT</pubDate><dc:creator>Ann Dew</dc:creator>
        <description>&lt;p&gt;It sank.&lt;/p&gt;</description>
        <content:encoded><![CDATA[<p>It sank off Portmoor.</p>]]></content:encoded></item></channel></rss>"""
    )
    (item,) = found.items
    assert (found.kind, found.title, found.minutes, found.skipped) == ("rss", "Portmoor & Bay", 30, ())
    assert (item.key, item.link, item.title) == ("tag:ferry", "https://news.example/ferry?a=1&b=2", "Ferry sinks")
    assert (item.summary, item.content, item.author) == ("<p>It sank.</p>", "<p>It sank off Portmoor.</p>", "Ann Dew")
    assert item.published == Moment(date(2031, 5, 3), 620)


def test_rss_1_has_its_items_beside_its_channel() -> None:
    found = feed(
        """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
        xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel rdf:about="x"><title>Post</title>
        <sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency></channel>
        <item rdf:about="https://news.example/a"><title>A</title><link>https://news.example/a</link></item></rdf:RDF>"""
    )
    assert (found.title, found.minutes, [i.link for i in found.items]) == ("Post", 15, ["https://news.example/a"])


def test_atom_with_what_it_deleted() -> None:
    found = feed(
        """<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0">
        <title type="html">Portmoor &lt;b&gt;Post&lt;/b&gt;</title>
        <at:deleted-entry ref="tag:old" when="2031-05-03T00:00:00Z"/>
        <entry><id>tag:new</id><title>Ferry sinks</title><link rel="self" href="/no"/><link href="/ferry"/>
        <published>2031-05-03T10:20:00Z</published><updated>2031-05-03T11:00:00Z</updated>
        <author><name>Ann Dew</name><email>ann@news.example</email></author>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>It sank.</p></div></content></entry>
        </feed>"""
    )
    (item,) = found.items
    assert (found.kind, found.title, found.gone) == ("atom", "Portmoor Post", ("tag:old",))
    assert (item.key, item.link, item.author, item.updated) == ("tag:new", "/ferry", "Ann Dew", "2031-05-03T11:00:00Z")
    assert "<p>It sank.</p>" in item.content


def test_json_feed() -> None:
    rows = [
        {"id": 7, "url": "https://news.example/a", "title": "A", "content_text": "One.\nTwo & three."},
        {
            "id": "b",
            "content_html": "<p>B</p>",
            "authors": [{"name": "Ann"}, {"name": "Bo"}],
            "date_published": "2031-05-03",
        },
        {"title": "nothing to follow"},
        "no item",
    ]
    found = feed(json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Post", "items": rows}))
    first, second = found.items
    assert (first.key, first.content) == ("7", "<p>One.</p><p>Two &amp; three.</p>")
    assert (second.author, second.published) == ("Ann, Bo", Moment(date(2031, 5, 3)))
    assert [s.what for s in found.skipped] == ["a feed, item 3", "a feed, item 4"]


@pytest.mark.parametrize(
    ("broken", "title"),
    [
        ("caf&eacute; &mdash; bar", "café — bar"),
        ("Smith & Sons", "Smith & Sons"),
        ("Smith &amp;amp; Sons", "Smith & Sons"),
        ("a &bogus; name", "a &bogus; name"),
        ("&lt;b&gt;Ferry&lt;/b&gt; sinks", "Ferry sinks"),
        ("<![CDATA[Smith & <i>Sons</i>]]>", "Smith & Sons"),
        ("two\n lines\x0b", "two lines"),
        ("<em>Ferry</em> sinks", "Ferry sinks"),
    ],
)
def test_headlines_that_are_not_quite_right_are_mended(broken: str, title: str) -> None:
    (item,) = feed(rss(f"<item><title>{broken}</title><link>https://news.example/a</link></item>")).items
    assert item.title == title


def test_an_address_with_a_bare_ampersand_is_whole() -> None:
    (item,) = feed(rss("<item><link>https://news.example/a?b=1&copy=2&amp;d=3</link></item>")).items
    assert item.link == "https://news.example/a?b=1&copy=2&d=3"


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "windows-1252"])
def test_encodings_are_read_as_declared(codec: str) -> None:
    declared = "utf-8" if codec == "utf-8-sig" else codec
    text = f'<?xml version="1.0" encoding="{declared}"?>' + rss(head="<title>Café “Post”</title>")
    assert feed(text.encode(codec)).title == "Café “Post”"


def test_a_guid_is_an_address_unless_it_says_that_it_is_not() -> None:
    one, other = feed(
        rss(
            "<item><guid>https://x.example/1</guid></item>",
            '<item><guid isPermaLink="false">https://x.example/2</guid></item>',
        )
    ).items
    assert (one.link, other.link) == ("https://x.example/1", "")


def test_an_item_without_address_and_id_is_told() -> None:
    found = feed(rss("<item><title>Nothing</title></item>", ITEM))
    assert len(found.items) == 1
    assert [(s.what, s.reason) for s in found.skipped] == [
        ("a feed, item 1", "has neither an address nor an id: it cannot be followed")
    ]


def test_a_feed_that_breaks_off_gives_what_is_whole() -> None:
    found = feed(rss(ITEM).removesuffix("</channel></rss>") + "<item><title>Half")
    assert len(found.items) == 1
    assert "breaks off" in found.skipped[0].reason


def test_another_version_of_an_item_is_seen() -> None:
    (before,) = feed(rss(ITEM)).items
    (same,) = feed(rss("<item><title>Other</title><link>https://news.example/b</link></item>", ITEM)).items[1:]
    (after,) = feed(rss(ITEM.replace("sinks", "sinks, 3 dead"))).items
    assert before.version == same.version != after.version


@pytest.mark.parametrize(
    "text", ["", " \n", "words", "<html><body>x</body></html>", "{}", "[1]", '{"items": []}', "<rss", "<"]
)
def test_what_is_no_feed_is_told(text: str) -> None:
    found = read_feed(text.encode(), "a feed")
    assert isinstance(found, Skipped) or not found.items
    if isinstance(found, Skipped):
        assert found.what == "a feed"


def test_a_page_names_its_feeds() -> None:
    page = b"""<!doctype html><html><head><link rel="stylesheet" href="/x.css">
    <link rel='alternate' type="application/rss+xml" title="All" href="/feed?a=1&amp;b=2">
    <LINK HREF=https://news.example/atom TYPE=application/atom+xml REL=alternate></head>"""
    assert is_page(page)
    assert feeds_of_page(page) == ["/feed?a=1&b=2", "https://news.example/atom"]
    assert not is_page(rss(ITEM).encode())


@given(st.text(max_size=300) | st.text(alphabet='<>/!?[]CDATA-&;"rsitem= ', max_size=300))
def test_no_text_breaks_the_reading(text: str) -> None:
    for whole in (text, f"<rss><channel><item>{text}", f"<feed>{text}</feed>", f"<!--{text}", f"<!DOCTYPE {text}>"):
        assert isinstance(read_feed(whole.encode("utf-8", "surrogatepass"), "a feed"), Feed | Skipped)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60))
def test_a_headline_comes_back_as_it_was_written(title: str) -> None:
    from xml.sax.saxutils import escape

    (item,) = feed(rss(f"<item><title>{escape(escape(title))}</title><link>https://x.example/</link></item>")).items
    plain = " ".join(title.split())
    assert item.title == plain or "&" in plain or "<" in plain or any(ord(c) > 0xFFFD for c in plain)
