"""Beyond this computer: the token opens the page once, forms work without encryption, other sites can send none."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from hearsay.store.db import Store
from tests.serve.running import running
from tests.serve.stock import Clock

from .conftest import NAME, Seen, watch

TOKEN = "harbour-wall"  # invented


@pytest.fixture
def afar(browser: Browser, stocked: Path, tmp_path: Path) -> Iterator[Seen]:
    """The page under a name that is not this computer's."""
    place, clock = tmp_path / "page.hearsay", Clock()
    shutil.copy(stocked, place)
    with running(place, clock, name=NAME, token=TOKEN) as url:
        context = browser.new_context()
        yield watch(context, url, place, clock)
        context.close()


def test_without_the_token_nothing_is_shown_and_the_form_takes_it(afar: Seen) -> None:
    page = afar.go("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("This page needs its token.")
    assert "Orva" not in page.content()
    page.get_by_label("Token").fill(TOKEN)
    page.keyboard.press("Enter")
    expect(page.locator("h3").first).to_have_text("Boats sink at Orva")
    assert TOKEN not in page.url


def test_decisions_are_taken_where_browsers_do_not_tell_the_site(afar: Seen) -> None:
    page = afar.go(f"/?token={TOKEN}")
    page.locator("h3 a").first.click()
    page.locator("#brief .words a").first.click()
    page.locator("#confirm-why").fill("read all")
    page.get_by_role("button", name="Confirm").click()
    expect(page.locator(".done")).to_contain_text("Kept.")
    afar.is_clean()


def test_a_form_of_another_site_is_refused(afar: Seen) -> None:
    page = afar.go(f"/?token={TOKEN}")
    story = str(page.locator("h3 a").first.get_attribute("href"))
    page.goto("about:blank")
    action = f"{afar.url}{story}/decide/confirm"
    page.set_content(f"<form method=post action='{action}'><input name=why value=x><button>go</button></form>")
    page.get_by_role("button").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Another site asked for this.")
    with Store.open(afar.store, read_only=True) as store:
        assert store.rulings.all() == []
