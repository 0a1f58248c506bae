"""The graph that moves: by keyboard, under the strict policy, and the same without scripts."""

from playwright.sync_api import expect

from .conftest import Opened, Seen
from .test_journeys import open_story, press, tab_to


def test_parties_are_walked_through_by_keyboard_and_a_line_leads_to_its_words(seen: Seen) -> None:
    page = seen.go("/")
    open_story(page)
    tab_to(page, "Explore it")
    press(page, "Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Who cites whom")
    tab_to(page, "Graph of who cites whom")
    chosen = page.locator("#chosen")
    press(page, "ArrowRight")
    expect(chosen.get_by_role("heading")).to_contain_text("Orva Daily")
    press(page, "ArrowRight")
    expect(chosen.get_by_role("heading")).not_to_contain_text("Orva Daily")
    press(page, "Escape", "+", "-", "0")
    expect(chosen).to_contain_text("Arrow keys go from party to party")
    page.get_by_label("Party").select_option(label="Teleg")
    expect(chosen.get_by_role("link", name="Teleg has it from Cora Vale")).to_be_visible()
    chosen.get_by_role("link", name="Kerra Post has it from Teleg").focus()
    press(page, "Enter")
    expect(page.locator("#here")).to_have_text("Teleg")
    seen.is_clean()


def test_only_lines_of_a_claim_or_kind_are_shown(seen: Seen) -> None:
    page = seen.go("/")
    open_story(page)
    seen.go(f"{page.url.removeprefix(seen.url)}/graph")
    graph, chosen = page.locator("#graph"), page.locator("#chosen")
    page.get_by_label("Only").select_option("denies")
    graph.focus()
    press(page, "ArrowRight", "ArrowRight")
    expect(chosen).to_contain_text("has a denial from Bo Lind")
    expect(chosen.locator("li")).to_have_count(1)
    seen.is_clean()


def test_without_scripts_the_drawing_and_the_list_are_there(opened: Opened) -> None:
    seen = opened(java_script_enabled=False)
    page = seen.go("/")
    story = str(page.locator("h3 a").first.get_attribute("href"))
    seen.go(f"{story}/graph")
    expect(page.locator("svg.graph")).to_be_visible()
    expect(page.locator("#graph")).to_be_hidden()
    expect(page.locator(".lines li").first).to_be_visible()
    seen.is_clean()
