"""A live blog's entries as texts of their own, and a wire's items as texts."""

import json

from hearsay.ingest import Source, ingest
from hearsay.model import Report

ROWS = [
    {"@id": "#e2", "headline": "Boats out", "articleBody": "Two boats are out.", "datePublished": "2031-05-03T10:05Z"},
    {"url": "https://coast.example/live#e1", "articleBody": "The ferry sank.", "author": {"name": "Ann Dew"}},
    {"articleBody": "It left at nine.", "datePublished": "2031-05-03T09:10:00Z"},
    {"headline": "Only a headline", "identifier": 7},
    {"articleBody": ""},
]


def page(rows: object, of_type: str = "LiveBlogPosting") -> bytes:
    data = {"@type": of_type, "headline": "Ferry", "publisher": {"name": "Coastline"}, "liveBlogUpdate": rows}
    return f'<html><head><script type="application/ld+json">{json.dumps(data)}</script></head></html>'.encode()


def entries(data: bytes) -> tuple[Report, ...]:
    return ingest([Source(name="https://coast.example/live", data=data, kind="live")]).reports


def test_each_entry_is_a_report_named_by_its_key() -> None:
    found = entries(page(ROWS))
    assert [r.id for r in found][:2] == ["e2", "e1"]
    assert [r.text for r in found] == [
        "Boats out\n\nTwo boats are out.",
        "The ferry sank.",
        "It left at nine.",
        "Only a headline",
    ]
    first, second, *_ = found
    assert (first.title, first.outlet, first.path) == ("Boats out – Ferry", "Coastline", "https://coast.example/live")
    assert first.published
    assert first.published.iso() == "2031-05-03T10:05"
    assert second.author == "Ann Dew"


def test_an_entry_without_an_id_keeps_its_key_while_its_words_change() -> None:
    before, after = entries(page(ROWS))[2], entries(page([{**ROWS[2], "articleBody": "It left at ten."}]))[0]
    assert before.text != after.text
    assert before.id == after.id


def test_entries_that_share_a_key_are_one() -> None:
    assert len(entries(page([ROWS[0], ROWS[0]]))) == 1


def test_a_page_without_a_live_blog_says_so() -> None:
    (only,) = ingest([Source(name="a", data=page(ROWS, "NewsArticle"), kind="live")]).skipped
    assert "no live blog" in only.reason


def test_an_item_of_a_wire_is_a_report_with_all_its_paragraphs() -> None:
    row = {"uri": "urn:wire:1", "headline": "Ferry", "body_xhtml": "<p>It <b>sank</b>.</p><p>Two hurt.</p>", "by": "A"}
    (found,) = ingest([Source(name="a.json", data=json.dumps(row).encode(), kind="ninjs")]).reports
    assert (found.id, found.title, found.author, found.text) == ("urn:wire:1", "Ferry", "A", "It sank.\n\nTwo hurt.")


def test_an_item_that_may_not_be_used_is_none() -> None:
    row = {"uri": "urn:wire:1", "pubstatus": "withheld", "body_text": "It sank."}
    (only,) = ingest([Source(name="a.json", data=json.dumps(row).encode(), kind="ninjs")]).skipped
    assert "withheld" in only.reason
