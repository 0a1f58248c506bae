"""Invented web pages: a report in one of many layouts, with menus, teasers, comments, scripts; its main text is known.

In: a report. Out: HTML, and the paragraphs that a reader of the page would call its text.
"""

from __future__ import annotations

import html
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from evaluation.synthetic.write import Written

from .invented import background, invented_name


@dataclass(frozen=True, slots=True, kw_only=True)
class WebPage:
    """A page and what is true of it."""

    address: str
    html: str
    layout: str
    text: tuple[str, ...]
    """Its paragraphs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """What a layout is made from."""

    report: Written
    paragraphs: Sequence[str]
    """Escaped."""
    chance: Random

    def teasers(self, n: int) -> list[str]:
        """Headlines and first lines of other reports."""
        return [html.escape(background(self.chance, 12)[0]) for _ in range(n)]

    def links(self, n: int) -> str:
        """A menu."""
        names = (invented_name(self.chance) for _ in range(n))
        return "".join(f'<li class="menu-item"><a href="/{x.lower()}">{x}</a></li>' for x in names)


def page_of(report: Written, *, size: int = 0, layout: str | None = None) -> WebPage:
    """The report as a page of at least `size` bytes. Layout None: the outlet's own."""
    chance = Random(f"page {report.id}")
    name = layout or sorted(LAYOUTS)[Random(report.outlet).randrange(len(LAYOUTS))]
    paragraphs = tuple(p.strip() for p in report.text.split("\n") if p.strip())
    sheet = _Sheet(report=report, paragraphs=[html.escape(p) for p in paragraphs], chance=chance)
    body = LAYOUTS[name](sheet)
    markup = _document(sheet, name, body, size)
    host = report.outlet.lower().replace(" ", "-")
    return WebPage(address=f"https://{host}.example/{report.id}", html=markup, layout=name, text=paragraphs)


def _document(s: _Sheet, name: str, body: str, size: int) -> str:
    r = s.report
    data = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": r.title,
            "datePublished": f"{r.published}T08:00:00Z", "publisher": {"@type": "Organization", "name": r.outlet}}  # fmt: skip
    meta = (
        f'<script type="application/ld+json">{json.dumps(data)}</script>'
        if s.chance.random() < 0.7
        else f'<meta property="og:title" content="{html.escape(r.title)}"><meta property="og:site_name" content='
        f'"{html.escape(r.outlet)}"><meta property="article:published_time" content="{r.published}T08:00:00Z">'
    )
    head = f'<meta charset="utf-8"><title>{html.escape(r.title)} | {html.escape(r.outlet)}</title>{meta}'
    page = f"{_nav(s)}{body}{_related(s)}{_footer(s)}"
    stuffing = _stuffing(s, max(0, size - len(head) - len(page)))
    return f'<!DOCTYPE html><html lang="en"><head>{head}{stuffing[0]}</head><body class="{name}">{page}{stuffing[1]}</body></html>'


def _nav(s: _Sheet) -> str:
    return f'<header class="site-header"><nav><ul>{s.links(24)}</ul></nav><div class="cookie-banner"><p>We and our partners store data on your device to show advertisements that fit you. You may refuse.</p><button>Accept</button></div></header>'


def _related(s: _Sheet) -> str:
    cards = "".join(
        f'<div class="card"><a href="#"><h3>{t.split(",")[0][:70]}</h3></a><p>{t[:140]}</p></div>' for t in s.teasers(6)
    )
    return f'<section class="related-stories"><h2>More from {html.escape(s.report.outlet)}</h2>{cards}</section>'


def _footer(s: _Sheet) -> str:
    return f"<footer><ul>{s.links(16)}</ul><p>Copyright {html.escape(s.report.outlet)}. All rights reserved. Terms of use and privacy notice apply.</p></footer>"


def _stuffing(s: _Sheet, size: int) -> tuple[str, str]:
    """Style, state and drawings: what most bytes of news pages are; a third of it is markup."""
    if not size:
        return "", ""
    style = "".join(f".c{i}{{margin:{i}px;padding:{i % 7}em}}" for i in range(size // 5 // 26))
    state = json.dumps([{"id": i, "slug": f"s-{i}", "w": s.chance.randrange(999)} for i in range(size * 2 // 5 // 36)])
    cell = (
        '<div class="ad-slot c{0}"><span class="icon"><svg viewBox="0 0 9 9"><path d="M0 {0}h9v9z"/></svg></span></div>'
    )
    cells = "".join(cell.format(i) for i in range(size * 2 // 5 // 112))
    return f"<style>{style}</style>", f"<script>window.__STATE__={state}</script><div class='ads'>{cells}</div>"


def _p(paragraphs: Sequence[str]) -> str:
    return "".join(f"<p>{p}</p>" for p in paragraphs)


def _semantic(s: _Sheet) -> str:
    return f'<main><article><h1>{html.escape(s.report.title)}</h1><div class="byline">By a reporter</div>{_p(s.paragraphs)}</article></main>'


def _plain_divs(s: _Sheet) -> str:
    paragraphs = "".join(f'<div class="para">{p}</div>' for p in s.paragraphs)
    return f'<div id="wrap"><div class="col-main"><h1>{html.escape(s.report.title)}</h1><div class="story-body">{paragraphs}</div></div></div>'


def _breaks(s: _Sheet) -> str:
    return f'<div id="content"><h1>{html.escape(s.report.title)}</h1><div class="text">{"<br><br>".join(s.paragraphs)}</div></div>'


def _table(s: _Sheet) -> str:
    return f'<table width="960"><tr><td width="160"><ul>{s.links(12)}</ul></td><td class="body"><h2>{html.escape(s.report.title)}</h2>{_p(s.paragraphs)}</td><td width="200">{_p(s.teasers(3))}</td></tr></table>'


def _interrupted(s: _Sheet) -> str:
    box = '<aside class="newsletter-signup"><h4>Get the morning letter</h4><p>Sign up for our daily letter and never miss a story again.</p></aside>'
    also = f'<div class="inline-related"><strong>Read also:</strong> <a href="#">{s.teasers(1)[0][:80]}</a></div>'
    parts = [f"<p>{p}</p>" + (box if i == 1 else also if i == 3 else "") for i, p in enumerate(s.paragraphs)]
    return f'<main><article class="article"><header><h1>{html.escape(s.report.title)}</h1></header><div class="article__content">{"".join(parts)}</div></article></main>'


def _comments(s: _Sheet) -> str:
    rows = "".join(f'<li class="comment"><b>{invented_name(s.chance)}</b><p>{t}</p></li>' for t in s.teasers(8))
    return f'{_semantic(s)}<section id="comments" class="comments"><h2>Comments</h2><ol>{rows}</ol></section>'


def _captions(s: _Sheet) -> str:
    figure = '<figure><img src="/a.jpg" alt="A view"><figcaption>Photograph: the press pool, file picture</figcaption></figure>'
    share = '<div class="share-tools"><a href="#">Share</a><a href="#">Mail</a><a href="#">Print</a></div>'
    return f'<div class="page"><h1>{html.escape(s.report.title)}</h1>{share}{figure}<div class="entry-content">{_p(s.paragraphs)}{share}</div></div>'


def _wrapped(s: _Sheet) -> str:
    parts = "".join(
        f'<div data-component="text-block" class="ssrcss-{i}"><p class="x{i % 3}">{p}</p></div>'
        for i, p in enumerate(s.paragraphs)
    )
    return f'<main id="main-content"><div><div data-component="headline-block"><h1>{html.escape(s.report.title)}</h1></div>{parts}</div></main>'


def _sidebar(s: _Sheet) -> str:
    return f'<div class="row"><div class="col-8"><div class="post"><h1>{html.escape(s.report.title)}</h1>{_p(s.paragraphs)}</div></div><div class="col-4 sidebar"><h3>Most read</h3>{_p(s.teasers(8))}</div></div>'


def _sections(s: _Sheet) -> str:
    half = max(1, len(s.paragraphs) // 2)
    return f'<div class="content-area"><section class="intro">{_p(s.paragraphs[:half])}</section><div class="advert">Advertisement</div><section class="rest">{_p(s.paragraphs[half:])}</section></div>'


def _linked(s: _Sheet) -> str:
    """Words in the text are links, paragraphs have bold leads."""
    made = []
    for p in s.paragraphs:
        words = p.split(" ")
        if len(words) > 6:
            words[2] = f'<a href="/topic">{words[2]}</a>'
            words[0] = f"<strong>{words[0]}</strong>"
        made.append(" ".join(words))
    return f'<article itemscope><h1>{html.escape(s.report.title)}</h1><div itemprop="articleBody">{_p(made)}</div><div class="tags"><a href="#">Local</a> <a href="#">News</a></div></article>'


LAYOUTS: dict[str, Callable[[_Sheet], str]] = {
    "semantic": _semantic,
    "plain-divs": _plain_divs,
    "breaks": _breaks,
    "table": _table,
    "interrupted": _interrupted,
    "comments": _comments,
    "captions": _captions,
    "wrapped": _wrapped,
    "sidebar": _sidebar,
    "sections": _sections,
    "linked": _linked,
}
"""Name → how the body is put together."""
