"""OPML in, out, and out and in again."""

from hypothesis import given
from hypothesis import strategies as st

from hearsay.ingest.opml import Outline, is_opml, read_opml, write_opml

FILE = b"""<?xml version="1.0"?><opml version="1.1"><head><title>Mine</title></head><body>
<outline text="Coast"><outline text="Ports"><outline type="rss" text="Post &amp; Bay" xmlUrl="https://news.example/f?a=1&amp;b=2"/>
</outline><outline type="rss" title="No address"/></outline><outline XMLURL="https://other.example/feed"/></body></opml>"""


def test_feeds_are_found_under_their_headings() -> None:
    found, skipped = read_opml(FILE, "mine.opml")
    assert is_opml(FILE)
    assert found == (
        Outline(url="https://news.example/f?a=1&b=2", title="Post & Bay", group="Coast / Ports"),
        Outline(url="https://other.example/feed"),
    )
    assert [(s.what, s.reason) for s in skipped] == [("mine.opml: No address", "has no address of a feed (xmlUrl)")]


def test_what_is_no_opml_is_told() -> None:
    for data in (b"", b"words", b"<rss/>", b"\x00\x01\x02", b"<!DOCTYPE x [<!ENTITY a 'b'>]><opml/>"):
        found, skipped = read_opml(data, "mine.opml")
        assert (found, len(skipped)) == ((), 1)


LETTERS = st.characters(
    codec="utf-8", exclude_categories=["Cs", "Cc", "Zl", "Zp", "Zs"], exclude_characters="&<>\ufeff\ufffe\uffff"
)
WORDS = st.text(LETTERS, min_size=1, max_size=20)
FEEDS = st.builds(Outline, url=WORDS.map("https://x.example/{}&a=1".format), title=WORDS, group=st.just("") | WORDS)


@given(st.lists(FEEDS, unique_by=lambda o: o.url))
def test_what_is_written_is_read_again(outlines: list[Outline]) -> None:
    found, skipped = read_opml(write_opml(outlines, "All & sundry").encode(), "x")
    assert (sorted(found, key=lambda o: o.url), skipped) == (sorted(outlines, key=lambda o: o.url), ())
