"""What an editor does all day, by keyboard alone."""

import pytest
from playwright.sync_api import Page, expect

from tests.serve.stock import NOW, put, report

from .conftest import Opened, Seen

BROKE = "the harbour wall broke in two places"
CLINIC = "nine people came to the clinic of Orva"


def press(page: Page, *keys: str) -> None:
    for k in keys:
        page.wait_for_load_state()
        page.keyboard.press(k)


def tab_to(page: Page, name: str, most: int = 120) -> None:
    """Go with Tab until what is focused bears this name."""
    for _ in range(most):
        page.keyboard.press("Tab")
        told = page.evaluate(
            "e => { const a = document.activeElement;"
            " return a.getAttribute('aria-label') || (a.labels && a.labels[0] && a.labels[0].innerText)"
            " || a.innerText || ''; }"
        )
        if told.strip().startswith(name):
            return
    raise AssertionError(f"Tab never came to {name}")


def open_story(page: Page) -> None:
    press(page, "j", "Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Boats sink at Orva")


def open_claim(page: Page, words: str) -> None:
    page.get_by_role("link", name=words, exact=True).first.focus()
    press(page, "Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(words)


def decide(page: Page, button: str) -> None:
    """Fill in the reason before a button, and press it."""
    form = page.locator("form", has=page.get_by_role("button", name=button, exact=True))
    form.get_by_label("Why").focus()
    page.keyboard.type("read both")
    press(page, "Enter")
    expect(page.locator(".done")).to_contain_text("Kept.")


def test_open_a_story_and_follow_a_chain_to_the_words_and_back(seen: Seen) -> None:
    page = seen.go("/")
    open_story(page)
    open_claim(page, "four boats sank near the lighthouse")
    tab_to(page, "Teleg has it from Cora Vale")
    press(page, "Enter")
    here = page.locator("#here")
    expect(here).to_have_text("Cora Vale")
    expect(here).to_be_in_viewport()
    tab_to(page, "to claim")
    press(page, "Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("four boats sank near the lighthouse")
    seen.is_clean()


def test_merge_two_claims(seen: Seen) -> None:
    page = seen.go("/")
    open_story(page)
    open_claim(page, BROKE)
    page.get_by_label("Other claim").focus()
    page.keyboard.type("4 nine")
    decide(page, "Merge")
    expect(page.locator(".mention")).to_have_count(4)
    seen.is_clean()


def test_split_a_claim(seen: Seen) -> None:
    page = seen.go("/")
    open_story(page)
    open_claim(page, BROKE)
    tab_to(page, "Take out: Sound FM")
    press(page, "Space")
    decide(page, "Split")
    expect(page.locator(".mention")).to_have_count(2)
    seen.is_clean()


def test_correct_a_speaker_and_undo_it(seen: Seen) -> None:
    page = seen.go("/")
    open_story(page)
    open_claim(page, CLINIC)
    tab_to(page, "Correct this reading")
    press(page, "Enter")
    page.get_by_label("On whom the words rest").focus()
    press(page, "Control+a")
    page.keyboard.type("Ida Sorn")
    decide(page, "Correct")
    expect(page.locator(".graph")).to_contain_text("Ida Sorn")
    press(page, "g", "s")
    page.wait_for_url(seen.url + "/")
    open_story(page)
    undo = page.locator("form", has=page.get_by_role("button", name="Undo"))
    undo.get_by_label("Why it is taken back").focus()
    page.keyboard.type("it was the nurse")
    press(page, "Enter")
    expect(page.locator(".done")).to_contain_text("taken back")
    open_claim(page, CLINIC)
    expect(page.locator(".graph")).to_contain_text("a nurse")
    seen.is_clean()


def test_search(seen: Seen) -> None:
    page = seen.go("/")
    press(page, "/")
    page.keyboard.type("lighthouse")
    press(page, "Enter")
    expect(page.locator(".hits li")).to_have_count(1)
    press(page, "j", "Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("four boats sank near the lighthouse")
    seen.is_clean()


def test_a_change_arrives_while_the_page_is_open(seen: Seen) -> None:
    page = seen.go("/")
    told = (
        "Orva Daily",
        4,
        "Crane falls at Orva",
        "Eva Holt said a crane fell on the harbour wall at Orva. Boats sank.",
    )
    put(seen.store, [report("crane", told)], NOW)
    banner = page.locator("#live")
    expect(banner).to_contain_text("arrived since this page was made", timeout=15_000)
    page.locator("#live a").focus()
    press(page, "Enter")
    expect(page.locator("main")).to_contain_text("a crane fell")
    seen.is_clean()


def test_j_and_k_walk_and_keys_leave_typing_alone(seen: Seen) -> None:
    page = seen.go("/")
    press(page, "j", "j", "k")
    focused = "document.activeElement.innerText"
    assert page.evaluate(focused) == "Boats sink at Orva"
    press(page, "/")
    page.keyboard.type("gs jk?")
    assert page.url == seen.url + "/"
    assert page.locator("#find").input_value() == "gs jk?"
    press(page, "Escape", "?")
    expect(page.get_by_role("heading", level=1)).to_have_text("Keys and signs")


def test_the_first_tab_skips_to_the_page(seen: Seen) -> None:
    page = seen.go("/")
    press(page, "Tab")
    expect(page.locator(".skip")).to_be_in_viewport()
    press(page, "Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_everything_can_be_read_and_decided_without_scripts(opened: Opened) -> None:
    seen = opened(java_script_enabled=False)
    page = seen.go("/")
    page.get_by_role("link", name="Boats sink at Orva").first.click()
    page.get_by_role("link", name=BROKE, exact=True).first.click()
    page.locator("blockquote a").first.click()
    expect(page.locator("#here")).to_be_in_viewport()
    page.go_back()
    page.locator("#confirm-why").fill("read all")
    page.get_by_role("button", name="Confirm").click()
    expect(page.locator(".done")).to_contain_text("Kept.")
    seen.is_clean()


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_no_page_is_wider_than_the_window(opened: Opened, width: int) -> None:
    seen = opened(viewport={"width": width, "height": 800})
    page = seen.go("/")
    story = page.locator("h3 a").first.get_attribute("href")
    seen.go(str(story))
    claim = page.locator("#brief .words a").first.get_attribute("href")
    told = page.locator("#reports a[href*='/reports/']").first.get_attribute("href")
    for path in ("/", story, claim, told, "/changes", "/checks", "/sources", "/search?q=wall", "/decisions"):
        seen.go(str(path))
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert over <= 0, path
