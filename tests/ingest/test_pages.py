"""Web pages: main text, metadata, live blogs, and limits that hold before anything is parsed."""

import json
import time

import pytest

from hearsay.ingest import IngestPolicy
from hearsay.ingest.nesting import measure

from .make import FERRY, page, reason, report

ARTICLE = (
    f"<article><h1>Ferry sinks</h1><p>{FERRY}</p><p>The harbour master declined to comment on the cause.</p></article>"
)


def ld(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(fields)}</script>'


def test_main_text_without_menus_in_parted_paragraphs() -> None:
    found = report("a.html", page(ARTICLE))
    assert f"{FERRY}\n\nThe harbour master" in found.text
    assert "Home" not in found.text


def test_linked_data_comes_first() -> None:
    graph = [
        {"@type": "WebSite", "name": "Site"},
        {
            "@type": ["NewsArticle"],
            "headline": "Ferry sinks",
            "datePublished": "2021-03-04T09:59:00+01:00",
            "author": [{"@type": "Person", "name": "Jane Doe"}, {"name": "Tom Roe"}],
            "publisher": {"@type": "Organization", "name": "Harbour Post"},
        },
    ]
    head = '<meta property="og:site_name" content="Other"><script type="application/ld+json">{broken</script>'
    found = report("a.html", page(ARTICLE, head + ld(**{"@graph": graph})))
    assert (found.title, found.outlet, found.author) == ("Ferry sinks", "Harbour Post", "Jane Doe, Tom Roe")
    assert (found.published and found.published.iso(), found.published_from) == ("2021-03-04T09:59", "metadata")


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2021-03-04T00:00:00Z">',
        '<meta name="pubdate" content="4 March 2021">',
        '<link rel="canonical" href="https://post.example/2021/03/04/ferry">',
    ],
)
def test_meta_tags_and_the_address_date_a_page(head: str) -> None:
    found = report("a.html", page(ARTICLE, head))
    assert found.published is not None
    assert found.published.iso() == "2021-03-04"


def test_a_date_in_the_story_is_no_published_date() -> None:
    assert report("a.html", page(ARTICLE.replace("Wednesday", "3 May 1999"))).published is None


def test_outlet_from_site_name_or_the_pages_own_host() -> None:
    assert (
        report("a.html", page(ARTICLE, '<meta property="og:site_name" content="Harbour Post">')).outlet
        == "Harbour Post"
    )
    link = '<link rel="canonical" href="https://www.post.example/ferry">'
    assert report("a.html", page(ARTICLE, link)).outlet == "post.example"
    assert report("a.html", page(ARTICLE)).outlet == ""


def test_a_live_blog_has_entries_with_times() -> None:
    updates = [
        {"@type": "BlogPosting", "headline": "Boats out", "articleBody": "<p>Two are out.</p><p>More follow.</p>",
         "datePublished": "2021-03-04T10:05:00Z"},
        {"articleBody": "The ferry has sunk, the coast guard said.", "datePublished": "2021-03-04T09:59:00Z"},
        {"articleBody": ""},
        "no update",
    ]  # fmt: skip
    blog = {"@type": "LiveBlogPosting", "description": "All on the ferry.", "liveBlogUpdate": updates}
    found = report("a.html", page(ARTICLE, ld(**blog)))
    assert [e.at and e.at.iso() for e in found.entries] == ["2021-03-04T10:05", "2021-03-04T09:59"]
    first, second = (found.cite(e.span.start, e.span.end).text for e in found.entries)
    assert first == "Boats out\n\nTwo are out.\n\nMore follow."
    assert second == "The ferry has sunk, the coast guard said."
    assert found.text == f"All on the ferry.\n\n{first}\n\n{second}"


def test_an_embedded_post_keeps_its_signature_on_a_line() -> None:
    quote = (
        '<blockquote class="twitter-tweet"><p>All crews have been called in to help us now.</p>&mdash; Anna Lind '
        '(@annalind) <a href="https://x.example/1">March 4, 2021</a></blockquote>'
    )
    found = report("a.html", page(ARTICLE.replace("</p><p>", f"</p>{quote}<p>")))
    (post,) = found.entries
    assert found.text[post.body.start : post.body.end] == "All crews have been called in to help us now."
    assert post.author is not None
    assert post.author.text == "Anna Lind"
    assert (found.published and found.published.iso(), found.published_from) == ("2021-03-04", "text")


def test_charsets_are_honoured_and_lies_seen_through() -> None:
    head = '<meta charset="{}">'
    text = ARTICLE.replace("harbour master", "harbour master Günther")
    assert "Günther" in report("a.html", page(text, head.format("iso-8859-15")).encode("iso-8859-15")).text
    assert "Günther" in report("a.html", page(text, head.format("shift_jis")).encode()).text
    assert "Günther" in report("a.html", page(text, head.format("nonsense")).encode("cp1252")).text


def test_stray_nuls_do_not_lose_a_page() -> None:
    assert FERRY in report("a.html", page(ARTICLE).replace("Rudd", "Ru\x00dd")).text


def test_a_page_without_an_article_is_skipped() -> None:
    assert "no main text" in reason("a.html", "<html><body><img src=x></body></html>")


@pytest.mark.parametrize("tag", ["<div>", "<b>", "<span><div></span>", "<x-y a='>'>", '<i a="<!--">', "<ul><li>"])
def test_deep_nesting_is_refused_quickly(tag: str) -> None:
    before = time.perf_counter()
    assert "too deep" in reason("a.html", page(tag * 100_000 + ARTICLE))
    assert time.perf_counter() - before < 5


def test_limits_on_size_and_tags() -> None:
    assert "too many" in reason("a.html", page("<br>" * 300_000 + ARTICLE))
    assert "too large" in reason("a.html", page("x" * 2000), IngestPolicy(max_html_bytes=1000))
    assert "too long" in reason("a.html", page(ARTICLE), IngestPolicy(max_text_chars=50))


@pytest.mark.parametrize(
    ("markup", "depth"),
    [
        ("<p>a<p>b<p>c", 1),
        ("<ul><li>a<li>b</ul>", 2),
        ("<table><tr><td>a<td>b<tr><td>c</table>", 3),
        ("<div><span>a</div><div></div>", 2),
        ("<!-- <b><b><b> --><i>x</i>", 1),
        ("<script>'<b><b><b>'</script><i>x</i>", 1),
        ("<br><img><hr>", 0),
        ("<a href='x>y'><b>z</b></a>", 2),
        ("</b></b><b>x", 1),
    ],
)
def test_depth_is_counted_as_parsers_build_it(markup: str, depth: int) -> None:
    assert measure(markup, 1000, 1000).depth == depth


@pytest.mark.parametrize(
    "evil", ["<!--", "<script>", '<a b="', "<a b='", "</b>", "<b></b>", "<", "<a =", "<div></span>", "<!x"]
)
def test_measuring_is_linear(evil: str) -> None:
    def seconds(n: int) -> float:
        before = time.perf_counter()
        measure(evil * n, 10**9, 10**9)
        return time.perf_counter() - before

    small = min(seconds(10_000) for _ in range(3))
    large = min(seconds(80_000) for _ in range(2))
    assert large < 30 * small + 0.05
