"""Case 10, HTML: depth, number, size, NULs, encodings that lie. At most 10 s and 1 GB; a text or a reason, no crash.

The child process is killed at the limits, so what is tested is that there is an answer for each page, and another page
behind it is read as ever.
"""

import pytest

from hearsay.sandbox import Sandbox
from tests.ingest.make import FERRY, page

from .taken import take

pytestmark = pytest.mark.hostile
ARTICLE = f"<article><p>{FERRY}</p></article>"
LD = '<script type="application/ld+json">{}</script>'
MIXED = page(f"<article><p>“{FERRY}”</p></article>").encode()
PAGES = {
    "nested tags": page("<div>" * 100_000 + FERRY),
    "nested tags just allowed": page("<div>" * 500 + ARTICLE),
    "nested inline tags just allowed": page("<b><i>" * 250 + FERRY),
    "unclosed paragraphs and tags": page("<p><b>said " * 60_000),
    "links": page("<a href=/x>x</a>" * 100_000 + ARTICLE),
    "links never closed": page("<a href=/x>x" * 100_000 + ARTICLE),
    "paragraphs": page("<article>" + f"<p>{FERRY}</p>" * 50_000 + "</article>"),
    "short paragraphs": page("<article>" + "<p>It sank.</p>" * 190_000 + "</article>"),
    "blockquotes": page("<blockquote><p>— A (@a)</p></blockquote>" * 90_000 + ARTICLE),
    "colspan": page("<table><tr><td colspan=9000000000000000 rowspan=9000000000000000>x</table>" + ARTICLE),
    "table": page("<table>" + "<tr><td>x<td>y" * 60_000 + "</table>" + ARTICLE),
    "one line": page("<article><p>" + "The ferry sank, police said. " * 340_000 + "</article>"),
    "one word": page("<article><p>" + "a" * 9_000_000 + "</article>"),
    "one attribute": page(f"<p title='{'a ' * 4_000_000}'>" + ARTICLE),
    "attributes": page("<p " + " ".join(f"a{i}=1" for i in range(300_000)) + ">" + ARTICLE),
    "comments": page("<!-- x -->" * 190_000 + ARTICLE),
    "comment never closed": page("<!--" * 100_000 + ARTICLE),
    "open brackets": page("<" * 3_000_000 + ARTICLE),
    "bad references": page("&#x110000;&#0;&#xd800;&bogus;&" * 100_000 + ARTICLE),
    "nested JSON": page(ARTICLE, LD.format("[" * 100_000)),
    "much JSON": page(ARTICLE, LD.format('{"@type": "NewsArticle", "author": [' + "{}," * 900_000 + "{}]}")),
    "endless number": page(ARTICLE, LD.format('{"@type": "NewsArticle", "datePublished": ' + "9" * 1_000_000 + "}")),
    "updates": page(
        "",
        LD.format(
            '{"@type": "LiveBlogPosting", "liveBlogUpdate": ['
            + '{"articleBody": "<p>It sank</p> <b>at dawn</b>."},' * 20_000
            + '{"articleBody": "It sank."}]}'
        ),
    ),
    "metas": page(ARTICLE, '<meta property="article:published_time" content="99999-99-99">' * 100_000),
    "dates": page(ARTICLE + "<p class=date>2031-05-03 </p>" * 60_000),
    "NULs": MIXED.replace(b"a", b"a\0"),
    "few NULs": MIXED.replace(b"ferry", b"fer\0ry"),
    "mixed encodings": MIXED + "“é”".encode("cp1252") + "“é”".encode("utf-16"),
    "lying charset": page(ARTICLE, "<meta charset=utf-16>").encode(),
    "charset that is code": page(ARTICLE, "<meta charset=zlib_codec>").encode() + b"\xff",
    "charset of idna": page(ARTICLE, "<meta charset=idna>").encode() + b"\xff",
    "utf-16 without mark": page(ARTICLE).encode("utf-16-le"),
    "surrogates": page(f"<article><p>\ud800{FERRY}\udfff</p></article>"),
    "an XML page": "<?xml version='1.0' encoding='utf-16'?><!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
    + page(ARTICLE + "&x;"),
}


@pytest.mark.parametrize("name", PAGES)
def test_there_is_an_answer_within_ten_seconds(sandbox: Sandbox, name: str) -> None:
    taken = take(sandbox, "a.html", PAGES[name])
    assert taken.seconds < 14  # ten for the page, the rest for a new process and a busy machine
    assert len(taken.reports) + len(taken.reasons) == 1
    assert "root:" not in "".join(r.text for r in taken.reports)
    assert take(sandbox, "b.html", page(ARTICLE)).text == FERRY


@pytest.mark.parametrize(
    "name",
    ["nested tags just allowed", "paragraphs", "colspan", "few NULs", "lying charset", "nested JSON", "endless number"],
)
def test_what_is_only_odd_keeps_its_text(sandbox: Sandbox, name: str) -> None:
    taken = take(sandbox, "a.html", PAGES[name])
    assert "Its spokesman, Tom Rudd, told reporters" in taken.text


def test_depth_and_number_are_refused_before_parsing(sandbox: Sandbox) -> None:
    for name in ("nested tags", "unclosed paragraphs and tags"):
        taken = take(sandbox, "a.html", PAGES[name])
        assert "nested over 512 deep" in taken.reason
        assert taken.seconds < 3
    assert "over 200000 tags" in take(sandbox, "a.html", page("<p>x" * 200_001)).reason
    assert "too large" in take(sandbox, "a.html", page("x" * 10_000_001)).reason
