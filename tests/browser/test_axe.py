"""axe-core finds nothing wrong: every page, light and dark, wide and narrow; and the brief that is one file."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from hearsay.render.html import html
from hearsay.render.view import view
from tests.factory import bridge, brief, claim, mention, reading, report, story, told, weighed
from tests.serve.stock import Clock

from .conftest import Opened, watch

PAGES = ("/", "/changes", "/checks", "/sources", "/search", "/search?q=wall", "/search?q=%22", "/decisions")
SAID = "the gate of the old harbour at Orva was left open on Friday night by the watch"
MORE = ("/static/keys.html", "/nothing")


def violations(page: object) -> list[str]:
    found = Axe().run(page)  # type: ignore[arg-type]
    return [f"{v['id']}: {v['nodes'][0]['html']}" for v in found.response["violations"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_no_page_has_a_violation(opened: Opened, scheme: str, width: int) -> None:
    seen = opened(color_scheme=scheme, viewport={"width": width, "height": 800})
    page = seen.go("/")
    story = str(page.locator("h3 a").first.get_attribute("href"))
    seen.go(story)
    page.locator("summary:visible").first.click()
    claim = str(page.locator("#brief .words a").last.get_attribute("href"))
    report = str(page.locator("#reports a[href*='/reports/']").first.get_attribute("href"))
    seen.go(report)
    attribution = str(page.locator(".correct").first.get_attribute("href"))
    for path in (*PAGES, *MORE, story, f"{story}/graph", claim, report, attribution, "/sources?name=Ana Ruiz"):
        seen.go(path)
        assert violations(page) == [], path


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_brief_as_one_file_opens_from_disk_without_network(browser: Browser, tmp_path: Path, scheme: str) -> None:
    made = bridge()
    place = tmp_path / "brief.html"
    place.write_text(html(view(made), [r.report for r in made.story.readings]), encoding="utf-8")
    context = browser.new_context(color_scheme=scheme, offline=True)  # type: ignore[arg-type]
    try:
        seen = watch(context, place.as_uri(), place, Clock())
        seen.go("")
        assert violations(seen.page) == []
        seen.is_clean()
        assert len(seen.page.pdf(format="A4")) > 10_000
    finally:
        context.close()


@pytest.mark.parametrize("outlets", [4, 12])
def test_the_table_of_a_brief_is_printed_whole(browser: Browser, tmp_path: Path, outlets: int) -> None:
    reports = [report(f"r{n}", f"Ana Ruiz said {SAID}.", f"Northern Correspondent {n}") for n in range(outlets)]
    rows = [told(r, SAID, "person:Ana Ruiz") for r in reports]
    one = claim("c1", *map(mention, rows))
    made = brief(story(*(reading(r, x) for r, x in zip(reports, rows, strict=True)), claims=[one]), weighed(one, 1, 1))
    place = tmp_path / "brief.html"
    place.write_text(html(view(made), reports), encoding="utf-8")
    context = browser.new_context(viewport={"width": 688, "height": 1000})  # A4 within its margins, at 96 dots an inch
    try:
        page = context.new_page()
        page.emulate_media(media="print")
        page.goto(place.as_uri())
        assert page.locator(".glance thead th").count() == 3 + min(outlets, 12)
        right = "Math.max(...[...document.querySelectorAll('{}')].map(e => e.getBoundingClientRect().right))"
        assert page.evaluate(right.format(".glance th")) <= page.evaluate(right.format(".scroll"))
    finally:
        context.close()
